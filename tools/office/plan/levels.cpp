// SPDX-License-Identifier: MIT
// Levels are sought in small letters with their marks: "mức" counts, "mục" does not.
#include "office/plan/levels.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <regex>

#include <utf8proc.h>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

std::string small(const std::string& text, int also = 0) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | also));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  return size < 0 ? text : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

bool has_marks(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC3; });
}

/// A level as it is named in a text of small letters.
struct Named {
  int level;
  std::size_t begin, end;
};

std::vector<Named> levels_in(const std::string& text) {
  // Raised figures are notes; "80%" and "2,5" are no levels; "mức 1, 2 và 3" names three.
  static const std::regex marked(R"(mức[ :]*0?(\d+|iv|i{1,3})(?![\d%]|[.,]\d|[a-z]| ?%))"),
      plain(R"(\bmuc[ :]*0?(\d+|iv|i{1,3})(?![\d%]|[.,]\d|[a-z]| ?%))"),
      more(R"(^ ?(?:,|và|va|-|/|–) ?0?(\d+)(?![\d%]|[.,/]\d| ?%))");
  std::vector<Named> found;
  const std::regex& form = has_marks(text) ? marked : plain;
  const auto value = [](const std::string& said) {
    if (said.front() == 'i') return said == "iv" ? 4 : static_cast<int>(said.size());
    return said.size() > 4 ? 9999 : std::atoi(said.c_str());
  };
  for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) {
    std::size_t next = static_cast<std::size_t>(at->position() + at->length());
    found.push_back({value((*at)[1]), static_cast<std::size_t>(at->position()), next});
    std::smatch further;
    for (std::string rest = text.substr(next); std::regex_search(rest, further, more); rest = text.substr(next)) {
      found.push_back({value(further[1]), next, next + static_cast<std::size_t>(further.length())});
      next = found.back().end;
    }
  }
  return found;
}

/// The words between the last sign and the level.
std::string words_before(const std::string& text, std::size_t at) {
  std::size_t start = 0;
  for (const std::string_view sign : {",", ";", ".", "(", ":", " và ", " nhưng ", "\n"})
    if (const std::size_t found = text.rfind(sign, at == 0 ? 0 : at - 1); found != std::string::npos && found < at)
      start = std::max(start, found + sign.size());
  return words_of(text.substr(start, at - start));
}

bool has_word(const std::string& words, const std::vector<std::string>& any) {
  return std::any_of(any.begin(), any.end(), [&](const std::string& word) {
    return (" " + words + " ").find(" " + word + " ") != std::string::npos;
  });
}

/// What stands behind the last of those words.
std::string after_last(const std::string& words, const std::vector<std::string>& any) {
  std::size_t start = 0;
  const std::string whole = " " + words + " ";
  for (const std::string& word : any)
    if (const std::size_t at = whole.rfind(" " + word + " "); at != std::string::npos)
      start = std::max(start, at + word.size() + 1);
  return start == 0 ? words : words_of(whole.substr(start));
}

bool ends_with(const std::string& words, const std::vector<std::string>& any) {
  return std::any_of(any.begin(), any.end(),
                     [&](const std::string& word) { return (" " + words).ends_with(" " + word); });
}

/// The one level of those with years that comes last, when the years and the levels rise together.
std::optional<int> last_in_time(const std::string& text, const std::vector<Named>& all) {
  static const std::regex year(R"(20\d\d)");
  int last_year = 0, last_level = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t stop = i + 1 < all.size() ? all[i + 1].begin : text.size();
    const std::string after = text.substr(all[i].end, stop - all[i].end);
    std::smatch found;
    if (!std::regex_search(after, found, year)) return std::nullopt;
    const int at = std::atoi(found.str().c_str());
    if (at <= last_year || all[i].level < last_level) return std::nullopt;
    last_year = at;
    last_level = all[i].level;
  }
  return last_level;
}

}  // namespace

std::optional<int> heading_level(const std::string& heading, const Papers& papers) {
  if (heading.size() > 60) return std::nullopt;
  const std::string text = small(heading);
  const std::vector<Named> all = levels_in(text);
  if (all.empty() || all.front().level > papers.levels.highest) return std::nullopt;
  if (all.size() > 1 && all[1].begin == all[0].end) return std::nullopt;  // "Mức 1, 2": two
  const std::string before = words_of(text.substr(0, all.front().begin));
  const bool begins = before.empty() || before == "dat";
  return begins ? std::optional(all.front().level) : std::nullopt;
}

std::optional<int> target_level(const std::string& said, const Papers& papers) {
  const std::size_t colon = said.find(':');
  const std::string text = small(colon == std::string::npos ? said : said.substr(colon + 1));
  std::vector<Named> aimed;
  for (const Named& each : levels_in(text)) {
    if (each.level > papers.levels.highest || each.level < 1) return std::nullopt;
    const std::string words = after_last(words_before(text, each.begin), papers.levels.to);
    if (has_word(words, papers.levels.denied) || has_word(words, papers.levels.before) ||
        ends_with(words, papers.levels.from))
      continue;
    aimed.push_back(each);
  }
  if (aimed.empty()) return std::nullopt;
  const bool is_one =
      std::all_of(aimed.begin(), aimed.end(), [&](const Named& each) { return each.level == aimed.front().level; });
  return is_one ? std::optional(aimed.front().level) : last_in_time(text, aimed);
}

std::optional<int> verdict_level(const std::string& said, const Papers& papers) {
  if (said.size() > 80) return std::nullopt;
  const std::string text = small(said), words = words_of(said);
  static const std::regex reached(R"(^(?:tieu chi )?(?:\d \d{1,2} )?(?:dat )?(?:o )?muc 0?([1-9])$)"),
      failed(R"(^(?:tieu chi )?(?:\d \d{1,2} )?(?:khong|chua) dat(?: muc 1)?$)");
  std::smatch found;
  if (std::regex_match(words, failed)) return 0;
  const std::vector<Named> levels = levels_in(text);
  if (!std::regex_match(words, found, reached) || levels.size() != 1 || levels.front().level > papers.levels.highest)
    return std::nullopt;
  return levels.front().level;
}

Mark mark_of(const std::string& cell, const Papers& papers) {
  if (cell.empty()) return Mark::none;
  if (cell.size() > 40) return Mark::unclear;
  std::string text = small(cell, UTF8PROC_COMPAT);
  const auto strip = [&text](std::string_view signs) {
    while (!text.empty() && signs.find(text.front()) != std::string_view::npos) text.erase(0, 1);
    while (!text.empty() && signs.find(text.back()) != std::string_view::npos) text.pop_back();
  };
  const auto is_among = [&text](const std::vector<std::string>& marks) {
    return std::find(marks.begin(), marks.end(), text) != marks.end();
  };
  for (const std::string_view signs : {std::string_view(" \n\t"), std::string_view(" \n\t()[]{}.;,:")}) {
    strip(signs);
    if (text.empty()) return Mark::none;
    if (is_among(papers.yes_marks)) return Mark::yes;
    // A box that is not ticked, a dash: the level was not marked. Words say more: it is not reached.
    if (is_among(papers.no_marks))
      return text.size() > 3 && std::isalpha(static_cast<unsigned char>(text[0])) != 0 ? Mark::no : Mark::none;
  }
  return Mark::unclear;
}

}  // namespace chuan::office
