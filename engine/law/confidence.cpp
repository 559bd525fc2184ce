// SPDX-License-Identifier: MIT
// Each requirement's confidence, as the nearest part that states one gives it.
#include "chuan/confidence.hpp"

#include <algorithm>
#include <initializer_list>

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

void add_rows(std::vector<Established>& all, const Origin& stated, const Requirement& requirement) {
  std::vector<std::string> sources = stated.sources;
  if (stated.confidence == Confidence::unchecked) sources = {stated.unverified};
  auto found = std::find_if(all.begin(), all.end(), [&](const Established& each) {
    return each.confidence == stated.confidence && each.sources == sources;
  });
  if (found == all.end()) found = all.insert(all.end(), {stated.confidence, std::move(sources), {}});
  for (const RequirementRow& row : requirement.rows) found->subjects.push_back(row.subject);
}

}  // namespace

std::vector<Established> established(const Rulebook& rulebook) {
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
                   requirement);
  }
  std::stable_sort(all.begin(), all.end(), [](const Established& a, const Established& b) {
    const auto rank = [](const Established& each) {
      return each.confidence == Confidence::unstated ? confidence_count : static_cast<std::size_t>(each.confidence);
    };
    return rank(a) < rank(b);
  });
  return all;
}

std::string_view word(Confidence confidence, Language language) {
  const ConfidenceName& name = confidence_names[static_cast<std::size_t>(confidence)];
  return language == Language::vi ? name.vi : name.en;
}

std::string_view key(Confidence confidence) { return confidence_names[static_cast<std::size_t>(confidence)].key; }

}  // namespace chuan
