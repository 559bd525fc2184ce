// SPDX-License-Identifier: MIT
// `plan`: the paper is the file that is made; where there is none the answer says why.
#include "answer/plan.hpp"

#include "answer/declared.hpp"
#include "answer/question.hpp"
#include "answer/read.hpp"
#include "chuan/sentence.hpp"
#include "office/form/forms.hpp"

namespace chuan::answer {
namespace {

constexpr const char* outcome_words[] = {"made", "no_way", "nothing_to_fill"};

Target target_of(const Asked& asked, const Inquiry& inquiry, std::string target) {
  const std::optional<Plan>& plan = inquiry.dossier.plan;
  if (target.empty() && plan && plan->goal) target = plan->goal->target;
  if (!target.empty()) return asked.target(target, inquiry.law->rulebook);
  throw Refusal("no_target", in_both(Sentence::refused_without_target),
                asked.language() == Language::vi ? "nói rõ đích" : "say which target");
}

/// What the plan as written would be told by `audit`; none: nothing of a plan is left in it.
std::optional<Diagnostics> audit_of(Asked& asked, const office::Page& page, const office::Papers& words,
                                    const Inquiry& inquiry) {
  std::optional<office::PlanDocument> document;
  try {
    document = office::find_plan(office::read_document(office::to_docx(page), "kế hoạch"), words);
  } catch (const office::BadDocument&) {
    return std::nullopt;
  }
  Dossier dossier = office::to_dossier(*document, words);
  dossier.date = inquiry.as_of;
  dossier.kind = inquiry.dossier.kind;
  const Inquiry written = asked.inquiry("kế hoạch", std::move(dossier), InquiryRequest{});
  return findings_of(asked, audit_rules(asked), {written, "kế hoạch", &*document});
}

Made plan_answer(Asked& asked, const PlanParameters& parameters) {
  MadePlan plan = make_plan(asked, asked.input(0, "hồ sơ"), parameters);
  if (plan.outcome != MadePlan::Outcome::made) return {pretty(to_json(plan, asked.language())), Status::not_held};
  return {pretty(to_json(plan, asked.language())), Status::done, {std::move(plan.paper.file)}};
}

}  // namespace

MadePlan make_plan(Asked& asked, const Bytes& dossier, const PlanParameters& parameters) {
  const Inquiry inquiry = asked.inquiry(dossier, parameters.law);
  asked.tell(inquiry.findings, asked.rules().sources);
  const Rulebook& book = inquiry.law->rulebook;
  const Assessment now = assess(inquiry.law->program, book, inquiry.dossier, inquiry.as_of);
  MadePlan made;
  made.target = target_of(asked, inquiry, parameters.target);
  made.target_words = in_both(describe(made.target, book, Language::vi), describe(made.target, book, Language::en));
  RepairLimits limits;
  limits.by = parameters.by.day;
  const Repairs repairs =
      find_repairs({inquiry.law->program, book, inquiry.dossier, now, asked.language()}, made.target, limits);
  if (repairs.reached == Verdict::met)
    throw Refusal("already_reached", in_both(Sentence::plan_not_needed, {made.target_words}));
  if (repairs.cheapest.empty()) {
    made.outcome = MadePlan::Outcome::no_way;
    return made;
  }
  made.best = repairs.cheapest.front();
  std::optional<Date> by = limits.by;
  if (!by && inquiry.dossier.plan && inquiry.dossier.plan->goal)
    if (const auto span = parse_span(inquiry.dossier.plan->goal->by)) by = span->second;
  const office::Papers words = papers(asked);
  const office::Forms known = forms(asked);
  const office::Page page =
      office::plan_form({inquiry.law->program, book, inquiry.dossier, now, words, known, inquiry.as_of}, repairs, by);
  auto findings = audit_of(asked, page, words, inquiry);
  if (!findings) {
    made.outcome = MadePlan::Outcome::nothing_to_fill;
    return made;
  }
  made.findings = std::move(*findings);
  made.paper.file = page_file(asked, parameters.file, page);
  made.paper.blanks = page.blanks();
  return made;
}

Json to_json(const MadePlan& plan, Language language) {
  const bool is_made = plan.outcome == MadePlan::Outcome::made;
  Json json{{"file", is_made ? Json(plan.paper.file.name) : Json(nullptr)},
            {"outcome", outcome_words[static_cast<std::size_t>(plan.outcome)]},
            {"target", print(plan.target)},
            {"changes", plan.best ? plan.best->changes.size() : 0},
            {"blanks", plan.paper.blanks},
            {"findings", Json::array()}};
  for (const Diagnostic& each : plan.findings)
    json["findings"].push_back({{"code", name(each)}, {"message", message(each, language)}});
  return json;
}

Question plan_question() {
  const Json finding = object_of({key("code", text()), key("message", text())});
  return question<PlanParameters, plan_answer>(
      "plan", "kế hoạch cải tiến theo mẫu, tới đích bằng cách rẻ nhất", {"hồ sơ JSON"},
      object_of({key("file", or_null(text())),
                 key("outcome", word_of({std::begin(outcome_words), std::end(outcome_words)})), key("target", text()),
                 key("changes", whole()), key("blanks", list_of(text())), key("findings", list_of(finding))}));
}

}  // namespace chuan::answer
