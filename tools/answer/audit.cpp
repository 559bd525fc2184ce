// SPDX-License-Identifier: MIT
// `audit`: what the engine finds about a plan, then what the declared checks find.
#include "answer/audit.hpp"

#include <algorithm>
#include <set>

#include "answer/declared.hpp"
#include "answer/question.hpp"
#include "answer/read.hpp"
#include "chuan/comparison.hpp"

namespace chuan::answer {
namespace {

/// What the engine itself finds about a plan: contradictions, procedure, Mức 4 out of turn, law that changes on the
/// way.
Diagnostics found_by_engine(const Rules& rules, const Inquiry& input, const Assessment& now) {
  static const std::set<std::string_view> told = {"A501", "A502", "A503", "A506", "A507",
                                                  "A508", "A512", "A513", "A516", "A517"};
  Diagnostics all = law_changes(rules.law, input.law->rulebook, input.dossier);
  all.insert(all.begin(), now.findings.begin(), now.findings.end());
  std::erase_if(all, [&](const Diagnostic& each) { return !told.contains(name(each.code)); });
  return all;
}

/// In the plan and not in the law. A procedure is no part of the dossier: what is wrong with it is about the whole.
Diagnostic in_plan(Diagnostic found, const Inquiry& input, const std::string& file) {
  const bool is_result = input.dossier.data.results.contains(found.subject);
  found.place = office::place_in(input.dossier, file, is_result ? "/results/" + found.subject : "");
  found.notes.clear();
  return found;
}

/// A finding about the whole plan has no subject; `remedy` is what `help` says, by its older name.
Json findings_json(const Diagnostics& findings, Language language) {
  Json all = Json::parse(render_json(findings, {}, language));
  for (Json& each : all) {
    if (!each.contains("subject")) each["subject"] = nullptr;
    if (!each.contains("cite")) each["cite"] = "";
    each["remedy"] = each["help"];
  }
  return all;
}

Made audit_answer(Asked& asked, const AuditParameters& parameters) {
  const Audited audited = audit_plan(asked, asked.input(0, "kế hoạch"), parameters);
  return {pretty(to_json(audited, asked.language())), has_errors(audited.findings) ? Status::not_held : Status::done};
}

}  // namespace

Audited audit_plan(Asked& asked, const Bytes& plan, const AuditParameters& parameters) {
  const std::vector<office::AuditRule> declared = audit_rules(asked);
  const InquiryRequest own;  // a plan is read under the law of its own day
  std::optional<DocumentRead> read;
  if (!plan.name.ends_with(".json")) read = plan_in(asked, document_of(asked, plan));
  const Inquiry inquiry = read ? asked.inquiry(plan.name, *read->dossier, own) : asked.inquiry(plan, own);
  asked.tell(inquiry.findings, asked.rules().sources);
  return {
      plan.name, parameters.as_of.value_or(inquiry.as_of),
      findings_of(asked, declared,
                  {inquiry, plan.name, read ? &*read->plan : nullptr, parameters.as_of, parameters.evidence_folder})};
}

Diagnostics findings_of(Asked& asked, const std::vector<office::AuditRule>& declared, const PlanInHand& plan) {
  const Inquiry& inquiry = plan.inquiry;
  const Rulebook& book = inquiry.law->rulebook;
  const Law& law = asked.rules().law;
  const Assessment now = assess(inquiry.law->program, book, inquiry.dossier, inquiry.as_of);
  office::AuditSubject subject{inquiry.law->program,
                               book,
                               inquiry.dossier,
                               now,
                               plan.file,
                               inquiry.as_of,
                               plan.as_of.value_or(inquiry.as_of),
                               plan.document,
                               nullptr,
                               {},
                               plan.evidence_folder};
  std::shared_ptr<const LoweredLaw> later;
  if (inquiry.as_of < subject.as_of) {
    Diagnostics ignored;
    const auto circular = law.in_force(inquiry.dossier.kind, subject.as_of, ignored);
    if (circular && *circular != book.circular) {
      later = asked.law_of(*circular, subject.as_of, inquiry.dossier.kind);
      subject.later = &later->rulebook;
      subject.rows = law.carry_rows(book.circular, *circular);
    }
  }
  Diagnostics findings;
  for (const Diagnostic& each : found_by_engine(asked.rules(), inquiry, now))
    findings.push_back(in_plan(each, inquiry, plan.file));
  for (Diagnostic& each : office::audit(declared, subject)) findings.push_back(std::move(each));
  return findings;
}

Json to_json(const Audited& audited, Language language) {
  return {{"file", audited.file},
          {"as_of", to_iso(audited.as_of)},
          {"findings", findings_json(audited.findings, language)}};
}

Question audit_question() {
  const Json place = object_of({maybe("file", text()), maybe("sheet", text()), maybe("table", whole()),
                                maybe("row", whole()), maybe("column", whole()), maybe("paragraph", whole()),
                                maybe("line", whole()), maybe("box", truth()), maybe("key", text())});
  const Json finding =
      object_of({key("place", place), key("where", text()), key("code", text()),
                 key("severity", word_of({"note", "warning", "error"})), key("message", text()), key("help", text()),
                 key("subject", or_null(text())), key("cite", text()), key("remedy", text())});
  return question<AuditParameters, audit_answer>(
      "audit", "mâu thuẫn, thiếu sót, câu chữ của một kế hoạch", {"kế hoạch (.docx, .xlsx, .txt …) hoặc hồ sơ JSON"},
      object_of({key("file", text()), key("as_of", day()), key("findings", list_of(finding))}));
}

}  // namespace chuan::answer
