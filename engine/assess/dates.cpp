// SPDX-License-Identifier: MIT
// Dates that follow from a recognition: expiry, renewal, earliest upgrade.
#include <algorithm>

#include "chuan/assessment.hpp"

namespace chuan {
namespace {

/// `period` after the date, or before it with `sign` -1.
Date moved(Date date, const Period& period, int sign) {
  switch (period.unit) {
    case Period::Unit::years:
      return add_months(date, sign * 12 * period.count);
    case Period::Unit::months:
      return add_months(date, sign * period.count);
    case Period::Unit::days:
      return std::chrono::sys_days(date) + std::chrono::days(sign * period.count);
  }
  return date;
}

/// The degree that a record under an older circular counts as; 0 when the rules give it none.
int degree_now(const Rulebook& rulebook, const Recognition& recognition, const RecordedRecognition& record) {
  if (record.circular.empty() || record.circular == rulebook.circular) return record.degree;
  int any = 0;
  for (const Equivalence& each : recognition.equivalences) {
    if (each.circular != record.circular) continue;
    if (each.old_degree == record.degree) return each.degree;
    if (each.old_degree == 0) any = each.degree;
  }
  return any;
}

RecognitionDates dates(const Rulebook& rulebook, const Recognition& recognition, const RecordedRecognition& record) {
  RecognitionDates dates;
  dates.id = recognition.id;
  dates.degree = degree_now(rulebook, recognition, record);
  dates.given = record.date;

  const auto& keeps_before = recognition.keeps_stated_expiry_before;
  const bool keeps_stated = keeps_before && record.date < *keeps_before;
  if (record.expires && (keeps_stated || !recognition.validity))
    dates.expires = record.expires;
  else if (recognition.validity)
    dates.expires = moved(record.date, *recognition.validity, 1);

  if (dates.expires && recognition.renewal_lead) dates.renew_by = moved(*dates.expires, *recognition.renewal_lead, -1);
  const bool has_next = !recognition.degrees.empty() && dates.degree < recognition.degrees.back().number;
  if (dates.degree > 0 && has_next && recognition.waiting)
    dates.upgrade_from = moved(record.date, *recognition.waiting, 1);
  return dates;
}

}  // namespace

std::vector<RecognitionDates> recognition_dates(const Rulebook& rulebook, const Dossier& dossier) {
  std::vector<RecognitionDates> result;
  for (const RecordedRecognition& record : dossier.recognitions)
    for (const Recognition& recognition : rulebook.recognitions)
      if (recognition.id == record.id) result.push_back(dates(rulebook, recognition, record));
  return result;
}

}  // namespace chuan
