// SPDX-License-Identifier: MIT
// A ZIP file made in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace chuan::office {

/// The entries by name in their order, each with the same time, so that the same entries give the same bytes; with a
/// `password` locked. Throws std::runtime_error when there is no memory for it.
std::string packed(const std::vector<std::pair<std::string, std::string>>& entries, const std::string& password = {});

}  // namespace chuan::office
