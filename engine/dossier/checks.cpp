// SPDX-License-Identifier: MIT
// Names, levels and targets of a dossier against those of the rulebook.
#include "dossier/checks.hpp"

#include <algorithm>

#include "chuan/address.hpp"
#include "dossier/words.hpp"
#include "source/names.hpp"

namespace chuan::dossier {
namespace {

std::string own_levels(const Criterion& criterion) {
  std::string text;
  for (const CriterionLevel& level : criterion.levels)
    text += (text.empty() ? "" : ", ") + std::to_string(level.number);
  return text.empty() ? "0" : text;
}

std::string folded_id(std::string_view text) {
  std::string id = fold(text);
  std::replace(id.begin(), id.end(), ' ', '_');
  return id;
}

std::string degrees_of(const Recognition& recognition) {
  std::string text;
  for (const Degree& each : recognition.degrees) text += (text.empty() ? "" : ", ") + std::to_string(each.number);
  return text;
}

bool has_degree(const Recognition& recognition, int number) {
  return std::any_of(recognition.degrees.begin(), recognition.degrees.end(),
                     [&](const Degree& each) { return each.number == number; });
}

}  // namespace

Checks::Checks(const Rulebook& rulebook, Diagnostics& diagnostics) : rulebook_(rulebook), diagnostics_(diagnostics) {
  for (std::uint32_t i = 0; i < rulebook.facts.size(); ++i) facts_.emplace(rulebook.facts[i].name, i);
  for (std::uint32_t i = 0; i < rulebook.criteria.size(); ++i) criteria_.emplace(rulebook.criteria[i].id, i);
  for (const Criterion& criterion : rulebook.criteria) {
    for (const CriterionLevel& level : criterion.levels) {
      const std::string address = criterion.id + "/" + std::to_string(level.number);
      addresses_.emplace(address, address);
      for (const Indicator& indicator : level.indicators) {
        addresses_.emplace(address + "/" + indicator.letter, address + "/" + indicator.letter);
        for (const Requirement& requirement : indicator.requirements) {
          for (const RequirementRow& row : requirement.rows) addresses_.emplace(row.subject, requirement.subject());
          for (std::size_t i = 1; i <= requirement.alternatives.size(); ++i) {
            const std::string way = requirement.subject() + "/+" + std::to_string(i);
            addresses_.emplace(way, way);
          }
        }
      }
    }
  }
}

Diagnostic& Checks::say(Code code, SourceRange range, std::vector<std::string> arguments) {
  return diagnostics_.emplace_back(Diagnostic{code, range, std::move(arguments), {}, {}, {}});
}

std::string Checks::word(Field field, const std::string& written, SourceRange range) {
  std::string known;
  for (const auto& [word, kept] : words_of(field.meaning)) {
    if (word == written) return std::string(kept);
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  say(Code::A423, range, {std::string(field.key), written, known});
  return "";
}

const Criterion* Checks::criterion(std::string_view id, SourceRange range) {
  const auto found = criteria_.find(id);
  if (found != criteria_.end()) return &rulebook_.criteria[found->second];
  std::vector<std::string> known;
  for (const Criterion& each : rulebook_.criteria) known.push_back(each.id);
  unknown_name("@data_criterion", id, range, known);
  return nullptr;
}

std::optional<int> Checks::level(const Criterion& criterion, int level, SourceRange range) {
  if (level == 0 || criterion.level(level)) return level;
  int top = 0;
  for (const Criterion& each : rulebook_.criteria) top = std::max(top, each.highest());
  // Outside the groups a level without requirements of its own counts as attained with the one below it.
  const int highest = criterion.highest();
  if (criterion.in_group || level > top) {
    say(Code::A416, range, {criterion.id, std::to_string(level), own_levels(criterion)}).subject = criterion.id;
    return std::nullopt;
  }
  if (level <= highest) return level;
  say(Code::A417, range, {criterion.id, std::to_string(highest), std::to_string(level)}).subject = criterion.id;
  return highest;
}

void Checks::school_kind(const std::string& kind, SourceRange range) {
  std::vector<std::string> known;
  for (const SchoolKind& each : rulebook_.kinds) known.push_back(each.name);
  if (std::find(known.begin(), known.end(), kind) == known.end()) unknown_name("@data_kind", kind, range, known);
}

bool Checks::educational_level(std::string_view name, SourceRange range) {
  std::vector<std::string> known;
  for (const auto& each : rulebook_.educational_levels) known.push_back(each.first);
  if (std::find(known.begin(), known.end(), name) != known.end()) return true;
  unknown_name("@data_educational_level", name, range, known);
  return false;
}

const std::string* Checks::address(std::string_view address, SourceRange range) {
  const auto found = addresses_.find(std::string(address));
  if (found != addresses_.end()) return &found->second;
  std::vector<std::string> known;
  for (const auto& each : addresses_) known.push_back(each.first);
  std::sort(known.begin(), known.end());
  unknown_name("@data_address", address, range, known);
  return nullptr;
}

std::optional<std::uint32_t> Checks::fact(std::string_view name, SourceRange range) {
  const auto found = facts_.find(name);
  if (found == facts_.end()) {
    std::vector<std::string> known;
    for (const Fact& each : rulebook_.facts)
      if (each.source != FactSource::school_year_day) known.push_back(each.name);
    known.erase(known.begin(), known.begin() + std::min<std::ptrdiff_t>(2, std::ssize(known)));
    unknown_name("@data_fact", name, range, known);
    return std::nullopt;
  }
  if (found->second != school_kind_fact.value && found->second != educational_level_fact.value) return found->second;
  say(Code::A425, range, {std::string(name)});
  return std::nullopt;
}

std::optional<std::string> Checks::target(const std::string& written, SourceRange range) {
  std::vector<std::string> known;
  for (const RatingLevel& each : rulebook_.rating) known.push_back(print(Target{"muc", each.number}));
  for (const Recognition& each : rulebook_.recognitions)
    for (const Degree& degree : each.degrees) known.push_back(each.id + "." + std::to_string(degree.number));
  const std::string wanted = folded_id(written);
  if (std::find(known.begin(), known.end(), wanted) != known.end()) return wanted;
  unknown_name("@data_target", written, range, known);
  return std::nullopt;
}

void Checks::changed(const std::string& subject, SourceRange range) {
  std::vector<std::string> known;
  for (const auto& [address, place] : addresses_) known.push_back(address);
  for (const Criterion& each : rulebook_.criteria) known.push_back(each.id);
  for (const Fact& each : rulebook_.facts) known.push_back(each.name);
  if (std::find(known.begin(), known.end(), subject) != known.end()) return;
  std::sort(known.begin(), known.end());
  unknown_name("@data_changed", subject, range, known);
}

void Checks::recognition(RecordedRecognition& recorded, std::optional<int> degree, SourceRange id,
                         SourceRange degree_range) {
  const std::string wanted = folded_id(recorded.id);
  const auto known = std::find_if(rulebook_.recognitions.begin(), rulebook_.recognitions.end(),
                                  [&](const Recognition& each) { return each.id == wanted; });
  const bool is_of_other = (!recorded.circular.empty() && recorded.circular != rulebook_.circular) ||
                           (recorded.date.ok() && recorded.date < rulebook_.effective);
  if (known != rulebook_.recognitions.end()) {
    recorded.id = known->id;
    if (degree && !is_of_other && !has_degree(*known, *degree))
      say(Code::A433, degree_range, {known->id, known->degree_word, std::to_string(*degree), degrees_of(*known)});
  } else if (is_of_other) {
    recorded.id = wanted;  // known to the circular it was given under
  } else {
    std::vector<std::string> ids;
    for (const Recognition& each : rulebook_.recognitions) ids.push_back(each.id);
    unknown_name("@data_recognition", recorded.id, id, ids);
  }
}

void Checks::unknown_name(std::string_view kind, std::string_view wanted, SourceRange range,
                          const std::vector<std::string>& known) {
  // A code with another digit in place of one is another thing, however near.
  const auto digits = [](std::string_view text) {
    std::string found;
    std::copy_if(text.begin(), text.end(), std::back_inserter(found), [](char c) { return c >= '0' && c <= '9'; });
    return found;
  };
  constexpr std::size_t most_listed = 12;
  std::string all;
  for (const std::string& each : known) all += (all.empty() ? "" : ", ") + each;
  const auto suggestion = nearest(wanted, known);
  const bool is_near =
      suggestion && (digits(*suggestion) == digits(wanted) || digits(*suggestion).size() != digits(wanted).size());
  if (is_near)
    say(Code::A409, range, {std::string(kind), std::string(wanted), *suggestion});
  else if (!known.empty() && known.size() <= most_listed)
    say(Code::A434, range, {std::string(kind), std::string(wanted), all});
  else
    say(Code::A410, range, {std::string(kind), std::string(wanted)});
}

}  // namespace chuan::dossier
