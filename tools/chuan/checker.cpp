// SPDX-License-Identifier: MIT
// What a certificate claims, worked out again: its verdict, each step of its derivation, its repair, and why no repair
// costs less.
#include "checker.hpp"

#include <algorithm>
#include <set>

#include "checker_program.hpp"

namespace chuan::checker {
namespace {

using Json = nlohmann::json;

/// The dossier's own words, for one educational level.
class School {
 public:
  School(const Case& checked, const std::vector<Line>& program, const std::string& level)
      : checked_(checked), dossier_(checked.dossier), level_(level) {
    for (const Line& line : program) {
      const std::size_t slash = line.input.find('/');
      if (slash == std::string::npos || line.input.find('/', slash + 1) != std::string::npos) continue;
      levels_[line.input.substr(0, slash)].insert(std::stoi(line.input.substr(slash + 1)));
    }
    const Json school = dossier_.value("school", Json::object());
    if (school.contains("school_year") && school["school_year"].is_string())
      last_year_ = std::stoi(school["school_year"].get<std::string>().substr(0, 4));
    else
      last_year_ = completed_year(dossier_.value("date", checked.certificate.value("as_of", "")));
  }

  Answer said(const std::string& input) const {
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

  std::optional<Rational> figure(const std::string& fact, std::size_t years_back) const {
    const Json* given = find("facts", fact);
    if (given == nullptr) return built_in(fact);
    if (!given->is_object()) return years_back == 0 ? std::optional(value(fact, *given)) : std::nullopt;
    const int year = last_year_ - static_cast<int>(years_back);
    for (const auto& [name, each] : given->items())
      if (std::stoi(name.substr(0, 4)) == year && !each.is_null()) return value(fact, each);
    return std::nullopt;
  }

 private:
  static int completed_year(const std::string& date) {
    const int year = std::stoi(date.substr(0, 4)), month = std::stoi(date.substr(5, 2));
    return month > 5 ? year - 1 : year - 2;
  }

  const Json* find(const char* table, const std::string& name) const {
    const Json* places[] = {nullptr, &dossier_};
    if (dossier_.contains("levels") && dossier_["levels"].contains(level_)) places[0] = &dossier_["levels"][level_];
    for (const Json* place : places) {
      if (place == nullptr || !place->contains(table) || !(*place)[table].contains(name)) continue;
      const Json& found = (*place)[table][name];
      if (!found.is_null()) return &found;
    }
    return nullptr;
  }

  Answer answer(const Json& given) const {
    const Json& word = given.is_object() ? given.value("verdict", Json("unknown")) : given;
    static const std::map<std::string, std::string> words{
        {"đạt", "met"}, {"không đạt", "not_met"}, {"chưa rõ", "unknown"}, {"không áp dụng", "not_applicable"}};
    const std::string written = word.get<std::string>();
    const auto translated = words.find(written);
    const Answer answer = answer_named(translated == words.end() ? written : translated->second);
    const bool has_evidence = given.is_object() && given.contains("evidence") && !given["evidence"].empty();
    const bool is_strict = checked_.certificate.value("strict", false);
    return answer == Answer::met && is_strict && !has_evidence ? Answer::unknown : answer;
  }

  static int whole(const Json& given) {
    return given.is_string() ? std::stoi(given.get<std::string>()) : given.get<int>();
  }

  Rational value(const std::string& fact, const Json& given) const {
    if (given.is_boolean()) return given.get<bool>() ? 1 : 0;
    if (given.is_number()) return read_number(given.dump());
    const std::string text = given.get<std::string>();
    const auto known = checked_.choices.find(fact);
    if (known == checked_.choices.end()) return read_number(text);
    const auto place = std::find(known->second.begin(), known->second.end(), text);
    if (place == known->second.end()) throw Unreadable("không đọc được giá trị `" + text + "` của `" + fact + "`");
    return Rational(place - known->second.begin());
  }

  std::optional<Rational> built_in(const std::string& fact) const {
    const auto known = checked_.choices.find(fact);
    if (known == checked_.choices.end()) return std::nullopt;
    std::string word;
    if (fact == "loại_trường") word = dossier_.value("school", Json::object()).value("kind", "");
    if (fact == "cấp_học") word = level_.empty() ? checked_.certificate.value("educational_level", "") : level_;
    const auto place = std::find(known->second.begin(), known->second.end(), word);
    if (word.empty() || place == known->second.end()) return std::nullopt;
    return Rational(place - known->second.begin());
  }

  const Case& checked_;
  const Json& dossier_;
  std::string level_;
  std::map<std::string, std::set<int>> levels_;  // of each criterion: its own levels
  int last_year_ = 0;
};

/// Whether an answer about `input` is about `subject`: the same, or under it.
bool is_about(const std::string& input, const std::string& subject) {
  return input.rfind(subject, 0) == 0 && (input.size() == subject.size() || input[subject.size()] == '/');
}

class Check {
 public:
  explicit Check(const Case& checked) : checked_(checked), program_(read_program(checked.program)) {}

  std::vector<std::string> run() {
    const Json& certificate = checked_.certificate;
    Answer whole = Answer::not_applicable;
    for (const Json& part : certificate.at("parts")) {
      const School school(checked_, program_, part.at("educational_level"));
      const Worked worked = work_out(program_, leaves(school));
      const auto root = part.at("root").get<std::size_t>();
      steps(part.at("steps"), worked, root);
      if (whole == Answer::not_applicable || worked.answers.at(root) < whole) whole = worked.answers.at(root);
    }
    if (name_of(whole) != certificate.at("verdict").get<std::string>())
      say("kết luận ghi là " + certificate.at("verdict").get<std::string>() + ", tính lại là " + name_of(whole));
    if (certificate.contains("repair")) repair(certificate.at("repair"));
    return std::move(faults_);
  }

 private:
  void say(std::string fault) { faults_.push_back(std::move(fault)); }

  static Leaves leaves(const School& school) {
    Leaves leaves;
    leaves.said = [&school](const std::string& input) { return school.said(input); };
    leaves.figure = [&school](const std::string& fact, std::size_t back) { return school.figure(fact, back); };
    return leaves;
  }

  /// Each step as worked out, and resting on enough other steps.
  void steps(const Json& listed, const Worked& worked, std::size_t root) {
    std::map<std::size_t, Answer> claims;
    for (const Json& step : listed) claims[step.at(0).get<std::size_t>()] = answer_named(step.at(1));
    if (claims.count(root) == 0) say("thiếu bước của chính đích");
    for (const auto& [cell, claimed] : claims) {
      const std::string name = "bước " + std::to_string(cell);
      if (cell >= program_.size()) {
        say(name + ": quy tắc không có ô này");
      } else if (worked.answers[cell] != claimed) {
        say(name + ": ghi là " + name_of(claimed) + ", tính lại là " + name_of(worked.answers[cell]));
      } else if (!worked.recorded[cell] && !rests_on_enough(program_[cell], claimed, claims)) {
        say(name + ": thiếu bước mà nó dựa vào");
      }
    }
  }

  bool rests_on_enough(const Line& line, Answer claimed, const std::map<std::size_t, Answer>& claims) const {
    std::size_t listed = 0, verdicts = 0, deciding = 0;
    const bool is_any = line.op == "any";
    const Answer decides = is_any ? Answer::met : Answer::not_met;
    for (const std::size_t child : line.children) {
      if (is_number(program_[child])) continue;
      ++verdicts;
      const auto claim = claims.find(child);
      if (claim == claims.end()) continue;
      ++listed;
      deciding += claim->second == decides;
    }
    const bool is_joint = line.op == "all" || line.op == "attained" || is_any;
    return listed == verdicts || (is_joint && claimed == decides && deciding > 0);
  }

  /// The dossier with changes made.
  struct Changed {
    std::map<std::string, int> levels;                                // criterion → level
    std::set<std::string> met;                                        // addresses
    std::map<std::string, std::pair<Rational, std::size_t>> figures;  // fact → value, years ahead
  };

  Changed changed(const Json& changes, std::size_t left_out) const {
    Changed result;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (i == left_out) continue;
      const Json& change = changes[i];
      const std::string subject = change.at("subject");
      if (change.contains("fact"))
        result.figures[change.at("fact")] = {read_number(change.at("value")), change.value("years_ahead", 0u)};
      else if (change.at("to").is_number())
        result.levels[subject] = change.at("to").get<int>();
      else
        result.met.insert(subject);
    }
    return result;
  }

  bool is_reached(const Changed& changes) const {
    for (const Json& part : checked_.certificate.at("parts")) {
      const School school(checked_, program_, part.at("educational_level"));
      Leaves with = leaves(school);
      with.said = [&](const std::string& input) {
        if (changes.met.count(input) > 0) return Answer::met;
        for (const auto& [criterion, level] : changes.levels)
          if (input.rfind(criterion + "/", 0) == 0 && input.find('/', criterion.size() + 1) == std::string::npos &&
              std::stoi(input.substr(criterion.size() + 1)) <= level)
            return Answer::met;
        return school.said(input);
      };
      with.figure = [&](const std::string& fact, std::size_t back) -> std::optional<Rational> {
        const auto change = changes.figures.find(fact);
        if (change == changes.figures.end()) return school.figure(fact, back);
        if (back <= change->second.second) return change->second.first;
        return school.figure(fact, back - change->second.second);
      };
      const Answer answer = work_out(program_, with).answers.at(part.at("root").get<std::size_t>());
      if (answer != Answer::met && answer != Answer::not_applicable) return false;
    }
    return true;
  }

  void repair(const Json& repair) {
    const Json& changes = repair.at("changes");
    if (!is_reached(changed(changes, changes.size()))) say("các thay đổi không đưa tới đích");
    for (std::size_t i = 0; i < changes.size(); ++i)
      if (is_reached(changed(changes, i))) say("thừa thay đổi " + changes[i].at("subject").get<std::string>());
    const Rational cost = cost_of(changes), claimed = read_number(repair.at("cost"));
    if (cost != claimed) say("chi phí ghi là " + claimed.str() + ", tính lại theo kế hoạch là " + cost.str());
    if (!repair.contains("proof")) return;
    const Rational bound = proved(repair.at("proof"));
    if (bound < read_number(repair.at("lower_bound")))
      say("chứng minh chỉ cho thấy không cách nào rẻ hơn " + bound.str());
  }

  std::vector<const Json*> actions_for(const Json& change) const {
    std::vector<const Json*> found;
    const std::string subject = change.at("subject");
    const Json plan = checked_.dossier.value("plan", Json::object());
    if (!plan.is_object() || !plan.contains("actions")) return found;
    for (const Json& action : checked_.dossier.at("plan").at("actions")) {
      bool is_named = false;
      const Json named = action.value("changes", Json::array());
      for (const Json& each : named)
        is_named = is_named || is_about(subject.substr(0, subject.find('@')), each.get<std::string>());
      const bool is_of_criterion = named.empty() && !change.contains("fact") && action.contains("criterion") &&
                                   is_about(subject, action.at("criterion").get<std::string>());
      if (is_named || is_of_criterion) found.push_back(&action);
    }
    return found;
  }

  static Rational price(const Json& action) {
    const bool has_cost = action.contains("cost") && !action["cost"].is_null();
    if (!has_cost) return 1;
    return action["cost"].is_string() ? read_number(action["cost"].get<std::string>())
                                      : read_number(action["cost"].dump());
  }

  static bool reaches(const Json& action, int level) {
    return level == 0 || !action.contains("reaches") || action["reaches"].is_null() ||
           action["reaches"].get<int>() >= level;
  }

  /// The level of a criterion that the change is about; 0 for a figure.
  static int level_of(const Json& change) {
    if (change.contains("fact")) return 0;
    if (change.at("to").is_number()) return change.at("to").get<int>();
    const std::string subject = change.at("subject");
    const std::size_t slash = subject.find('/');
    return slash == std::string::npos ? 0 : std::stoi(subject.substr(slash + 1));
  }

  /// What the plan says the changes cost, an action once; 1 where it has none, 1 beyond the cheapest below where none
  /// of its actions goes so far.
  Rational cost_of(const Json& changes) const {
    Rational sum = 0;
    std::set<std::size_t> paid;
    for (const Json& change : changes) {
      const std::vector<const Json*> actions = actions_for(change);
      if (actions.empty()) {
        sum += 1;
        continue;
      }
      if (change.contains("action")) {
        const auto index = change.at("action").get<std::size_t>();
        const Json& action = checked_.dossier.at("plan").at("actions").at(index);
        const bool is_its_own = std::find(actions.begin(), actions.end(), &action) != actions.end();
        if (!is_its_own || !reaches(action, level_of(change))) throw Unreadable("việc không thuộc thay đổi của nó");
        if (paid.insert(index).second) sum += price(action);
        continue;
      }
      std::optional<Rational> below;
      for (const Json* each : actions)
        if (each->contains("cost") && !(*each)["cost"].is_null() && (!below || price(*each) < *below))
          below = price(*each);
      sum += below ? *below + 1 : Rational(1);
    }
    return sum;
  }

  /// The least that every repair pays: of each set of changes it must make so many, the sets apart from each other.
  Rational proved(const Json& proof) {
    std::set<std::string> seen;
    std::set<const Json*> used;
    Rational sum = 0;
    for (const Json& claim : proof) {
      const auto needed = claim.at("at_least").get<std::size_t>();
      std::vector<std::string> subjects;
      std::vector<Rational> prices;
      for (const Json& change : claim.at("changes")) {
        subjects.push_back(change.at("subject"));
        if (!seen.insert(subjects.back()).second) throw Unreadable("một thay đổi ở hai tập của chứng minh");
        Rational least = 1;
        bool is_first = true;
        for (const Json* action : actions_for(change)) {
          if (!used.insert(action).second) throw Unreadable("một việc dùng chung trong chứng minh");
          if (is_first || price(*action) < least) least = price(*action);
          is_first = false;
        }
        prices.push_back(least);
      }
      if (needed > subjects.size()) throw Unreadable("chứng minh cần nhiều hơn số thay đổi nó nêu");
      if (!must_change(subjects, needed))
        say("chứng minh sai: có thể tới đích với ít thay đổi hơn trong tập có " + subjects.front());
      std::sort(prices.begin(), prices.end());
      for (std::size_t i = 0; i < needed; ++i) sum += prices[i];
    }
    return sum;
  }

  /// Whether the target stays out of reach with any fewer of `subjects` changed, whatever else is.
  bool must_change(const std::vector<std::string>& subjects, std::size_t needed) const {
    constexpr std::size_t most_tries = 20'000;
    std::size_t tries = 0;
    std::vector<bool> chosen(subjects.size());
    std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(needed - 1), true);
    do {
      if (++tries > most_tries) throw Unreadable("chứng minh quá dài để kiểm lại");
      std::vector<std::string> kept;
      for (std::size_t i = 0; i < subjects.size(); ++i)
        if (!chosen[i]) kept.push_back(subjects[i]);
      if (is_within_reach(kept)) return false;
    } while (std::prev_permutation(chosen.begin(), chosen.end()));
    return true;
  }

  /// Whether the target is reached when everything is granted but what is about `kept`.
  bool is_within_reach(const std::vector<std::string>& kept) const {
    const auto is_kept = [&](const std::string& name) {
      return std::any_of(kept.begin(), kept.end(),
                         [&](const std::string& each) { return is_about(name, each.substr(0, each.find('@'))); });
    };
    const std::vector<bool> is_held = held_back(is_kept);
    for (const Json& part : checked_.certificate.at("parts")) {
      const School school(checked_, program_, part.at("educational_level"));
      Leaves best = leaves(school);
      best.said = [&](const std::string& input) { return is_kept(input) ? school.said(input) : Answer::met; };
      best.is_granted = [&](const Line& line, std::size_t cell) {
        const std::set<std::string> facts = facts_under(line, cell);
        return !is_held[cell] && std::none_of(facts.begin(), facts.end(), is_kept);
      };
      const Answer answer = work_out(program_, best).answers.at(part.at("root").get<std::size_t>());
      if (answer != Answer::met && answer != Answer::not_applicable) return false;
    }
    return true;
  }

  /// The cells that only serve what people are kept from concluding: the dossier knows nothing finer there.
  std::vector<bool> held_back(const std::function<bool(const std::string&)>& is_kept) const {
    std::vector<bool> kept(program_.size()), free(program_.size());
    for (std::size_t id = program_.size(); id > 0; --id) {
      const Line& line = program_[id - 1];
      if (!line.input.empty()) (is_kept(line.input) ? kept : free)[id - 1] = true;
      for (const std::size_t child : line.children) {
        if (kept[id - 1]) kept[child] = true;
        if (free[id - 1]) free[child] = true;
      }
    }
    for (std::size_t id = 0; id < kept.size(); ++id) kept[id] = kept[id] && !free[id];
    return kept;
  }

  std::set<std::string> facts_under(const Line& line, std::size_t cell) const {
    std::set<std::string> facts;
    if (!line.fact.empty()) facts.insert(line.fact);
    for (const std::size_t child : line.children)
      if (child < cell) facts.merge(facts_under(program_[child], child));
    return facts;
  }

  const Case& checked_;
  std::vector<Line> program_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults(const Case& checked) {
  try {
    return Check(checked).run();
  } catch (const std::exception& error) {
    return {std::string("không đọc được chứng thư: ") + error.what()};
  }
}

}  // namespace chuan::checker
