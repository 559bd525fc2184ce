// SPDX-License-Identifier: MIT
// Dates that follow from a recognition: expiry, renewal, earliest upgrade.
#include <algorithm>

#include "chuan/assessment.hpp"
#include "chuan/joined.hpp"

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

const Recognition* named(const Rulebook* rulebook, const std::string& id) {
  if (rulebook == nullptr) return nullptr;
  for (const Recognition& each : rulebook->recognitions)
    if (each.id == id) return &each;
  return nullptr;
}

/// The text under which a certificate was given, where the law is there to tell.
std::optional<Rulebook> text_then(const Law& law, const Dossier& dossier, const RecordedRecognition& record) {
  Diagnostics ignored;
  std::optional<std::string> circular = record.circular;
  if (circular->empty()) circular = law.in_force(dossier.kind, record.date, ignored);
  if (!circular) return std::nullopt;
  return law.rulebook(*circular, record.date, ignored, dossier.kind);
}

void doubt(RecognitionDates& dates, const Origin& origin) {
  if (origin.unverified.empty() || dates.unverified.find(origin.unverified) != std::string::npos) return;
  append(dates.unverified, origin.unverified, "; ");
}

RecognitionDates dates(const Rulebook& rulebook, const Recognition* now, const Recognition& then,
                       const RecordedRecognition& record) {
  RecognitionDates dates;
  dates.id = record.id;
  dates.label = then.label;
  dates.degree_word = then.degree_word;
  dates.degree = record.degree;
  dates.given = record.date;
  dates.counts_as = now != nullptr ? degree_now(rulebook, *now, record) : 0;

  const bool keeps_stated =
      now != nullptr && now->keeps_stated_expiry_before && record.date < *now->keeps_stated_expiry_before;
  if (keeps_stated || (record.expires && !then.validity)) {
    dates.expires = record.expires;
    dates.see_certificate = !record.expires;  // the law adds no period of its own to it
  }
  if (!dates.expires && then.validity) {
    dates.expires = moved(record.date, *then.validity, 1);
    dates.is_derived = true;
    doubt(dates, then.validity->origin);
  }

  const Recognition& renewed_by = now != nullptr ? *now : then;
  if (dates.expires && renewed_by.renewal_lead) {
    dates.renew_by = moved(*dates.expires, *renewed_by.renewal_lead, -1);
    doubt(dates, renewed_by.renewal_lead->origin);
  }
  const bool has_next = now != nullptr && !now->degrees.empty() && dates.counts_as < now->degrees.back().number;
  if (dates.counts_as > 0 && has_next && now->waiting) {
    dates.upgrade_from = moved(record.date, *now->waiting, 1);
    doubt(dates, now->waiting->origin);
  }
  return dates;
}

/// What a text asks for, it asks only while it is in force.
void end_with_law(RecognitionDates& dates, const std::optional<Date>& ends) {
  const auto is_beyond = [&](const std::optional<Date>& date) { return date && ends && !(*date < *ends); };
  if (is_beyond(dates.renew_by)) dates.renew_by.reset();
  if (is_beyond(dates.upgrade_from)) dates.upgrade_from.reset();
}

/// Whether the rules themselves say what that circular's degrees count as.
bool has_equivalent(const Recognition* now, const std::string& circular) {
  return now != nullptr && std::any_of(now->equivalences.begin(), now->equivalences.end(),
                                       [&](const Equivalence& each) { return each.circular == circular; });
}

/// One under a text that nobody has encoded: what it says, and nothing that would follow from it.
RecognitionDates as_stated(const RecordedRecognition& record) {
  RecognitionDates dates;
  dates.id = record.id;
  dates.degree = record.degree;
  dates.circular = record.circular;
  dates.given = record.date;
  dates.expires = record.expires;
  dates.is_encoded = false;
  return dates;
}

/// What is not done, by when it was to begin or to end. Done and stopped actions fall due no more.
void actions(const Dossier& dossier, Date as_of, std::vector<Due>& due) {
  if (!dossier.plan) return;
  for (const PlanAction& each : dossier.plan->actions) {
    if (each.status == "done" || each.status == "stopped" || each.progress == 100) continue;
    const auto starts = parse_span(each.starts), ends = parse_span(each.due);
    const bool is_begun = each.status == "under_way" || each.progress.value_or(0) > 0;
    const bool is_overdue = ends && ends->second < as_of;
    if (starts && !is_begun && !is_overdue)
      due.push_back({starts->second, Due::What::action_start, each.criterion, each.action, starts->second < as_of});
    if (ends) due.push_back({ends->second, Due::What::action_due, each.criterion, each.action, is_overdue});
  }
}

}  // namespace

std::vector<RecognitionDates> recognition_dates(const Rulebook& rulebook, const Dossier& dossier, const Law* law) {
  std::vector<RecognitionDates> result;
  for (const RecordedRecognition& record : dossier.recognitions) {
    const Recognition* now = named(&rulebook, record.id);
    const std::optional<Rulebook> book_then = law != nullptr ? text_then(*law, dossier, record) : std::nullopt;
    const Recognition* then = named(book_then ? &*book_then : nullptr, record.id);
    const bool is_told = law != nullptr && !dossier.kind.empty();
    if (then == nullptr && (!is_told || has_equivalent(now, record.circular))) then = now;
    RecordedRecognition known = record;
    if (known.circular.empty() && book_then) known.circular = book_then->circular;
    RecognitionDates each = then != nullptr ? dates(rulebook, now, *then, known) : as_stated(record);
    if (law != nullptr) end_with_law(each, rulebook.ends);
    each.circular = known.circular;
    each.only_year = record.only_year;
    if (then == nullptr && law == nullptr) continue;
    if (each.label.empty() && now != nullptr) {
      each.label = now->label;
      each.degree_word = now->degree_word;
    }
    result.push_back(std::move(each));
  }
  return result;
}

std::vector<Due> calendar(const Rulebook& rulebook, const Dossier& dossier, const std::vector<RecognitionDates>& held,
                          Date as_of) {
  std::vector<Due> due;
  const auto add = [&](const std::optional<Date>& date, Due::What what, const std::string& subject) {
    if (date && as_of < *date) due.push_back({*date, what, subject, {}, false});
  };
  for (const RecognitionDates& each : held) {
    if (each.only_year) continue;  // its days are not known
    const std::string name = each.label + " " + each.degree_word + " " + std::to_string(each.degree);
    add(each.expires, Due::What::expiry, name);
    add(each.renew_by, Due::What::renewal, name);
    add(each.upgrade_from, Due::What::upgrade, name);
  }
  for (const Evidence& each : dossier.evidence) add(each.expires, Due::What::evidence_expiry, each.code);
  actions(dossier, as_of, due);
  if (rulebook.advisory) add(rulebook.advisory->to, Due::What::advisory_end, rulebook.circular);
  add(rulebook.ends, Due::What::law_ends, rulebook.circular);
  std::stable_sort(due.begin(), due.end(), [](const Due& a, const Due& b) { return a.date < b.date; });
  return due;
}

}  // namespace chuan
