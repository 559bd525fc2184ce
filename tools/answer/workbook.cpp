// SPDX-License-Identifier: MIT
// `template`: the workbook is the file that is made.
#include "answer/workbook.hpp"

#include <algorithm>

#include "answer/question.hpp"
#include "answer/show.hpp"
#include "office/workbook/workbook.hpp"

namespace chuan::answer {
namespace {

/// Throws Refusal, naming the kinds, where the circular does not apply to the one asked for.
void check_kind(Asked& asked, const TemplateParameters& parameters) {
  const CircularHeader& header = asked.circular(parameters.law.circular);
  std::string known;
  for (const std::string& kind : header.applies_to) {
    if (kind == parameters.kind) return;
    known += (known.empty() ? "" : ", ") + kind;
  }
  throw Refusal(
      "unknown_kind",
      asked.language() == Language::vi
          ? "thông tư " + header.number + " không áp dụng cho loại trường `" + parameters.kind + "`; có: " + known
          : header.number + " does not apply to the kind of school `" + parameters.kind + "`; known: " + known);
}

Made template_answer(Asked& asked, const TemplateParameters& parameters) {
  const bool has_dossier = asked.input_count() > 0;
  Workbook made = make_workbook(asked, has_dossier ? &asked.input(0, "hồ sơ") : nullptr, parameters);
  return {pretty(to_json(made)), Status::done, {{"truong.xlsx", std::move(made.bytes)}}};
}

}  // namespace

Workbook make_workbook(Asked& asked, const Bytes* known, const TemplateParameters& parameters) {
  Workbook made;
  Dossier dossier;
  if (known != nullptr) {
    Inquiry inquiry = asked.inquiry(*known, parameters.law);
    asked.tell(inquiry.findings, asked.rules().sources);
    made.law = inquiry.law;
    dossier = std::move(inquiry.dossier);
  } else {
    if (parameters.law.circular.empty() || parameters.kind.empty())
      throw Refusal("no_circular", asked.language() == Language::vi ? "cần thông tư và loại trường, hoặc một hồ sơ"
                                                                    : "a circular and a kind, or a dossier is needed");
    const Date date = day_of(asked, parameters.law.circular, parameters.law.as_of, parameters.today);
    check_kind(asked, parameters);
    made.law = asked.law_of(parameters.law.circular, date, parameters.kind);
    dossier.kind = parameters.kind;
    dossier.data.facts.resize(made.law->rulebook.facts.size());
  }
  try {
    made.bytes = office::write_workbook(made.law->rulebook, dossier);
  } catch (const office::CannotWrite& failure) {
    throw Refusal("cannot_write", failure.what());
  }
  return made;
}

Json to_json(const Workbook& workbook) {
  const Rulebook& book = workbook.law->rulebook;
  return {{"circular", book.circular}, {"annex", book.annex}, {"as_of", to_iso(book.as_of)}};
}

Question template_question() {
  return question<TemplateParameters, template_answer>(
      "template", "bảng tính Excel cho trường điền, hoặc điền sẵn theo một hồ sơ", {"hồ sơ JSON (không bắt buộc)"},
      object_of({key("circular", text()), key("annex", text()), key("as_of", day())}));
}

}  // namespace chuan::answer
