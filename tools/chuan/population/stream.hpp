// SPDX-License-Identifier: MIT
// Pieces of a population on all cores, their results in order.
#pragma once

#include <array>
#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <utility>

#include "load/files.hpp"
#include "population/lines.hpp"
#include "population/ordered_pool.hpp"

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

/// Takes pieces of a population one after the other, until it ends, cannot be read, or the user asks to stop. Workers
/// share it; one at a time takes.
class Pieces {
 public:
  explicit Pieces(PopulationLines& lines) : lines_(lines) {}
  /// False: there is none.
  bool take(PopulationPiece& piece);
  const Stopped& stopped() const { return stopped_; }

 private:
  PopulationLines& lines_;
  Stopped stopped_;
};

/// Calls `work(worker, piece)` on all cores, a worker of `make_worker` on one thread, and `write(result)` with the
/// results in the order of the pieces; `write` gives false to end.
template <class Assessor, class Make, class Work, class Write>
Stopped each_piece(PopulationLines& lines, Make make_worker, Work work, Write write) {
  using Worked = decltype(work(std::declval<Assessor&>(), std::declval<const PopulationPiece&>()));
  struct OfThread : OrderedPool::Worker {
    OfThread(std::unique_ptr<Assessor> of, Pieces& from, Work& how)
        : assessor(std::move(of)), pieces(from), work_on(how) {}
    bool take() override { return pieces.take(piece); }
    OrderedPool::Result work() override { return std::make_shared<Worked>(work_on(*assessor, std::as_const(piece))); }

    std::unique_ptr<Assessor> assessor;
    Pieces& pieces;
    Work& work_on;
    PopulationPiece piece;
  };
  const Interruption interruption;
  Pieces pieces(lines);
  const std::size_t threads = usable_cores();
  {
    OrderedPool pool(threads, threads + 2, [&] { return std::make_unique<OfThread>(make_worker(), pieces, work); });
    while (const OrderedPool::Result result = pool.next())
      if (!write(*static_cast<const Worked*>(result.get()))) break;
  }
  return pieces.stopped();
}

}  // namespace chuan
