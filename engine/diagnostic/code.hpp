// SPDX-License-Identifier: MIT
// The codes of diagnostics.def as an enum.
#pragma once

#include "chuan/diagnostic.hpp"

namespace chuan {

enum class Code : std::uint16_t {
#define DIAGNOSTIC(code, severity, vi, en, help_vi, help_en) code,
#define TERM(key, vi, en)
#include "diagnostic/diagnostics.def"
#undef DIAGNOSTIC
#undef TERM
};

}  // namespace chuan
