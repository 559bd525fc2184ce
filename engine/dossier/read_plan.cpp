// SPDX-License-Identifier: MIT
// Recognitions a school holds and the plan by which it means to reach the next.
#include <algorithm>

#include "dossier/reader.hpp"
#include "source/names.hpp"

namespace chuan::dossier {
namespace {

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

const Recognition* Reader::find_recognition(std::string_view id) const {
  const std::string wanted = folded_id(id);
  for (const Recognition& each : rulebook_.recognitions)
    if (each.id == wanted) return &each;
  return nullptr;
}

void Reader::recognition(const Node& node) {
  RecordedRecognition recorded;
  recorded.range = json_.range(node);
  std::optional<Date> given;
  std::optional<int> degree;
  fields(node, {{"id", into(recorded.id)},
                {"degree", into(degree)},
                {"date", into(given)},
                {"circular", into(recorded.circular)},
                {"expires", into(recorded.expires)}});
  if (node.kind != Kind::object) return;
  for (const std::string_view key : {"id", "degree", "date"}) {
    const Node* part = json_.find(node, key);
    if (!part || part->kind == Kind::null)
      say(Code::A412, {json_.file, node.begin, node.begin + 1}, {std::string(key)});
  }
  if (given) recorded.date = *given;
  recorded.degree = degree.value_or(0);
  const Node* id = json_.find(node, "id");
  if (id && id->kind == Kind::text) {
    const Recognition* known = find_recognition(recorded.id);
    const bool is_of_other = (!recorded.circular.empty() && recorded.circular != rulebook_.circular) ||
                             (given && *given < rulebook_.effective);
    if (!known && is_of_other) {
      recorded.id = folded_id(recorded.id);  // known to the circular it was given under
    } else if (!known) {
      std::vector<std::string> ids;
      for (const Recognition& each : rulebook_.recognitions) ids.push_back(each.id);
      unknown_name("@data_recognition", recorded.id, json_.range(*id), ids);
    } else {
      recorded.id = known->id;
      if (degree && !is_of_other && !has_degree(*known, *degree))
        say(Code::A433, json_.range(*json_.find(node, "degree")),
            {known->id, known->degree_word, std::to_string(*degree), degrees_of(*known)});
    }
  }
  dossier.recognitions.push_back(std::move(recorded));
}

void Reader::plan(const Node& node) {
  Plan& plan = dossier.plan.emplace();
  fields(node,
         {{"goal", [&](const Node& each) { plan.goal = goal(each); }},
          {"further_goals",
           [&](const Node& list) { items(list, [&](const Node& each) { plan.further_goals.push_back(goal(each)); }); }},
          {"period", into_as_written(plan.period)},
          {"approved", into(plan.approved)},
          {"targets", [&](const Node& each) { levels_of_criteria(each, plan.targets); }},
          {"solutions",
           [&](const Node& each) {
             by_criterion(each, [&](const std::string& id, const Node& list) { into(plan.solutions[id])(list); });
           }},
          {"actions", [&](const Node& list) { items(list, [&](const Node& each) { action(each, plan); }); }},
          {"conclusions", into(plan.conclusions)},
          {"recipients", into(plan.recipients)}});
}

void Reader::by_criterion(const Node& node, const std::function<void(const std::string&, const Node&)>& read) {
  each_field(node, [&](const Node& each) {
    const Criterion* known = criterion(each.key, json_.key_range(each));
    if (known && each.kind != Kind::null) read(known->id, each);
  });
}

PlanGoal Reader::goal(const Node& node) {
  PlanGoal goal;
  fields(node, {{"target", [&](const Node& each) { goal.target = target(each).value_or(""); }},
                {"by", into_as_written(goal.by)}});
  const Node* part = json_.find(node, "target");
  if (node.kind == Kind::object && (!part || part->kind == Kind::null))
    say(Code::A412, {json_.file, node.begin, node.begin + 1}, {"target"});
  return goal;
}

std::optional<std::string> Reader::target(const Node& node) {
  const auto written = text(node);
  if (!written) return std::nullopt;
  std::vector<std::string> known;
  for (const RatingLevel& each : rulebook_.rating) known.push_back("muc." + std::to_string(each.number));
  for (const Recognition& each : rulebook_.recognitions)
    for (const Degree& degree : each.degrees) known.push_back(each.id + "." + std::to_string(degree.number));
  const std::string wanted = folded_id(*written);
  if (std::find(known.begin(), known.end(), wanted) != known.end()) return wanted;
  unknown_name("@data_target", *written, json_.range(node), known);
  return std::nullopt;
}

/// What an action changes: a criterion, an address under one, or a fact.
void Reader::changed(const Node& node, PlanAction& action) {
  const auto subject = text(node);
  if (!subject) return;
  std::vector<std::string> known;
  for (const auto& [address, place] : addresses_) known.push_back(address);
  for (const Criterion& each : rulebook_.criteria) known.push_back(each.id);
  for (const Fact& each : rulebook_.facts) known.push_back(each.name);
  if (std::find(known.begin(), known.end(), *subject) == known.end()) {
    std::sort(known.begin(), known.end());
    unknown_name("@data_changed", *subject, json_.range(node), known);
  }
  action.changes.push_back(*subject);
}

void Reader::action(const Node& node, Plan& plan) {
  PlanAction action;
  action.range = json_.range(node);
  const Criterion* known = nullptr;
  const Node* id = json_.find(node, "criterion");
  if (id && id->kind == Kind::text) known = criterion(id->text, json_.range(*id));
  fields(node, {{"criterion", into(action.criterion)},
                {"action", into(action.action)},
                {"owner", into(action.owner)},
                {"decides", into(action.decides)},
                {"changes", [&](const Node& list) { items(list, [&](const Node& each) { changed(each, action); }); }},
                {"cost", [&](const Node& each) { action.cost = figure(each, FactType::money, each.key); }},
                {"source", into(action.source)},
                {"starts", into_as_written(action.starts)},
                {"due", into_as_written(action.due)},
                {"days", into(action.days)},
                {"indicator", into(action.indicator)},
                {"evidence", into(action.evidence)},
                {"reaches", [&](const Node& each) { action.reaches = known ? level_of(*known, each) : whole(each); }}});
  if (node.kind == Kind::object && (!id || id->kind == Kind::null))
    say(Code::A412, {json_.file, node.begin, node.begin + 1}, {"criterion"});
  plan.actions.push_back(std::move(action));
}

}  // namespace chuan::dossier
