// SPDX-License-Identifier: MIT
// What a dossier and its assessment say, as fields of forms.
#include <algorithm>

#include <fmt/format.h>

#include "office/form/form_parts.hpp"
#include "office/plan/declared.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::json;

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

std::string text_of(const std::map<std::string, std::string>& texts, const std::string& id) {
  const auto found = texts.find(id);
  return found == texts.end() ? "" : found->second;
}

bool is_known(Interval level) { return level.at_least == level.at_most; }

/// "22 (78,6 %)": one decimal, rounded half up, in whole numbers.
std::string share(std::size_t count, std::size_t of) {
  const std::size_t tenths = of == 0 ? 0 : (count * 2000 + of) / (2 * of);
  return fmt::format("{} ({},{} %)", count, tenths / 10, tenths % 10);
}

class ReportData {
 public:
  explicit ReportData(const FormSubject& subject) : subject_(subject), book_(subject.rulebook), now_(subject.now) {
    for (const RatingLevel& each : book_.rating)
      if (std::any_of(book_.criteria.begin(), book_.criteria.end(),
                      [&](const Criterion& criterion) { return !criterion.in_group && criterion.level(each.number); }))
        levels_.push_back(each.number);
  }

  Json all() const {
    Json data = {{"tên_trường", subject_.dossier.name},
                 {"loại_trường", kind_label()},
                 {"ngày_xét", to_vietnamese(now_.as_of)},
                 {"thông_tư", book_.circular},
                 {"tên_thông_tư", book_.title},
                 {"ngày_duyệt", ""},
                 {"kết_quả", school_said(subject_)},
                 {"điểm_mạnh", lines(subject_.dossier.situation.strengths)},
                 {"hạn_chế", lines(subject_.dossier.situation.limits)},
                 {"nhóm", groups()},
                 {"công_nhận", recognitions()},
                 {"số_liệu", figures()},
                 {"hội_đồng", Json::array()},
                 {"minh_chứng", evidence()},
                 {"còn_thiếu", open_requirements()}};
    if (subject_.dossier.plan && subject_.dossier.plan->approved)
      data["ngày_duyệt"] = to_vietnamese(*subject_.dossier.plan->approved);
    for (const char* each : {"đích", "hạn", "năm_đích", "giai_đoạn", "duy_trì"}) data[each] = "";
    for (const char* each : {"nâng", "nâng_theo_năm", "đề_xuất"}) data[each] = Json::array();
    for (const CouncilMember& each : subject_.dossier.council)
      data["hội_đồng"].push_back({{"họ_tên", each.name}, {"chức_vụ", each.position}, {"nhiệm_vụ", each.role}});
    standards(data);
    return data;
  }

 private:
  std::string kind_label() const {
    for (const SchoolKind& each : book_.kinds)
      if (each.name == subject_.dossier.kind) return each.label;
    return subject_.dossier.kind;
  }

  static Json lines(const std::vector<std::string>& texts) {
    Json all = Json::array();
    for (const std::string& each : texts) all.push_back({{"câu", each}});
    return all;
  }

  /// The standards with their criteria, and the totals of their columns.
  void standards(Json& data) const {
    const int highest = book_.rating.empty() ? 1 : std::min(book_.rating.back().number, 3);
    const std::size_t columns = static_cast<std::size_t>(highest) + 1;
    std::vector<std::size_t> totals(columns);
    std::map<int, std::size_t> at_level;
    std::size_t count = 0;
    data["tiêu_chuẩn"] = Json::array();
    for (const Standard& standard : book_.standards) {
      std::vector<std::size_t> counts(columns);
      Json criteria = Json::array();
      for (const CriterionId id : standard.criteria) {
        const Interval level = now_.criteria[id.value];
        if (is_known(level)) {
          ++at_level[level.at_least];
          if (level.at_least <= highest) ++counts[static_cast<std::size_t>(level.at_least)];
        }
        criteria.push_back(criterion(book_[id], id.value));
      }
      Json shares = Json::array();
      for (std::size_t i = 0; i < columns; ++i) {
        shares.push_back({{"tỷ_lệ", share(counts[i], standard.criteria.size())}});
        totals[i] += counts[i];
      }
      count += standard.criteria.size();
      data["tiêu_chuẩn"].push_back({{"mã_chuẩn", standard.id},
                                    {"tên_chuẩn", standard.title},
                                    {"số_tiêu_chí", std::to_string(standard.criteria.size())},
                                    {"cột_tỷ_lệ", std::move(shares)},
                                    {"tiêu_chí", std::move(criteria)}});
    }
    data["cột_tỷ_lệ"] = data["cột_mức"] = Json::array();
    for (std::size_t i = 0; i < columns; ++i)
      data["cột_tỷ_lệ"].push_back(
          {{"tên_cột", i == 0 ? "Không đạt" : "Mức " + std::to_string(i)}, {"tổng_tỷ_lệ", share(totals[i], count)}});
    for (const int level : levels_)
      data["cột_mức"].push_back({{"mức", std::to_string(level)}, {"tổng_mức", std::to_string(at_level[level])}});
    data["tổng_không_đạt"] = std::to_string(at_level[0]);
    data["tổng_tiêu_chí"] = std::to_string(count);
  }

  Json criterion(const Criterion& criterion, std::size_t index) const {
    const Interval level = now_.criteria[index];
    const bool fails = is_known(level) && level.at_least == 0;
    Json made = {{"mã", criterion.id},
                 {"tên", criterion.title},
                 {"bắt_buộc", criterion.mandatory},
                 {"kết_luận", level_said(level)},
                 {"dấu_không_đạt", fails ? "x" : ""},
                 {"dấu_đạt", is_known(level) && !fails ? "x" : ""},
                 {"chưa_rõ", is_known(level) ? "" : "chưa đủ dữ liệu"},
                 {"không_đạt", fails},
                 {"chưa_đạt", text_of(subject_.dossier.situation.shortfalls, criterion.id)},
                 {"mô_tả", text_of(subject_.dossier.situation.descriptions, criterion.id)},
                 {"việc_cải_tiến", improvement(criterion.id)},
                 {"cột_mức", Json::array()},
                 {"cột_phiếu", Json::array()},
                 {"phiếu", sheet(criterion)},
                 {"mức_của_tiêu_chí", Json::array()}};
    for (const int each : levels_) {
      const bool is_it = is_known(level) && level.at_least == each;
      made["cột_mức"].push_back({{"dấu", is_it ? "x" : each > criterion.highest() ? "–" : ""}});
    }
    for (const CriterionLevel& each : criterion.levels) {
      made["cột_phiếu"].push_back({{"mức", std::to_string(each.number)}});
      made["mức_của_tiêu_chí"].push_back(level_of(each, level));
    }
    return made;
  }

  Json level_of(const CriterionLevel& level, Interval now) const {
    Json requirements = Json::array();
    for (const Indicator& indicator : level.indicators)
      for (const Requirement& each : indicator.requirements) {
        const auto recorded = subject_.dossier.data.requirements.find(each.subject());
        const bool is_recorded = recorded != subject_.dossier.data.requirements.end();
        requirements.push_back({{"chữ_chỉ_báo", indicator.letter == "*" ? "" : indicator.letter},
                                {"nội_dung", each.text},
                                {"ghi_chú", is_recorded ? recorded->second.note : ""},
                                {"mã_minh_chứng", is_recorded ? codes(recorded->second.evidence) : ""}});
      }
    return {{"mức", std::to_string(level.number)},
            {"được_xét", level.number == 1 || now.at_least >= level.number - 1},
            {"đánh_giá", now.at_least >= level.number ? "Đạt"
                         : now.at_most < level.number ? "Không đạt"
                                                      : ""},
            {"yêu_cầu", std::move(requirements)}};
  }

  /// " [H1-1.1-01]; [H1-1.1-02]" or " (MC.1.1.01, MC.1.1.02)" as the circular writes them.
  std::string codes(const std::vector<std::string>& evidence) const {
    if (evidence.empty()) return "";
    const bool has_brackets = book_.evidence_code.starts_with("[");
    std::string text;
    for (const std::string& each : evidence) text += (text.empty() ? "" : has_brackets ? "; " : ", ") + each;
    return has_brackets ? " " + text : " (" + text + ")";
  }

  std::string improvement(const std::string& id) const {
    std::string text;
    if (subject_.dossier.plan)
      for (const PlanAction& each : subject_.dossier.plan->actions)
        if (each.criterion == id) text += (text.empty() ? "" : "; ") + each.action;
    return text;
  }

  /// Letters against levels: Đạt, Không đạt, – where the level has no such letter.
  Json sheet(const Criterion& criterion) const {
    std::vector<std::string> letters;
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& each : level.indicators)
        if (std::find(letters.begin(), letters.end(), each.letter) == letters.end()) letters.push_back(each.letter);
    std::sort(letters.begin(), letters.end());
    Json rows = Json::array();
    for (const std::string& letter : letters) {
      Json cells = Json::array();
      for (const CriterionLevel& level : criterion.levels) {
        const bool has_letter = std::any_of(level.indicators.begin(), level.indicators.end(),
                                            [&](const Indicator& each) { return each.letter == letter; });
        const std::string subject = criterion.id + "/" + std::to_string(level.number) + "/" + letter;
        cells.push_back({{"kết_quả_chỉ_báo", has_letter ? verdict_said(indicator_verdict(subject)) : "–"}});
      }
      rows.push_back({{"chữ", letter}, {"cột_phiếu", std::move(cells)}});
    }
    return rows;
  }

  Verdict indicator_verdict(const std::string& name) const {
    const auto& subjects = subject_.program.subjects;
    for (std::size_t i = 0; i < subjects.size(); ++i)
      if (subjects[i].kind == SubjectKind::indicator && subjects[i].name == name)
        return now_.parts.front().values[i].verdict;
    return Verdict::unknown;
  }

  Json groups() const {
    Json all = Json::array();
    for (const Standard& group : book_.groups) {
      Json own = Json::array();
      int below = -1;
      for (const CriterionId id : group.criteria) {
        if (book_.is_referenced(book_[id])) continue;
        if (below < 0) below = book_[id].levels.empty() ? 0 : book_[id].levels.front().number - 1;
        own.push_back(criterion(book_[id], id.value));
      }
      if (!own.empty())
        all.push_back({{"tên_nhóm", group.title},
                       {"mức_trước", std::to_string(below)},
                       {"được_xét_nhóm", now_.level.at_least >= below},
                       {"tiêu_chí_nhóm", std::move(own)}});
    }
    return all;
  }

  Json recognitions() const {
    Json all = Json::array();
    for (const RecognitionResult& result : now_.recognitions)
      for (const Recognition& each : book_.recognitions) {
        if (each.id != result.id) continue;
        const std::string degree = !is_known(result.degree) ? "chưa đủ dữ liệu để kết luận " + each.degree_word
                                   : result.degree.at_least == 0
                                       ? "chưa tới " + each.degree_word + " 1"
                                       : "ứng với " + each.degree_word + " " + std::to_string(result.degree.at_least);
        all.push_back({{"tên_công_nhận", each.label}, {"kết_luận_công_nhận", degree}});
      }
    return all;
  }

  Json figures() const {
    Json all = Json::array();
    for (std::size_t i = educational_level_fact.value + 1;
         i < book_.facts.size() && i < subject_.dossier.data.facts.size(); ++i) {
      const auto& given = subject_.dossier.data.facts[i];
      if (!given) continue;
      std::string said;
      if (given->single) said = figure(book_.facts[i], *given->single);
      for (const auto& [year, one] : given->by_year)
        said += (said.empty() ? "" : "; ") + school_year_name(year) + ": " + figure(book_.facts[i], one);
      all.push_back({{"tên_số_liệu", book_.facts[i].label}, {"đơn_vị", book_.facts[i].unit}, {"giá_trị", said}});
    }
    return all;
  }

  static std::string figure(const Fact& fact, const FactValue& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "có" : "không";
    const Number& number = std::get<Number>(value);
    const auto at = static_cast<std::size_t>(number.numerator());
    if (!fact.choices.empty() && at < fact.choices.size()) return fact.choices[at];
    return to_string(number, ',');
  }

  Json evidence() const {
    Json all = Json::array();
    for (const Evidence& each : subject_.dossier.evidence) {
      std::string note = each.issued ? "ban hành " + to_vietnamese(*each.issued) : "";
      if (each.expires) note += std::string(note.empty() ? "" : "; ") + "hết hạn " + to_vietnamese(*each.expires);
      all.push_back(
          {{"mã_mc", each.code}, {"tên_mc", each.title}, {"nơi_lưu", each.location}, {"ghi_chú_mc", std::move(note)}});
    }
    return all;
  }

  /// Requirements of the level after the one reached that are not met or not known.
  Json open_requirements() const {
    Json all = Json::array();
    for (std::size_t c = 0; c < book_.criteria.size(); ++c) {
      const Criterion& criterion = book_.criteria[c];
      if (criterion.in_group) continue;
      const Interval now = now_.criteria[c];
      const auto next = std::find_if(criterion.levels.begin(), criterion.levels.end(),
                                     [&](const CriterionLevel& level) { return level.number > now.at_least; });
      if (next == criterion.levels.end()) continue;
      Json rows = open_of(c, *next);
      // Where only the level is known, the requirements are not judged one by one.
      if (rows.is_null())
        rows = Json::array({{{"mã", criterion.id},
                             {"mức", std::to_string(next->number)},
                             {"nội_dung", criterion.title},
                             {"hiện_trạng", is_known(now) ? "hồ sơ ghi " + level_said(now) : "chưa đủ dữ liệu"}}});
      for (Json& each : rows) all.push_back(std::move(each));
    }
    return all;
  }

  /// Null where nothing is recorded of any of them.
  Json open_of(std::size_t criterion, const CriterionLevel& level) const {
    bool has_detail = false;
    Json rows = Json::array();
    for (std::size_t i = 0; i < subject_.program.subjects.size(); ++i) {
      const CellSubject& about = subject_.program.subjects[i];
      const Verdict verdict = now_.parts.front().values[i].verdict;
      if (about.kind != SubjectKind::requirement || about.index != criterion || about.level != level.number ||
          verdict == Verdict::met || verdict == Verdict::not_applicable)
        continue;
      has_detail = has_detail || subject_.dossier.data.requirements.contains(about.name);
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& each : indicator.requirements)
          if (each.subject() == about.name)
            rows.push_back({{"mã", about.name},
                            {"mức", std::to_string(level.number)},
                            {"nội_dung", each.text},
                            {"hiện_trạng", verdict == Verdict::not_met ? "chưa đạt" : "chưa đủ dữ liệu"}});
    }
    return has_detail ? rows : Json();
  }

  const FormSubject& subject_;
  const Rulebook& book_;
  const Assessment& now_;
  std::vector<int> levels_;  ///< that criteria of the standards have
};

}  // namespace

nlohmann::json form_data(const FormSubject& subject) { return ReportData(subject).all(); }

const FormTemplate& form_of(const FormSubject& subject, const std::string& paper) {
  if (const FormTemplate* form = subject.forms.find(paper, subject.rulebook.circular)) return *form;
  throw BadDeclaration("bộ quy tắc không có mẫu «" + paper + "» cho Thông tư " + subject.rulebook.circular +
                       "; có: " + listed(subject.forms.papers(subject.rulebook.circular)) +
                       "; thêm tệp vào ke-hoach/mau của bộ quy tắc");
}

Page report_form(const FormSubject& subject, const std::string& paper) {
  return fill_form(form_of(subject, paper), form_data(subject), frame_of(subject));
}

}  // namespace chuan::office
