// SPDX-License-Identifier: MIT
// Pieces of work on several threads, their results in the order in which the pieces were taken.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace chuan {

/// Each thread has a worker of its own, which takes a piece, works on it, and takes the next. No worker runs further
/// ahead of the results that were handed out than `most_ahead` pieces, so memory stays within those.
class OrderedPool {
 public:
  using Result = std::shared_ptr<void>;

  class Worker {
   public:
    virtual ~Worker() = default;
    /// Takes the next piece; false: there is none. One worker at a time is asked.
    virtual bool take() = 0;
    /// The result of the piece that was taken.
    virtual Result work() = 0;
  };

  /// `make` is called once on each thread.
  OrderedPool(std::size_t threads, std::size_t most_ahead, std::function<std::unique_ptr<Worker>()> make);
  /// Begins no further piece, and waits for those that were begun.
  ~OrderedPool();
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  /// The result of the next piece; null after the last. Throws what the worker threw. The result before it counts as
  /// done with.
  Result next();

 private:
  struct Outcome {
    Result result;
    std::exception_ptr error;
  };

  void run(const std::function<std::unique_ptr<Worker>()>& make);
  /// True with the number of the piece that `worker` took.
  bool take(Worker& worker, std::size_t& number);
  void hand_in(std::size_t number, Outcome outcome);
  void end();

  std::size_t most_ahead_;
  std::mutex taking_;      // guards begun_
  std::size_t begun_ = 0;  // pieces
  std::mutex handing_;     // guards what follows
  std::condition_variable changed_;
  bool is_over_ = false;  // no further piece is begun
  std::map<std::size_t, Outcome> done_;
  std::size_t handed_out_ = 0;
  std::size_t at_work_;  // threads
  bool is_one_out_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace chuan
