// SPDX-License-Identifier: MIT
// Progress on a terminal. Ctrl-C sets a flag: what has begun is finished and written; a second one does not wait.
#include "population/stream.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <ctime>

#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

namespace chuan {
namespace {

std::atomic<bool> is_interrupted = false;
std::atomic<std::int64_t> first_asked = 0;  // milliseconds

/// A further signal, when it is not the first one sent to all of a group, ends what waits for input.
void interrupt(int) {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  const std::int64_t now = std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
  if (!is_interrupted.exchange(true))
    first_asked = now;
  else if (now > first_asked + 500)
    abandon_output();
}

}  // namespace

void Progress::show(std::size_t schools) {
  static const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
  if (!is_terminal) return;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
  say("\r" + in_both(Sentence::schools_progress,
                     {std::to_string(schools),
                      fmt::format("{:.0f}", static_cast<double>(schools) / std::max(seconds, 0.001))}));
  is_shown_ = true;
}

void Progress::clear() {
  if (is_shown_) say("\r\033[K");
  is_shown_ = false;
}

Interruption::Interruption() {
  struct sigaction asked {};
  asked.sa_handler = interrupt;
  asked.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &asked, &before_[i]);
}
Interruption::~Interruption() {
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
}
bool Interruption::is_asked() { return is_interrupted; }

bool Pieces::take(PopulationPiece& piece) {
  piece.lines.clear();
  if (Interruption::is_asked()) {
    stopped_ = {sentence(Sentence::schools_interrupted, spoken()), true};
    return false;
  }
  try {
    lines_.next(piece);
  } catch (const Unreadable& unreadable) {
    stopped_.reason = text_in(unreadable.what(), spoken());
  }
  return !piece.lines.empty();
}

std::size_t usable_cores() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  if (::sched_getaffinity(0, sizeof cores, &cores) == 0)
    return static_cast<std::size_t>(std::max(1, CPU_COUNT(&cores)));
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace chuan
