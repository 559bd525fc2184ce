// SPDX-License-Identifier: MIT
// The parser of one line: a pass over its tokens. Every doubt ends it: then the dossier is read by itself.
#pragma once

#include <algorithm>
#include <array>

#include "batch/names.hpp"
#include "batch/scalars.hpp"
#include "batch/tokens.hpp"

namespace chuan {

/// Codes of one school's evidence, to find one given twice; mostly they come in order.
class Codes {
 public:
  void next_school() {
    codes_.clear();
    is_ascending_ = true;
  }
  void add(std::string_view code) {
    if (!codes_.empty() && codes_.back() >= code) is_ascending_ = false;
    codes_.push_back(code);
  }
  bool has_twice() {
    if (is_ascending_) return false;
    std::sort(codes_.begin(), codes_.end());
    return std::adjacent_find(codes_.begin(), codes_.end()) != codes_.end();
  }

 private:
  std::vector<std::string_view> codes_;
  bool is_ascending_ = true;
};

struct BatchReader::Parser {
  Tokens tokens;
  Codes codes;
  const char* end = nullptr;  // of the line
  bool has_escapes = false;   // a text may have to be decoded
  bool may_be_loose = false;  // marks apart from their letters (U+0300 to U+036F): a text may have to be composed
  Intake::Names* names = nullptr;
  Columns* columns = nullptr;
  SchoolHead* head = nullptr;
  int last_school_year = 0;
  std::vector<std::pair<std::uint32_t, int>> results;  // criterion, level

  /// `format` may stand anywhere; `school` and `date` decide the rulebook; the others are read against it.
  enum Part : std::uint32_t { school, date, results_part, requirements, facts, evidence, recognitions, format };
  static bool is_of_head(std::uint32_t part) { return part <= date || part == format; }
  Keys parts, school_keys, verdict_keys, evidence_keys, recognition_keys;

  /// Where the parts are that are read against the rulebook.
  enum class Body { none, from_here, from_start };
  Body body = Body::none;
  std::uint32_t seen = 0;     // parts, a bit each
  std::uint32_t pending = 0;  // the part whose value comes next, where the head ended before it

  Parser();

  // read.cpp
  bool start(std::string_view text, SchoolHead& its_head);
  /// What decides the rulebook: as far as the first other part where it comes first, else all through the line.
  bool read_head();
  bool read_body(Intake& intake, SchoolHead& its_head);
  bool flat(Intake& intake);
  bool begin(Intake& intake);
  bool part_of(Part part);
  bool school_of();
  bool finish();
  // read_parts.cpp
  bool result_of(std::uint32_t index);
  bool requirement(std::uint32_t address);
  bool fact_of(std::uint32_t index);
  bool fact_value(const Intake::Names::GivenFact& given, std::string_view token, std::optional<int> year);
  bool evidence_item();
  bool recognition();

  /// What stands between the quotes; absent also where it must be decoded first.
  std::optional<std::string_view> plain_text(std::string_view token) const {
    const auto text = text_in(token);
    return text && has_escapes && has(*text, '\\') ? std::nullopt : text;
  }
  /// The same of a text that is kept or compared.
  std::optional<std::string_view> composed_text(std::string_view token) const {
    const auto text = plain_text(token);
    return text && may_be_loose && (has(*text, '\xCC') || has(*text, '\xCD')) ? std::nullopt : text;
  }

  /// Takes the next value where it is a text that nobody keeps.
  bool take_text() {
    if (tokens.peek() != '"') return false;
    if (has_escapes) return plain_text(tokens.scalar()).has_value();
    tokens.skip();
    return true;
  }

  /// Takes the next value where it is null.
  bool take_null() { return tokens.peek() == 'n' && tokens.take("null"); }

  template <class Read>
  bool each_field(Keys& keys, Read read) {
    keys.start();
    return tokens.object([&](const char* key) {
      const std::uint32_t which = keys.find(key, end);
      return which != Keys::none && read(which);
    });
  }

  /// Calls `read(which)` for each field that is not null; false on an unknown or repeated key.
  template <class Read>
  bool fields(Keys& keys, Read read) {
    std::uint32_t seen = 0;
    return each_field(keys, [&](std::uint32_t which) {
      if ((seen >> which & 1) != 0) return false;
      seen |= 1U << which;
      return take_null() || read(which);
    });
  }

  /// Where all fields are scalars.
  template <class Read>
  bool scalars(Keys& keys, Read read) {
    return fields(keys, [&](std::uint32_t which) { return !tokens.is_at_end() && read(which, tokens.scalar()); });
  }

  /// Items that are not null.
  template <class Read>
  bool items(Read read) {
    return tokens.list([&] { return take_null() || read(); });
  }
};

}  // namespace chuan
