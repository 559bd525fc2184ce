// SPDX-License-Identifier: MIT
// What is known of each criterion; what is not known is counted as such, never as failed.
#include "office/form/part_data.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "office/form/form_parts.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::json;

/// "22 (78,6 %)": one decimal, rounded half up, in whole numbers.
std::string share(std::size_t count, std::size_t of) {
  if (of == 0) return std::to_string(count);
  const std::size_t tenths = (count * 2000 + of) / (2 * of);
  return fmt::format("{} ({},{} %)", count, tenths / 10, tenths % 10);
}

/// How many criteria stand at each level. Shares are of those that are judged.
struct Counts {
  std::map<int, std::size_t> at;
  std::size_t open = 0, judged = 0;

  void add(Interval level) { level.is_closed() ? ++at[level.at_least], ++judged : ++open; }
  void add(const Counts& other) {
    for (const auto& [level, count] : other.at) at[level] += count;
    open += other.open;
    judged += other.judged;
  }
  std::size_t of(int level) const {
    const auto found = at.find(level);
    return found == at.end() ? 0 : found->second;
  }
};

/// Which columns its tables have.
void describe_columns(FormPart& part) {
  const Rulebook& book = part.subject.rulebook;
  for (const RatingLevel& each : book.rating)
    if (std::any_of(book.criteria.begin(), book.criteria.end(),
                    [&](const Criterion& criterion) { return !criterion.in_group && criterion.level(each.number); }))
      part.levels.push_back(each.number);
  for (std::size_t i = 0; i < book.criteria.size(); ++i)
    part.has_open = part.has_open || (!book.criteria[i].in_group && !part.criteria[i].is_closed());
}

class PartData {
 public:
  explicit PartData(const FormPart& part) : part_(part), subject_(part.subject), book_(part.subject.rulebook) {}

  void add_to(Json& data) const {
    standards(data);
    data["nhóm"] = groups();
    data["còn_thiếu"] = open_requirements();
  }

 private:
  /// The standards with their criteria, and the totals of their columns.
  void standards(Json& data) const {
    const int highest = book_.rating.empty() ? 1 : std::min(book_.rating.back().number, 3);
    Counts total;
    data["tiêu_chuẩn"] = Json::array();
    for (const Standard& standard : book_.standards) {
      Counts counts;
      Json criteria = Json::array();
      for (const CriterionId id : standard.criteria) {
        counts.add(part_.criteria[id.value]);
        criteria.push_back(criterion_data(part_, id.value));
      }
      Json shares = Json::array();
      for (int level = 0; level <= highest; ++level)
        shares.push_back({{"tỷ_lệ", share(counts.of(level), counts.judged)}});
      total.add(counts);
      data["tiêu_chuẩn"].push_back({{"mã_chuẩn", standard.id},
                                    {"tên_chuẩn", standard.title},
                                    {"số_tiêu_chí", std::to_string(standard.criteria.size())},
                                    {"cột_tỷ_lệ", std::move(shares)},
                                    {"cột_chưa_rõ", open_column(part_, "số_chưa_rõ", std::to_string(counts.open))},
                                    {"tiêu_chí", std::move(criteria)}});
    }
    data["cột_tỷ_lệ"] = data["cột_mức"] = Json::array();
    for (int level = 0; level <= highest; ++level)
      data["cột_tỷ_lệ"].push_back({{"tên_cột", level == 0 ? "Không đạt" : "Mức " + std::to_string(level)},
                                   {"tổng_tỷ_lệ", share(total.of(level), total.judged)}});
    for (const int level : part_.levels)
      data["cột_mức"].push_back({{"mức", std::to_string(level)}, {"tổng_mức", std::to_string(total.of(level))}});
    data["cột_chưa_rõ"] = open_column(part_, "tổng_chưa_rõ", std::to_string(total.open));
    data["tổng_không_đạt"] = std::to_string(total.of(0));
    data["tổng_tiêu_chí"] = std::to_string(total.judged + total.open);
  }

  Json groups() const {
    Json all = Json::array();
    for (const Standard& group : book_.groups) {
      Json own = Json::array();
      int below = -1;
      for (const CriterionId id : group.criteria) {
        if (book_.is_referenced(book_[id])) continue;
        if (below < 0) below = book_[id].levels.empty() ? 0 : book_[id].levels.front().number - 1;
        own.push_back(criterion_data(part_, id.value));
      }
      if (!own.empty())
        all.push_back({{"tên_nhóm", group.title},
                       {"mức_trước", std::to_string(below)},
                       {"được_xét_nhóm", part_.level.at_least >= below},
                       {"không_xét_nhóm", part_.level.at_most < below},
                       {"chưa_xét_nhóm", part_.level.at_least < below && part_.level.at_most >= below},
                       {"tiêu_chí_nhóm", std::move(own)}});
    }
    return all;
  }

  /// Requirements of the level after the one reached that are not met or not known.
  Json open_requirements() const {
    Json all = Json::array();
    for (std::size_t c = 0; c < book_.criteria.size(); ++c) {
      const Criterion& criterion = book_.criteria[c];
      if (criterion.in_group) continue;
      const Interval now = part_.criteria[c];
      const auto next = std::find_if(criterion.levels.begin(), criterion.levels.end(),
                                     [&](const CriterionLevel& level) { return level.number > now.at_least; });
      if (next == criterion.levels.end()) continue;
      Json rows = part_.has_several ? Json() : open_of(c, *next);
      // Where only the level is known, the requirements are not judged one by one.
      if (rows.is_null())
        rows = Json::array({{{"mã", criterion.id},
                             {"mức", std::to_string(next->number)},
                             {"nội_dung", criterion.title},
                             {"hiện_trạng", now.is_closed() ? "hồ sơ ghi " + level_said(now) : "chưa đủ dữ liệu"}}});
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
      const Verdict verdict = part_.assessed.values[i].verdict;
      if (about.kind != SubjectKind::requirement || about.index != criterion || about.level != level.number ||
          is_satisfied(verdict))
        continue;
      has_detail = has_detail || recorded(part_, about.name) != nullptr;
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

  const FormPart& part_;
  const FormSubject& subject_;
  const Rulebook& book_;
};

}  // namespace

nlohmann::json open_column(const FormPart& part, const char* field, const std::string& text) {
  return part.has_open ? Json::array({{{field, text}}}) : Json::array();
}

FormPart whole_part(const FormSubject& subject) {
  const bool has_several = subject.now.parts.size() > 1;
  FormPart part{subject, subject.now.parts.front(), subject.now.level, subject.now.criteria, false, has_several, {}};
  describe_columns(part);
  return part;
}

FormPart level_part(const FormSubject& subject, const LevelAssessment& level) {
  FormPart part{subject, level, level.level, level.criteria, true, false, {}};
  describe_columns(part);
  return part;
}

void add_part(const FormPart& part, nlohmann::json& data) { PartData(part).add_to(data); }

}  // namespace chuan::office
