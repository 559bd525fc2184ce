// SPDX-License-Identifier: MIT
// The self-assessment report and its summary.
#include <algorithm>

#include <fmt/format.h>

#include "chuan/address.hpp"
#include "office/form/form_parts.hpp"

namespace chuan::office {
namespace {

std::string verdict_said(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "Đạt";
    case Verdict::not_met:
      return "Không đạt";
    case Verdict::not_applicable:
      return "–";
    default:
      return "";
  }
}

class ReportForm {
 public:
  explicit ReportForm(const FormSubject& subject) : subject_(subject), book_(subject.rulebook) {}

  Page whole() {
    page_.title = "Báo cáo tự đánh giá";
    page_.blocks.emplace_back(letter_head(subject_, "BC"));
    page_.text(bold("BÁO CÁO TỰ ĐÁNH GIÁ"), Align::centre);
    council();
    page_.blocks.emplace_back(NewPage{});
    page_.text(bold("MỤC LỤC"), Align::centre);
    page_.blocks.emplace_back(Contents{});
    page_.blocks.emplace_back(NewPage{});
    subject_.papers.form_under(book_.circular) == PaperForm::customary ? customary() : annex_tables();
    page_.close();
    page_.blocks.emplace_back(signature(subject_));
    mark_draft(page_);
    return std::move(page_);
  }

  Page summary() {
    page_.title = "Tổng hợp kết quả tự đánh giá";
    page_.blocks.emplace_back(letter_head(subject_, "TĐG"));
    page_.text(bold("TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ"), Align::centre);
    page_.text(
        plain("Theo Thông tư số " + book_.circular + ", tính đến ngày " + to_vietnamese(subject_.now.as_of) + "."),
        Align::centre);
    page_.heading(1, "1. Kết luận");
    conclusion();
    page_.heading(1, "2. Kết quả từng tiêu chí");
    page_.blocks.emplace_back(results_table(subject_, true));
    add_group_tables(subject_, page_);
    page_.heading(1, "3. Tỷ lệ theo tiêu chuẩn");
    page_.blocks.emplace_back(shares_table(subject_));
    page_.heading(1, "4. Yêu cầu chưa đạt hoặc chưa đủ dữ liệu ở mức kế tiếp");
    page_.blocks.emplace_back(open_table());
    if (!subject_.dossier.evidence.empty()) {
      page_.heading(1, "5. Danh mục minh chứng");
      page_.blocks.emplace_back(evidence_table(subject_));
    }
    page_.close();
    page_.blocks.emplace_back(signature(subject_));
    mark_draft(page_);
    return std::move(page_);
  }

 private:
  void council() {
    page_.text(bold("DANH SÁCH HỘI ĐỒNG TỰ ĐÁNH GIÁ"), Align::centre);
    TableBlock table{{8, 36, 24, 20, 12}, {heads({"TT", "Họ và tên", "Chức vụ", "Nhiệm vụ", "Chữ ký"})}, 1};
    for (const CouncilMember& each : subject_.dossier.council)
      table.rows.push_back(cells({std::to_string(table.rows.size()), each.name, each.position, each.role, ""}));
    if (subject_.dossier.council.empty())
      table.rows.push_back({cell(plain("1")), cell({blank("các thành viên hội đồng")}), cell({}), cell({}), cell({})});
    page_.blocks.emplace_back(std::move(table));
  }

  void conclusion() {
    page_.text(plain("Trường " + school_said(subject_) + "."));
    for (std::size_t i = 0; i < subject_.now.recognitions.size(); ++i) {
      const RecognitionResult& result = subject_.now.recognitions[i];
      for (const Recognition& each : book_.recognitions) {
        if (each.id != result.id) continue;
        const std::string degree = result.degree.at_least != result.degree.at_most
                                       ? "chưa đủ dữ liệu để kết luận " + each.degree_word
                                   : result.degree.at_least == 0
                                       ? "chưa tới " + each.degree_word + " 1"
                                       : "ứng với " + each.degree_word + " " + std::to_string(result.degree.at_least);
        page_.text(plain(each.label + ": mức của trường " + degree + "; điều kiện công nhận xét riêng."));
      }
    }
  }

  /// What each level asks, with what is recorded of it.
  void described(const Criterion& criterion) {
    for (const CriterionLevel& level : criterion.levels) {
      page_.text({{"Mức " + std::to_string(level.number), true, true, false}});
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) {
          const auto recorded = subject_.dossier.data.requirements.find(requirement.subject());
          Runs line = plain((indicator.letter == "*" ? "" : indicator.letter + ") ") + requirement.text + ": ");
          if (recorded != subject_.dossier.data.requirements.end() && !recorded->second.note.empty())
            line.push_back({recorded->second.note, false, false, false});
          else
            line.push_back(blank("hiện trạng, số liệu"));
          if (recorded != subject_.dossier.data.requirements.end())
            line.push_back({codes(recorded->second.evidence), false, false, false});
          page_.item(std::move(line));
        }
    }
  }

  /// " [H1-1.1-01]; [H1-1.1-02]" or " (MC.1.1.01, MC.1.1.02)" as the circular writes them.
  std::string codes(const std::vector<std::string>& evidence) const {
    if (evidence.empty()) return "";
    const bool has_brackets = book_.evidence_code.starts_with("[");
    std::string text;
    for (const std::string& each : evidence) text += (text.empty() ? "" : has_brackets ? "; " : ", ") + each;
    return has_brackets ? " " + text : " (" + text + ")";
  }

  /// Letters against levels: Đạt, Không đạt, – where the level has no such letter.
  TableBlock sheet(const Criterion& criterion) const {
    std::vector<std::string> letters, titles = {"Chỉ báo"};
    TableBlock table;
    table.widths = {20};
    for (const CriterionLevel& level : criterion.levels) {
      titles.push_back("Mức " + std::to_string(level.number));
      table.widths.push_back(20);
      for (const Indicator& each : level.indicators)
        if (std::find(letters.begin(), letters.end(), each.letter) == letters.end()) letters.push_back(each.letter);
    }
    std::sort(letters.begin(), letters.end());
    table.rows.push_back(heads(titles));
    const LevelAssessment& part = subject_.now.parts.front();
    for (const std::string& letter : letters) {
      std::vector<std::string> row = {letter};
      for (const CriterionLevel& level : criterion.levels) {
        std::string said = "–";
        for (const Indicator& each : level.indicators)
          if (each.letter == letter) {
            const std::string subject = print(Subject{criterion.id, level.number, letter});
            for (std::size_t i = 0; i < subject_.program.subjects.size(); ++i)
              if (subject_.program.subjects[i].kind == SubjectKind::indicator &&
                  subject_.program.subjects[i].name == subject)
                said = verdict_said(part.values[i].verdict);
          }
        row.push_back(said);
      }
      table.rows.push_back(cells(row));
    }
    return table;
  }

  void criterion_of_2018(const Criterion& criterion, std::size_t index) {
    page_.heading(3, "Tiêu chí " + criterion.id + ": " + criterion.title);
    page_.blocks.emplace_back(sheet(criterion));
    page_.text(bold("1. Mô tả hiện trạng"));
    const auto description = subject_.dossier.situation.descriptions.find(criterion.id);
    if (description != subject_.dossier.situation.descriptions.end()) page_.text(plain(description->second));
    described(criterion);
    page_.text({{"2. Điểm mạnh: ", true, false, false}, blank("điểm mạnh của tiêu chí " + criterion.id)});
    const auto shortfall = subject_.dossier.situation.shortfalls.find(criterion.id);
    Runs weak = {{"3. Điểm yếu: ", true, false, false}};
    weak.push_back(or_blank(shortfall == subject_.dossier.situation.shortfalls.end() ? "" : shortfall->second,
                            "điểm yếu của tiêu chí " + criterion.id)[0]);
    page_.text(std::move(weak));
    page_.text(
        {{"4. Kế hoạch cải tiến chất lượng: ", true, false, false}, {improvement(criterion.id), false, false, false}});
    page_.text({{"5. Tự đánh giá: ", true, false, false},
                {level_said(subject_.now.criteria[index]) + ".", false, false, false}});
  }

  std::string improvement(const std::string& id) const {
    std::string text;
    if (subject_.dossier.plan)
      for (const PlanAction& each : subject_.dossier.plan->actions)
        if (each.criterion == id) text += (text.empty() ? "" : "; ") + each.action;
    return text.empty() ? "duy trì kết quả." : text + ".";
  }

  void customary() {
    page_.heading(1, "TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ");
    page_.blocks.emplace_back(results_table(subject_, false));
    add_group_tables(subject_, page_);
    conclusion();
    page_.heading(1, "PHẦN I. CƠ SỞ DỮ LIỆU");
    figures();
    page_.heading(1, "PHẦN II. TỰ ĐÁNH GIÁ");
    page_.heading(2, "A. Đặt vấn đề");
    page_.text({blank("đặt vấn đề")});
    page_.heading(2, "B. Tự đánh giá");
    for (const Standard& standard : book_.standards) {
      page_.heading(2, "Tiêu chuẩn " + standard.id + ": " + standard.title);
      page_.text({{"Mở đầu: ", false, true, false}, blank("mở đầu tiêu chuẩn " + standard.id)});
      for (const CriterionId id : standard.criteria) criterion_of_2018(book_[id], id.value);
      page_.text({{"Kết luận về tiêu chuẩn " + standard.id + ": ", true, false, false},
                  blank("điểm mạnh nổi bật, điểm yếu cơ bản của tiêu chuẩn " + standard.id)});
    }
    page_.heading(1, "PHẦN III. KẾT LUẬN CHUNG");
    page_.blocks.emplace_back(shares_table(subject_));
    conclusion();
    appendix();
  }

  void criterion_of_2026(const Criterion& criterion, std::size_t index) {
    page_.heading(3, "Tiêu chí " + criterion.id + ": " + criterion.title + (criterion.mandatory ? " (bắt buộc)" : ""));
    TableBlock table{{10, 72, 18}, {heads({"Mức", "Hiện trạng, kết quả (kèm mã minh chứng)", "Đánh giá"})}, 1};
    for (const CriterionLevel& level : criterion.levels) {
      TableCell text;
      // What Mức 2 is about is described only where Mức 1 is reached.
      const bool is_considered = level.number == 1 || subject_.now.criteria[index].at_least >= level.number - 1;
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) {
          const auto recorded = subject_.dossier.data.requirements.find(requirement.subject());
          Runs line = plain(requirement.text + ": ");
          if (!is_considered)
            line = plain("");
          else if (recorded != subject_.dossier.data.requirements.end() && !recorded->second.note.empty())
            line.push_back({recorded->second.note, false, false, false});
          else
            line.push_back(blank("hiện trạng"));
          if (is_considered && recorded != subject_.dossier.data.requirements.end())
            line.push_back({codes(recorded->second.evidence), false, false, false});
          if (!line.front().text.empty()) text.lines.push_back(std::move(line));
        }
      if (text.lines.empty()) text.lines.push_back(plain(is_considered ? "" : "Không xét vì chưa đạt Mức 1"));
      const Interval at = subject_.now.criteria[index];
      const std::string said = at.at_least >= level.number ? "Đạt" : at.at_most < level.number ? "Không đạt" : "";
      table.rows.push_back(
          {cell(plain("Mức " + std::to_string(level.number))), std::move(text), cell(plain(said), Align::centre)});
    }
    page_.blocks.emplace_back(std::move(table));
    page_.text(plain("Kết luận: tiêu chí " + criterion.id + ": " + level_said(subject_.now.criteria[index]) + "."));
  }

  void annex_tables() {
    page_.heading(1, "PHẦN I. TỔNG QUAN");
    page_.heading(2, "1. Thông tin chung");
    page_.item({{"Tên cơ sở giáo dục: ", false, false, false}, or_blank(subject_.dossier.name, "tên trường")[0]});
    for (const char* each : {"Địa chỉ, liên hệ", "Cơ quan quản lý trực tiếp", "Năm thành lập",
                             "Quy mô năm học: lớp, người học, cán bộ quản lý, giáo viên, nhân sự hỗ trợ giáo dục"})
      page_.item({{std::string(each) + ": ", false, false, false}, blank(each)});
    page_.heading(2, "2. Bối cảnh, đặc điểm");
    for (const char* each : {"Kinh tế - xã hội", "Thuận lợi", "Khó khăn", "Đặc điểm người học"})
      page_.item({{std::string(each) + ": ", false, false, false}, blank(each)});
    page_.heading(2, "3. Mục đích, phạm vi, thời gian tự đánh giá");
    page_.text({blank("mục đích, phạm vi, thời gian")});
    page_.heading(2, "4. Quá trình tự đánh giá");
    page_.text({blank("lập kế hoạch, tổ chức, kiểm tra, tổng hợp")});
    page_.heading(1, "PHẦN II. TỰ ĐÁNH GIÁ");
    for (const Standard& standard : book_.standards) {
      page_.heading(2, "Tiêu chuẩn " + standard.id + ": " + standard.title);
      for (const CriterionId id : standard.criteria) criterion_of_2026(book_[id], id.value);
      page_.text({{"Đánh giá chung tiêu chuẩn " + standard.id, true, false, false}});
      page_.item({{"Điểm mạnh nổi bật: ", false, false, false}, blank("điểm mạnh của tiêu chuẩn " + standard.id)});
      page_.item({{"Hạn chế trọng tâm và nguyên nhân: ", false, false, false},
                  blank("hạn chế của tiêu chuẩn " + standard.id)});
      page_.item({{"Xu hướng ba năm học, vấn đề ưu tiên: ", false, false, false},
                  blank("định hướng của tiêu chuẩn " + standard.id)});
    }
    page_.heading(1, "PHẦN III. KẾT LUẬN");
    page_.blocks.emplace_back(results_table(subject_, false));
    page_.blocks.emplace_back(shares_table(subject_));
    conclusion();
    page_.text({{"Đề xuất với Sở Giáo dục và Đào tạo, UBND cấp xã: ", false, false, false}, blank("đề xuất")});
    appendix();
  }

  void figures() {
    TableBlock table{{52, 12, 36}, {heads({"Số liệu", "Đơn vị", "Giá trị"})}, 1};
    for (std::size_t i = educational_level_fact.value + 1;
         i < book_.facts.size() && i < subject_.dossier.data.facts.size(); ++i) {
      const auto& given = subject_.dossier.data.facts[i];
      if (!given) continue;
      std::string said;
      const auto value = [&](const FactValue& one) {
        if (const auto* truth = std::get_if<bool>(&one)) return std::string(*truth ? "có" : "không");
        const Number& number = std::get<Number>(one);
        const auto at = static_cast<std::size_t>(number.numerator());
        if (!book_.facts[i].choices.empty() && at < book_.facts[i].choices.size()) return book_.facts[i].choices[at];
        return to_string(number, ',');
      };
      if (given->single) said = value(*given->single);
      for (const auto& [year, one] : given->by_year)
        said += (said.empty() ? "" : "; ") + school_year_name(year) + ": " + value(one);
      table.rows.push_back(cells({book_.facts[i].label, book_.facts[i].unit, said}));
    }
    if (table.rows.size() > 1)
      page_.blocks.emplace_back(std::move(table));
    else
      page_.text({blank("số liệu về lớp, học sinh, đội ngũ, cơ sở vật chất theo từng năm học")});
  }

  void appendix() {
    page_.heading(1, "PHẦN IV. PHỤ LỤC");
    page_.heading(2, "Danh mục minh chứng");
    if (subject_.dossier.evidence.empty())
      page_.text({blank("danh mục minh chứng")});
    else
      page_.blocks.emplace_back(evidence_table(subject_));
  }

  /// Requirements of the level after the one reached that are not met or not known.
  TableBlock open_table() const {
    TableBlock table{{12, 10, 54, 24}, {heads({"Yêu cầu", "Mức", "Nội dung", "Hiện trạng"})}, 1};
    const LevelAssessment& part = subject_.now.parts.front();
    for (std::size_t c = 0; c < book_.criteria.size(); ++c) {
      const Criterion& criterion = book_.criteria[c];
      if (criterion.in_group) continue;
      const CriterionLevel* next = nullptr;
      for (const CriterionLevel& level : criterion.levels)
        if (next == nullptr && level.number > subject_.now.criteria[c].at_least) next = &level;
      if (next == nullptr) continue;
      bool has_detail = false;
      std::vector<std::vector<TableCell>> rows;
      for (std::size_t i = 0; i < subject_.program.subjects.size(); ++i) {
        const CellSubject& about = subject_.program.subjects[i];
        const Verdict verdict = part.values[i].verdict;
        const bool is_of_it = about.kind == SubjectKind::requirement && about.index == c && about.level == next->number;
        if (!is_of_it || verdict == Verdict::met || verdict == Verdict::not_applicable) continue;
        has_detail = has_detail || subject_.dossier.data.requirements.contains(about.name);
        for (const Indicator& indicator : next->indicators)
          for (const Requirement& each : indicator.requirements)
            if (each.subject() == about.name)
              rows.push_back({cell(plain(about.name)), cell(plain(std::to_string(next->number)), Align::centre),
                              cell(plain(each.text)),
                              cell(plain(verdict == Verdict::not_met ? "chưa đạt" : "chưa đủ dữ liệu"))});
      }
      // Where only the level is known, the requirements are not judged one by one.
      if (!has_detail) {
        const Interval now = subject_.now.criteria[c];
        rows = {{cell(plain(criterion.id)), cell(plain(std::to_string(next->number)), Align::centre),
                 cell(plain(criterion.title)),
                 cell(plain(now.at_least == now.at_most ? "hồ sơ ghi " + level_said(now) : "chưa đủ dữ liệu"))}};
      }
      table.rows.insert(table.rows.end(), rows.begin(), rows.end());
    }
    return table;
  }

  const FormSubject& subject_;
  const Rulebook& book_;
  Page page_;
};

}  // namespace

Page report_form(const FormSubject& subject) { return ReportForm(subject).whole(); }
Page summary_form(const FormSubject& subject) { return ReportForm(subject).summary(); }

}  // namespace chuan::office
