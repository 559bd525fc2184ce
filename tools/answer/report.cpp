// SPDX-License-Identifier: MIT
// `report`: the paper is the file that is made.
#include "answer/report.hpp"

#include <algorithm>

#include "answer/declared.hpp"
#include "answer/question.hpp"
#include "chuan/sentence.hpp"
#include "office/form/forms.hpp"

namespace chuan::answer {
namespace {

Made report_answer(Asked& asked, const ReportParameters& parameters) {
  Paper paper = make_report(asked, asked.input(0, "hồ sơ"), parameters);
  return {pretty(to_json(paper)), Status::done, {std::move(paper.file)}};
}

}  // namespace

Bytes page_file(const Asked& asked, const std::string& name, const office::Page& page) {
  if (name.ends_with(".docx")) return {name, office::to_docx(page)};
  if (name.ends_with(".html")) return {name, office::to_html(page)};
  throw Refusal("unknown_format", sentence(Sentence::paper_ending, asked.language(), {name}));
}

Paper make_report(Asked& asked, const Bytes& dossier, const ReportParameters& parameters) {
  const Inquiry inquiry = asked.inquiry(dossier, parameters.law);
  asked.tell(inquiry.findings, asked.rules().sources);
  const Rulebook& book = inquiry.law->rulebook;
  const Assessment now = assess(inquiry.law->program, book, inquiry.dossier, inquiry.as_of);
  const office::Papers words = papers(asked);
  const office::Forms known = forms(asked);
  Paper made{{}, parameters.form, "", {}};
  if (made.form.empty()) made.form = parameters.file.ends_with(".docx") ? "day-du" : "tom-tat";
  const office::FormTemplate* form = known.find(made.form, book.circular);
  if (form == nullptr)
    throw Refusal("unknown_form", in_both(Sentence::report_no_form,
                                          {made.form, book.circular, office::listed(known.papers(book.circular))}));
  if (!form->not_established.empty())
    throw Refusal("form_not_established",
                  in_both(Sentence::report_not_established, {made.form, form->title, form->not_established}));
  const std::string& kind = inquiry.dossier.kind;
  if (!form->kinds.empty() && std::find(form->kinds.begin(), form->kinds.end(), kind) == form->kinds.end())
    throw Refusal("form_of_other_kind",
                  in_both(Sentence::report_other_kind, {made.form, form->title, office::listed(form->kinds), kind}));
  made.title = form->title;
  const office::Page page =
      office::report_form({inquiry.law->program, book, inquiry.dossier, now, words, known, inquiry.as_of}, made.form);
  made.file = page_file(asked, parameters.file, page);
  made.blanks = page.blanks();
  return made;
}

Json to_json(const Paper& paper) {
  const std::string form = paper.form == "day-du" ? "report" : paper.form == "tom-tat" ? "summary" : paper.form;
  return {{"file", paper.file.name}, {"form", form}, {"blanks", paper.blanks}};
}

Question report_question() {
  return question<ReportParameters, report_answer>(
      "report", "báo cáo tự đánh giá theo mẫu, hoặc bảng tổng hợp kết quả", {"hồ sơ JSON"},
      object_of({key("file", text()), key("form", text()), key("blanks", list_of(text()))}));
}

}  // namespace chuan::answer
