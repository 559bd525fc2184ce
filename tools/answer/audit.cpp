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

/// Whether a dossier says its own day; one that cannot be read is told where it is read whole.
bool is_dated(const Bytes& dossier) {
  Sources sources;
  Diagnostics ignored;
  const auto header = read_header(sources, sources.add(dossier.name, dossier.bytes), ignored);
  return !header || header->date.has_value();
}

/// A list that gives one item in two rows is told by a check; a dossier has each code once.
void leave_out_repeated(Dossier& dossier) {
  std::set<std::string> known;
  std::map<std::string, std::string> places;
  std::vector<Evidence> kept;
  const std::string list = "/evidence/";
  auto& from = dossier.provenance->places;
  for (std::size_t i = 0; i < dossier.evidence.size(); ++i) {
    const std::string old = list + std::to_string(i);
    const bool is_kept = known.insert(dossier.evidence[i].code).second;
    const std::string now = list + std::to_string(kept.size());
    for (auto at = from.lower_bound(old); at != from.end() && at->first.starts_with(old); ++at)
      if (is_kept && (at->first == old || at->first[old.size()] == '/'))
        places[now + at->first.substr(old.size())] = at->second;
    if (is_kept) kept.push_back(std::move(dossier.evidence[i]));
  }
  std::erase_if(from, [&](const auto& each) { return each.first.starts_with(list); });
  from.insert(places.begin(), places.end());
  dossier.evidence = std::move(kept);
}

/// Which set of standards the document names, and which results do not fit the one it is held against: these are taken
/// out of its dossier. A document without a day is held against the set that it names.
office::Standing standing_of(Asked& asked, DocumentRead& read, InquiryRequest& own) {
  Dossier& dossier = *read.dossier;
  const Law& law = asked.rules().law;
  const Date day = own.as_of ? *own.as_of : *dossier.date;
  office::Standing standing;
  Diagnostics ignored;
  const auto in_force = law.in_force(dossier.kind, day, ignored);
  if (!in_force) return standing;
  if (office::place_naming(read.plan->document, *in_force).empty())
    for (const CircularHeader& each : law.circulars()) {
      const bool is_set =
          !each.is_amendment && !each.is_reference && each.number != *in_force &&
          std::find(each.applies_to.begin(), each.applies_to.end(), dossier.kind) != each.applies_to.end();
      const std::string place = is_set ? office::place_naming(read.plan->document, each.number) : "";
      if (!place.empty()) standing = {each.number, place, *in_force, day, {}};
    }
  if (!dossier.date && !standing.cited.empty()) own.circular = standing.cited;
  const LawResult held = asked.rules().law_of(own.circular.empty() ? *in_force : own.circular, day, dossier.kind);
  if (!held.law) return standing;
  const Rulebook& book = held.law->rulebook;
  int highest = 0;
  for (const Criterion& each : book.criteria) highest = std::max(highest, each.highest());
  std::erase_if(dossier.data.results, [&](const auto& result) {
    const std::string& id = result.first;
    const int level = result.second.level;
    const auto known =
        std::find_if(book.criteria.begin(), book.criteria.end(), [&](const Criterion& each) { return each.id == id; });
    const bool fits = known != book.criteria.end() &&
                      (level == 0 || known->level(level) != nullptr || (!known->in_group && level <= highest));
    if (fits) return false;
    const auto& places = dossier.provenance->places;
    const auto place = places.find("/results/" + id);
    standing.misfits.push_back({id, level, place == places.end() ? "" : place->second});
    return true;
  });
  leave_out_repeated(dossier);
  return standing;
}

Made audit_answer(Asked& asked, const AuditParameters& parameters) {
  const Audited audited = audit_plan(asked, asked.input(0, "kế hoạch"), parameters);
  return {pretty(to_json(audited, asked.language())), has_errors(audited.findings) ? Status::not_held : Status::done};
}

}  // namespace

Audited audit_plan(Asked& asked, const Bytes& plan, const AuditParameters& parameters) {
  const std::vector<office::AuditRule> declared = audit_rules(asked);
  InquiryRequest own;  // a plan is read under the law of its own day
  std::optional<DocumentRead> read;
  office::Standing standing;
  if (plan.name.ends_with(".json")) {
    own.as_of = is_dated(plan) ? std::nullopt : parameters.as_of;
  } else {
    read = plan_in(asked, document_of(asked, plan));
    if (!read->dossier->date) own.as_of = parameters.as_of;
    if (own.as_of || read->dossier->date) standing = standing_of(asked, *read, own);
  }
  const Inquiry inquiry = read ? asked.inquiry(plan.name, *read->dossier, own) : asked.inquiry(plan, own);
  asked.tell(inquiry.findings, asked.rules().sources);
  return {plan.name, parameters.as_of.value_or(inquiry.as_of),
          findings_of(asked, declared,
                      {inquiry, plan.name, read ? &*read->plan : nullptr, parameters.as_of, parameters.evidence_folder,
                       std::move(standing)})};
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
                               plan.evidence_folder,
                               inquiry.dossier.date.has_value(),
                               plan.standing};
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
