// SPDX-License-Identifier: MIT
// Vietnamese names: folding, the nearest known name, composed form, and the natural order of codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chuan {

/// Lower case, without diacritics, `đ` as `d`. Text that is not UTF-8 comes back as it is.
std::string fold(std::string_view text);

/// Composed form (NFC). Text that is not UTF-8 comes back as it is.
std::string to_nfc(std::string_view text);

/// The clearly nearest of `known`: the one equal after folding, else the only one at the least edit distance, when that
/// is at most a quarter of the length (at least 1). Absent when none or several are as near.
std::optional<std::string> nearest(std::string_view wanted, const std::vector<std::string>& known);

/// Orders "1.2" before "1.10", and numbers before letters: "5.6" before "M4.1".
bool code_less(std::string_view a, std::string_view b);

}  // namespace chuan
