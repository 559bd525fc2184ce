// SPDX-License-Identifier: MIT
// Each field once: what all documents say that say anything, or nothing and a conflict.
#include "office/plan/join.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "chuan/dossier_keys.hpp"
#include "office/plan/agreement.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

/// "/plan/actions/0".
template <class... Parts>
std::string pointer_of(const Parts&... parts) {
  std::string pointer;
  ((pointer += '/', pointer += parts), ...);
  return pointer;
}

class Joiner : Agreement {
 public:
  Joiner(const std::vector<PlanDocument>& plans, std::vector<Dossier> dossiers, const Papers& papers,
         const std::string& prefer)
      : Agreement(plans, std::move(dossiers), prefer), papers_(papers) {}

  Joined join() {
    school();
    results();
    plan();
    evidence();
    situation();
    people();
    std::vector<Conflict> figures = figure_conflicts(plans_, made().data.results, papers_, prefer_);
    std::move(figures.begin(), figures.end(), std::back_inserter(joined_.conflicts));
    provenance();
    return std::move(joined_);
  }

 private:
  void school() {
    made().name = text("tên trường", pointer_of(keys::school, keys::name),
                       [](const Dossier& each) -> const std::string& { return each.name; });
    made().kind = text("loại trường", pointer_of(keys::school, keys::kind),
                       [](const Dossier& each) -> const std::string& { return each.kind; });
    made().province = text("tỉnh, thành phố", pointer_of(keys::school, keys::province),
                           [](const Dossier& each) -> const std::string& { return each.province; });
    made().commune = text("xã, phường", pointer_of(keys::school, keys::commune),
                          [](const Dossier& each) -> const std::string& { return each.commune; });
    date();
  }

  /// Papers of one dossier are written on different days; the last says how things stand.
  void date() {
    Conflict days{"ngày của hồ sơ (lấy ngày muộn nhất)", pointer_of(keys::date), {}, true};
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!all_[i].date) continue;
      days.sides.push_back({base_name(file_of(i)), place_of(i, days.pointer), to_vietnamese(*all_[i].date)});
      if (made().date && *all_[i].date <= *made().date) continue;
      made().date = all_[i].date;
      made().school_year = all_[i].school_year;
      take_places(i, days.pointer, days.pointer);
    }
    const bool differ = std::any_of(days.sides.begin(), days.sides.end(),
                                    [&](const auto& each) { return each.value != days.sides.front().value; });
    if (differ) joined_.conflicts.push_back(std::move(days));
  }

  /// A map of the dossier: criterion → level.
  void levels(const std::string& about, const std::string& pointer,
              const std::function<const std::map<std::string, RecordedLevel>*(const Dossier&)>& part,
              std::map<std::string, RecordedLevel>& into) {
    std::map<std::string, std::vector<Saying<RecordedLevel>>> said;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (const auto* map = part(all_[i]))
        for (const auto& [id, level] : *map) said[id].push_back({i, level, pointer + "/" + id});
    for (const auto& [id, sayings] : said)
      if (const auto level =
              agreed<RecordedLevel>(about + " " + id, pointer + "/" + id, sayings, [](const RecordedLevel& each) {
                return each.level == 0 ? std::string("Không đạt") : "Mức " + std::to_string(each.level);
              }))
        into[id] = *level;
  }

  void results() {
    levels(
        "kết quả tiêu chí", pointer_of(keys::results), [](const Dossier& each) { return &each.data.results; },
        made().data.results);
  }

  void plan() {
    const bool has_plan =
        std::any_of(all_.begin(), all_.end(), [](const Dossier& each) { return each.plan.has_value(); });
    if (!has_plan) return;
    static const std::string nothing;
    Plan plan;
    std::vector<Saying<PlanGoal>> goals;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (all_[i].plan && all_[i].plan->goal)
        goals.push_back({i, *all_[i].plan->goal, pointer_of(keys::plan, keys::goal)});
    plan.goal =
        agreed<PlanGoal>("đích của kế hoạch", pointer_of(keys::plan, keys::goal), goals,
                         [](const PlanGoal& each) { return each.target + (each.by.empty() ? "" : ", " + each.by); });
    plan.period =
        text("giai đoạn của kế hoạch", pointer_of(keys::plan, keys::period),
             [](const Dossier& each) -> const std::string& { return each.plan ? each.plan->period : nothing; });
    levels(
        "mục tiêu tiêu chí", pointer_of(keys::plan, keys::targets),
        [](const Dossier& each) { return each.plan ? &each.plan->targets : nullptr; }, plan.targets);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!all_[i].plan) continue;
      const Plan& there = *all_[i].plan;
      for (const PlanGoal& each : there.further_goals)
        if (std::none_of(plan.further_goals.begin(), plan.further_goals.end(),
                         [&](const PlanGoal& known) { return known.target == each.target && known.by == each.by; }))
          plan.further_goals.push_back(each);
      for (const auto& [id, lines] : there.solutions)
        add_lines(i, pointer_of(keys::plan, keys::solutions, id), lines, plan.solutions[id]);
      add_lines(i, pointer_of(keys::plan, keys::conclusions), there.conclusions, plan.conclusions);
      add_lines(i, pointer_of(keys::plan, keys::recipients), there.recipients, plan.recipients);
      for (std::size_t at = 0; at < there.actions.size(); ++at) add_action(i, at, plan.actions);
    }
    made().plan = std::move(plan);
  }

  void add_lines(std::size_t from, const std::string& pointer, const std::vector<std::string>& lines,
                 std::vector<std::string>& into) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
      const auto is_same = [&](const std::string& known) { return folded(known) == folded(lines[at]); };
      if (std::any_of(into.begin(), into.end(), is_same)) continue;
      take_places(from, pointer + "/" + std::to_string(at), pointer + "/" + std::to_string(into.size()));
      into.push_back(lines[at]);
    }
  }

  /// The same work in two documents is one action; where their sums or days differ, neither is taken.
  void add_action(std::size_t from, std::size_t at, std::vector<PlanAction>& into) {
    const PlanAction& action = all_[from].plan->actions[at];
    const std::string list = pointer_of(keys::plan, keys::actions), there = list + "/" + std::to_string(at);
    for (std::size_t i = 0; i < into.size(); ++i) {
      PlanAction& known = into[i];
      if (action_from_[i].first == from || known.criterion != action.criterion ||
          folded(known.action) != folded(action.action))
        continue;
      const std::string here = list + "/" + std::to_string(i), of = "việc của tiêu chí " + action.criterion;
      const auto field = [&](const char* about, std::string_view key, auto PlanAction::*part, auto show) {
        using Value = std::decay_t<decltype(known.*part)>;
        std::vector<Saying<Value>> said;
        const std::string first = list + "/" + std::to_string(action_from_[i].second);
        if (known.*part != Value()) said.push_back({action_from_[i].first, known.*part, first + pointer_of(key)});
        if (action.*part != Value()) said.push_back({from, action.*part, there + pointer_of(key)});
        known.*part =
            agreed<Value>(of + std::string(", ") + about, here + pointer_of(key), said, show).value_or(Value());
      };
      const auto same_text = [](const std::string& value) { return value; };
      field("người phụ trách", keys::owner, &PlanAction::owner, same_text);
      field("bắt đầu", keys::starts, &PlanAction::starts, same_text);
      field("hạn", keys::due, &PlanAction::due, same_text);
      field("nguồn", keys::source, &PlanAction::source, same_text);
      field("kinh phí", keys::cost, &PlanAction::cost,
            [](const std::optional<Number>& value) { return value ? to_string(*value, ',') + " đồng" : ""; });
      return;
    }
    take_places(from, there, list + "/" + std::to_string(into.size()));
    into.push_back(action);
    action_from_.emplace_back(from, at);
  }

  void evidence() {
    std::map<std::string, std::vector<Saying<Evidence>>> by_code;
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < all_.size(); ++i)
      for (std::size_t at = 0; at < all_[i].evidence.size(); ++at) {
        const Evidence& each = all_[i].evidence[at];
        auto& said = by_code[each.code];
        if (said.empty()) codes.push_back(each.code);
        said.push_back({i, each, pointer_of(keys::evidence, std::to_string(at))});
      }
    for (const std::string& code : codes) {
      const auto& said = by_code[code];
      const bool is_of_one =
          std::all_of(said.begin(), said.end(), [&](const auto& each) { return each.from == said[0].from; });
      if (is_of_one) {
        for (const auto& each : said) {
          take_places(each.from, each.pointer, pointer_of(keys::evidence, std::to_string(made().evidence.size())));
          made().evidence.push_back(each.value);
        }
        continue;
      }
      const std::string to = pointer_of(keys::evidence, std::to_string(made().evidence.size()));
      if (auto one =
              agreed<Evidence>("minh chứng " + code, to, said, [](const Evidence& each) { return each.title; })) {
        for (const auto& each : said) {
          if (!one->issued) one->issued = each.value.issued;
          if (one->location.empty()) one->location = each.value.location;
        }
        made().evidence.push_back(std::move(*one));
      }
    }
  }

  void texts(const std::string& about, const std::string& pointer,
             const std::function<const std::map<std::string, std::string>&(const Dossier&)>& part,
             std::map<std::string, std::string>& into) {
    std::map<std::string, std::vector<Saying<std::string>>> said;
    for (std::size_t i = 0; i < all_.size(); ++i)
      for (const auto& [id, words] : part(all_[i])) said[id].push_back({i, words, pointer + "/" + id});
    for (const auto& [id, sayings] : said)
      if (const auto words = agreed<std::string>(about + " " + id, pointer + "/" + id, sayings,
                                                 [](const std::string& value) { return value; }))
        into[id] = *words;
  }

  void situation() {
    Situation& here = made().situation;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      add_lines(i, pointer_of(keys::situation, keys::strengths), all_[i].situation.strengths, here.strengths);
      add_lines(i, pointer_of(keys::situation, keys::limits), all_[i].situation.limits, here.limits);
    }
    texts(
        "điểm chưa đạt của tiêu chí", pointer_of(keys::situation, keys::shortfalls),
        [](const Dossier& each) -> const auto& { return each.situation.shortfalls; }, here.shortfalls);
    texts(
        "hiện trạng của tiêu chí", pointer_of(keys::situation, keys::descriptions),
        [](const Dossier& each) -> const auto& { return each.situation.descriptions; }, here.descriptions);
  }

  void people() {
    std::vector<std::string> names;
    std::map<std::string, std::vector<Saying<CouncilMember>>> by_name;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      for (std::size_t at = 0; at < all_[i].council.size(); ++at) {
        auto& said = by_name[folded(all_[i].council[at].name)];
        if (said.empty()) names.push_back(folded(all_[i].council[at].name));
        said.push_back({i, all_[i].council[at], pointer_of(keys::council, std::to_string(at))});
      }
      for (const Review& each : all_[i].reviews)
        if (std::none_of(made().reviews.begin(), made().reviews.end(),
                         [&](const Review& known) { return known.date == each.date && known.content == each.content; }))
          made().reviews.push_back(each);
    }
    for (const std::string& name : names)
      if (const auto one = agreed<CouncilMember>("vai trò của " + by_name[name].front().value.name + " trong hội đồng",
                                                 pointer_of(keys::council, std::to_string(made().council.size())),
                                                 by_name[name], [](const CouncilMember& each) { return each.role; }))
        made().council.push_back(*one);
  }

  void provenance() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Provenance& there = *all_[i].provenance;
      from_.file += (i == 0 ? "" : "; ") + there.file;
      for (const auto& [place, words] : there.unread) from_.unread.emplace_back(there.file + ": " + place, words);
    }
    for (const Conflict& each : joined_.conflicts)
      if (!each.is_settled)
        for (const Conflict::Side& side : each.sides)
          from_.unread.emplace_back((side.file.empty() ? "" : side.file + ": ") + side.place,
                                    "mâu thuẫn, không lấy: " + each.about + " là " + side.value);
    made().provenance = std::move(from_);
  }

  const Papers& papers_;
  std::vector<std::pair<std::size_t, std::size_t>> action_from_;
};

}  // namespace

Joined joined(const std::vector<PlanDocument>& plans, std::vector<Dossier> dossiers, const Papers& papers,
              const std::string& prefer) {
  return Joiner(plans, std::move(dossiers), papers, prefer).join();
}

}  // namespace chuan::office
