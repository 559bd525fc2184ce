// SPDX-License-Identifier: MIT
// The improvement plan: what must change to reach the target, who does it, what it costs, when it is reviewed.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "chuan/comparison.hpp"
#include "office/form/form_parts.hpp"

namespace chuan::office {
namespace {

/// A criterion that the plan lifts.
struct Lift {
  const Criterion* criterion = nullptr;
  Interval now;
  int to = 0;
  std::vector<std::string> asked;  ///< what is to be reached, in words, with its place in the law
  std::vector<std::size_t> actions;
};

class PlanForm {
 public:
  PlanForm(const FormSubject& subject, const Repairs& repairs, std::optional<Date> by)
      : subject_(subject), book_(subject.rulebook), repairs_(repairs), by_(by) {
    find_lifts();
  }

  Page customary() {
    page_.title = "Kế hoạch cải tiến chất lượng giáo dục";
    page_.blocks.emplace_back(letter_head(subject_, "KH"));
    page_.text(bold("KẾ HOẠCH"), Align::centre);
    page_.text(bold("Cải tiến chất lượng giáo dục" + period()), Align::centre);
    page_.text(plain("Căn cứ Thông tư số " + book_.circular + " (" + book_.title + ");"));
    page_.text(plain("Căn cứ kết quả tự đánh giá của nhà trường đến ngày " + to_vietnamese(subject_.now.as_of) + "."));
    page_.heading(1, "I. MỤC ĐÍCH, YÊU CẦU");
    page_.text(
        plain("Khắc phục những nội dung chưa đạt để trường đạt " + target() + until() + "; giữ các kết quả đã có."));
    page_.text({blank("mục đích, yêu cầu riêng của trường")});
    page_.heading(1, "II. THỰC TRẠNG");
    page_.heading(2, "1. Kết quả tự đánh giá");
    page_.text(plain("Loại trường: " + kind_label() + ". Kết quả hiện nay: trường " + school_said(subject_) + "."));
    page_.blocks.emplace_back(results_table(subject_, true));
    add_group_tables(subject_, page_);
    page_.text(plain("Kết luận: trường " + school_said(subject_) + "; phấn đấu đạt " + target() + until() + "."));
    lists(2, "2. Điểm mạnh", subject_.dossier.situation.strengths, "điểm mạnh");
    lists(2, "3. Hạn chế", subject_.dossier.situation.limits, "hạn chế");
    page_.heading(1, "III. MỤC TIÊU");
    goals();
    page_.heading(1, "IV. GIẢI PHÁP");
    page_.heading(2, "1. Các tiêu chí phải nâng mức");
    for (const Lift& each : lifts_) solution(each);
    kept();
    page_.blocks.emplace_back(Turn{true});
    page_.heading(2, "2. Bảng việc phải làm");
    page_.blocks.emplace_back(actions_table());
    page_.blocks.emplace_back(Turn{false});
    page_.heading(1, "V. TỔ CHỨC THỰC HIỆN");
    organisation();
    page_.heading(1, "VI. ĐỀ XUẤT, KIẾN NGHỊ");
    proposals();
    page_.close();
    page_.blocks.emplace_back(signature(subject_));
    mark_draft(page_);
    return std::move(page_);
  }

  Page annex_tables() {
    page_.title = "Kế hoạch cải tiến chất lượng";
    page_.blocks.emplace_back(letter_head(subject_, "KH"));
    page_.text(bold("KẾ HOẠCH CẢI TIẾN CHẤT LƯỢNG" + period()), Align::centre);
    page_.heading(1, "I. THÔNG TIN CHUNG");
    page_.item({{"Tên cơ sở giáo dục: ", false, false, false}, or_blank(subject_.dossier.name, "tên trường")[0]});
    page_.item(plain("Loại hình: " + kind_label()));
    page_.item({{"Địa chỉ: ", false, false, false}, blank("địa chỉ")});
    page_.heading(1, "II. CĂN CỨ XÂY DỰNG KẾ HOẠCH");
    page_.item(plain("Thông tư số " + book_.circular + ";"));
    page_.item(
        {{"Báo cáo tự đánh giá ", false, false, false},
         subject_.dossier.plan && subject_.dossier.plan->approved
             ? Run{"được duyệt ngày " + to_vietnamese(*subject_.dossier.plan->approved) + ";", false, false, false}
             : blank("ngày duyệt báo cáo tự đánh giá")});
    page_.item(
        {{"Kết quả rà soát kế hoạch cải tiến năm trước: ", false, false, false}, blank("kết quả rà soát năm trước")});
    page_.item(
        {{"Kế hoạch năm học, định hướng phát triển: ", false, false, false}, blank("số, ngày kế hoạch năm học")});
    page_.heading(1, "III. MỤC ĐÍCH, YÊU CẦU");
    page_.text(plain("Tập trung vào những vấn đề ưu tiên để trường đạt " + target() + until() +
                     "; không lập kế hoạch cho mọi tiêu chí."));
    page_.text(plain("Kết luận: trường " + school_said(subject_) + "; phấn đấu đạt " + target() + until() + "."));
    page_.blocks.emplace_back(Turn{true});
    page_.heading(1, "IV. VẤN ĐỀ TRỌNG TÂM CẦN CẢI TIẾN");
    page_.blocks.emplace_back(priorities_table());
    page_.heading(1, "V. KẾ HOẠCH CẢI TIẾN");
    page_.blocks.emplace_back(ten_columns());
    page_.heading(1, "VI. GIÁM SÁT NỘI BỘ");
    page_.blocks.emplace_back(reviews_table());
    page_.blocks.emplace_back(Turn{false});
    page_.heading(1, "VII. TỔ CHỨC THỰC HIỆN");
    organisation_lines();
    page_.heading(1, "VIII. CƠ CHẾ ĐÁNH GIÁ, BÁO CÁO");
    page_.text(plain(
        "Đánh giá việc thực hiện ít nhất hai lần mỗi năm học, cuối học kỳ I và cuối năm học; kết quả là căn cứ của báo "
        "cáo tự đánh giá và kế hoạch năm sau; công khai trong nhà trường."));
    page_.close();
    page_.blocks.emplace_back(signature(subject_));
    mark_draft(page_);
    return std::move(page_);
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
        for (std::size_t i = 0; i < subject_.dossier.plan->actions.size(); ++i)
          if (subject_.dossier.plan->actions[i].criterion == lift.criterion->id) lift.actions.push_back(i);
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
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements)
          if (is_below(subject_of(change), requirement.subject()) ||
              is_below(requirement.subject(), subject_of(change))) {
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

  std::string target() const { return describe(repairs_.target, book_); }
  std::string until() const {
    if (!by_) return "";
    const bool is_year = by_->month() == std::chrono::December && by_->day() == std::chrono::day(31);
    return is_year ? " trong năm " + std::to_string(static_cast<int>(by_->year()))
                   : " trước ngày " + to_vietnamese(*by_);
  }

  std::string period() const {
    if (!by_) return "";
    const int from = static_cast<int>(subject_.date.year()), to = static_cast<int>(by_->year());
    return from == to ? " năm " + std::to_string(to) : fmt::format(" giai đoạn {}-{}", from, to);
  }

  std::string kind_label() const {
    for (const SchoolKind& each : book_.kinds)
      if (each.name == subject_.dossier.kind) return each.label;
    return subject_.dossier.kind;
  }

  void lists(int level, const std::string& title, const std::vector<std::string>& lines, const char* what) {
    page_.heading(level, title);
    for (const std::string& each : lines) page_.item(plain(each));
    if (lines.empty()) page_.text({blank(what)});
  }

  /// From which level to which, by the year in which the plan's actions are done.
  void goals() {
    page_.text(plain("Phấn đấu " +
                     (by_ ? "năm " + std::to_string(static_cast<int>(by_->year())) + " " : std::string()) +
                     "trường đạt " + target() + "."));
    TableBlock table{{16, 44, 20, 20}, {heads({"Năm", "Tiêu chí", "Hiện nay", "Mục tiêu"})}, 1};
    std::map<std::string, std::vector<const Lift*>> years;
    for (const Lift& each : lifts_) years[year_of(each)].push_back(&each);
    for (const auto& [year, lifts] : years)
      for (const Lift* each : lifts)
        table.rows.push_back(
            {cell(year.empty() ? Runs{blank("năm đạt của tiêu chí " + each->criterion->id)} : plain(year)),
             cell(plain("Tiêu chí " + each->criterion->id + ": " + each->criterion->title)),
             cell(plain(level_said(each->now))), cell(plain("Mức " + std::to_string(each->to)))});
    page_.blocks.emplace_back(std::move(table));
  }

  std::string year_of(const Lift& lift) const {
    std::optional<Date> last;
    for (const std::size_t i : lift.actions)
      if (const auto due = parse_span(subject_.dossier.plan->actions[i].due); due && (!last || *last < due->second))
        last = due->second;
    if (!last) last = by_;
    return last ? std::to_string(static_cast<int>(last->year())) : "";
  }

  void solution(const Lift& lift) {
    const std::string& id = lift.criterion->id;
    page_.heading(3, "Tiêu chí " + id + ": " + lift.criterion->title);
    page_.text(plain("Mục tiêu cần đạt: từ " + level_said(lift.now) + " lên Mức " + std::to_string(lift.to) + "."));
    page_.text(plain("Giải pháp thực hiện:"));
    if (subject_.dossier.plan)
      if (const auto known = subject_.dossier.plan->solutions.find(id); known != subject_.dossier.plan->solutions.end())
        for (const std::string& each : known->second) page_.item(plain(each));
    for (const std::string& each : lift.asked) page_.item(plain("Bảo đảm: " + each + "."));
  }

  void kept() {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < book_.criteria.size(); ++i) {
      const Criterion& each = book_.criteria[i];
      const bool is_lifted =
          std::any_of(lifts_.begin(), lifts_.end(), [&](const Lift& lift) { return lift.criterion == &each; });
      if (!each.in_group && !is_lifted && subject_.now.criteria[i].at_least > 0) ids.push_back(each.id);
    }
    if (ids.empty()) return;
    std::string all;
    for (const std::string& each : ids) all += (all.empty() ? "" : ", ") + each;
    page_.heading(3, "Các tiêu chí duy trì");
    page_.text(plain("Giữ kết quả hiện nay của các tiêu chí " + all + "; cập nhật minh chứng hằng năm."));
  }

  const PlanAction* action_at(const Lift& lift, std::size_t i) const {
    return lift.actions.empty() ? nullptr : &subject_.dossier.plan->actions[lift.actions[i]];
  }

  static std::string time_of(const PlanAction& action) {
    const auto shown = [](const std::string& written) {
      const auto date = parse_date(written);
      return date ? to_vietnamese(*date) : written;
    };
    if (action.starts.empty()) return action.due.empty() ? "" : shown(action.due);
    return "từ " + shown(action.starts) + (action.due.empty() ? "" : " đến " + shown(action.due));
  }

  static TableCell part_of(const PlanAction* action, std::string PlanAction::*field, const std::string& what) {
    return cell(or_blank(action == nullptr ? "" : action->*field, what));
  }

  /// Adds a row for each action of each criterion, one with blanks where there is none. `row(lift, action, part)`:
  /// `part(field, what)` is a cell of the action, or a blank that says what is wanted.
  template <class Row>
  void add_actions(TableBlock& table, Row row) const {
    for (const Lift& lift : lifts_)
      for (std::size_t i = 0; i < std::max<std::size_t>(lift.actions.size(), 1); ++i) {
        const PlanAction* action = action_at(lift, i);
        table.rows.push_back(row(lift, action, [&](std::string PlanAction::*field, const std::string& what) {
          return part_of(action, field, what + " cho tiêu chí " + lift.criterion->id);
        }));
      }
  }

  static TableCell time_cell(const Lift& lift, const PlanAction* action) {
    return cell(or_blank(action == nullptr ? "" : time_of(*action), "thời gian cho tiêu chí " + lift.criterion->id));
  }

  TableBlock actions_table() const {
    TableBlock table{{8, 22, 12, 11, 11, 11, 11, 14, 12},
                     {heads({"Tiêu chí", "Giải pháp", "Người phụ trách", "Cấp quyết định", "Kinh phí", "Nguồn kinh phí",
                             "Thời gian", "Chỉ số kết quả", "Minh chứng dự kiến"})},
                     1};
    add_actions(table, [](const Lift& lift, const PlanAction* action, auto part) -> std::vector<TableCell> {
      const std::string cost = action != nullptr && action->cost ? in_dong(*action->cost) : "";
      return {cell(plain("Tiêu chí " + lift.criterion->id)),
              part(&PlanAction::action, "việc phải làm"),
              part(&PlanAction::owner, "người phụ trách"),
              part(&PlanAction::decides, "cấp quyết định"),
              cell(or_blank(cost, "kinh phí cho tiêu chí " + lift.criterion->id)),
              part(&PlanAction::source, "nguồn kinh phí"),
              time_cell(lift, action),
              part(&PlanAction::indicator, "chỉ số kết quả"),
              part(&PlanAction::evidence, "minh chứng dự kiến")};
    });
    return table;
  }

  TableBlock priorities_table() const {
    TableBlock table{
        {5, 20, 20, 20, 20, 15},
        {heads({"TT", "Tiêu chuẩn", "Tiêu chí liên quan", "Đánh giá hiện trạng", "Điểm hạn chế", "Nguyên nhân"})},
        1};
    for (const Lift& lift : lifts_) {
      const Standard& standard = book_.standards[lift.criterion->standard.value];
      const auto shortfall = subject_.dossier.situation.shortfalls.find(lift.criterion->id);
      table.rows.push_back(
          {cell(plain(std::to_string(table.rows.size())), Align::centre),
           cell(plain(standard.id + ". " + standard.title)),
           cell(plain("Tiêu chí " + lift.criterion->id + ": " + lift.criterion->title)),
           cell(plain(level_said(lift.now))),
           cell(or_blank(shortfall == subject_.dossier.situation.shortfalls.end() ? "" : shortfall->second,
                         "hạn chế của tiêu chí " + lift.criterion->id)),
           cell({blank("nguyên nhân ở tiêu chí " + lift.criterion->id)})});
    }
    return table;
  }

  TableBlock ten_columns() const {
    TableBlock table{{4, 13, 11, 16, 10, 9, 10, 10, 10, 7},
                     {heads({"TT", "Nội dung cải tiến", "Mục tiêu", "Giải pháp", "Chỉ số đánh giá kết quả", "Thời gian",
                             "Phụ trách", "Nguồn lực", "Minh chứng dự kiến", "Mức độ thực hiện"})},
                     1};
    add_actions(table, [&](const Lift& lift, const PlanAction* action, auto part) -> std::vector<TableCell> {
      TableCell means = part(&PlanAction::source, "nguồn lực");
      if (action != nullptr && action->cost) means.lines.push_back(plain("Kinh phí: " + in_dong(*action->cost)));
      return {cell(plain(std::to_string(table.rows.size())), Align::centre),
              cell(plain("Tiêu chí " + lift.criterion->id + ": " + lift.criterion->title)),
              cell(plain("Từ " + level_said(lift.now) + " lên Mức " + std::to_string(lift.to))),
              part(&PlanAction::action, "việc phải làm"),
              part(&PlanAction::indicator, "chỉ số kết quả"),
              time_cell(lift, action),
              part(&PlanAction::owner, "người phụ trách"),
              std::move(means),
              part(&PlanAction::evidence, "minh chứng dự kiến"),
              cell(plain(""))};
    });
    return table;
  }

  TableBlock reviews_table() const {
    TableBlock table{{16, 34, 18, 16, 16},
                     {heads({"Thời điểm", "Nội dung theo dõi", "Kết quả", "Điều chỉnh (nếu có)", "Người đánh giá"})},
                     1};
    for (const char* when : {"Cuối học kỳ I", "Cuối năm học"})
      table.rows.push_back(cells({when, "Tiến độ từng việc, chỉ số kết quả, minh chứng đã có", "", "", ""}));
    return table;
  }

  void organisation_lines() {
    page_.item(plain("Hiệu trưởng: phê duyệt, chỉ đạo, bảo đảm nguồn lực."));
    page_.item(plain("Hội đồng tự đánh giá: theo dõi, đánh giá việc thực hiện."));
    page_.item(
        plain("Tổ chuyên môn, tổ văn phòng, cá nhân phụ trách: thực hiện việc được giao, lưu minh chứng, báo khi vướng "
              "mắc."));
  }

  void organisation() {
    page_.heading(2, "1. Phân công");
    organisation_lines();
    page_.heading(2, "2. Rà soát việc thực hiện");
    page_.blocks.emplace_back(reviews_table());
  }

  /// What others than the school decide.
  void proposals() {
    std::map<std::string, std::vector<std::string>> by;
    for (const Lift& lift : lifts_)
      for (const std::size_t i : lift.actions) {
        const PlanAction& action = subject_.dossier.plan->actions[i];
        if (!action.decides.empty() && action.decides != "Hiệu trưởng" && action.decides != "Hội đồng trường")
          by[action.decides].push_back(action.action);
      }
    for (const auto& [who, what] : by) {
      page_.text(bold(who));
      for (const std::string& each : what) page_.item(plain("Xem xét, quyết định: " + each + "."));
    }
    if (by.empty()) page_.text({blank("đề xuất với cấp có thẩm quyền")});
  }

  const FormSubject& subject_;
  const Rulebook& book_;
  const Repairs& repairs_;
  std::optional<Date> by_;
  std::vector<Lift> lifts_;
  Page page_;
};

}  // namespace

Page plan_form(const FormSubject& subject, const Repairs& repairs, std::optional<Date> by) {
  PlanForm form(subject, repairs, by);
  return subject.papers.form_under(subject.rulebook.circular) == PaperForm::customary ? form.customary()
                                                                                      : form.annex_tables();
}

}  // namespace chuan::office
