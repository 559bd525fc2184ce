// SPDX-License-Identifier: MIT
// The fields that a form may name, with their kinds and meanings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chuan::office {

struct FormField {
  enum class Kind : std::uint8_t { text, flag, list };
  const char* name;
  Kind kind;
  const char* meaning;               ///< in Vietnamese, as rules/ke-hoach/README.md prints it
  std::vector<FormField> members{};  ///< of each item of a list
};

/// Fields of the whole paper.
const std::vector<FormField>& form_fields();
/// The member of that name; null: there is none.
const FormField* field_named(const std::vector<FormField>& fields, const std::string& name);
/// The table of fields as rules/ke-hoach/README.md has it.
std::string form_fields_table();

}  // namespace chuan::office
