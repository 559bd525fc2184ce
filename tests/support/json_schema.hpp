// SPDX-License-Identifier: MIT
// A validator for the keywords of JSON Schema that this project writes.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace chuan::test {

/// What of `json` is not as `schema` says, each with its place. Throws std::logic_error for a keyword it does not know.
std::vector<std::string> schema_faults(const nlohmann::ordered_json& json, const nlohmann::ordered_json& schema);

}  // namespace chuan::test
