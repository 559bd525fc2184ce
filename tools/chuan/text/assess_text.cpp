// SPDX-License-Identifier: MIT
// One screen: levels, recognitions, what is missing for the next level, findings, the plan.
#include "text/assess_text.hpp"

#include <algorithm>
#include <map>

#include "chuan/confidence.hpp"
#include "chuan/joined.hpp"
#include "load/output.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

constexpr std::size_t most_lines = 50;

class Page {
 public:
  Page(const answer::Assessed& assessed, Language language)
      : assessed_(assessed),
        input_(assessed.inquiry),
        rulebook_(assessed.inquiry.law->rulebook),
        assessment_(assessed.assessment),
        language_(language) {}

  std::string text() {
    heading();
    table();
    recognitions();
    missing_for_next();
    dates();
    plan();
    findings();
    confidence();
    target();
    std::string result;
    for (const std::string& line : lines_) result += line + "\n";
    return result;
  }

 private:
  const char* tr(const char* vi, const char* en) const { return language_ == Language::vi ? vi : en; }

  void add(const std::string& text, std::size_t indent = 4) {
    const std::string wrapped = wrap(text, widest, indent);
    for (std::size_t start = 0; start <= wrapped.size();) {
      const std::size_t end = std::min(wrapped.find('\n', start), wrapped.size());
      lines_.push_back(wrapped.substr(start, end - start));
      start = end + 1;
    }
  }
  void section(const std::string& title) {
    lines_.emplace_back();
    const std::string wrapped = wrap(title, widest, 2);
    lines_.push_back(strong(wrapped));
  }

  void heading() {
    const Dossier& dossier = input_.dossier;
    std::string kind = dossier.kind;
    for (const SchoolKind& each : rulebook_.kinds)
      if (each.name == dossier.kind && !each.label.empty()) kind = each.label;
    add(strong(dossier.name.empty() ? tr("Trường chưa ghi tên", "School without a name") : dossier.name) +
        (kind.empty() ? "" : " — " + kind));
    std::string law = std::string(tr("Thông tư ", "Circular ")) + rulebook_.circular;
    for (std::size_t i = 0; i < rulebook_.amended_by.size(); ++i)
      law += (i == 0 ? tr(", sửa đổi bởi ", ", amended by ") : ", ") + rulebook_.amended_by[i];
    add(law + tr("; tính đến ngày ", "; as of ") + display(assessment_.as_of, language_));
    add(strong(std::string(tr("Kết quả của trường: ", "The school: ")) +
               level_words(assessment_.level, level_word(language_), language_)));
    if (assessment_.parts.size() > 1) {
      std::string parts =
          tr("Xét từng cấp học, lấy kết quả thấp nhất:", "Each educational level by itself; the lowest counts:");
      for (const LevelAssessment& part : assessment_.parts)
        parts += (&part == assessment_.parts.data() ? " " : "; ") + part.educational_level + ": " +
                 level_words(part.level, level_word(language_), language_);
      add(parts);
    }
  }

  // One line a standard: its level, then its criteria gathered by result.
  void table() {
    lines_.emplace_back();
    std::vector<std::pair<std::string, std::string>> rows;
    std::size_t first_column = 0;
    for (std::size_t i = 0; i < rulebook_.standards.size(); ++i) {
      const Standard& standard = rulebook_.standards[i];
      rows.emplace_back(std::string(tr("Tiêu chuẩn ", "Standard ")) + standard.id + ": " +
                            brief(level_words(assessment_.standards[i], level_word(language_), language_)),
                        gathered(standard));
    }
    for (const Standard& group : rulebook_.groups)
      rows.emplace_back(std::string(tr("Nhóm ", "Group ")) + group.id, gathered(group));
    for (const auto& [left, right] : rows) first_column = std::max(first_column, width(left));
    first_column = std::min<std::size_t>(first_column, 48);
    for (const auto& [left, right] : rows) {
      const std::string padding(first_column > width(left) ? first_column - width(left) : 0, ' ');
      lines_.push_back("  " + left + padding + "  " +
                       indented(wrap(right, widest - first_column - 4, 0), first_column + 4));
    }
  }

  static std::string indented(std::string text, std::size_t indent) {
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
      text.insert(at + 1, indent, ' ');
    return text;
  }

  std::string gathered(const Standard& standard) const {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> by_result;
    for (const CriterionId id : standard.criteria) {
      const std::string result = brief(level_words(assessment_.criteria[id.value], rulebook_[id], language_));
      auto found =
          std::find_if(by_result.begin(), by_result.end(), [&](const auto& each) { return each.first == result; });
      if (found == by_result.end()) found = by_result.insert(by_result.end(), {result, {}});
      found->second.push_back(id.value);
    }
    std::string text;
    for (const auto& [result, criteria] : by_result)
      text += (text.empty() ? "" : "; ") + listed(rulebook_, criteria) + ": " + result;
    return text;
  }

  void recognitions() {
    if (assessment_.recognitions.empty()) return;
    section(tr("Mức này ứng với (điều kiện công nhận xét riêng)", "What this level earns (conditions apart)"));
    for (const RecognitionResult& each : assessment_.recognitions) {
      const auto recognition = std::find_if(rulebook_.recognitions.begin(), rulebook_.recognitions.end(),
                                            [&](const Recognition& r) { return r.id == each.id; });
      if (recognition == rulebook_.recognitions.end()) continue;
      const std::string name = recognition->label.empty() ? recognition->name : recognition->label;
      add("  " + name + ": " + level_words(each.degree, degree_word(recognition->degree_word, language_), language_) +
          (recognition->conditions.empty()
               ? ""
               : tr("; điều kiện: ", "; conditions: ") + verdict_word(each.conditions, language_)));
    }
  }

  std::string has_and_needs(const Blocker& blocker) const {
    if (blocker.kind == Blocker::Kind::condition) return blocker.text + ": " + verdict_word(blocker.verdict, language_);
    for (const Criterion& criterion : rulebook_.criteria)
      if (criterion.id == blocker.subject)
        return level_words(blocker.has, criterion, language_) + tr(", cần ", ", needs ") + level_word(language_) + " " +
               std::to_string(blocker.needs);
    return "";
  }

  // Blockers with the same "has, needs" share a line when they are many.
  std::vector<std::string> grouped(const std::vector<Blocker>& blockers) const {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
    std::vector<std::string> conditions;
    for (const Blocker& blocker : blockers) {
      if (blocker.kind == Blocker::Kind::condition) {
        conditions.push_back(tr("điều kiện công nhận ", "the recognition's condition ") + has_and_needs(blocker));
        continue;
      }
      const std::string gap = has_and_needs(blocker);
      auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& each) { return each.first == gap; });
      if (found == groups.end()) found = groups.insert(groups.end(), {gap, {}});
      for (std::size_t i = 0; i < rulebook_.criteria.size(); ++i)
        if (rulebook_.criteria[i].id == blocker.subject) found->second.push_back(i);
    }
    std::vector<std::string> lines;
    for (const auto& [gap, criteria] : groups) lines.push_back(listed(rulebook_, criteria) + ": " + gap);
    lines.insert(lines.end(), conditions.begin(), conditions.end());
    return lines;
  }

  void missing_for_next() {
    if (!assessed_.next || assessed_.next->blockers.empty()) return;
    const TargetExplanation& next = *assessed_.next;
    section(std::string(tr("Để đạt Mức ", "To reach Level ")) + std::to_string(next.target.number) + tr(" còn ", ": ") +
            criteria_count(next.blockers.size(), next.has_choice && has_quota(rulebook_), language_));
    constexpr std::size_t most_shown = 8;
    if (next.blockers.size() > most_shown) {
      for (const std::string& line : grouped(next.blockers)) add("  " + line);
      return;
    }
    for (const Blocker& each : next.blockers)
      add("  " + each.subject + ": " + has_and_needs(each) + (each.cite.empty() ? "" : " (" + each.cite + ")"));
  }

  void dates() {
    const std::vector<RecognitionDates>& all = assessed_.held;
    if (!all.empty()) held(all);
    const std::vector<Due>& due = assessed_.due;
    if (due.empty() || (all.empty() && input_.dossier.evidence.empty() && !input_.dossier.plan)) return;
    section(tr("Lịch sắp tới", "What falls due"));
    // Of the plan what is late and what comes next; the rest stands in the plan.
    constexpr std::size_t most_late = 5;
    std::size_t late = 0, ahead = 0, left = 0;
    for (const Due& each : due) {
      const bool is_action = each.what == Due::What::action_start || each.what == Due::What::action_due;
      if (is_action && (each.is_late ? ++late > most_late : ++ahead > 1)) {
        ++left;
        continue;
      }
      add("  " + display(each.date, language_) + ": " + due_words(each));
    }
    if (left > 0)
      add(std::string(tr("  … và ", "  … and ")) + std::to_string(left) +
          tr(" mốc nữa của kế hoạch: xem --format json", " more of the plan: see --format json"));
  }

  std::string action_words(const Due& due) const {
    return (due.text.empty() ? std::string(tr("việc", "an action")) : due.text) + tr(" (tiêu chí ", " (criterion ") +
           due.subject + ")";
  }

  std::string due_words(const Due& due) const {
    switch (due.what) {
      case Due::What::expiry:
        return due.subject + tr(" hết hạn", " expires");
      case Due::What::renewal:
        return due.subject + tr(": đã xong tự đánh giá và nộp đăng ký công nhận lại", ": renewal applied for by then");
      case Due::What::upgrade:
        return due.subject + tr(": sớm nhất được xét bậc cao hơn", ": earliest day for the next degree");
      case Due::What::evidence_expiry:
        return tr("minh chứng ", "evidence ") + due.subject + tr(" hết hạn", " expires");
      case Due::What::advisory_end:
        return tr("ngày cuối số liệu chỉ để cảnh báo (", "last day on which figures only warn (") + due.subject + ")";
      case Due::What::law_ends:
        return due.subject + tr(" hết hiệu lực", " is no longer in force");
      case Due::What::action_start:
        return (due.is_late ? tr("chậm bắt đầu: ", "late to begin: ") : tr("bắt đầu: ", "begins: ")) +
               action_words(due);
      case Due::What::action_due:
        return (due.is_late ? tr("quá hạn: ", "overdue: ") : tr("đến hạn: ", "due: ")) + action_words(due);
    }
    return {};
  }

  void held(const std::vector<RecognitionDates>& all) {
    section(tr("Kết quả đã được công nhận", "Recognitions held"));
    for (const RecognitionDates& each : all) {
      const auto day = [&](Date date) {
        return each.only_year ? tr("năm ", "") + to_iso(date).substr(0, 4) : display(date, language_);
      };
      std::string text = "  " + (each.label.empty() ? each.id : each.label) +
                         (each.degree_word.empty() ? "" : " " + each.degree_word) + " " + std::to_string(each.degree) +
                         (each.only_year ? tr(", ", ", given ") : tr(", ngày ", ", given ")) + day(each.given);
      if (!each.circular.empty() && each.circular != rulebook_.circular)
        text += tr(" theo ", " under ") + each.circular;
      if (each.only_year)
        text += tr(" (chưa rõ ngày: xem quyết định công nhận)", " (the day is not known: see the decision)");
      if (!each.is_encoded)
        text += tr("; văn bản ấy chưa mã hóa nên không quy đổi, không tính hạn",
                   "; that text is not encoded, so nothing is converted and no date follows");
      if (each.counts_as > 0 && each.counts_as != each.degree)
        text += tr("; tính ngang ", "; counts as ") + each.degree_word + " " + std::to_string(each.counts_as);
      if (each.see_certificate)
        text += tr("; còn giá trị đến hạn ghi trên bằng", "; valid until the day written on it");
      if (each.expires)
        text +=
            tr("; hết hạn ", "; expires ") + day(*each.expires) +
            (each.is_derived ? tr(" (suy ra từ thời hạn công nhận)", " (derived from the term of recognition)") : "");
      if (each.renew_by) text += tr("; nộp lại trước ", "; renew by ") + day(*each.renew_by);
      if (each.upgrade_from) text += tr("; xét bậc cao hơn từ ", "; next degree from ") + day(*each.upgrade_from);
      if (!each.unverified.empty()) text += tr(" [chưa đối chiếu: ", " [unverified: ") + each.unverified + "]";
      add(text);
    }
  }

  void plan() {
    const std::optional<answer::PlanOutlook>& outlook = assessed_.outlook;
    if (!outlook) return;
    section(tr("Kế hoạch", "The plan"));
    if (!outlook->has_targets)
      return add(
          tr("  Kế hoạch không ghi mục tiêu của tiêu chí nào, cũng không việc nào ghi mức phải đạt: không xét được "
             "kế hoạch đưa trường tới đâu",
             "  The plan says of no criterion what it is to reach: where it would bring the school is not known"));
    std::string brings =
        tr("  Làm đủ mọi chỉ tiêu của kế hoạch thì trường: ", "  With all its own targets met the school is: ");
    brings += level_words(outlook->assessment.level, level_word(language_), language_);
    for (const RecognitionResult& each : outlook->assessment.recognitions)
      if (each.degree.at_least > 0)
        brings += "; " + target_words(each.id, each.degree.at_least, rulebook_) + unless_conditions(each.conditions);
    add(brings);
    for (const answer::GoalOutlook& goal : outlook->goals) add_goal(goal);
    if (!outlook->without_action.empty())
      add(std::string(
              tr("  Tiêu chí chưa đạt mà kế hoạch không có việc nào: ", "  Criteria not met without any action: ")) +
          listed(rulebook_, outlook->without_action));
  }

  std::string unless_conditions(Verdict conditions) const {
    if (is_satisfied(conditions)) return "";
    return tr(" (điều kiện công nhận: ", " (the recognition's conditions: ") + verdict_word(conditions, language_) +
           ")";
  }

  void add_goal(const answer::GoalOutlook& goal) {
    const std::string by = goal.goal.by.empty() ? "" : tr(" (đến ", " (by ") + goal.goal.by + ")";
    const std::string name = goal.target ? describe(*goal.target, rulebook_, language_) : "`" + goal.goal.target + "`";
    const std::string title = tr("  Mục tiêu ", "  Goal ") + name + by + ": ";
    if (!goal.target) return add(title + tr("thông tư này không có bậc ấy", "this circular has no such degree"));
    if (is_satisfied(goal.reached))
      return add(title + tr("các chỉ tiêu của kế hoạch đủ để đạt", "the plan's own targets suffice"));
    const std::string verdict =
        goal.reached == Verdict::unknown
            ? tr("chưa đủ dữ liệu để nói các chỉ tiêu có đủ không",
                 "not enough data to say whether its targets suffice")
            : tr("các chỉ tiêu của kế hoạch không đủ để đạt", "the plan's own targets do not suffice");
    const auto criteria =
        static_cast<std::size_t>(std::count_if(goal.short_of.begin(), goal.short_of.end(), [](const Blocker& each) {
          return each.kind == Blocker::Kind::criterion;
        }));
    add(title + verdict +
        (criteria > 0 ? tr("; khi đó còn phải nâng ", "; still to rise: ") +
                            criteria_count(criteria, goal.has_choice && has_quota(rulebook_), language_) + ":"
                      : tr("; khi đó còn:", "; still:")));
    for (const std::string& line : grouped(goal.short_of)) add("    " + line, 6);
  }

  /// One finding about several subjects.
  struct SameFinding {
    Diagnostic finding;
    std::vector<std::string> subjects;
    std::size_t count = 1;
  };

  /// The same said of many criteria is one line that names them.
  std::vector<SameFinding> together(const Diagnostics& all) const {
    std::vector<SameFinding> groups;
    std::map<std::vector<std::string>, std::size_t> known;
    for (const Diagnostic& each : all) {
      std::vector<std::string> key{std::string(chuan::name(each.code)), each.cite};
      for (const std::string& argument : each.arguments) key.push_back(argument == each.subject ? "" : argument);
      const auto [found, is_new] = known.try_emplace(std::move(key), groups.size());
      if (is_new || each.subject.empty())
        groups.push_back({each, {each.subject}, 1});
      else
        groups[found->second].subjects.push_back(each.subject);
    }
    for (SameFinding& each : groups) {
      each.count = each.subjects.size();
      if (each.count == 1) continue;
      const std::string named = listed_subjects(each.subjects);
      for (std::string& argument : each.finding.arguments)
        if (argument == each.finding.subject) argument = named;
      each.finding.subject.clear();
    }
    return groups;
  }

  /// Criteria as ranges; of other subjects the first.
  std::string listed_subjects(const std::vector<std::string>& subjects) const {
    std::vector<std::size_t> criteria;
    for (const std::string& each : subjects)
      for (std::size_t i = 0; i < rulebook_.criteria.size(); ++i)
        if (rulebook_.criteria[i].id == each) criteria.push_back(i);
    if (criteria.size() == subjects.size()) return listed(rulebook_, criteria);
    constexpr std::size_t most_named = 6;
    std::string text;
    for (std::size_t i = 0; i < subjects.size() && i < most_named; ++i) append(text, subjects[i]);
    return subjects.size() > most_named ? text + ", …" : text;
  }

  void findings() {
    if (assessment_.findings.empty()) return;
    section(std::string(tr("Vấn đề nêu ra (", "Findings (")) + std::to_string(assessment_.findings.size()) + ")");
    const std::size_t room = used() + 2 < most_lines ? most_lines - used() - 1 : 1;
    std::vector<std::string> shown;
    std::swap(lines_, shown);
    Diagnostics gravest_first = assessment_.findings;
    std::stable_sort(gravest_first.begin(), gravest_first.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return severity(a.code) > severity(b.code); });
    std::size_t left = gravest_first.size(), taken = 0;
    for (const SameFinding& same : together(gravest_first)) {
      const Diagnostic& each = same.finding;
      const char* word = severity(each.code) == Severity::error     ? tr("lỗi", "error")
                         : severity(each.code) == Severity::warning ? tr("cảnh báo", "warning")
                                                                    : tr("lưu ý", "note");
      lines_.clear();
      const std::string subject = each.subject.empty() ? "" : " " + each.subject;
      const std::string times = same.count == 1 ? "" : " (" + std::to_string(same.count) + tr(" lần)", " times)");
      add(std::string("  ") + word + " " + std::string(chuan::name(each.code)) + subject + times + ": " +
          message(each, language_) + (each.cite.empty() ? "" : " (" + each.cite + ")"));
      if (taken + lines_.size() > room - (left > same.count ? 1 : 0)) break;
      taken += lines_.size();
      shown.insert(shown.end(), lines_.begin(), lines_.end());
      left -= same.count;
    }
    std::swap(lines_, shown);
    if (left > 0)
      lines_.push_back(std::string(tr("  … và ", "  … and ")) + std::to_string(left) +
                       tr(" vấn đề nữa: xem --format json", " more: see --format json"));
  }

  /// How the rules used are established.
  void confidence() {
    const ConfidenceCounts counted = counts(established(rulebook_));
    if (!is_any_stated(counted)) return;
    lines_.emplace_back();
    add(std::string(tr("Quy định dùng ở đây xác lập bằng: ", "The rules used are established by: ")) +
            chuan::words(counted, language_),
        2);
  }

  /// The target asked about, apart from everything else.
  void target() {
    if (!assessed_.asked) return;
    lines_.emplace_back();
    lines_.push_back(tr("Đích ", "Target ") + describe(assessed_.asked->target, rulebook_, language_) + ": " +
                     verdict_word(assessed_.asked->reached, language_));
  }

  std::size_t used() const {
    std::size_t count = 0;
    for (const std::string& line : lines_)
      count += 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), '\n'));
    return count;
  }

  const answer::Assessed& assessed_;
  const Inquiry& input_;
  const Rulebook& rulebook_;
  const Assessment& assessment_;
  Language language_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string assessment_text(const answer::Assessed& assessed, Language language) {
  return Page(assessed, language).text();
}

}  // namespace chuan
