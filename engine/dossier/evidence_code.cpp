// SPDX-License-Identifier: MIT
// Evidence codes: strictly by a circular's template, and leniently as found in real documents.
#include <algorithm>
#include <array>

#include "chuan/dossier.hpp"
#include "source/text.hpp"

namespace chuan {
namespace {

constexpr std::size_t most_digits = 6;

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// Digits from the front; absent when fewer than `least` or too many to be a code.
std::optional<int> take_number(std::string_view& text, std::size_t least = 1) {
  std::size_t count = 0;
  int value = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) {
    if (count == most_digits) return std::nullopt;
    value = value * 10 + (text[count] - '0');
  }
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

/// A number from 1 without zeros before it.
std::optional<int> take_ordinal(std::string_view& text) {
  if (!text.empty() && text.front() == '0') return std::nullopt;
  return take_number(text);
}

std::string criterion_id(int standard, int criterion) {
  return std::to_string(standard) + "." + std::to_string(criterion);
}

bool read_box(std::string_view& text, EvidenceCode& code) {
  code.box = take_ordinal(text);
  return code.box.has_value();
}

bool read_criterion(std::string_view& text, EvidenceCode& code) {
  const auto standard = take_ordinal(text);
  if (!standard || !take(text, ".")) return false;
  const auto criterion = take_ordinal(text);
  if (criterion) code.criterion = criterion_id(*standard, *criterion);
  return criterion.has_value();
}

bool read_number(std::string_view& text, EvidenceCode& code, std::size_t least) {
  code.number = take_number(text, least).value_or(0);
  return code.number > 0;
}

/// Capitals, without blanks and outer brackets, every dash a hyphen.
std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "–" || text.substr(i, 3) == "—") {
      result += '-';
      i += 2;
    } else if (text[i] >= 'a' && text[i] <= 'z') {
      result += static_cast<char>(text[i] - 'a' + 'A');
    } else if (text[i] != ' ') {
      result += text[i];
    }
  }
  if (result.size() > 1 &&
      ((result.front() == '[' && result.back() == ']') || (result.front() == '(' && result.back() == ')')))
    result = result.substr(1, result.size() - 2);
  return result;
}

/// The same for every spelling of a code; a box may be left out and is not in it.
std::string key_of(std::string_view text, const EvidenceCode& code) {
  return std::string(is_by_boxes(text) ? "H " : "MC ") + code.criterion + " " + std::to_string(code.number);
}

/// "MC.1.1.01", "MC-1-1-01", and "MC.1.1.3.01", which says the standard twice.
std::optional<EvidenceCode> read_mc(std::string_view text) {
  std::array<int, 4> parts{};
  std::size_t count = 0;
  while (!text.empty()) {
    if (count == parts.size() || (text.front() != '.' && text.front() != '-')) return std::nullopt;
    text.remove_prefix(1);
    const auto part = take_number(text);
    if (!part || *part == 0) return std::nullopt;
    parts[count++] = *part;
  }
  if (count == 3) return EvidenceCode{std::nullopt, criterion_id(parts[0], parts[1]), parts[2]};
  if (count == 4 && parts[0] == parts[1]) return EvidenceCode{std::nullopt, criterion_id(parts[1], parts[2]), parts[3]};
  return std::nullopt;
}

}  // namespace

std::optional<EvidenceCode> parse_evidence_code(std::string_view text, std::string_view code_template) {
  EvidenceCode code;
  if (code_template.empty()) return std::nullopt;
  while (!code_template.empty()) {
    if (take(code_template, "{hộp}")) {
      if (!read_box(text, code)) return std::nullopt;
    } else if (take(code_template, "{tiêu_chí}")) {
      if (!read_criterion(text, code)) return std::nullopt;
    } else if (take(code_template, "{số")) {
      const auto least = take(code_template, ":") ? take_number(code_template) : 1;
      if (!least || !take(code_template, "}")) return std::nullopt;
      if (!read_number(text, code, static_cast<std::size_t>(*least))) return std::nullopt;
    } else {
      if (!take(text, code_template.substr(0, 1))) return std::nullopt;
      code_template.remove_prefix(1);
    }
  }
  if (!text.empty()) return std::nullopt;
  return code;
}

std::optional<EvidenceCode> read_evidence_code(std::string_view text) {
  const std::string bare = plain(text);
  std::string_view rest = bare;
  if (take(rest, "MC")) return read_mc(rest);
  EvidenceCode code;
  if (take(rest, "H")) {
    code.box = take_number(rest);
    if (!code.box || *code.box == 0 || !take(rest, "-")) return std::nullopt;
  }
  const auto standard = take_number(rest);
  if (!standard || !take(rest, ".")) return std::nullopt;
  const auto criterion = take_number(rest);
  if (!criterion || *standard == 0 || *criterion == 0 || !take(rest, "-")) return std::nullopt;
  code.criterion = criterion_id(*standard, *criterion);
  if (!read_number(rest, code, 1) || !rest.empty()) return std::nullopt;
  return code;
}

bool is_by_boxes(std::string_view code_or_template) {
  const std::string bare = plain(code_or_template);
  return bare.substr(0, 2) != "MC";
}

bool counts_on(const Evidence& item, Date day) {
  if (item.expires && *item.expires < day) return false;
  if (item.issued && day < *item.issued) return false;
  if (item.verification == "not_found" || item.verification == "unchecked") return false;
  return item.kind != "demonstration" && item.kind != "unapproved";
}

EvidenceIndex::EvidenceIndex(const std::vector<Evidence>& list) {
  for (std::size_t i = 0; i < list.size(); ++i) exact_.emplace(list[i].code, i);
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (const std::string& alias : list[i].aliases) exact_.emplace(alias, i);
    const auto add = [&](const std::string& text) {
      if (const auto code = read_evidence_code(text)) spelled_[key_of(text, *code)].push_back({code->box, i});
    };
    add(list[i].code);
    for (const std::string& alias : list[i].aliases) add(alias);
  }
}

std::optional<std::size_t> EvidenceIndex::find(const std::string& code) const {
  if (const auto known = exact_.find(code); known != exact_.end()) return known->second;
  return find_spelling(code);
}

std::optional<std::size_t> EvidenceIndex::find_spelling(const std::string& code) const {
  const auto read = read_evidence_code(code);
  if (!read) return std::nullopt;
  const auto known = spelled_.find(key_of(code, *read));
  if (known == spelled_.end()) return std::nullopt;
  for (const Spelled& each : known->second)
    if (!each.box || !read->box || *each.box == *read->box) return each.item;
  return std::nullopt;
}

std::string evidence_code(std::string_view code_template, std::string_view criterion, int number) {
  std::string code;
  while (!code_template.empty()) {
    if (take(code_template, "{tiêu_chí}")) {
      code += criterion;
    } else if (take(code_template, "{hộp}")) {
      code += criterion.substr(0, criterion.find('.'));
    } else if (take(code_template, "{số")) {
      const std::size_t digits =
          take(code_template, ":") ? static_cast<std::size_t>(take_number(code_template).value_or(1)) : std::size_t{1};
      take(code_template, "}");
      const std::string plain_number = std::to_string(number);
      code.append(digits > plain_number.size() ? digits - plain_number.size() : 0, '0');
      code += plain_number;
    } else {
      code += code_template.front();
      code_template.remove_prefix(1);
    }
  }
  return code;
}

}  // namespace chuan
