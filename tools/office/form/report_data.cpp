// SPDX-License-Identifier: MIT
// What a dossier and its assessment say, as fields of forms.
#include <algorithm>

#include <fmt/format.h>

#include "chuan/confidence.hpp"

#include "office/form/form_parts.hpp"
#include "office/form/part_data.hpp"
#include "office/plan/declared.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::json;

class ReportData {
 public:
  explicit ReportData(const FormSubject& subject) : subject_(subject), book_(subject.rulebook), now_(subject.now) {}

  Json all() const {
    Json data = {{"tên_trường", subject_.dossier.name},
                 {"loại_trường", kind_label()},
                 {"tỉnh", subject_.dossier.province},
                 {"xã", subject_.dossier.commune},
                 {"ngày_xét", to_vietnamese(now_.as_of)},
                 {"thông_tư", book_.circular},
                 {"tên_thông_tư", book_.title},
                 {"ngày_duyệt", ""},
                 {"kết_quả", level_sentence(now_.level, book_)},
                 {"điểm_mạnh", lines(subject_.dossier.situation.strengths)},
                 {"hạn_chế", lines(subject_.dossier.situation.limits)},
                 {"công_nhận", recognitions()},
                 {"số_liệu", figures()},
                 {"hội_đồng", Json::array()},
                 {"minh_chứng", evidence()},
                 {"rà_soát", Json::array()},
                 {"chưa_đối_chiếu", unverified()},
                 {"xác_lập", confidence()},
                 {"cấp_học", educational_levels()}};
    if (subject_.dossier.plan && subject_.dossier.plan->approved)
      data["ngày_duyệt"] = to_vietnamese(*subject_.dossier.plan->approved);
    for (int i = 1; i <= 3; ++i)
      data["năm_học_" + std::to_string(i)] =
          subject_.dossier.school_year ? school_year_name(*subject_.dossier.school_year - 3 + i) : "";
    for (const char* each : {"đích", "hạn", "năm_đích", "giai_đoạn", "duy_trì"}) data[each] = "";
    for (const char* each : {"nâng", "nâng_theo_năm", "cần_rõ", "đề_xuất"}) data[each] = Json::array();
    for (const CouncilMember& each : subject_.dossier.council)
      data["hội_đồng"].push_back({{"họ_tên", each.name}, {"chức_vụ", each.position}, {"nhiệm_vụ", each.role}});
    for (const Review& each : subject_.dossier.reviews)
      data["rà_soát"].push_back({{"thời_điểm", shown(each.date)}, {"nội_dung_rà_soát", each.content}});
    add_part(whole_part(subject_), data);
    return data;
  }

 private:
  std::string kind_label() const {
    for (const SchoolKind& each : book_.kinds)
      if (each.name == subject_.dossier.kind) return each.label;
    return subject_.dossier.kind;
  }

  /// Each level of a school that has several, and whether the school's level follows it.
  Json educational_levels() const {
    Json all = Json::array();
    if (now_.parts.size() < 2) return all;
    const bool is_alike = std::all_of(now_.parts.begin(), now_.parts.end(), [&](const LevelAssessment& each) {
      return each.level == now_.parts.front().level;
    });
    for (const LevelAssessment& each : now_.parts) {
      Json level = {{"tên_cấp", educational_level_label(book_, each.educational_level)},
                    {"kết_quả_cấp", level_sentence(each.level, book_)},
                    {"quyết_định_cấp", !is_alike && each.level == now_.level}};
      add_part(level_part(subject_, each), level);
      all.push_back(std::move(level));
    }
    return all;
  }

  /// Why rules that were used are not checked against the official text, each reason once, the first ones in words.
  std::string unverified() const {
    constexpr std::size_t most = 5;
    std::vector<std::string> reasons;
    for (const CellId id : subject_.program.unverified) {
      const Origin* origin = subject_.program.subjects[id.value].origin;
      if (origin != nullptr && !origin->unverified.empty() &&
          std::find(reasons.begin(), reasons.end(), origin->unverified) == reasons.end())
        reasons.push_back(origin->unverified);
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(most, reasons.size()); ++i) text += (i == 0 ? "" : "; ") + reasons[i];
    if (reasons.size() > most) text += fmt::format("; và {} lý do khác", reasons.size() - most);
    return text;
  }

  std::string confidence() const {
    const ConfidenceCounts counted = counts(established(book_));
    return is_any_stated(counted) ? chuan::words(counted, Language::vi) : "";
  }

  static Json lines(const std::vector<std::string>& texts) {
    Json all = Json::array();
    for (const std::string& each : texts) all.push_back({{"câu", each}});
    return all;
  }

  Json recognitions() const {
    Json all = Json::array();
    for (const RecognitionResult& result : now_.recognitions)
      for (const Recognition& each : book_.recognitions) {
        if (each.id != result.id) continue;
        const std::string degree = !result.degree.is_closed() ? "chưa đủ dữ liệu để kết luận " + each.degree_word
                                   : result.degree.at_least == 0
                                       ? "chưa tới " + each.degree_word + " 1"
                                       : "ứng với " + each.degree_word + " " + std::to_string(result.degree.at_least);
        const char* const conditions = result.conditions == Verdict::met ? "các điều kiện công nhận đã đủ"
                                       : result.conditions == Verdict::not_met ? "điều kiện công nhận chưa đủ"
                                       : result.conditions == Verdict::unknown
                                           ? "điều kiện công nhận chưa đủ dữ liệu để kết luận"
                                           : "";
        all.push_back({{"tên_công_nhận", each.label}, {"kết_luận_công_nhận", degree}, {"điều_kiện", conditions}});
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
      const auto add = [&](const std::string& year, const std::string& value) {
        said += (said.empty() ? "" : "; ") + year + value;
      };
      if (given->single) add("", figure(book_.facts[i], *given->single));
      if (given->none) add("", no_figure(*given->none));
      for (const auto& [year, one] : given->by_year) add(school_year_name(year) + ": ", figure(book_.facts[i], one));
      for (const auto& [year, none] : given->none_by_year) add(school_year_name(year) + ": ", no_figure(none));
      all.push_back({{"tên_số_liệu", book_.facts[i].label}, {"đơn_vị", book_.facts[i].unit}, {"giá_trị", said}});
    }
    return all;
  }

  static std::string no_figure(NoFigure none) {
    return none == NoFigure::not_applicable ? "không áp dụng" : "chưa có số liệu";
  }

  static std::string figure(const Fact& fact, const FactValue& value) {
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "có" : "không";
    const Number& number = std::get<Number>(value);
    if (fact.type == FactType::date)
      return to_vietnamese(Date(std::chrono::sys_days(std::chrono::days(number.numerator()))));
    if (fact.type == FactType::money) return in_dong(number);
    const auto at = static_cast<std::size_t>(number.numerator());
    if (!fact.choices.empty() && at < fact.choices.size()) return fact.choices[at];
    return to_string(number, ',');
  }

  Json evidence() const {
    Json all = Json::array();
    std::vector<Evidence> in_order = subject_.dossier.evidence;
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const Evidence& a, const Evidence& b) { return comes_before(a.code, b.code); });
    for (const Evidence& each : in_order) {
      std::string note = each.issued ? "ban hành " + to_vietnamese(*each.issued) : "";
      if (each.expires) note += std::string(note.empty() ? "" : "; ") + "hết hạn " + to_vietnamese(*each.expires);
      all.push_back(
          {{"mã_mc", each.code}, {"tên_mc", each.title}, {"nơi_lưu", each.location}, {"ghi_chú_mc", std::move(note)}});
    }
    return all;
  }

  const FormSubject& subject_;
  const Rulebook& book_;
  const Assessment& now_;
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
