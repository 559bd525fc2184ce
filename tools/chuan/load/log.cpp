// SPDX-License-Identifier: MIT
// spdlog, and only here.
#include "load/log.hpp"

#include "load/output.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace chuan {

void start_log(int verbosity) {
  auto logger = spdlog::stderr_logger_st("chuan");
  logger->set_pattern("chuan [%l] %v");
  logger->set_level(verbosity > 0 ? spdlog::level::debug : spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

void log_read(std::string_view file, std::size_t bytes) {
  spdlog::info("{}", sentence(Sentence::log_file_read, spoken(), {std::string(file), std::to_string(bytes)}));
}

Phase::~Phase() {
  const std::chrono::duration<double, std::milli> lived = std::chrono::steady_clock::now() - start_;
  spdlog::debug("{}: {:.1f} ms", sentence(name_, spoken()), lived.count());
}

}  // namespace chuan
