// SPDX-License-Identifier: MIT
// What must change to reach a target, who does it, what it costs, as fields of the form of a plan.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "chuan/comparison.hpp"
#include "office/form/form_parts.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::json;

/// A criterion that the plan lifts.
struct Lift {
  const Criterion* criterion = nullptr;
  Interval now;
  int to = 0;
  std::vector<std::string> asked;  ///< what is to be reached, in words, with its place in the law
  std::vector<const PlanAction*> actions;
};

class PlanData {
 public:
  PlanData(const FormSubject& subject, const Repairs& repairs, std::optional<Date> by)
      : subject_(subject), book_(subject.rulebook), repairs_(repairs), by_(by) {
    find_lifts();
  }

  void add_to(Json& data) const {
    data["đích"] = describe(repairs_.target, book_);
    data["hạn"] = until();
    data["năm_đích"] = by_ ? std::to_string(static_cast<int>(by_->year())) : "";
    data["giai_đoạn"] = period();
    data["duy_trì"] = kept();
    std::map<std::string, std::vector<Json>> years;
    for (const Lift& each : lifts_) {
      Json one = lift(each);
      // What may be reached already, and nobody plans anything for, is a question and not a weakness.
      if (!each.now.is_closed() && each.now.at_most >= each.to && each.actions.empty()) {
        data["cần_rõ"].push_back(std::move(one));
        continue;
      }
      years[one["năm"].get<std::string>()].push_back(one);
      data["nâng"].push_back(std::move(one));
    }
    for (const auto& [year, lifts] : years)
      for (const Json& each : lifts) data["nâng_theo_năm"].push_back(each);
    data["đề_xuất"] = proposals();
  }

 private:
  void find_lifts() {
    if (repairs_.cheapest.empty()) return;
    std::map<std::uint32_t, Lift> lifts;
    for (const Change& change : repairs_.cheapest.front().changes) {
      if (change.criterion.is_none()) continue;
      Lift& lift = lifts[change.criterion.value];
      lift.criterion = &book_[change.criterion];
      lift.now = subject_.now.criteria[change.criterion.value];
      ask(change, lift);
    }
    for (auto& [index, lift] : lifts) {
      if (subject_.dossier.plan)
        for (const PlanAction& each : subject_.dossier.plan->actions)
          if (each.criterion == lift.criterion->id) lift.actions.push_back(&each);
      lifts_.push_back(std::move(lift));
    }
  }

  void ask(const Change& change, Lift& lift) const {
    const Criterion& criterion = *lift.criterion;
    if (const auto* raised = std::get_if<LevelChange>(&change.what)) {
      lift.to = std::max(lift.to, raised->to);
      for (const CriterionLevel& level : criterion.levels)
        if (level.number > lift.now.at_least && level.number <= lift.to)
          for (const Indicator& indicator : level.indicators)
            for (const Requirement& requirement : indicator.requirements)
              lift.asked.push_back(said(requirement, level));
      return;
    }
    const std::string changed = subject_of(change);
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements)
          if (is_below(changed, requirement.subject()) || is_below(requirement.subject(), changed)) {
            lift.to = std::max(lift.to, level.number);
            lift.asked.push_back(said(requirement, level));
          }
    if (const auto* figure = std::get_if<FigureChange>(&change.what)) {
      lift.asked.push_back(book_[figure->fact].label + ": " + asked_of(*figure));
      lift.to = std::max(lift.to, lift.now.at_least + 1);
    }
  }

  std::string asked_of(const FigureChange& change) const {
    const Fact& fact = book_[change.fact];
    if (fact.type == FactType::yes_no) return change.value == Number(1) ? "có" : "không";
    return std::string(sign(change.bound)) + " " + amount(change.stated, &fact, Language::vi);
  }

  static std::string said(const Requirement& requirement, const CriterionLevel& level) {
    return requirement.text + " (Mức " + std::to_string(level.number) +
           (level.origin.cite.empty() ? "" : ", " + level.origin.cite) + ")";
  }

  std::string until() const {
    if (!by_) return "";
    const bool is_year = by_->month() == std::chrono::December && by_->day() == std::chrono::day(31);
    return is_year ? "trong năm " + std::to_string(static_cast<int>(by_->year())) : "trước ngày " + to_vietnamese(*by_);
  }

  std::string period() const {
    if (subject_.dossier.plan && !subject_.dossier.plan->period.empty())
      return "giai đoạn " + subject_.dossier.plan->period;
    if (!by_) return "";
    const int from = static_cast<int>(subject_.date.year()), to = static_cast<int>(by_->year());
    return from == to ? "năm " + std::to_string(to) : fmt::format("giai đoạn {}-{}", from, to);
  }

  Json lift(const Lift& lift) const {
    const std::string& id = lift.criterion->id;
    const Standard& standard =
        (lift.criterion->in_group ? book_.groups : book_.standards)[lift.criterion->standard.value];
    Json made = {{"mã", id},
                 {"tên", lift.criterion->title},
                 {"mã_chuẩn", standard.id},
                 {"tên_chuẩn", standard.title},
                 {"hiện_nay", level_said(lift.now)},
                 {"mục_tiêu", std::to_string(lift.to)},
                 {"năm", year_of(lift)},
                 {"chưa_đạt", ""},
                 {"giải_pháp", Json::array()},
                 {"bảo_đảm", Json::array()},
                 {"việc_của_tiêu_chí", Json::array()}};
    const Situation& situation = subject_.dossier.situation;
    if (const auto known = situation.shortfalls.find(id); known != situation.shortfalls.end())
      made["chưa_đạt"] = known->second;
    if (subject_.dossier.plan)
      if (const auto known = subject_.dossier.plan->solutions.find(id); known != subject_.dossier.plan->solutions.end())
        for (const std::string& each : known->second) made["giải_pháp"].push_back({{"câu", each}});
    for (const std::string& each : lift.asked) made["bảo_đảm"].push_back({{"câu", each}});
    for (const PlanAction* each : lift.actions) made["việc_của_tiêu_chí"].push_back(action(*each));
    if (lift.actions.empty()) made["việc_của_tiêu_chí"].push_back(action({}));
    return made;
  }

  static Json action(const PlanAction& of) {
    return {{"việc", of.action},        {"phụ_trách", of.owner},
            {"quyết_định", of.decides}, {"kinh_phí", of.cost ? in_dong(*of.cost) : ""},
            {"nguồn", of.source},       {"thời_gian", time_of(of)},
            {"chỉ_số", of.indicator},   {"minh_chứng_dự_kiến", of.evidence}};
  }

  static std::string time_of(const PlanAction& action) {
    if (action.starts.empty()) return action.due.empty() ? "" : shown(action.due);
    return "từ " + shown(action.starts) + (action.due.empty() ? "" : " đến " + shown(action.due));
  }

  /// The year in which the criterion's actions end, else that of the goal.
  std::string year_of(const Lift& lift) const {
    std::optional<Date> last;
    for (const PlanAction* each : lift.actions)
      if (const auto due = parse_span(each->due); due && (!last || *last < due->second)) last = due->second;
    if (!last) last = by_;
    return last ? std::to_string(static_cast<int>(last->year())) : "";
  }

  /// "1.1, 1.2": reached, and not to be lifted.
  std::string kept() const {
    std::string all;
    for (std::size_t i = 0; i < book_.criteria.size(); ++i) {
      const Criterion& each = book_.criteria[i];
      const bool is_lifted =
          std::any_of(lifts_.begin(), lifts_.end(), [&](const Lift& lift) { return lift.criterion == &each; });
      if (!each.in_group && !is_lifted && subject_.now.criteria[i].at_least > 0)
        all += (all.empty() ? "" : ", ") + each.id;
    }
    return all;
  }

  /// What others than the school decide.
  Json proposals() const {
    const std::vector<std::string>& own = subject_.papers.bodies_of(subject_.dossier.kind, subject_.date).school_bodies;
    std::map<std::string, Json> by;
    for (const Lift& lift : lifts_)
      for (const PlanAction* each : lift.actions)
        if (!each->decides.empty() && std::find(own.begin(), own.end(), each->decides) == own.end())
          by[each->decides].push_back({{"việc", each->action}});
    Json all = Json::array();
    for (const auto& [who, what] : by) all.push_back({{"nơi", who}, {"việc_đề_xuất", what}});
    return all;
  }

  const FormSubject& subject_;
  const Rulebook& book_;
  const Repairs& repairs_;
  std::optional<Date> by_;
  std::vector<Lift> lifts_;
};

}  // namespace

Page plan_form(const FormSubject& subject, const Repairs& repairs, std::optional<Date> by) {
  Json data = form_data(subject);
  PlanData(subject, repairs, by).add_to(data);
  return fill_form(form_of(subject, "ke-hoach"), data, frame_of(subject));
}

}  // namespace chuan::office
