// SPDX-License-Identifier: MIT
// Lists of one kind share their counts; one that restarts says so.
#include "office/document/word_numbering.hpp"

#include <algorithm>
#include <cstring>

namespace chuan::office {

WordNumbering::Level WordNumbering::level_of(pugi::xml_node node) {
  return {node.child("w:numFmt").attribute("w:val").value(), node.child("w:lvlText").attribute("w:val").value(),
          node.child("w:start").attribute("w:val").as_int(1)};
}

void WordNumbering::read(const pugi::xml_document& numbering) {
  for (const pugi::xml_node each : numbering.document_element().children()) {
    if (std::strcmp(each.name(), "w:abstractNum") == 0) {
      Levels& levels = levels_[each.attribute("w:abstractNumId").value()];
      for (const pugi::xml_node level : each.children("w:lvl"))
        if (const int at = level.attribute("w:ilvl").as_int(); at >= 0 && at < most_levels)
          levels[static_cast<std::size_t>(at)] = level_of(level);
    }
    if (std::strcmp(each.name(), "w:num") != 0) continue;
    List& list = lists_[each.attribute("w:numId").value()];
    list.kind = each.child("w:abstractNumId").attribute("w:val").value();
    for (const pugi::xml_node change : each.children("w:lvlOverride")) {
      const int at = change.attribute("w:ilvl").as_int();
      if (at < 0 || at >= most_levels) continue;
      if (const pugi::xml_node start = change.child("w:startOverride"))
        list.starts[static_cast<std::size_t>(at)] = start.attribute("w:val").as_int(1);
      if (const pugi::xml_node level = change.child("w:lvl")) list.own[at] = level_of(level);
    }
  }
}

std::string WordNumbering::next(const std::string& name, int level) {
  const auto known = lists_.find(name);
  if (known == lists_.end() || level < 0 || level >= most_levels) return "";
  List& list = known->second;
  Levels levels = levels_[list.kind];
  for (const auto& [at, own] : list.own) levels[static_cast<std::size_t>(at)] = own;
  auto& counts = counts_[list.kind];
  if (!list.is_begun) {
    list.is_begun = true;
    for (std::size_t i = 0; i < list.starts.size(); ++i) {
      if (!list.starts[i]) continue;
      counts[i] = *list.starts[i] - 1;
      for (std::size_t below = i + 1; below < counts.size(); ++below) counts[below].reset();
    }
  }
  const auto at = static_cast<std::size_t>(level);
  counts[at] = counts[at] ? *counts[at] + 1 : levels[at].start;
  for (std::size_t below = at + 1; below < most_levels; ++below) counts[below].reset();
  const std::string& form = levels[at].text;
  if (levels[at].format == "bullet") return "- ";
  if (levels[at].format == "none" || form.empty()) return "";
  std::string text;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '%' || i + 1 >= form.size() || form[i + 1] < '1' || form[i + 1] > '9') {
      text += form[i];
      continue;
    }
    const auto of = static_cast<std::size_t>(form[++i] - '1');
    text += written(counts[of].value_or(levels[of].start), levels[of].format);
  }
  return text + " ";
}

std::string WordNumbering::written(int count, const std::string& format) {
  if (count < 1 || count > 3999) return std::to_string(count);
  if (format == "lowerLetter" || format == "upperLetter") {
    const char first = format == "lowerLetter" ? 'a' : 'A';
    return std::string(static_cast<std::size_t>((count - 1) / 26 + 1), static_cast<char>(first + (count - 1) % 26));
  }
  if (format != "upperRoman" && format != "lowerRoman") return std::to_string(count);
  constexpr std::pair<int, const char*> parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                                   {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                                   {5, "V"},    {4, "IV"},   {1, "I"}};
  std::string roman;
  for (const auto& [value, sign] : parts)
    for (; count >= value; count -= value) roman += sign;
  if (format == "lowerRoman")
    std::transform(roman.begin(), roman.end(), roman.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return roman;
}

}  // namespace chuan::office
