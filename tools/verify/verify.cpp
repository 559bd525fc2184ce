// SPDX-License-Identifier: MIT
// What a certificate claims, worked out again: its verdict, each step of its derivation, its repair, and why no repair
// costs less.
#include "verify/verify.hpp"

#include <algorithm>
#include <set>

#include "verify/bound.hpp"
#include "verify/proof.hpp"
#include "verify/school.hpp"

namespace chuan::checker {
namespace {

using Json = nlohmann::json;

class Check {
 public:
  explicit Check(const Case& checked) : checked_(checked), program_(read_program(checked.program)) {}

  std::vector<std::string> run() {
    const Json& certificate = checked_.certificate;
    Answer whole = Answer::not_applicable;
    for (const Json& part : certificate.at("parts")) {
      const School school(checked_, program_, part.at("educational_level"));
      const Worked worked = work_out(program_, leaves_of(school));
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
      Leaves with = leaves_of(school);
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
    const Rational cost = proof_.cost_of(changes), claimed = read_number(repair.at("cost"));
    if (cost != claimed) say("chi phí ghi là " + claimed.str() + ", tính lại theo kế hoạch là " + cost.str());
    const std::optional<Rational> least = least_of(repair);
    if (!least) return;
    const Rational bound = *least;
    if (bound < read_number(repair.at("lower_bound")))
      say("chứng minh chỉ cho thấy không cách nào rẻ hơn " + bound.str());
  }

  /// By the way the certificate chose to show it; none where it shows nothing.
  std::optional<Rational> least_of(const Json& repair) {
    if (repair.value("summed", false)) return Bound(checked_, program_, proof_).least().value_or(0);
    if (repair.contains("proof")) return proof_.least_by_sets(repair.at("proof"), faults_);
    if (repair.contains("cuts")) return proof_.least_by_cuts(repair.at("cuts"), faults_);
    return std::nullopt;
  }

  const Case& checked_;
  std::vector<Line> program_;
  Proof proof_{checked_, program_};
  std::vector<std::string> faults_;
};

}  // namespace

std::optional<Json> cuts(const Case& checked, const Json& changes) {
  try {
    const std::vector<Line> program = read_program(checked.program);
    return Proof(checked, program).cuts(changes, read_number(checked.certificate.at("repair").at("cost")));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::vector<std::string> faults(const Case& checked) {
  try {
    return Check(checked).run();
  } catch (const std::exception& error) {
    return {std::string("không đọc được chứng thư: ") + error.what()};
  }
}

}  // namespace chuan::checker
