// SPDX-License-Identifier: MIT
// The dossier's own words, for one educational level.
#include "verify/school.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace chuan::verify {
namespace {

using Json = nlohmann::json;

int completed_year(const std::string& date) {
  const int year = std::stoi(date.substr(0, 4)), month = std::stoi(date.substr(5, 2));
  return month > 5 ? year - 1 : year - 2;
}

int whole(const Json& given) { return given.is_string() ? std::stoi(given.get<std::string>()) : given.get<int>(); }

/// Said to be unknown, or not to apply.
bool is_no_figure(const Json& given) {
  return given == "unknown" || given == "not_applicable" || given == "chưa rõ" || given == "không áp dụng";
}

/// "2022-08-20" or "20/08/2022" as days since 1970.
std::optional<long long> days_of(const std::string& text) {
  int year = 0, month = 0, day = 0, used = 0;
  const bool is_iso = std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3;
  if (!is_iso && std::sscanf(text.c_str(), "%2d/%2d/%4d%n", &day, &month, &year, &used) != 3) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (static_cast<std::size_t>(used) != text.size() || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

}  // namespace

School::School(const Setting& setting, const std::vector<Line>& program, const std::string& level)
    : setting_(setting), dossier_(setting.dossier), level_(level) {
  for (const Line& line : program) {
    const std::size_t slash = line.input.find('/');
    if (slash == std::string::npos || line.input.find('/', slash + 1) != std::string::npos) continue;
    levels_[line.input.substr(0, slash)].insert(std::stoi(line.input.substr(slash + 1)));
  }
  const Json school = dossier_.value("school", Json::object());
  if (school.contains("school_year") && school["school_year"].is_string())
    last_year_ = std::stoi(school["school_year"].get<std::string>().substr(0, 4));
  else
    last_year_ = completed_year(dossier_.value("date", setting.checked.as_of));
}

Answer School::said(const std::string& input) const {
  if (const Json* given = find("requirements", input)) return answer(*given);
  const std::size_t slash = input.find('/');
  if (slash == std::string::npos || input.find('/', slash + 1) != std::string::npos) return Answer::unknown;
  const Json* result = find("results", input.substr(0, slash));
  if (result == nullptr) return Answer::unknown;
  const int reached = whole(*result), level = std::stoi(input.substr(slash + 1));
  if (level <= reached) return Answer::met;
  const std::set<int>& own = levels_.at(input.substr(0, slash));
  return *own.upper_bound(reached) == level ? Answer::not_met : Answer::unknown;
}

bool School::is_recorded(const std::string& input) const {
  return find("requirements", input) != nullptr || find("results", input.substr(0, input.find('/'))) != nullptr;
}

std::optional<Rational> School::figure(const std::string& fact, std::size_t years_back) const {
  const Json* given = find("facts", fact);
  if (given == nullptr) return built_in(fact);
  if (is_no_figure(*given)) return std::nullopt;
  if (!given->is_object()) return years_back == 0 ? std::optional(value(fact, *given)) : std::nullopt;
  const int year = last_year_ - static_cast<int>(years_back);
  for (const auto& [name, each] : given->items())
    if (std::stoi(name.substr(0, 4)) == year && !each.is_null())
      return is_no_figure(each) ? std::nullopt : std::optional(value(fact, each));
  return std::nullopt;
}

const Json* School::find(const char* table, const std::string& name) const {
  // Concluded under another law than the one asked about: it does not count there.
  const std::vector<std::string>& left_out = setting_.checked.left_out;
  if (std::find(left_out.begin(), left_out.end(), std::string(table) + "/" + name) != left_out.end()) return nullptr;
  const Json* places[] = {nullptr, &dossier_};
  if (dossier_.contains("levels") && dossier_["levels"].contains(level_)) places[0] = &dossier_["levels"][level_];
  for (const Json* place : places) {
    if (place == nullptr || !place->contains(table) || !(*place)[table].contains(name)) continue;
    const Json& found = (*place)[table][name];
    if (!found.is_null()) return &found;
  }
  return nullptr;
}

/// Whether something cited was valid when the school year ended, or on the day asked about where that is before.
bool School::has_evidence(const Json& given) const {
  if (!given.is_object() || !given.contains("evidence")) return false;
  char end[32];
  std::snprintf(end, sizeof end, "%04d-05-31", last_year_ + 1);
  const std::optional<long long> day = days_of(std::min<std::string>(end, setting_.checked.as_of));
  const Json listed = dossier_.value("evidence", Json::array());
  const auto is_valid = [&](const Json& code) {
    return std::none_of(listed.begin(), listed.end(), [&](const Json& each) {
      if (!each.is_object() || each.value("code", Json()) != code || !each.contains("expires")) return false;
      const Json& expires = each["expires"];
      const auto last = expires.is_string() ? days_of(expires.get<std::string>()) : std::nullopt;
      return last && day && *last < *day;
    });
  };
  return std::any_of(given["evidence"].begin(), given["evidence"].end(), is_valid);
}

Answer School::answer(const Json& given) const {
  const Json& word = given.is_object() ? given.value("verdict", Json("unknown")) : given;
  static const std::map<std::string, std::string> words{
      {"đạt", "met"}, {"không đạt", "not_met"}, {"chưa rõ", "unknown"}, {"không áp dụng", "not_applicable"}};
  const std::string written = word.get<std::string>();
  const auto translated = words.find(written);
  const Answer answer = answer_named(translated == words.end() ? written : translated->second);
  return answer == Answer::met && setting_.is_strict && !has_evidence(given) ? Answer::unknown : answer;
}

Rational School::value(const std::string& fact, const Json& given) const {
  if (given.is_boolean()) return given.get<bool>() ? 1 : 0;
  if (given.is_number()) return read_number(given.dump());
  const std::string text = given.get<std::string>();
  if (const auto days = days_of(text)) return *days;
  const auto known = setting_.checked.choices.find(fact);
  if (known == setting_.checked.choices.end()) return read_number(text);
  const auto place = std::find(known->second.begin(), known->second.end(), text);
  if (place == known->second.end()) throw Unreadable("không đọc được giá trị `" + text + "` của `" + fact + "`");
  return Rational(static_cast<long long>(place - known->second.begin()));
}

std::optional<Rational> School::built_in(const std::string& fact) const {
  const auto known = setting_.checked.choices.find(fact);
  if (known == setting_.checked.choices.end()) return std::nullopt;
  std::string word;
  if (fact == "loại_trường") word = dossier_.value("school", Json::object()).value("kind", "");
  if (fact == "cấp_học") word = level_.empty() ? setting_.checked.educational_level : level_;
  const auto place = std::find(known->second.begin(), known->second.end(), word);
  if (word.empty() || place == known->second.end()) return std::nullopt;
  return std::make_optional<Rational>(static_cast<long long>(place - known->second.begin()));
}

bool School::is_open_to(const Change& change) const {
  if (!change.educational_level.empty()) return change.educational_level == level_;
  if (!dossier_.contains("levels") || !dossier_["levels"].contains(level_)) return true;
  const Json& own = dossier_["levels"][level_];
  const auto says = [&](const char* table, const std::string& name) {
    return own.contains(table) && own[table].contains(name) && !own[table][name].is_null();
  };
  if (change.is_figure) return !says("facts", change.subject);
  if (change.subject.find('/') != std::string::npos) return !says("requirements", change.subject);
  if (says("results", change.subject)) return false;
  const Json said = own.value("requirements", Json::object());
  for (const auto& [name, value] : said.items())
    if (name.rfind(change.subject + "/", 0) == 0 && name.find('/', change.subject.size() + 1) == std::string::npos)
      return false;
  return true;
}

bool School::is_past(const std::string& fact) const {
  char end[32];
  std::snprintf(end, sizeof end, "%04d-05-31", last_year_ + 1);
  return setting_.checked.yearly.contains(fact) && end < setting_.checked.as_of && figure(fact, 0).has_value();
}

const std::set<int>& School::levels_of(const std::string& criterion) const {
  static const std::set<int> none;
  const auto found = levels_.find(criterion);
  return found == levels_.end() ? none : found->second;
}

Leaves leaves_of(const School& school) {
  Leaves leaves;
  leaves.said = [&school](const std::string& input) { return school.said(input); };
  leaves.figure = [&school](const std::string& fact, std::size_t back) { return school.figure(fact, back); };
  return leaves;
}

}  // namespace chuan::verify
