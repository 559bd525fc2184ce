// SPDX-License-Identifier: MIT
// Standards, criteria and totals of a school, or of one of its educational levels, as fields of forms.
#pragma once

#include <string>
#include <vector>

#include "office/form/forms.hpp"

namespace chuan::office {

/// A school as a whole, or one of its educational levels.
struct FormPart {
  const FormSubject& subject;
  const LevelAssessment& assessed;  ///< of a school with several levels the first; then its values are not used
  Interval level;
  const std::vector<Interval>& criteria;  ///< parallel to Rulebook::criteria
  bool is_one_of_several = false;         ///< one of the levels
  bool has_several = false;               ///< the whole of several
  std::vector<int> levels{};              ///< that criteria of the standards have
  bool has_open = false;                  ///< the level of some criterion is not known
};

FormPart whole_part(const FormSubject& subject);
FormPart level_part(const FormSubject& subject, const LevelAssessment& level);

/// Adds `tiêu_chuẩn`, `nhóm`, `còn_thiếu` and the totals of `part` to `data`.
void add_part(const FormPart& part, nlohmann::json& data);

/// The members of one criterion. `index` is into Rulebook::criteria.
nlohmann::json criterion_data(const FormPart& part, std::size_t index);
/// What people concluded about a requirement at this level, else for the whole school. Null: nothing.
const RecordedVerdict* recorded(const FormPart& part, const std::string& subject);
/// A list of one column with `text`, or none where everything is known.
nlohmann::json open_column(const FormPart& part, const char* field, const std::string& text);

/// "02" before "99" before "100": digits by their number.
bool comes_before(const std::string& a, const std::string& b);

}  // namespace chuan::office
