// SPDX-License-Identifier: MIT
// Pieces of a population on all cores, their results in order.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "load/files.hpp"
#include "population/lines.hpp"

namespace chuan {

/// A line on a terminal: how many schools so far, and how quickly.
class Progress {
 public:
  ~Progress() { clear(); }
  void show(std::size_t schools);
  void clear();

 private:
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool is_shown_ = false;
};

/// Asks the run to end after what has begun, on Ctrl-C or when told to end, while it lives.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  static bool is_asked();

 private:
  static constexpr std::array signals{SIGINT, SIGTERM};
  std::array<struct sigaction, signals.size()> before_;
};

/// Cores that this process may run on; at least 1.
std::size_t usable_cores();

/// Why a run ended before its end; empty: it did not.
struct Stopped {
  std::string reason;
  bool is_asked = false;  ///< by the user
};

/// Calls `work(worker, piece)` on all cores, a worker on one thread, and `write(result)` with the results in the order
/// of the pieces; `write` gives false to end. Each worker reads its own pieces, one at a time; none runs further ahead
/// of what is written than a few pieces, so memory stays within those.
template <class Worker, class Make, class Work, class Write>
Stopped each_piece(PopulationLines& lines, Make make_worker, Work work, Write write) {
  using Worked = decltype(work(std::declval<Worker&>(), std::declval<const PopulationPiece&>()));
  struct Shared {
    std::mutex reading;     // guards lines, begun, is_read, stopped
    std::size_t begun = 0;  // pieces read
    std::atomic<bool> is_read = false;
    Stopped stopped;
    std::mutex handing;  // guards what follows
    std::condition_variable changed;
    std::map<std::size_t, std::variant<Worked, std::exception_ptr>> done;  // by piece
    std::size_t written = 0;
    std::size_t at_work = 0;  // threads
  } shared;
  const Interruption interruption;
  const std::size_t threads = usable_cores();
  const std::size_t most_ahead = threads + 2;

  // True with the next piece in `piece`.
  const auto read = [&](PopulationPiece& piece, std::size_t& number) {
    const std::scoped_lock lock(shared.reading);
    if (shared.is_read) return false;
    piece.lines.clear();
    if (Interruption::is_asked()) {
      shared.stopped = {"dừng giữa chừng theo yêu cầu", true};
    } else {
      try {
        lines.next(piece);
      } catch (const Unreadable& unreadable) {
        shared.stopped.reason = unreadable.what();
      }
    }
    if (piece.lines.empty()) shared.is_read = true;
    number = shared.begun;
    shared.begun += !piece.lines.empty();
    return !piece.lines.empty();
  };
  const auto run = [&] {
    const std::unique_ptr<Worker> worker = make_worker();
    PopulationPiece piece;
    for (std::size_t number = 0; read(piece, number);) {
      std::variant<Worked, std::exception_ptr> result;
      try {
        result = work(*worker, std::as_const(piece));
      } catch (...) {
        result = std::current_exception();
      }
      std::unique_lock lock(shared.handing);
      shared.done.emplace(number, std::move(result));
      shared.changed.notify_all();
      shared.changed.wait(lock, [&] { return shared.is_read || number < shared.written + most_ahead; });
    }
    const std::scoped_lock lock(shared.handing);
    --shared.at_work;
    shared.changed.notify_all();
  };

  std::vector<std::jthread> pool;
  shared.at_work = threads;
  for (std::size_t i = 0; i < threads; ++i) pool.emplace_back(run);
  const auto end = [&] {  // no further piece is begun
    {
      const std::scoped_lock lock(shared.reading, shared.handing);
      shared.is_read = true;
    }
    shared.changed.notify_all();
    pool.clear();
  };
  std::unique_lock lock(shared.handing);
  while (true) {
    const auto next = [&] { return shared.done.find(shared.written); };
    shared.changed.wait(lock, [&] { return next() != shared.done.end() || shared.at_work == 0; });
    if (next() == shared.done.end()) break;
    const auto result = std::move(next()->second);
    shared.done.erase(shared.written);
    lock.unlock();
    try {
      if (std::holds_alternative<std::exception_ptr>(result)) std::rethrow_exception(std::get<1>(result));
      if (!write(std::get<0>(result))) {
        end();
        return shared.stopped;
      }
    } catch (...) {
      end();
      throw;
    }
    lock.lock();
    ++shared.written;
    shared.changed.notify_all();
  }
  lock.unlock();
  pool.clear();
  return shared.stopped;
}

}  // namespace chuan
