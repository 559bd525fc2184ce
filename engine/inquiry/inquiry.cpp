// SPDX-License-Identifier: MIT
// A dossier is read under the law of its own date; asking about another day moves it there.
#include "chuan/inquiry.hpp"

#include <algorithm>
#include <functional>

#include "diagnostic/code.hpp"
#include "dossier/read.hpp"

namespace chuan {
namespace {

constexpr SourceRange nowhere{UINT32_MAX, 0, 0};

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

/// A circular as it read on a day.
struct Text {
  std::string circular;
  Date day{};
};

Date earlier(Date a, Date b) { return std::chrono::sys_days(a) < std::chrono::sys_days(b) ? a : b; }

/// What governs on `date` or, for what was submitted in time, goes on by a transitional provision of it: then as it
/// read on its last day.
Text with_transitions(const Rules& rules, const DossierHeader& header, Text governing, Diagnostics& findings) {
  if (!header.submitted) return governing;
  const LawResult law = rules.law_of(governing.circular, governing.day, header.kind);
  if (!law.law) return governing;
  for (const Transition& each : law.law->rulebook.transitions) {
    const bool is_open = !each.under.empty() && each.from && each.to && each.holds_on(governing.day);
    if (!is_open || std::chrono::sys_days(*header.submitted) >= std::chrono::sys_days(*each.from)) continue;
    std::vector<std::string> words{to_vietnamese(*header.submitted), to_vietnamese(*each.from), each.under,
                                   to_vietnamese(*each.to)};
    for (const CircularHeader& known : rules.law.circulars()) {
      const auto end = known.ends_for(header.kind);
      const bool is_for =
          std::find(known.applies_to.begin(), known.applies_to.end(), header.kind) != known.applies_to.end();
      if (known.number != each.under || !is_for || !end) continue;
      words.push_back(each.text);
      findings.push_back({Code::A533, nowhere, std::move(words), {}, {}, each.origin.cite});
      return {each.under, earlier(governing.day, std::chrono::sys_days(*end) - std::chrono::days(1))};
    }
    words.insert(words.end(), {governing.circular, each.text});
    findings.push_back({Code::A532, nowhere, std::move(words), {}, {}, each.origin.cite});
  }
  return governing;
}

/// The law under which the dossier was made: that of its own date; with none (or with a circular asked for) `text`.
LawResult law_of_its_date(const Rules& rules, const DossierHeader& header, const Text& text, Date date,
                          const InquiryRequest& request) {
  if (header.date && request.circular.empty() && *header.date != date) {
    Diagnostics ignored;
    if (const auto own = rules.law.in_force(header.kind, *header.date, ignored)) {
      const Text then = with_transitions(rules, header, {*own, *header.date}, ignored);
      return rules.law_of(then.circular, then.day, header.kind);
    }
  }
  return rules.law_of(text.circular, text.day, header.kind);
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
  Text text{request.circular, *date};
  Diagnostics findings;
  if (!text.circular.empty() && !has_circular(rules, text.circular))
    return failed(std::move(notices), InquiryFault::unknown_circular);
  if (text.circular.empty()) {
    if (header.kind.empty()) return failed(std::move(notices), InquiryFault::no_kind);
    const auto found = governing(rules, header, *date, notices);
    if (!found) return failed(std::move(notices));
    text = with_transitions(rules, header, {*found, *date}, findings);
  }
  LawResult own = law_of_its_date(rules, header, text, *date, request);
  add(notices, std::move(own.notices));
  if (!own.law) return failed(std::move(notices));
  const Rulebook& book = own.law->rulebook;
  Diagnostics problems;
  std::optional<Dossier> dossier = read(book, problems);
  add(notices, Notice::About::dossier, std::move(problems));
  if (!dossier) return failed(std::move(notices));
  Inquiry inquiry{own.law, std::move(*dossier), *date, std::move(findings)};
  if (book.circular == text.circular && book.as_of == text.day)
    return {std::move(inquiry), InquiryFault::none, std::move(notices)};
  InquiryResult moved = move_inquiry(rules, inquiry, text.circular, text.day);
  if (moved.inquiry) {
    moved.inquiry->as_of = *date;
    moved.inquiry->findings.insert(moved.inquiry->findings.begin(), inquiry.findings.begin(), inquiry.findings.end());
  }
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
  const DossierHeader header{dossier.name, dossier.kind, nowhere, dossier.date, dossier.submitted};
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
