// SPDX-License-Identifier: MIT
// One lock for taking pieces, one for handing results over.
#include "population/ordered_pool.hpp"

#include <utility>

namespace chuan {

OrderedPool::OrderedPool(std::size_t threads, std::size_t most_ahead, std::function<std::unique_ptr<Worker>()> make)
    : most_ahead_(most_ahead), at_work_(threads) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, make] { run(make); });
}

OrderedPool::~OrderedPool() { end(); }

void OrderedPool::end() {
  {
    const std::scoped_lock lock(handing_);
    is_over_ = true;
  }
  changed_.notify_all();
  threads_.clear();
}

bool OrderedPool::take(Worker& worker, std::size_t& number) {
  const std::scoped_lock lock(taking_);
  {
    const std::scoped_lock handing(handing_);
    if (is_over_) return false;
  }
  if (!worker.take()) {
    const std::scoped_lock handing(handing_);
    is_over_ = true;
    return false;
  }
  number = begun_++;
  return true;
}

void OrderedPool::hand_in(std::size_t number, Outcome outcome) {
  std::unique_lock lock(handing_);
  done_.emplace(number, std::move(outcome));
  changed_.notify_all();
  changed_.wait(lock, [&] { return is_over_ || number < handed_out_ + most_ahead_; });
}

void OrderedPool::run(const std::function<std::unique_ptr<Worker>()>& make) {
  try {
    const std::unique_ptr<Worker> worker = make();
    for (std::size_t number = 0; take(*worker, number);) {
      Outcome outcome;
      try {
        outcome.result = worker->work();
      } catch (...) {
        outcome.error = std::current_exception();
      }
      hand_in(number, std::move(outcome));
    }
  } catch (...) {  // no worker, or no piece: told in the place of the next one
    std::size_t number = 0;
    {
      const std::scoped_lock lock(taking_);
      number = begun_++;
    }
    const std::scoped_lock lock(handing_);
    is_over_ = true;
    done_.emplace(number, Outcome{nullptr, std::current_exception()});
  }
  const std::scoped_lock lock(handing_);
  --at_work_;
  changed_.notify_all();
}

OrderedPool::Result OrderedPool::next() {
  std::unique_lock lock(handing_);
  if (std::exchange(is_one_out_, false)) {
    ++handed_out_;
    changed_.notify_all();
  }
  const auto found = [&] { return done_.find(handed_out_); };
  changed_.wait(lock, [&] { return found() != done_.end() || at_work_ == 0; });
  if (found() == done_.end()) return nullptr;
  Outcome outcome = std::move(found()->second);
  done_.erase(handed_out_);
  is_one_out_ = true;
  if (outcome.error) std::rethrow_exception(outcome.error);
  return std::move(outcome.result);
}

}  // namespace chuan
