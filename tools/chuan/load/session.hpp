// SPDX-License-Identifier: MIT
// What every command has: the options all of them share, and the files of this run.
#pragma once

#include <cstdint>
#include <string>

#include "chuan/diagnostic.hpp"
#include "load/files.hpp"

namespace chuan {

enum class Format : std::uint8_t { text, json, csv, html };

/// The options that every command has.
struct Common {
  Format format = Format::text;
  Language language = Language::vi;
  std::string rules;  ///< empty: found by `rules_folder`
  int verbosity = 0;

  bool is_json() const { return format == Format::json; }
};

/// One run of one command.
struct Session : Common {
  Files files;
};

}  // namespace chuan
