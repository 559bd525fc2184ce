// SPDX-License-Identifier: MIT
// Repairs, each change with what it was and what it becomes.
#include "answer/repair.hpp"

namespace chuan::answer {
namespace {

Json cost_json(const Number& number) {
  if (number.is_whole()) return number.numerator();
  return static_cast<double>(number.numerator()) / static_cast<double>(number.denominator());
}

std::string yes_or_no(const Number& value) { return value == Number(1) ? "yes" : "no"; }

Json from_json(const Change& change, const Rulebook& rulebook, Language language) {
  if (const auto* level = std::get_if<LevelChange>(&change.what))
    return level->from ? Json(*level->from) : Json("unknown");
  if (const auto* verdict = std::get_if<VerdictChange>(&change.what)) return word(verdict->from);
  const auto& figure = std::get<FigureChange>(change.what);
  if (!figure.from) return "unknown";
  const Fact& fact = rulebook[figure.fact];
  return fact.type == FactType::yes_no ? yes_or_no(*figure.from) : amount(*figure.from, &fact, language);
}

/// What repairs are told with.
struct RepairWords {
  const Rulebook& rulebook;
  const Dossier& dossier;
  std::optional<Date> by;
  Language language;
};

Json json_of(const Change& change, const RepairWords& setting) {
  const Dossier& dossier = setting.dossier;
  Json json{{"subject", subject_of(change)}};
  if (!change.educational_level.empty()) json["educational_level"] = change.educational_level;
  json["from"] = from_json(change, setting.rulebook, setting.language);
  json["to"] = answer::to_json(change, setting.rulebook, setting.language);
  if (years_ahead(change) > 0) json["years_ahead"] = years_ahead(change);
  if (change.action) {
    const PlanAction& action = dossier.plan->actions[*change.action];
    json["action"] = action.action;
    if (!action.decides.empty()) json["decides"] = action.decides;
    if (action.cost) json["cost"] = cost_json(*action.cost);
    if (action.days) json["days"] = *action.days;
  }
  if (change.ready) json["ready"] = to_iso(*change.ready);
  if (const auto start = latest_start(setting.by, change.days)) json["latest_start"] = to_iso(*start);
  return json;
}

Json json_of(const Repair& repair, const RepairWords& setting) {
  Json changes = Json::array();
  for (const Change& each : repair.changes) changes.push_back(json_of(each, setting));
  const bool is_money = repair.measure == Repair::Measure::cost;
  Json json{{"changes", std::move(changes)},
            {"changes_count", repair.changes.size()},
            {"cost", is_money && repair.unpriced.empty() ? cost_json(repair.cost) : Json()},
            {"done_by", repair.done_by ? Json(to_iso(*repair.done_by)) : Json()},
            {"measure", is_money ? "cost" : "changes_count"},
            {"lower_bound", cost_json(repair.lower_bound)},
            {"optimal", repair.optimal}};
  if (!repair.unpriced.empty()) json["unpriced"] = repair.unpriced;
  if (repair.ready) json["ready"] = to_iso(*repair.ready);
  return json;
}

Json change_shape() {
  return object_of({key("subject", text()), maybe("educational_level", text()), key("from", anything()),
                    key("to", anything()), maybe("years_ahead", whole()), maybe("action", text()),
                    maybe("decides", text()), maybe("cost", number()), maybe("days", whole()), maybe("ready", day()),
                    maybe("latest_start", day())});
}

Json repair_shape() {
  return object_of({key("changes", list_of(change_shape())), key("changes_count", whole()),
                    key("cost", or_null(number())), key("done_by", or_null(day())),
                    key("measure", word_of({"cost", "changes_count"})), key("lower_bound", number()),
                    key("optimal", truth()), maybe("unpriced", list_of(text())), maybe("ready", day())});
}

}  // namespace

std::optional<Date> latest_start(const std::optional<Date>& by, const std::optional<int>& days) {
  if (!by || !days) return std::nullopt;
  return Date(std::chrono::sys_days(*by) - std::chrono::days(*days));
}

int years_ahead(const Change& change) {
  const auto* figure = std::get_if<FigureChange>(&change.what);
  return figure == nullptr ? 0 : figure->years_ahead;
}

std::string late_because(const Repairs& repairs) {
  if (const auto* change = std::get_if<Change>(&repairs.late_because)) return subject_of(*change);
  const auto* held = std::get_if<RecognitionDates>(&repairs.late_because);
  if (held == nullptr) return "";
  return held->label + " " + held->degree_word + " " + std::to_string(held->degree) + ", " + to_vietnamese(held->given);
}

Json to_json(const Change& change, const Rulebook& rulebook, Language language) {
  if (const auto* level = std::get_if<LevelChange>(&change.what)) return level->to;
  if (const auto* verdict = std::get_if<VerdictChange>(&change.what)) return word(verdict->to);
  const auto& figure = std::get<FigureChange>(change.what);
  const Fact& fact = rulebook[figure.fact];
  if (fact.type == FactType::yes_no) return yes_or_no(figure.value);
  return std::string(sign(figure.bound)) + " " + amount(figure.stated, &fact, language);
}

Json repairs_json(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language) {
  const RepairWords setting{rulebook, dossier, repairs.by, language};
  Json json{{"repair_count", count_json(repairs.count)}, {"repairs", Json::array()}};
  if (is_satisfied(repairs.reached)) json["repair_count"] = 0;
  for (const Repair& each : repairs.cheapest) json["repairs"].push_back(json_of(each, setting));
  if (repairs.fastest) json["fastest"] = json_of(*repairs.fastest, setting);
  json["single_points"] = Json::array();
  for (const Change& each : repairs.in_all) json["single_points"].push_back(subject_of(each));
  json["steps"] = repairs.steps;
  if (repairs.law_ends) json["law_ends"] = to_iso(*repairs.law_ends);
  if (repairs.earliest) json["earliest"] = {{"date", to_iso(*repairs.earliest)}, {"because", late_because(repairs)}};
  return json;
}

std::vector<Key> repairs_keys() {
  return {key("repair_count", count_shape()),
          key("repairs", list_of(repair_shape())),
          maybe("fastest", repair_shape()),
          key("single_points", list_of(text())),
          key("steps", whole()),
          maybe("law_ends", day()),
          maybe("earliest", object_of({key("date", day()), key("because", text())}))};
}

}  // namespace chuan::answer
