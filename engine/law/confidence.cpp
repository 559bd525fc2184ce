// SPDX-License-Identifier: MIT
// Each requirement's confidence, as the nearest part that states one gives it.
#include "chuan/confidence.hpp"

#include <algorithm>
#include <initializer_list>

#include "chuan/address.hpp"

namespace chuan {
namespace {

struct ConfidenceName {
  std::string_view key, vi, en;
};
constexpr ConfidenceName confidence_names[confidence_count] = {
    {"unstated", "không ghi", "not stated"},      {"original", "bản gốc", "original text"},
    {"two_sources", "hai nguồn", "two sources"},  {"one_source", "một nguồn", "one source"},
    {"inferred", "suy ra", "inferred"},           {"conflicting", "mâu thuẫn", "conflicting"},
    {"unchecked", "chưa đối chiếu", "unverified"}};

/// The header of the circular that wrote an element, where that is one that amended the text.
const Origin& header_of(const Rulebook& book, const Origin& origin) {
  for (std::size_t i = 0; i < book.amending_origins.size(); ++i)
    if (book.amended_by[i] == origin.circular) return book.amending_origins[i];
  return book.origin;
}

/// What an amending circular wrote does not take what the older text around it says.
const Origin& nearest_stated(const Rulebook& book, std::initializer_list<const Origin*> inside_out) {
  const std::string& circular = (*inside_out.begin())->circular;
  for (const Origin* origin : inside_out)
    if (origin->circular == circular && origin->confidence != Confidence::unstated) return *origin;
  return header_of(book, **inside_out.begin());
}

/// What of the text is asked about.
struct Within {
  explicit Within(std::string_view asked) : address(asked) {
    constexpr std::string_view rating = "muc.";
    if (!asked.starts_with(rating)) return;
    address = {};
    for (const char digit : asked.substr(rating.size())) highest = highest * 10 + (digit - '0');
  }
  bool holds(const RequirementRow& row, int level) const {
    return (highest == 0 || level <= highest) && (address.empty() || is_below(row.subject, address));
  }

  std::string_view address;  ///< empty: any
  int highest = 0;           ///< of levels; 0: any
};

void add_rows(std::vector<Established>& all, const Origin& stated, const Requirement& requirement, int level,
              const Within& scope) {
  std::vector<std::string> subjects;
  for (const RequirementRow& row : requirement.rows)
    if (scope.holds(row, level)) subjects.push_back(row.subject);
  if (subjects.empty()) return;
  std::vector<std::string> sources = stated.sources;
  if (stated.confidence == Confidence::unchecked) sources = {stated.unverified};
  auto found = std::find_if(all.begin(), all.end(), [&](const Established& each) {
    return each.confidence == stated.confidence && each.sources == sources;
  });
  if (found == all.end()) found = all.insert(all.end(), {stated.confidence, std::move(sources), {}});
  found->subjects.insert(found->subjects.end(), subjects.begin(), subjects.end());
}

}  // namespace

std::vector<Established> established(const Rulebook& rulebook, std::string_view within) {
  const Within scope(within);
  std::vector<Established> all;
  for (const Criterion& criterion : rulebook.criteria) {
    if (rulebook.is_referenced(criterion)) continue;
    const auto& sections = criterion.in_group ? rulebook.groups : rulebook.standards;
    const Origin& section = sections[criterion.standard.value].origin;
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements)
          add_rows(all,
                   nearest_stated(rulebook,
                                  {&requirement.origin, &indicator.origin, &level.origin, &criterion.origin, &section}),
                   requirement, level.number, scope);
  }
  std::stable_sort(all.begin(), all.end(), [](const Established& a, const Established& b) {
    const auto rank = [](const Established& each) {
      return each.confidence == Confidence::unstated ? confidence_count : static_cast<std::size_t>(each.confidence);
    };
    return rank(a) < rank(b);
  });
  return all;
}

ConfidenceCounts counts(const std::vector<Established>& all) {
  ConfidenceCounts found{};
  for (const Established& each : all) found[static_cast<std::size_t>(each.confidence)] += each.subjects.size();
  return found;
}

bool is_any_stated(const ConfidenceCounts& counts) {
  for (std::size_t i = 1; i < confidence_count; ++i)
    if (counts[i] > 0) return true;
  return false;
}

std::string words(const ConfidenceCounts& counts, Language language) {
  const bool is_vi = language == Language::vi;
  std::string text;
  std::size_t all = 0;
  for (std::size_t i = 1; i <= confidence_count; ++i) {  // what is not stated comes last
    const std::size_t count = counts[i % confidence_count];
    all += count;
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(word(static_cast<Confidence>(i % confidence_count), language)) +
            " " + std::to_string(count);
  }
  return text + (is_vi ? " (trên " : " (of ") + std::to_string(all) + (is_vi ? " yêu cầu)" : " requirements)");
}

std::string_view word(Confidence confidence, Language language) {
  const ConfidenceName& name = confidence_names[static_cast<std::size_t>(confidence)];
  return language == Language::vi ? name.vi : name.en;
}

std::string_view key(Confidence confidence) { return confidence_names[static_cast<std::size_t>(confidence)].key; }

}  // namespace chuan
