// SPDX-License-Identifier: MIT
// Pieces of a population go round: one is read while others are worked on and the oldest is written.
#pragma once

#include <algorithm>
#include <deque>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "output.hpp"
#include "population_lines.hpp"

namespace chuan {

/// Asks the run to end after what has begun, on Ctrl-C, while it lives.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  static bool is_asked();

 private:
  void (*before_)(int);
};

/// Why a run ended before its end; empty: it did not.
struct Stopped {
  std::string reason;
  bool is_asked = false;  ///< by the user
};

/// Calls `work(worker, piece)` on all cores, a worker on one thread at a time, and `write(result)` with the results in
/// the order of the pieces; `write` gives false to end. Memory holds a piece for each core and one more.
template <class Worker, class Make, class Work, class Write>
Stopped each_piece(PopulationLines& lines, Make make_worker, Work work, Write write) {
  struct Place {  // one piece with its worker
    std::unique_ptr<Worker> worker;
    PopulationPiece piece;
  };
  const Interruption interruption;
  std::vector<std::unique_ptr<Place>> idle;
  for (std::size_t i = 0; i < 2 + std::max(1U, std::thread::hardware_concurrency()); ++i)
    idle.push_back(std::unique_ptr<Place>(new Place{make_worker(), {}}));
  using Result = decltype(work(*idle.front()->worker, std::as_const(idle.front()->piece)));
  std::deque<std::pair<std::unique_ptr<Place>, std::future<Result>>> under_way;
  Stopped stopped;
  bool is_read = false;
  while (!is_read || !under_way.empty()) {
    while (!is_read && !idle.empty()) {
      std::unique_ptr<Place> place = std::move(idle.back());
      idle.pop_back();
      place->piece.lines.clear();
      if (Interruption::is_asked()) {
        stopped = {"dừng giữa chừng theo yêu cầu", true};
      } else {
        try {
          lines.next(place->piece);
        } catch (const Unreadable& unreadable) {
          stopped.reason = unreadable.what();
        }
      }
      is_read = place->piece.lines.empty();
      if (is_read) break;
      Place& mine = *place;
      auto result =
          std::async(std::launch::async, [&work, &mine] { return work(*mine.worker, std::as_const(mine.piece)); });
      under_way.emplace_back(std::move(place), std::move(result));
    }
    if (under_way.empty()) break;
    const Result done = under_way.front().second.get();
    idle.push_back(std::move(under_way.front().first));
    under_way.pop_front();
    if (!write(done)) break;
  }
  return stopped;
}

}  // namespace chuan
