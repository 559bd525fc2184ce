// SPDX-License-Identifier: MIT
// The dossier of the data contract out of what a document says, each value with its place.
#include <algorithm>

#include "office/plan/phrases.hpp"
#include "office/plan/plan_document.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  explicit Writer(const PlanDocument& plan) : plan_(plan) {}

  Json write() {
    school();
    results();
    if (plan_.date) {
      dossier_["date"] = to_iso(*plan_.date);
      places_["/date"] = plan_.date_place;
    }
    plan();
    evidence();
    situation();
    people();
    provenance();
    return std::move(dossier_);
  }

 private:
  /// Empty, or a blank that a plan made by the program asks people to fill in.
  static bool is_missing(const Said& said) {
    return said.text.empty() || said.text.find("[nhà trường điền:") != std::string::npos;
  }

  /// The text, its place and, where its spelling was mended, its own words.
  Json kept(const std::string& pointer, const Said& said) {
    if (is_missing(said)) return nullptr;
    places_[pointer] = said.place;
    if (said.original != said.text && !said.original.empty()) originals_[pointer] = said.original;
    return said.text;
  }

  Json list(const std::string& pointer, const std::vector<Said>& lines) {
    Json all = Json::array();
    for (const Said& each : lines)
      if (!is_missing(each)) all.push_back(kept(pointer + "/" + std::to_string(all.size()), each));
    return all;
  }

  void school() {
    Json school = Json::object();
    if (!plan_.school_name.text.empty()) school["name"] = kept("/school/name", plan_.school_name);
    if (!plan_.kind.empty()) school["kind"] = plan_.kind;
    if (plan_.date) school["school_year"] = school_year_name(last_completed_school_year(*plan_.date));
    dossier_["school"] = std::move(school);
  }

  void results() {
    dossier_["results"] = Json::object();
    for (const FoundResult& each : plan_.results) {
      dossier_["results"][each.id] = each.level;
      places_["/results/" + each.id] = each.place;
    }
  }

  /// "chuan_quoc_gia.2" of "Phấn đấu đạt Chuẩn quốc gia Mức độ 02".
  static std::optional<std::string> target_of(const std::string& text) {
    const std::string plain = folded(text);
    if (plain.find("chuan quoc gia") != std::string::npos) {
      // People write cấp độ where mức độ is meant; the audit says so.
      for (const char* word : {"muc do", "cap do"})
        if (const auto degree = level_after(text, word)) return "chuan_quoc_gia." + std::to_string(*degree);
      return std::nullopt;
    }
    if (plain.find("kiem dinh") == std::string::npos) return std::nullopt;
    for (const char* word : {"cap do", "chat luong giao duc:", "chat luong giao duc", "chat luong"})
      if (const auto degree = level_after(text, word)) return "kiem_dinh." + std::to_string(*degree);
    return std::nullopt;
  }

  std::string goal_year() const {
    int latest = 0;
    for (const Said& each : plan_.goals)
      for (const int year : years(each.text)) latest = std::max(latest, year);
    return latest == 0 ? "" : std::to_string(latest);
  }

  void plan() {
    Json plan = Json::object();
    goals(plan);
    if (!plan_.period.text.empty()) plan["period"] = kept("/plan/period", plan_.period);
    for (const FoundCriterion& each : plan_.criteria) {
      if (each.target) {
        plan["targets"][each.id] = *each.target;
        places_["/plan/targets/" + each.id] = each.target_said.place;
      }
      if (!each.solutions.empty()) plan["solutions"][each.id] = list("/plan/solutions/" + each.id, each.solutions);
    }
    for (const FoundAction& each : plan_.actions) plan["actions"].push_back(action(each, plan));
    if (!plan_.conclusions.empty()) plan["conclusions"] = list("/plan/conclusions", plan_.conclusions);
    if (!plan_.recipients.empty()) plan["recipients"] = list("/plan/recipients", plan_.recipients);
    if (!plan.empty()) dossier_["plan"] = std::move(plan);
  }

  void goals(Json& plan) {
    std::vector<std::pair<std::string, const Said*>> found;
    for (const Said& each : plan_.conclusions)
      if (const auto target = target_of(each.text)) found.emplace_back(*target, &each);
    std::stable_partition(found.begin(), found.end(),
                          [](const auto& each) { return each.first.starts_with("chuan_quoc_gia"); });
    const std::string by = goal_year();
    for (const auto& [target, said] : found) {
      Json goal{{"target", target}, {"by", by.empty() ? Json(nullptr) : Json(by)}};
      if (!plan.contains("goal")) {
        plan["goal"] = std::move(goal);
        places_["/plan/goal"] = said->place;
      } else if (goal != plan["goal"]) {
        plan["further_goals"].push_back(std::move(goal));
      }
    }
  }

  Json action(const FoundAction& found, const Json& plan) {
    const std::string pointer =
        "/plan/actions/" + std::to_string(plan.contains("actions") ? plan["actions"].size() : 0);
    places_[pointer] = found.place;
    const auto text = [&](const char* key, const std::optional<Said>& said) -> Json {
      return said ? kept(pointer + "/" + key, *said) : Json(nullptr);
    };
    Json action{{"criterion", found.criterion},
                {"action", text("action", found.action)},
                {"owner", text("owner", found.owner)},
                {"decides", text("decides", found.decides)},
                {"cost", nullptr},
                {"source", text("source", found.source)},
                {"starts", nullptr},
                {"due", nullptr},
                {"days", nullptr},
                {"indicator", text("indicator", found.indicator)},
                {"evidence", text("evidence", found.evidence)},
                {"reaches", nullptr}};
    if (found.cost && !is_missing(*found.cost)) {
      const auto amount = money(found.cost->text);
      if (amount && amount->is_whole()) {
        action["cost"] = amount->numerator();
        places_[pointer + "/cost"] = found.cost->place;
      } else {
        unread_.push_back(*found.cost);
      }
    }
    if (found.due && !is_missing(*found.due)) {
      if (const auto when = span(found.due->text)) {
        if (!when->starts.empty()) action["starts"] = when->starts;
        if (!when->due.empty()) action["due"] = when->due;
        places_[pointer + "/due"] = found.due->place;
      } else {
        unread_.push_back(*found.due);
      }
    }
    if (plan.contains("targets") && plan["targets"].contains(found.criterion)) {
      action["reaches"] = plan["targets"][found.criterion];
    } else if (found.aim && !is_missing(*found.aim)) {
      if (const auto level = found.reaches)
        action["reaches"] = *level;
      else
        unread_.push_back(*found.aim);
    }
    return action;
  }

  void evidence() {
    for (const FoundEvidence& each : plan_.evidence) {
      const std::string pointer =
          "/evidence/" + std::to_string(dossier_.contains("evidence") ? dossier_["evidence"].size() : 0);
      Json item{{"code", each.code.text}, {"title", kept(pointer + "/title", each.title)}};
      places_[pointer] = each.code.place;
      if (const auto issued = parse_date(each.issued.text))
        item["issued"] = to_iso(*issued);
      else if (!each.issued.text.empty())
        unread_.push_back(each.issued);
      if (!each.location.text.empty()) item["location"] = kept(pointer + "/location", each.location);
      if (!each.note.text.empty()) unread_.push_back(each.note);  // a dossier has no place for it
      dossier_["evidence"].push_back(std::move(item));
    }
  }

  void situation() {
    Json situation = Json::object();
    if (!plan_.strengths.empty()) situation["strengths"] = list("/situation/strengths", plan_.strengths);
    if (!plan_.limits.empty()) situation["limits"] = list("/situation/limits", plan_.limits);
    for (const FoundResult& each : plan_.results)
      if (!is_missing(each.shortfall) && !each.id.starts_with("M"))
        situation["shortfalls"][each.id] = kept("/situation/shortfalls/" + each.id, each.shortfall);
    if (!situation.empty()) dossier_["situation"] = std::move(situation);
  }

  void people() {
    for (const FoundMember& each : plan_.council)
      dossier_["council"].push_back(
          {{"name", each.name.text}, {"role", each.role.text}, {"position", each.position.text}});
    for (const FoundReview& each : plan_.reviews)
      dossier_["reviews"].push_back({{"date", each.when.text}, {"content", each.what.text}});
  }

  void provenance() {
    std::string file = plan_.document.file;
    if (const std::size_t slash = file.rfind('/'); slash != std::string::npos) file.erase(0, slash + 1);
    Json provenance{{"file", file}, {"places", places_}};
    if (!originals_.empty()) provenance["originals"] = originals_;
    for (const std::vector<Said>* each : {&plan_.unread, static_cast<const std::vector<Said>*>(&unread_)})
      for (const Said& said : *each) provenance["unread"].push_back({{"place", said.place}, {"text", said.text}});
    dossier_["provenance"] = std::move(provenance);
  }

  const PlanDocument& plan_;
  Json dossier_ = Json::object(), places_ = Json::object(), originals_ = Json::object();
  std::vector<Said> unread_;
};

}  // namespace

nlohmann::ordered_json to_dossier(const PlanDocument& plan) { return Writer(plan).write(); }

}  // namespace chuan::office
