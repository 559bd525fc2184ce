// SPDX-License-Identifier: MIT
// A dossier is read under the law of its own date; asking about another day moves it there.
#include "chuan/inquiry.hpp"

#include <algorithm>
#include <functional>

#include "dossier/read.hpp"

namespace chuan {
namespace {

void add(Notices& notices, Notice::About about, Diagnostics diagnostics) {
  if (!diagnostics.empty()) notices.push_back({about, std::move(diagnostics), 0});
}

void add(Notices& notices, Notices more) {
  for (Notice& each : more) notices.push_back(std::move(each));
}

InquiryResult failed(Notices notices, InquiryFault fault = InquiryFault::faulty) {
  return {std::nullopt, fault, std::move(notices)};
}

/// The circular that governs on `date`; absent: the notices say why.
std::optional<std::string> governing(const Rules& rules, const DossierHeader& header, Date date, Notices& notices) {
  Diagnostics diagnostics;
  std::optional<std::string> circular = rules.law.in_force(header.kind, date, diagnostics);
  Diagnostics of_rules;
  for (Diagnostic& each : diagnostics) {
    each.range = header.kind_range;
    for (Diagnostic& note : each.notes) of_rules.push_back(std::move(note));
    each.notes.clear();
  }
  const bool is_faulty = has_errors(diagnostics);
  add(notices, Notice::About::dossier, std::move(diagnostics));
  add(notices, Notice::About::rules, std::move(of_rules));
  if (circular && !is_faulty) return circular;
  if (has_errors(rules.diagnostics)) add(notices, Notice::About::rules, rules.diagnostics);
  return std::nullopt;
}

/// The law under which the dossier was made: that of its own date; with none (or with a circular asked for) `circular`.
LawResult law_of_its_date(const Rules& rules, const DossierHeader& header, const std::string& circular, Date date,
                          const InquiryRequest& request) {
  if (header.date && request.circular.empty() && *header.date != date) {
    Diagnostics ignored;
    if (const auto own = rules.law.in_force(header.kind, *header.date, ignored))
      return rules.law_of(*own, *header.date, header.kind);
  }
  return rules.law_of(circular, date, header.kind);
}

bool has_circular(const Rules& rules, const std::string& number) {
  const std::vector<CircularHeader> all = rules.law.circulars();
  return std::any_of(all.begin(), all.end(), [&](const CircularHeader& each) { return each.number == number; });
}

/// A dossier against a rulebook; absent: the diagnostics say why.
using Read = std::function<std::optional<Dossier>(const Rulebook& rulebook, Diagnostics& diagnostics)>;

InquiryResult inquire(const Rules& rules, const DossierHeader& header, const InquiryRequest& request,
                      const Read& read) {
  Notices notices;
  const std::optional<Date> date = request.as_of ? request.as_of : header.date;
  if (!date) return failed(std::move(notices), InquiryFault::no_date);
  std::string circular = request.circular;
  if (!circular.empty() && !has_circular(rules, circular))
    return failed(std::move(notices), InquiryFault::unknown_circular);
  if (circular.empty()) {
    if (header.kind.empty()) return failed(std::move(notices), InquiryFault::no_kind);
    const auto found = governing(rules, header, *date, notices);
    if (!found) return failed(std::move(notices));
    circular = *found;
  }
  LawResult own = law_of_its_date(rules, header, circular, *date, request);
  add(notices, std::move(own.notices));
  if (!own.law) return failed(std::move(notices));
  const Rulebook& book = own.law->rulebook;
  Diagnostics problems;
  std::optional<Dossier> dossier = read(book, problems);
  add(notices, Notice::About::dossier, std::move(problems));
  if (!dossier) return failed(std::move(notices));
  Inquiry inquiry{own.law, std::move(*dossier), *date, {}};
  if (book.circular == circular && book.as_of == *date)
    return {std::move(inquiry), InquiryFault::none, std::move(notices)};
  InquiryResult moved = move_inquiry(rules, inquiry, circular, *date);
  add(notices, std::move(moved.notices));
  moved.notices = std::move(notices);
  return moved;
}

}  // namespace

InquiryResult read_inquiry(const Rules& rules, const Sources& sources, std::uint32_t file,
                           const InquiryRequest& request) {
  Diagnostics problems;
  dossier::Json json;
  DossierHeader header;
  if (dossier::read_json(sources, file, json, problems)) header = dossier::read_header(json, problems);
  if (has_errors(problems)) {
    Notices notices;
    add(notices, Notice::About::dossier, std::move(problems));
    return failed(std::move(notices));
  }
  return inquire(rules, header, request, [&](const Rulebook& rulebook, Diagnostics& diagnostics) {
    return dossier::read_dossier(json, rulebook, diagnostics);
  });
}

InquiryResult make_inquiry(const Rules& rules, Dossier dossier, const InquiryRequest& request) {
  const DossierHeader header{dossier.name, dossier.kind, {UINT32_MAX, 0, 0}, dossier.date};
  return inquire(rules, header, request,
                 [&](const Rulebook& rulebook, Diagnostics& diagnostics) -> std::optional<Dossier> {
                   if (!check_dossier(dossier, rulebook, diagnostics)) return std::nullopt;
                   return std::move(dossier);
                 });
}

InquiryResult move_inquiry(const Rules& rules, const Inquiry& known, const std::string& circular, Date date) {
  LawResult there = rules.law_of(circular, date, known.dossier.kind);
  if (!there.law) return failed(std::move(there.notices));
  Inquiry moved{there.law, {}, date, {}};
  moved.dossier = transfer(known.dossier, known.law->rulebook, there.law->rulebook, moved.findings);
  return {std::move(moved), InquiryFault::none, std::move(there.notices)};
}

}  // namespace chuan
