// SPDX-License-Identifier: MIT
// Ctrl-C sets a flag; what has begun is finished and written.
#include "population_stream.hpp"

#include <atomic>
#include <csignal>

namespace chuan {
namespace {

std::atomic<bool> is_interrupted = false;
void interrupt(int) { is_interrupted = true; }

}  // namespace

Interruption::Interruption() : before_(std::signal(SIGINT, interrupt)) {}
Interruption::~Interruption() { std::signal(SIGINT, before_); }
bool Interruption::is_asked() { return is_interrupted; }

}  // namespace chuan
