// SPDX-License-Identifier: MIT
// What a rulebook's dossiers may give, and which input of the program each of it is.
#include "batch/names.hpp"

#include "chuan/address.hpp"

#include <algorithm>
#include <map>

namespace chuan {
namespace {

constexpr std::uint32_t nothing = UINT32_MAX;

std::optional<Number> index_of(const Fact& fact, const std::string& choice) {
  const auto found = std::find(fact.choices.begin(), fact.choices.end(), choice);
  if (found == fact.choices.end()) return std::nullopt;
  return Number(found - fact.choices.begin());
}

/// The only educational level of schools of `kind`; empty where there are several.
std::string only_level(const Rulebook& rulebook, const std::string& kind) {
  for (const SchoolKind& each : rulebook.kinds)
    if (each.name == kind && each.educational_levels.size() == 1) return each.educational_levels.front();
  return "";
}

}  // namespace

std::vector<std::pair<std::uint32_t, Number>> constants_of(const Program& program, const Rulebook& rulebook,
                                                           const std::string& kind) {
  std::vector<std::pair<std::uint32_t, Number>> constants;
  for (std::uint32_t i = 0; i < program.figures.size(); ++i) {
    const FactId fact = program.figures[i].fact;
    if (fact != school_kind_fact && fact != educational_level_fact) continue;
    const auto index = index_of(rulebook[fact], fact == school_kind_fact ? kind : only_level(rulebook, kind));
    if (index) constants.emplace_back(i, *index);
  }
  return constants;
}

Intake::Names::Names(const Program& its_program, const Rulebook& its_rulebook, const std::string& kind,
                     Profile its_profile)
    : program(its_program), rulebook(its_rulebook), profile(its_profile) {
  std::map<std::string, std::uint32_t> inputs;
  for (std::uint32_t i = 0; i < program.verdicts.size(); ++i) inputs.emplace(program.verdicts[i].subject, i);
  std::map<std::string, std::uint32_t> numbers;
  const auto address = [&](const std::string& key, const std::string& kept_under) {
    const auto [known, is_new] = numbers.emplace(kept_under, static_cast<std::uint32_t>(input_of_address.size()));
    if (is_new) {
      const auto input = inputs.find(kept_under);
      input_of_address.push_back(input == inputs.end() ? nothing : input->second);
    }
    requirements.add(key, known->second);
    return known->second;
  };
  level_inputs.resize(rulebook.criteria.size());
  for (std::uint32_t c = 0; c < rulebook.criteria.size(); ++c) {
    const Criterion& criterion = rulebook.criteria[c];
    criteria.add(criterion.id, c);
    for (const CriterionLevel& level : criterion.levels) {
      const std::string level_subject = print(Subject{criterion.id, level.number});
      const std::uint32_t of_level = address(level_subject, level_subject);
      if (input_of_address[of_level] != nothing)
        level_inputs[c].push_back({input_of_address[of_level], level.number, of_level});
      for (const Indicator& indicator : level.indicators) {
        const std::string letter = print(Subject{criterion.id, level.number, indicator.letter});
        address(letter, letter);
        for (const Requirement& requirement : indicator.requirements) {
          for (const RequirementRow& row : requirement.rows) address(row.subject, requirement.subject());
          for (std::size_t i = 1; i <= requirement.alternatives.size(); ++i) {
            const std::string way = way_of(requirement.subject(), i);
            address(way, way);
          }
        }
      }
    }
  }
  addresses.resize(input_of_address.size());
  results.resize(rulebook.criteria.size());

  flat.add("id", id);
  given_facts.resize(rulebook.facts.size());
  facts_given.resize(rulebook.facts.size());
  for (std::uint32_t i = 0; i < rulebook.facts.size(); ++i) {
    if (i == school_kind_fact.value || i == educational_level_fact.value) continue;
    facts.add(rulebook.facts[i].name, i);
    flat.add(rulebook.facts[i].name, i);
    if (rulebook.facts[i].source == FactSource::school_year_day) days.push_back(i);
  }
  std::vector<std::vector<Use>> by_fact(rulebook.facts.size());
  for (std::uint32_t i = 0; i < program.truths.size(); ++i)
    by_fact[program.truths[i].fact.value].push_back({i, program.truths[i].years_back, true});
  for (std::uint32_t i = 0; i < program.figures.size(); ++i)
    by_fact[program.figures[i].fact.value].push_back({i, program.figures[i].years_back, false});
  for (std::uint32_t i = 0; i < by_fact.size(); ++i) {
    const Fact& fact = rulebook.facts[i];
    const auto first = static_cast<std::uint32_t>(uses.size());
    uses.insert(uses.end(), by_fact[i].begin(), by_fact[i].end());
    given_facts[i] = {fact.type, fact.yearly, first, static_cast<std::uint32_t>(uses.size())};
    if (fact.type == FactType::yes_no && !fact.yearly && by_fact[i].size() == 1 && by_fact[i].front().is_truth)
      given_facts[i].only_truth = by_fact[i].front().input;
  }
  constants = constants_of(program, rulebook, kind);
}

Intake::Intake(const Program& program, const Rulebook& rulebook, const std::string& kind, Profile profile)
    : names_(std::make_unique<Names>(program, rulebook, kind, profile)) {}
Intake::~Intake() = default;
Intake::Intake(Intake&&) noexcept = default;

}  // namespace chuan
