// SPDX-License-Identifier: MIT
// Steps are the verdict cells that decide; numbers below them are in the dossier for everyone to see.
#include "certificate.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <nettle/sha2.h>

#include "checker.hpp"

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

Json change_json(const Change& change, const Rulebook& rulebook) {
  Json json{{"subject", change.subject}};
  const bool is_level = change.kind == Change::Kind::level;
  json["to"] = is_level ? Json(std::stoi(change.to)) : Json(change.to);
  if (change.kind == Change::Kind::figure) {
    json["fact"] = rulebook[change.fact].name;
    json["value"] = fraction(change.value);
    if (change.years_ahead > 0) json["years_ahead"] = change.years_ahead;
  }
  if (change.action) json["action"] = *change.action;
  return json;
}

Json repair_json(const Repairs& repairs, const Rulebook& rulebook) {
  const Repair& best = repairs.cheapest.front();
  Json json{{"changes", Json::array()}};
  for (const Change& each : best.changes) json["changes"].push_back(change_json(each, rulebook));
  json["cost"] = fraction(best.cost);
  json["lower_bound"] = fraction(best.lower_bound);
  if (!best.optimal || repairs.proof.empty()) return json;
  json["proof"] = Json::array();
  for (const Necessity& each : repairs.proof) {
    Json changes = Json::array();
    for (const Change& change : each.of) changes.push_back(change_json(change, rulebook));
    json["proof"].push_back({{"changes", std::move(changes)}, {"at_least", each.at_least}});
  }
  return json;
}

}  // namespace

std::map<std::string, std::vector<std::string>> choices_of(const Rulebook& rulebook) {
  std::map<std::string, std::vector<std::string>> choices;
  for (const Fact& fact : rulebook.facts)
    if (!fact.choices.empty()) choices[fact.name] = fact.choices;
  return choices;
}

std::string hash_of(std::string_view text) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state, digest.size(), digest.data());
  std::string digits;
  for (const std::uint8_t byte : digest) digits += fmt::format("{:02x}", byte);
  return digits;
}

std::string hash_of_rules(const Rules& rules, const Laid& laid) {
  Diagnostics ignored;
  const auto text = rules.law.consolidated(laid.rulebook.circular, laid.rulebook.as_of, Language::vi, ignored);
  return hash_of(text.value_or("") + "\n" + dump(laid.program));
}

Json certificate(const Rules& rules, const Case& input, const Assessment& assessment, const Target& target,
                 const Repairs& repairs, const std::string& dossier_text, const Options& options) {
  const Rulebook& rulebook = input.laid->rulebook;
  const Program& program = input.laid->program;
  const CellId root = *target_cell(program, rulebook, target);
  Json json{{"certificate", 1},
            {"circular", rulebook.circular},
            {"as_of", to_iso(input.as_of)},
            {"kind", input.dossier.kind},
            {"strict", options.strict},
            {"rules", hash_of_rules(rules, *input.laid)},
            {"dossier", hash_of(dossier_text)},
            {"target", target.id + "." + std::to_string(target.number)},
            {"verdict", key(repairs.reached)},
            {"parts", Json::array()}};
  for (const SchoolKind& kind : rulebook.kinds)
    if (kind.name == input.dossier.kind && kind.educational_levels.size() == 1)
      json["educational_level"] = kind.educational_levels.front();
  for (const LevelAssessment& part : assessment.parts)
    json["parts"].push_back({{"educational_level", part.educational_level},
                             {"root", root.value},
                             {"steps", steps(program, part.values, root)}});
  if (repairs.cheapest.empty()) return json;
  json["repair"] = repair_json(repairs, rulebook);
  // A proof that the checker does not follow (shared actions, unequal prices) is none.
  checker::Case checked{json, Json::parse(dossier_text), dump(program), choices_of(rulebook)};
  if (!checker::faults(checked).empty()) json["repair"].erase("proof");
  return json;
}

}  // namespace chuan
