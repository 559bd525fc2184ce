// SPDX-License-Identifier: MIT
// One file of a form, before its fields are checked.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "office/form/template.hpp"

namespace chuan::office {

/// What a file says in place of a paper's name when other forms insert it.
inline constexpr const char* part_of_forms = "phần";

/// How deep lists, conditions and insertions may lie in each other.
inline constexpr int deepest_form = 12;

std::string trimmed(std::string_view text);
/// Letters of any language, digits and _.
bool is_field_name(std::string_view text);
/// A line with its fields: "{tên}", "{tên ? chỗ trống hỏi gì}", "{? hỏi gì}", "{tên: chữ khi có}", "{tên! chữ khi
/// không}"; ** is bold, * italic. Throws BadDeclaration with `where`.
FormLine read_form_line(const std::string& line, const std::string& where);

/// Reads `file`; parts that it inserts are found in `files` by name. Throws BadDeclaration.
FormTemplate read_template(const std::map<std::string, const FormFile*>& files, const FormFile& file);

}  // namespace chuan::office
