// SPDX-License-Identifier: MIT
// What a certificate claims, worked out again: what it is about, its verdict, each step of its derivation, its repair,
// and why no repair costs less.
#include "verify/verify.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "verify/bound.hpp"
#include "verify/proof.hpp"
#include "verify/school.hpp"
#include "verify/seal.hpp"

namespace chuan::verify {
namespace {

using Json = nlohmann::json;

/// The verdicts that decide a verdict, from the root down; numbers are in the dossier for everyone to see.
std::map<std::size_t, Answer> deciding(const std::vector<Line>& program, const Worked& worked, std::size_t root) {
  std::map<std::size_t, Answer> found;
  std::vector<std::size_t> open{root};
  while (!open.empty()) {
    const std::size_t cell = open.back();
    open.pop_back();
    const Line& line = program.at(cell);
    if (is_number(line) || !found.emplace(cell, worked.answers[cell]).second || worked.recorded[cell]) continue;
    const bool is_joint = line.op == "all" || line.op == "attained" || line.op == "any";
    const Answer decides = line.op == "any" ? Answer::met : Answer::not_met;
    const bool is_decided_by_one = is_joint && worked.answers[cell] == decides;
    for (const std::size_t child : line.children)
      if (!is_decided_by_one || worked.answers[child] == decides) open.push_back(child);
  }
  return found;
}

Setting read(const Case& checked, const Certificate& certificate) {
  return {checked, Json::parse(checked.dossier), checked.is_strict, certificate.parts};
}

class Check {
 public:
  Check(const Case& checked, const Certificate& certificate)
      : checked_(checked),
        certificate_(certificate),
        program_(read_program(checked.program)),
        setting_(read(checked, certificate)) {}

  std::vector<std::string> run() {
    subject_matter();
    if (!parts_stand()) return std::move(faults_);
    Answer whole = Answer::not_applicable;
    for (const Part& part : certificate_.parts) {
      const School school(setting_, program_, part.educational_level);
      const Worked worked = work_out(program_, leaves_of(school));
      steps(part, worked);
      const Answer answer = worked.answers.at(part.root);
      if (whole == Answer::not_applicable || (answer != Answer::not_applicable && answer < whole)) whole = answer;
    }
    if (whole != certificate_.verdict)
      say(std::string("kết luận ghi là ") + name_of(certificate_.verdict) + ", tính lại là " + name_of(whole));
    if (!certificate_.repair) return std::move(faults_);
    if (whole == Answer::met || whole == Answer::not_applicable) say("đích đã đạt mà vẫn ghi cách sửa");
    repair(*certificate_.repair);
    return std::move(faults_);
  }

 private:
  void say(std::string fault) { faults_.push_back(std::move(fault)); }

  void subject_matter() {
    if (certificate_.seal != seal_of(checked_.certificate)) say("nội dung đã khác khi chứng thư được ghi");
    if (certificate_.rules != checked_.rules) say("quy tắc đã khác khi chứng thư được lập");
    if (certificate_.dossier != digest_of(checked_.dossier)) say("hồ sơ đã khác khi chứng thư được lập");
    const auto same = [this](const char* what, const std::string& written, const std::string& is) {
      if (written != is) say(std::string(what) + " ghi là `" + written + "`, hồ sơ và quy tắc cho `" + is + "`");
    };
    same("thông tư", certificate_.circular, checked_.circular);
    same("ngày", certificate_.as_of, checked_.as_of);
    same("loại trường", certificate_.kind, checked_.kind);
    if (certificate_.is_strict != checked_.is_strict) say("\"strict\" không như được hỏi");
    if (certificate_.left_out != checked_.left_out)
      say("ghi không tính " + std::to_string(certificate_.left_out.size()) + " mục của hồ sơ, tính lại là " +
          std::to_string(checked_.left_out.size()));
  }

  /// Whether each educational level is there once, and its root is the cell that says whether the target is reached.
  bool parts_stand() {
    std::vector<std::string> levels, written;
    const Json own = setting_.dossier.value("levels", Json::object());
    for (const auto& [name, value] : own.items()) levels.push_back(name);
    if (levels.empty()) levels.emplace_back();
    for (const Part& part : certificate_.parts) written.push_back(part.educational_level);
    if (levels != written) say("cấp học trong chứng thư không như trong hồ sơ");
    bool stands = levels == written;
    for (const Part& part : certificate_.parts) {
      if (part.root < program_.size() && program_[part.root].subject == certificate_.target) continue;
      say("đích ghi là `" + certificate_.target + "`, ô được chứng minh là của " +
          (part.root >= program_.size()          ? std::string("không đích nào")
           : program_[part.root].subject.empty() ? std::string("một điều không có tên")
                                                 : "`" + program_[part.root].subject + "`"));
      stands = false;
    }
    return stands;
  }

  /// Exactly the steps that decide, each as worked out.
  void steps(const Part& part, const Worked& worked) {
    const std::map<std::size_t, Answer> needed = deciding(program_, worked, part.root);
    std::set<std::size_t> seen;
    for (const auto& [cell, claimed] : part.steps) {
      const std::string name = "bước " + std::to_string(cell);
      if (!seen.insert(cell).second) {
        say(name + ": ghi hai lần");
      } else if (cell >= program_.size()) {
        say(name + ": quy tắc không có ô này");
      } else if (is_number(program_[cell])) {
        say(name + ": là một số, không phải kết luận");
      } else if (worked.answers[cell] != claimed) {
        say(name + ": ghi là " + name_of(claimed) + ", tính lại là " + name_of(worked.answers[cell]));
      } else if (!needed.contains(cell)) {
        say(name + ": kết luận không dựa vào bước này");
      }
    }
    for (const auto& [cell, answer] : needed)
      if (!seen.contains(cell)) say("thiếu bước " + std::to_string(cell) + " mà kết luận dựa vào");
  }

  bool is_reached(const std::vector<Change>& changes) const {
    return std::all_of(certificate_.parts.begin(), certificate_.parts.end(), [&](const Part& part) {
      const School school(setting_, program_, part.educational_level);
      std::vector<Change> own;
      for (const Change& each : changes)
        if (school.is_open_to(each)) own.push_back(each);
      const Leaves as_is = leaves_of(school);
      Leaves with = as_is;
      with.said = [&](const std::string& input) {
        for (const Change& each : own) {
          if (each.is_figure) continue;
          if (each.level == 0 && input == each.subject) return Answer::met;
          const bool is_of_criterion = each.level > 0 && input.rfind(each.subject + "/", 0) == 0 &&
                                       input.find('/', each.subject.size() + 1) == std::string::npos;
          if (!is_of_criterion) continue;
          const int level = std::stoi(input.substr(each.subject.size() + 1));
          if (level <= each.level) return Answer::met;
          if (school.is_concluded(input)) continue;
          // The change names the final level: the next one is then not met.
          const std::set<int>& levels = school.levels_of(each.subject);
          const auto next = levels.upper_bound(each.level);
          return next != levels.end() && *next == level ? Answer::not_met : Answer::unknown;
        }
        return as_is.said(input);
      };
      with.figure = [&](const std::string& fact, std::size_t back) -> std::optional<Rational> {
        const auto change = std::find_if(own.begin(), own.end(),
                                         [&](const Change& each) { return each.is_figure && each.subject == fact; });
        if (change == own.end()) return as_is.figure(fact, back);
        if (back + (school.is_past(fact) ? 1 : 0) <= change->years_ahead) return change->value;
        return as_is.figure(fact, back - change->years_ahead);
      };
      const Answer answer = work_out(program_, with).answers.at(part.root);
      return answer == Answer::met || answer == Answer::not_applicable;
    });
  }

  /// Whether the change goes further than the target asks.
  bool goes_too_far(const std::vector<Change>& changes, std::size_t index) const {
    std::vector<Change> less = changes;
    const Change& change = changes[index];
    if (change.level > 0) {
      const School school(setting_, program_, certificate_.parts.front().educational_level);
      const std::set<int>& levels = school.levels_of(change.subject);
      const auto own = levels.find(change.level);
      if (own == levels.end()) return true;
      if (own == levels.begin()) return false;
      less[index].level = *std::prev(own);
      return is_reached(less);
    }
    if (!change.is_figure) return !is_known_input(change.subject);
    return !is_tight(less, index);
  }

  bool is_known_input(const std::string& name) const {
    return std::any_of(program_.begin(), program_.end(), [&](const Line& line) { return line.input == name; });
  }

  /// Whether the figure's value is one it has had, or one from which on (to the hundredth, or the whole) it reaches.
  bool is_tight(std::vector<Change>& changes, std::size_t index) const {
    const Change change = changes[index];
    constexpr std::size_t most_years = 64;
    bool is_used = false, is_truth = false;
    std::set<std::size_t> years;
    for (const Line& line : program_)
      if (line.fact == change.subject) {
        is_used = true;
        is_truth = is_truth || line.op == "truth";
      }
    if (!is_used) return false;
    if (is_truth) return change.value == 0 || change.value == 1;
    for (const Part& part : certificate_.parts) {
      const School school(setting_, program_, part.educational_level);
      for (std::size_t back = 0; back < most_years; ++back)
        if (school.figure(change.subject, back) == std::optional(change.value)) return true;
    }
    const auto reaches = [&](const Rational& value) {
      changes[index].value = value;
      return is_reached(changes);
    };
    for (const int side : {-1, 1}) {
      const Rational least(side, 1'000'000'000), hundredth(side, 100);
      if (!reaches(change.value + least)) return true;
      if (denominator(Rational(change.value * 100)) == 1 && !reaches(change.value + hundredth)) return true;
      if (denominator(change.value) == 1 && !reaches(change.value + side)) return true;
    }
    return false;
  }

  void repair(const Mend& repair) {
    const std::vector<Change>& changes = repair.changes;
    for (std::size_t i = 0; i < changes.size(); ++i)
      for (std::size_t j = i + 1; j < changes.size(); ++j)
        if (changes[i].is_same_thing(changes[j])) say("hai thay đổi của " + changes[i].subject);
    if (!is_reached(changes)) say("các thay đổi không đưa tới đích");
    for (std::size_t i = 0; i < changes.size(); ++i) {
      std::vector<Change> others = changes;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      if (is_reached(others))
        say("thừa thay đổi " + changes[i].subject);
      else if (goes_too_far(changes, i))
        say("thay đổi " + changes[i].subject + " ghi hơn mức cần");
    }
    const Proof::Paid paid = proof_.cost_of(changes);
    if (repair.is_money != proof_.has_prices()) say("thước đo của cách sửa không theo kế hoạch");
    if (paid.cost != repair.cost || paid.unpriced != repair.unpriced)
      say("chi phí ghi là " + repair.cost.str() + " và " + std::to_string(repair.unpriced) +
          " mục chưa có giá, tính lại theo kế hoạch là " + paid.cost.str() + " và " + std::to_string(paid.unpriced));
    if (!repair.shows_bound()) return;
    const Rational bound = least_of(repair);
    if (bound < repair.cost) say("chứng minh chỉ cho thấy không cách nào rẻ hơn " + bound.str());
  }

  Rational least_of(const Mend& repair) {
    if (repair.is_summed) return Bound(setting_, program_, proof_).least().value_or(0);
    if (!repair.sets.empty()) return proof_.least_by_sets(repair.sets, faults_);
    return proof_.least_by_cuts(repair.cuts, faults_);
  }

  const Case& checked_;
  const Certificate& certificate_;
  std::vector<Line> program_;
  Setting setting_;
  Proof proof_{setting_, program_};
  std::vector<std::string> faults_;
};

}  // namespace

bool shows_bound(const Json& certificate) {
  const Json repair = certificate.value("repair", Json::object());
  return repair.contains("proof") || repair.contains("cuts") || repair.contains("summed");
}

std::optional<Json> with_cuts(const Case& checked, const Json& changes) {
  try {
    const Certificate certificate = read_certificate(checked.certificate);
    const Setting setting = read(checked, certificate);
    const std::vector<Line> program = read_program(checked.program);
    Proof::Cut all;
    for (const Json& each : changes) all.push_back(read_named_change(each));
    const auto cuts = Proof(setting, program).cuts(all, certificate.repair.value().cost);
    if (!cuts) return std::nullopt;
    Json with = checked.certificate;
    with["repair"]["cuts"] = Json::array();
    for (const Proof::Cut& cut : *cuts) {
      Json& written = with["repair"]["cuts"].emplace_back(Json::array());
      for (const Change& each : cut) written.push_back(named_change(each));
    }
    return sealed(std::move(with));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::vector<std::string> faults(const Case& checked) {
  try {
    const Certificate certificate = read_certificate(checked.certificate);
    return Check(checked, certificate).run();
  } catch (const std::exception& error) {
    return {std::string("không đọc được chứng thư: ") + error.what()};
  }
}

}  // namespace chuan::verify
