// SPDX-License-Identifier: MIT
// What is known of one criterion, with what people wrote about it.
#include <algorithm>

#include "chuan/address.hpp"
#include "office/form/form_parts.hpp"
#include "office/form/part_data.hpp"

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

std::string text_in(const std::map<std::string, std::string>& texts, const std::string& id) {
  const auto found = texts.find(id);
  return found == texts.end() ? "" : found->second;
}

class CriterionData {
 public:
  explicit CriterionData(const FormPart& part) : part_(part), subject_(part.subject), book_(part.subject.rulebook) {}

  Json criterion(std::size_t index) const {
    const Criterion& criterion = book_.criteria[index];
    const Interval level = part_.criteria[index];
    const bool fails = level.is_closed() && level.at_least == 0;
    Json made = {{"mã", criterion.id},
                 {"tên", criterion.title},
                 {"bắt_buộc", criterion.mandatory},
                 {"kết_luận", level_said(level)},
                 {"dấu_không_đạt", fails ? "x" : ""},
                 {"dấu_đạt", level.is_closed() && !fails ? "x" : ""},
                 {"chưa_rõ", level.is_closed() ? "" : "chưa đủ dữ liệu"},
                 {"không_đạt", fails},
                 {"giữ_được", level.is_closed() && !fails},
                 {"chưa_đạt", text_in(subject_.dossier.situation.shortfalls, criterion.id)},
                 {"mô_tả", text_in(subject_.dossier.situation.descriptions, criterion.id)},
                 {"việc_cải_tiến", improvement(criterion.id)},
                 {"cột_mức", Json::array()},
                 {"cột_chưa_rõ", open_column(part_, "dấu_chưa_rõ", level.is_closed() ? "" : "x")},
                 {"cột_phiếu", Json::array()},
                 {"phiếu", sheet(criterion)},
                 {"mức_của_tiêu_chí", Json::array()},
                 {"cấp_của_tiêu_chí", Json::array()}};
    for (const int each : part_.levels) {
      const bool is_it = level.is_closed() && level.at_least == each;
      made["cột_mức"].push_back({{"dấu", is_it ? "x" : each > criterion.highest() ? "–" : ""}});
    }
    for (const CriterionLevel& each : criterion.levels) {
      made["cột_phiếu"].push_back({{"mức", std::to_string(each.number)}});
      made["mức_của_tiêu_chí"].push_back(level_of(each, level));
    }
    if (part_.has_several)
      for (const LevelAssessment& each : subject_.now.parts) {
        Json own = criterion_data(level_part(subject_, each), index);
        own["tên_cấp"] = educational_level_label(book_, each.educational_level);
        made["cấp_của_tiêu_chí"].push_back(std::move(own));
      }
    return made;
  }

 private:
  Json level_of(const CriterionLevel& level, Interval now) const {
    Json requirements = Json::array();
    for (const Indicator& indicator : level.indicators)
      for (const Requirement& each : indicator.requirements) {
        const RecordedVerdict* found = recorded(part_, each.subject());
        requirements.push_back({{"chữ_chỉ_báo", indicator.letter == "*" ? "" : indicator.letter},
                                {"nội_dung", each.text},
                                {"ghi_chú", found == nullptr ? "" : found->note},
                                {"mã_minh_chứng", found == nullptr ? "" : codes(found->evidence)}});
      }
    const int below = level.number - 1;
    const bool is_considered = below == 0 || now.at_least >= below;
    return {{"mức", std::to_string(level.number)},
            {"mức_dưới", std::to_string(below)},
            {"được_xét", is_considered},
            {"không_xét", !is_considered && now.at_most < below},
            {"chưa_xét", !is_considered && now.at_most >= below},
            {"đánh_giá", now.at_least >= level.number ? "Đạt"
                         : now.at_most < level.number ? "Không đạt"
                                                      : ""},
            {"yêu_cầu", std::move(requirements)}};
  }

  /// " [H1-1.1-01]; [H1-1.1-02]" or " (MC.1.1.01, MC.1.1.02)" as the circular writes them.
  std::string codes(std::vector<std::string> evidence) const {
    if (evidence.empty()) return "";
    std::sort(evidence.begin(), evidence.end(), comes_before);
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
        const std::string subject = print(Subject{criterion.id, level.number, letter});
        cells.push_back({{"kết_quả_chỉ_báo", has_letter ? verdict_said(indicator_verdict(subject)) : "–"}});
      }
      rows.push_back({{"chữ", letter}, {"cột_phiếu", std::move(cells)}});
    }
    return rows;
  }

  Verdict indicator_verdict(const std::string& name) const {
    const auto& subjects = subject_.program.subjects;
    if (!part_.has_several)
      for (std::size_t i = 0; i < subjects.size(); ++i)
        if (subjects[i].kind == SubjectKind::indicator && subjects[i].name == name)
          return part_.assessed.values[i].verdict;
    return Verdict::unknown;
  }

  const FormPart& part_;
  const FormSubject& subject_;
  const Rulebook& book_;
};

}  // namespace

nlohmann::json criterion_data(const FormPart& part, std::size_t index) { return CriterionData(part).criterion(index); }

const RecordedVerdict* recorded(const FormPart& part, const std::string& subject) {
  const auto in = [&](const LevelData& data) -> const RecordedVerdict* {
    const auto found = data.requirements.find(subject);
    return found == data.requirements.end() ? nullptr : &found->second;
  };
  if (part.is_one_of_several)
    if (const auto own = part.subject.dossier.levels.find(part.assessed.educational_level);
        own != part.subject.dossier.levels.end())
      if (const RecordedVerdict* found = in(own->second)) return found;
  return in(part.subject.dossier.data);
}

bool comes_before(const std::string& a, const std::string& b) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i >= a.size() || j >= b.size()) return j < b.size();
    if (!is_digit(a[i]) || !is_digit(b[j])) {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      ++i, ++j;
      continue;
    }
    const auto number = [&](const std::string& text, std::size_t& at) {
      std::size_t end = at;
      while (end < text.size() && is_digit(text[end])) ++end;
      const std::size_t first = std::min(text.find_first_not_of('0', at), end);
      at = end;
      return text.substr(first, end - first);
    };
    const std::string x = number(a, i), y = number(b, j);
    if (x.size() != y.size()) return x.size() < y.size();
    if (x != y) return x < y;
  }
  return a < b;
}

}  // namespace chuan::office
