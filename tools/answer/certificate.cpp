// SPDX-License-Identifier: MIT
// Steps are the verdict cells that decide; numbers below them are in the dossier for everyone to see.
#include "answer/certificate.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "answer/json.hpp"
#include "chuan/explanation.hpp"
#include "verify/seal.hpp"

namespace chuan::answer {
namespace {

using SortedJson = nlohmann::json;  // its keys in one order, for the seal

std::string fraction(const Number& number) {
  return number.is_whole() ? std::to_string(number.numerator())
                           : std::to_string(number.numerator()) + "/" + std::to_string(number.denominator());
}

bool is_joint(CellOp op) { return op == CellOp::all || op == CellOp::attained || op == CellOp::any; }

SortedJson steps(const Program& program, const std::vector<Value>& values, CellId root) {
  std::set<std::uint32_t> cells;
  std::vector<std::uint32_t> open{root.value};
  while (!open.empty()) {
    const std::uint32_t id = open.back();
    open.pop_back();
    const Cell& cell = program.cells[id];
    if (is_number(cell.op) || !cells.insert(id).second || values[id].from_record) continue;
    const Verdict decides = cell.op == CellOp::any ? Verdict::met : Verdict::not_met;
    const bool is_decided_by_one = is_joint(cell.op) && values[id].verdict == decides;
    for (const CellId child : program.children(cell))
      if (!is_decided_by_one || values[child.value].verdict == decides) open.push_back(child.value);
  }
  SortedJson list = SortedJson::array();
  for (const std::uint32_t id : cells) list.push_back({id, word(values[id].verdict)});
  return list;
}

/// What a proof says of a change: what it is about.
SortedJson named(const Change& change, const Rulebook& rulebook) {
  const auto* figure = std::get_if<FigureChange>(&change.what);
  SortedJson json = figure != nullptr ? SortedJson{{"fact", rulebook[figure->fact].name}}
                                      : SortedJson{{"subject", subject_of(change)}};
  if (!change.educational_level.empty()) json["educational_level"] = change.educational_level;
  return json;
}

/// An action by its place in the dossier's text.
SortedJson change_proof(const Change& change, const Rulebook& rulebook, const std::vector<std::size_t>& actions) {
  SortedJson json = named(change, rulebook);
  if (const auto* figure = std::get_if<FigureChange>(&change.what)) {
    json["value"] = fraction(figure->value);
    if (figure->years_ahead > 0) json["years_ahead"] = figure->years_ahead;
  } else if (const auto* level = std::get_if<LevelChange>(&change.what)) {
    json["to"] = level->to;
  } else {
    json["to"] = word(std::get<VerdictChange>(change.what).to);
  }
  if (change.action) json["action"] = actions.at(*change.action);
  return json;
}

SortedJson repair_proof(const Repairs& repairs, const Rulebook& rulebook, const std::vector<std::size_t>& actions) {
  const Repair& best = repairs.cheapest.front();
  const bool is_money = best.measure == Repair::Measure::cost;
  SortedJson json{{"changes", SortedJson::array()},
                  {"measure", is_money ? "cost" : "changes_count"},
                  {"cost", fraction(best.cost)}};
  if (!best.unpriced.empty()) json["unpriced"] = best.unpriced.size();
  for (const Change& each : best.changes) json["changes"].push_back(change_proof(each, rulebook, actions));
  return json;
}

/// Sets apart from each other of which every repair changes so many.
SortedJson proof_json(const Repairs& repairs, const Rulebook& rulebook) {
  SortedJson proof = SortedJson::array();
  for (const Necessity& each : repairs.proof) {
    SortedJson changes = SortedJson::array();
    for (const Change& change : each.of) changes.push_back(named(change, rulebook));
    proof.push_back({{"changes", std::move(changes)}, {"at_least", each.at_least}});
  }
  return proof;
}

SortedJson actions_of(const SortedJson& written) {
  const SortedJson plan = written.value("plan", SortedJson::object());
  return plan.is_object() && plan.contains("actions") && plan["actions"].is_array() ? plan["actions"]
                                                                                    : SortedJson::array();
}

/// Where in the dossier's text the actions stand that count under the law asked about, in their order.
std::vector<std::size_t> kept_actions(const SortedJson& written, const Dossier& counted) {
  std::vector<std::size_t> places;
  const SortedJson actions = actions_of(written);
  const auto said = [](const SortedJson& action, const char* name) {
    return action.contains(name) && action[name].is_string() ? action[name].get<std::string>() : "";
  };
  if (!counted.plan) return places;
  for (std::size_t i = 0; i < actions.size() && places.size() < counted.plan->actions.size(); ++i) {
    const PlanAction& next = counted.plan->actions[places.size()];
    if (said(actions[i], "criterion") == next.criterion && said(actions[i], "action") == next.action)
      places.push_back(i);
  }
  return places;
}

/// What the dossier's text concludes and the dossier as it counts under the law asked about does not.
std::vector<std::string> left_out(const SortedJson& written, const Dossier& counted) {
  std::set<std::string> left;
  const auto look = [&left](const SortedJson& text, const LevelData& data) {
    const auto drop = [&](const char* table, const auto& kept) {
      if (!text.contains(table) || !text[table].is_object()) return;
      for (const auto& [name, value] : text[table].items())
        if (!value.is_null() && kept.count(name) == 0) left.insert(std::string(table) + "/" + name);
    };
    drop("results", data.results);
    drop("requirements", data.requirements);
  };
  look(written, counted.data);
  const std::vector<std::size_t> kept = kept_actions(written, counted);
  for (std::size_t i = 0; i < actions_of(written).size(); ++i)
    if (std::find(kept.begin(), kept.end(), i) == kept.end()) left.insert("plan/actions/" + std::to_string(i));
  if (written.contains("levels") && written["levels"].is_object())
    for (const auto& [level, text] : written["levels"].items())
      if (const auto known = counted.levels.find(level); known != counted.levels.end()) look(text, known->second);
  return {left.begin(), left.end()};
}

/// The first of three ways to show the bound that the checker follows: sets apart from each other; the parts summed;
/// cuts, where changes share actions. Else the repair without a proof.
SortedJson with_proof(const Certified& about, const SortedJson& unproved, const SortedJson& proof) {
  SortedJson tried = unproved;
  const auto is_followed = [&] {
    tried = verify::sealed(std::move(tried));
    return verify::faults(case_of(about, tried)).empty();
  };
  tried["repair"]["proof"] = proof;
  if (is_followed()) return tried;
  tried = unproved;
  tried["repair"]["summed"] = true;
  if (is_followed()) return tried;
  SortedJson changes = SortedJson::array();
  for (const SortedJson& set : proof)
    for (const SortedJson& change : set["changes"]) changes.push_back(change);
  const verify::Case bare = case_of(about, verify::sealed(unproved));
  return verify::with_cuts(bare, changes).value_or(bare.certificate);
}

std::map<std::string, std::vector<std::string>> choices_of(const Rulebook& rulebook) {
  std::map<std::string, std::vector<std::string>> choices;
  for (const Fact& fact : rulebook.facts)
    if (!fact.choices.empty()) choices[fact.name] = fact.choices;
  return choices;
}

}  // namespace

std::string law_text_of(const Rules& rules, const LoweredLaw& law) {
  Diagnostics ignored;
  return rules.law.consolidated(law.rulebook.circular, law.rulebook.as_of, Language::vi, ignored).value_or("");
}

verify::Case case_of(const Certified& about, SortedJson certificate) {
  verify::Case checked;
  checked.certificate = std::move(certificate);
  checked.dossier = about.text;
  checked.circular = about.rulebook.circular;
  checked.as_of = to_iso(about.as_of);
  checked.kind = about.dossier.kind;
  checked.is_strict = about.is_strict;
  for (const SchoolKind& kind : about.rulebook.kinds)
    if (kind.name == about.dossier.kind && kind.educational_levels.size() == 1)
      checked.educational_level = kind.educational_levels.front();
  checked.program = dump(about.program);
  checked.rules = sha256(about.law + "\n" + checked.program);
  checked.left_out = left_out(SortedJson::parse(about.text), about.dossier);
  checked.choices = choices_of(about.rulebook);
  for (const Fact& fact : about.rulebook.facts)
    if (fact.yearly) checked.yearly.insert(fact.name);
  return checked;
}

SortedJson certificate(const Certified& about, const Assessment& assessment, const Target& target,
                       const Repairs& repairs) {
  const CellId root = *target_cell(about.program, about.rulebook, target);
  const verify::Case is = case_of(about, {});
  SortedJson json{{"certificate", verify::certificate_version},
                  {"circular", is.circular},
                  {"as_of", is.as_of},
                  {"kind", is.kind},
                  {"strict", about.is_strict},
                  {"rules", is.rules},
                  {"dossier", sha256(about.text)},
                  {"target", print(target)},
                  {"verdict", word(repairs.reached)},
                  {"parts", SortedJson::array()}};
  if (!is.left_out.empty()) json["left_out"] = is.left_out;
  for (const LevelAssessment& part : assessment.parts)
    json["parts"].push_back({{"educational_level", part.educational_level},
                             {"root", root.value},
                             {"steps", steps(about.program, part.values, root)}});
  if (repairs.cheapest.empty()) return verify::sealed(std::move(json));
  json["repair"] = repair_proof(repairs, about.rulebook, kept_actions(SortedJson::parse(about.text), about.dossier));
  if (!repairs.cheapest.front().optimal || repairs.proof.empty()) return verify::sealed(std::move(json));
  return with_proof(about, json, proof_json(repairs, about.rulebook));
}

}  // namespace chuan::answer
