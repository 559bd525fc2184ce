// SPDX-License-Identifier: MIT
// Steps are the verdict cells that decide; numbers below them are in the dossier for everyone to see.
#include "command/certificate.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "verify/verify.hpp"

namespace chuan {
namespace {

std::string fraction(const Number& number) {
  return number.is_whole() ? std::to_string(number.numerator())
                           : std::to_string(number.numerator()) + "/" + std::to_string(number.denominator());
}

bool is_joint(CellOp op) { return op == CellOp::all || op == CellOp::attained || op == CellOp::any; }

Json steps(const Program& program, const std::vector<Value>& values, CellId root) {
  std::set<std::uint32_t> cells;
  std::vector<std::uint32_t> open{root.value};
  while (!open.empty()) {
    const std::uint32_t id = open.back();
    open.pop_back();
    const Cell& cell = program.cells[id];
    if (cell.op >= CellOp::literal || !cells.insert(id).second || values[id].from_record) continue;
    const Verdict decides = cell.op == CellOp::any ? Verdict::met : Verdict::not_met;
    const bool is_decided_by_one = is_joint(cell.op) && values[id].verdict == decides;
    for (const std::uint32_t* child = program.begin(CellId{id}); child != program.end(CellId{id}); ++child)
      if (!is_decided_by_one || values[*child].verdict == decides) open.push_back(*child);
  }
  Json list = Json::array();
  for (const std::uint32_t id : cells) list.push_back({id, key(values[id].verdict)});
  return list;
}

/// An action by its place in the dossier's text.
Json change_json(const Change& change, const Rulebook& rulebook, const std::vector<std::size_t>& actions) {
  Json json{{"subject", change.subject}};
  const bool is_level = change.kind == Change::Kind::level;
  json["to"] = is_level ? Json(std::stoi(change.to)) : Json(change.to);
  if (change.kind == Change::Kind::figure) {
    json["fact"] = rulebook[change.fact].name;
    json["value"] = fraction(change.value);
    if (change.years_ahead > 0) json["years_ahead"] = change.years_ahead;
  }
  if (change.action) json["action"] = actions.at(*change.action);
  return json;
}

Json repair_json(const Repairs& repairs, const Rulebook& rulebook, const std::vector<std::size_t>& actions) {
  const Repair& best = repairs.cheapest.front();
  Json json{{"changes", Json::array()}};
  for (const Change& each : best.changes) json["changes"].push_back(change_json(each, rulebook, actions));
  json["cost"] = fraction(best.cost);
  json["lower_bound"] = fraction(best.lower_bound);
  if (!best.optimal || repairs.proof.empty()) return json;
  json["proof"] = Json::array();
  for (const Necessity& each : repairs.proof) {
    Json changes = Json::array();
    for (const Change& change : each.of) changes.push_back(change_json(change, rulebook, actions));
    json["proof"].push_back({{"changes", std::move(changes)}, {"at_least", each.at_least}});
  }
  return json;
}

Json actions_of(const Json& written) {
  const Json plan = written.value("plan", Json::object());
  return plan.is_object() && plan.contains("actions") && plan["actions"].is_array() ? plan["actions"] : Json::array();
}

/// Where in the dossier's text the actions stand that count under the law asked about, in their order.
std::vector<std::size_t> kept_actions(const Json& written, const Dossier& counted) {
  std::vector<std::size_t> places;
  const Json actions = actions_of(written);
  const auto said = [](const Json& action, const char* name) {
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
Json left_out(const Json& written, const Dossier& counted) {
  std::set<std::string> left;
  const auto look = [&left](const Json& text, const LevelData& data) {
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
  return Json(left);
}

/// Keeps the first of three ways to show the bound that the checker follows: sets apart from each other; the parts
/// summed; cuts, where changes share actions.
void settle_proof(Json& json, const Json& dossier, const Program& program, const Rulebook& rulebook) {
  checker::Case checked{json, dossier, dump(program), choices_of(rulebook)};
  if (checker::faults(checked).empty()) return;
  nlohmann::json changes = nlohmann::json::array();
  for (const Json& set : json["repair"]["proof"])
    for (const Json& change : set["changes"]) changes.push_back(nlohmann::json(change));
  json["repair"].erase("proof");
  checked.certificate = json;
  checked.certificate["repair"]["summed"] = true;
  if (checker::faults(checked).empty())
    json["repair"]["summed"] = true;
  else if (const auto cuts = checker::cuts(checked, changes))
    json["repair"]["cuts"] = *cuts;
}

}  // namespace

std::map<std::string, std::vector<std::string>> choices_of(const Rulebook& rulebook) {
  std::map<std::string, std::vector<std::string>> choices;
  for (const Fact& fact : rulebook.facts)
    if (!fact.choices.empty()) choices[fact.name] = fact.choices;
  return choices;
}

std::string hash_of_rules(const Rules& rules, const LoweredLaw& law) {
  Diagnostics ignored;
  const auto text = rules.law.consolidated(law.rulebook.circular, law.rulebook.as_of, Language::vi, ignored);
  return sha256(text.value_or("") + "\n" + dump(law.program));
}

Json certificate(const Rules& rules, const Inquiry& input, const Assessment& assessment, const Target& target,
                 const Repairs& repairs, const std::string& dossier_text, Profile profile) {
  const Rulebook& rulebook = input.law->rulebook;
  const Program& program = input.law->program;
  const CellId root = *target_cell(program, rulebook, target);
  const Json dossier = Json::parse(dossier_text);
  Json json{{"certificate", 1},
            {"circular", rulebook.circular},
            {"as_of", to_iso(input.as_of)},
            {"kind", input.dossier.kind},
            {"strict", profile == Profile::strict},
            {"rules", hash_of_rules(rules, *input.law)},
            {"dossier", sha256(dossier_text)},
            {"target", target.id + "." + std::to_string(target.number)},
            {"verdict", key(repairs.reached)},
            {"parts", Json::array()}};
  for (const SchoolKind& kind : rulebook.kinds)
    if (kind.name == input.dossier.kind && kind.educational_levels.size() == 1)
      json["educational_level"] = kind.educational_levels.front();
  if (Json left = left_out(dossier, input.dossier); !left.empty()) json["left_out"] = std::move(left);
  for (const LevelAssessment& part : assessment.parts)
    json["parts"].push_back({{"educational_level", part.educational_level},
                             {"root", root.value},
                             {"steps", steps(program, part.values, root)}});
  if (repairs.cheapest.empty()) return json;
  json["repair"] = repair_json(repairs, rulebook, kept_actions(dossier, input.dossier));
  if (json["repair"].contains("proof")) settle_proof(json, dossier, program, rulebook);
  return json;
}

}  // namespace chuan
