// SPDX-License-Identifier: MIT
// An official form as its file in rules/ke-hoach/mau declares it, before a school's data fill it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chuan::office {

/// A stretch of a line. `inner` is what a field's blank asks for, or the text that depends on the field.
struct FormText {
  enum class Kind : std::uint8_t { words, field, blank, when, unless };
  Kind kind = Kind::words;
  std::string words;  ///< the words themselves, or the name of the field
  std::vector<FormText> inner{};
  bool is_bold = false, is_italic = false;
};
using FormLine = std::vector<FormText>;

struct FormNode;

/// A cell holds one line, or the lines of a block that the form declares with `@ô`.
struct FormCell {
  FormLine line;
  std::vector<FormNode> block;
  bool is_centred = false;
};

/// A column, or one column for each item of the list `each`.
struct FormColumn {
  int width = 0;
  std::string each;
  FormLine head;
  FormCell cell;
  FormCell foot;
  bool has_foot = false;
};

struct FormTable {
  std::string list, inner_list;  ///< a row for each item; with `inner_list` for each of its items
  std::vector<FormColumn> columns;
  std::optional<FormCell> group;                ///< a row across the table before the rows of `inner_list`
  std::vector<std::vector<FormCell>> rows;      ///< written as they stand, after those of the list
  std::vector<std::vector<FormCell>> if_empty;  ///< rows where the list is empty
};

struct FormNode {
  enum class Kind : std::uint8_t {
    text,
    centred,
    heading,
    item,
    letter_head,
    signature,
    landscape,
    upright,
    contents,
    new_page,
    close,
    when,
    unless,
    each,
    table
  };
  Kind kind = Kind::text;
  std::string where;  ///< file and line, for faults
  int level = 0;      ///< of a heading
  FormLine line;
  std::string name;                ///< the symbol of a letter head, the field or list of when, unless, each
  std::vector<std::string> lines;  ///< further recipients of a signature
  std::vector<FormNode> body;
  std::vector<FormTable> table;  ///< one, of a table
};

struct FormTemplate {
  std::string paper;                   ///< what it is asked for by: "ke-hoach", "day-du", "tom-tat"
  std::vector<std::string> circulars;  ///< empty: any
  std::vector<std::string> kinds;      ///< of school; empty: any
  std::string title;
  std::string not_established;  ///< why there is no more than the title; empty: there is a form to fill
  std::string file;
  std::vector<FormNode> body;
};

/// A file of rules/ke-hoach/mau: its name without folder and ending, and its text.
struct FormFile {
  std::string name, text;
};

/// Every form of the rules.
class Forms {
 public:
  explicit Forms(std::vector<FormTemplate> forms) : forms_(std::move(forms)) {}
  /// The form of a paper under a circular: one that names the circular before one that holds for any. Null: none.
  const FormTemplate* find(const std::string& paper, const std::string& circular) const;
  /// The papers that have a form to fill under `circular`, each once.
  std::vector<std::string> papers(const std::string& circular) const;

 private:
  std::vector<FormTemplate> forms_;
};

/// Reads strictly: an unknown directive, field or part, a field of the wrong kind, two forms of one paper for one
/// circular are errors with file and line. Throws BadDeclaration.
Forms read_forms(const std::vector<FormFile>& files);

}  // namespace chuan::office
