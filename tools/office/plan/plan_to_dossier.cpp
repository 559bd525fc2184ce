// SPDX-License-Identifier: MIT
// The dossier of the data contract out of what a document says, each value with its place.
#include <algorithm>

#include "chuan/dossier_keys.hpp"
#include "office/plan/phrases.hpp"
#include "office/plan/plan_document.hpp"

namespace chuan::office {
namespace {

constexpr SourceRange nowhere{UINT32_MAX, 0, 0};

/// "/plan/actions/0/cost".
template <class... Parts>
std::string pointer_to(const Parts&... parts) {
  std::string pointer;
  ((pointer += '/', pointer += parts), ...);
  return pointer;
}

class Writer {
 public:
  Writer(const PlanDocument& plan, const Papers& papers) : plan_(plan), papers_(papers) {}

  Dossier write() {
    school();
    results();
    plan();
    evidence();
    situation();
    people();
    provenance();
    return std::move(dossier_);
  }

 private:
  /// Empty, or a blank that a plan made by the program asks people to fill in.
  bool is_missing(const Said& said) const { return said.text.empty() || papers_.is_blank(said.text); }

  /// The text; notes its place and, where its spelling was mended, its own words.
  std::string kept(const std::string& pointer, const Said& said) {
    if (is_missing(said)) return "";
    from_.places[pointer] = said.place;
    if (said.original != said.text && !said.original.empty()) from_.originals[pointer] = said.original;
    return said.text;
  }

  std::vector<std::string> list(const std::string& pointer, const std::vector<Said>& lines) {
    std::vector<std::string> all;
    for (const Said& each : lines)
      if (!is_missing(each)) all.push_back(kept(pointer + "/" + std::to_string(all.size()), each));
    return all;
  }

  void school() {
    dossier_.name = kept(pointer_to(keys::school, keys::name), plan_.school_name);
    dossier_.kind = plan_.kind;
    if (!plan_.date) return;
    dossier_.school_year = last_completed_school_year(*plan_.date);
    dossier_.date = plan_.date;
    from_.places[pointer_to(keys::date)] = plan_.date_place;
  }

  void results() {
    for (const FoundResult& each : plan_.results) {
      dossier_.data.results[each.id] = {each.level, nowhere};
      from_.places[pointer_to(keys::results, each.id)] = each.place;
    }
  }

  /// "chuan_quoc_gia.2" of "Phấn đấu đạt Chuẩn quốc gia Mức độ 02".
  std::optional<std::string> target_of(const std::string& text) const {
    const std::string plain = folded(text);
    const auto is_about = [&](const Papers::Goal& goal) {
      return std::any_of(goal.words.begin(), goal.words.end(),
                         [&](const std::string& word) { return plain.find(word) != std::string::npos; });
    };
    const auto goal = std::find_if(papers_.goals.begin(), papers_.goals.end(), is_about);
    if (goal == papers_.goals.end()) return std::nullopt;
    // People write cấp độ where mức độ is meant; the audit says so.
    for (const std::string& word : goal->degrees)
      if (const auto degree = level_after(text, word)) return goal->target + "." + std::to_string(*degree);
    return std::nullopt;
  }

  /// How early in the declared goals the target of `goal` stands.
  std::size_t rank(const std::string& target) const {
    const auto found = std::find_if(papers_.goals.begin(), papers_.goals.end(),
                                    [&](const Papers::Goal& each) { return target.starts_with(each.target + "."); });
    return static_cast<std::size_t>(found - papers_.goals.begin());
  }

  /// The last year that a goal names: that of its own sentence where that says what is striven for, else of all.
  std::string goal_year(const Said& goal) const {
    const bool says_aim = mentions(goal.text, "phan dau") && !years(goal.text).empty();
    int latest = 0;
    for (const Said& each : says_aim ? std::vector<Said>{goal} : plan_.goals)
      for (const int year : years(each.text)) latest = std::max(latest, year);
    return latest == 0 ? "" : std::to_string(latest);
  }

  void plan() {
    Plan plan;
    const bool has_goal = goals(plan);
    plan.period = kept(pointer_to(keys::plan, keys::period), plan_.period);
    for (const FoundCriterion& each : plan_.criteria) {
      if (each.target) {
        plan.targets[each.id] = {*each.target, nowhere};
        from_.places[pointer_to(keys::plan, keys::targets, each.id)] = each.target_said.place;
      }
      if (!each.solutions.empty())
        plan.solutions[each.id] = list(pointer_to(keys::plan, keys::solutions, each.id), each.solutions);
    }
    for (const FoundAction& each : plan_.actions) plan.actions.push_back(action(each, plan));
    plan.conclusions = list(pointer_to(keys::plan, keys::conclusions), plan_.conclusions);
    plan.recipients = list(pointer_to(keys::plan, keys::recipients), plan_.recipients);
    const bool is_said = has_goal || !plan.period.empty() || !plan.targets.empty() || !plan.solutions.empty() ||
                         !plan.actions.empty() || !plan_.conclusions.empty() || !plan_.recipients.empty();
    if (is_said) dossier_.plan = std::move(plan);
  }

  bool goals(Plan& plan) {
    std::vector<std::pair<std::string, const Said*>> found;
    for (const Said& each : plan_.conclusions)
      if (const auto target = target_of(each.text)) found.emplace_back(*target, &each);
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto& a, const auto& b) { return rank(a.first) < rank(b.first); });
    for (const auto& [target, said] : found) {
      const std::string by = goal_year(*said);
      if (!plan.goal) {
        plan.goal = PlanGoal{target, by};
        from_.places[pointer_to(keys::plan, keys::goal)] = said->place;
      } else if (target != plan.goal->target) {
        plan.further_goals.push_back({target, by});
      }
    }
    return !found.empty();
  }

  PlanAction action(const FoundAction& found, const Plan& plan) {
    const std::string pointer = pointer_to(keys::plan, keys::actions, std::to_string(plan.actions.size()));
    from_.places[pointer] = found.place;
    const auto text = [&](std::string_view key, const std::optional<Said>& said) {
      return said ? kept(pointer + pointer_to(key), *said) : "";
    };
    PlanAction action;
    action.range = nowhere;
    action.criterion = found.criterion;
    action.action = text(keys::action, found.action);
    action.owner = text(keys::owner, found.owner);
    action.decides = text(keys::decides, found.decides);
    action.source = text(keys::source, found.source);
    action.indicator = text(keys::indicator, found.indicator);
    action.evidence = text(keys::evidence, found.evidence);
    if (found.cost && !is_missing(*found.cost)) {
      const auto amount = money(found.cost->text);
      if (amount && amount->is_whole()) {
        action.cost = amount;
        from_.places[pointer + pointer_to(keys::cost)] = found.cost->place;
      } else {
        from_.unread.emplace_back(found.cost->place, found.cost->text);
      }
    }
    if (found.due && !is_missing(*found.due)) {
      if (const auto when = span(found.due->text)) {
        action.starts = when->starts;
        action.due = when->due;
        from_.places[pointer + pointer_to(keys::due)] = found.due->place;
      } else {
        from_.unread.emplace_back(found.due->place, found.due->text);
      }
    }
    if (const auto target = plan.targets.find(found.criterion); target != plan.targets.end()) {
      action.reaches = target->second.level;
    } else if (found.aim && !is_missing(*found.aim)) {
      action.reaches = found.reaches;
      if (!action.reaches) from_.unread.emplace_back(found.aim->place, found.aim->text);
    }
    action.status = found.status;
    action.progress = found.done;
    if (!found.status.empty()) from_.places[pointer + pointer_to(keys::status)] = found.progress.place;
    if (found.done) from_.places[pointer + pointer_to(keys::progress)] = found.progress.place;
    return action;
  }

  void evidence() {
    for (const FoundEvidence& each : plan_.evidence) {
      const std::string pointer = pointer_to(keys::evidence, std::to_string(dossier_.evidence.size()));
      Evidence item;
      item.range = nowhere;
      item.code = each.code.text;
      item.title = kept(pointer + pointer_to(keys::title), each.title);
      from_.places[pointer] = each.code.place;
      item.issued = parse_date(each.issued.text);
      if (!item.issued && !each.issued.text.empty()) from_.unread.emplace_back(each.issued.place, each.issued.text);
      item.location = kept(pointer + pointer_to(keys::location), each.location);
      // A dossier has no place for it.
      if (!each.note.text.empty()) from_.unread.emplace_back(each.note.place, each.note.text);
      dossier_.evidence.push_back(std::move(item));
    }
  }

  void situation() {
    Situation& situation = dossier_.situation;
    situation.strengths = list(pointer_to(keys::situation, keys::strengths), plan_.strengths);
    situation.limits = list(pointer_to(keys::situation, keys::limits), plan_.limits);
    for (const FoundResult& each : plan_.results)
      if (!is_missing(each.shortfall) && !papers_.is_in_group(each.id))
        situation.shortfalls[each.id] = kept(pointer_to(keys::situation, keys::shortfalls, each.id), each.shortfall);
  }

  void people() {
    for (const FoundMember& each : plan_.council)
      if (!is_missing(each.name)) dossier_.council.push_back({each.name.text, each.role.text, each.position.text});
    for (const FoundReview& each : plan_.reviews)
      if (!is_missing(each.when)) dossier_.reviews.push_back({each.when.text, each.what.text});
  }

  void provenance() {
    from_.file = plan_.document.file;
    if (const std::size_t slash = from_.file.rfind('/'); slash != std::string::npos) from_.file.erase(0, slash + 1);
    std::vector<std::pair<std::string, std::string>> unread;
    for (const Said& each : plan_.unread) unread.emplace_back(each.place, each.text);
    from_.unread.insert(from_.unread.begin(), unread.begin(), unread.end());
    dossier_.provenance = std::move(from_);
  }

  const PlanDocument& plan_;
  const Papers& papers_;
  Dossier dossier_;
  Provenance from_;
};

}  // namespace

Dossier to_dossier(const PlanDocument& plan, const Papers& papers) { return Writer(plan, papers).write(); }

}  // namespace chuan::office
