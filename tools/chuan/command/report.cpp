// SPDX-License-Identifier: MIT
// `chuan report`: the self-assessment report, or its summary, in the official form.
#include <algorithm>

#include <fmt/format.h>

#include "command/audit.hpp"
#include "command/declaration.hpp"
#include "command/forms_out.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "office/form/forms.hpp"
#include "office/plan/declared.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct ReportOptions {
  std::string dossier, output, form;
  InquiryRequest law;
};

Exit run_report(const ReportOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const Inquiry input = load_inquiry(rules, options.dossier, options.law, session);
  const Rulebook& book = input.law->rulebook;
  const Assessment now = assess(input.law->program, book, input.dossier, input.as_of);
  const office::Papers words = papers(session);
  const office::Forms known = forms(session);
  const office::FormSubject subject{input.law->program, book, input.dossier, now, words, known, input.as_of};
  std::string paper = options.form;
  if (paper.empty()) paper = options.output.ends_with(".docx") ? "day-du" : "tom-tat";
  const office::FormTemplate* form = known.find(paper, book.circular);
  if (form == nullptr)
    throw Failure(Sentence::report_no_form, {paper, book.circular, office::listed(known.papers(book.circular))});
  if (!form->not_established.empty())
    throw Failure(Sentence::report_not_established, {paper, form->title, form->not_established});
  if (!form->kinds.empty() &&
      std::find(form->kinds.begin(), form->kinds.end(), input.dossier.kind) == form->kinds.end())
    throw Failure(Sentence::report_other_kind, {paper, form->title, office::listed(form->kinds), input.dossier.kind});
  const office::Page page = office::report_form(subject, paper);
  write_page(session.files, options.output, page);
  const std::vector<std::string> blanks = page.blanks();
  if (session.is_json())
    write_out(Json{{"file", options.output},
                   {"form", paper == "day-du"    ? "report"
                            : paper == "tom-tat" ? "summary"
                                                 : paper},
                   {"blanks", blanks}}
                  .dump(2) +
              "\n");
  else
    write_out(in_both(Sentence::report_written, {options.output, paper == "tom-tat"  ? in_both(Sentence::report_summary)
                                                                 : paper == "day-du" ? in_both(Sentence::report_whole)
                                                                                     : form->title}) +
              "\n" + told_blanks(blanks));
  return Exit::done;
}

}  // namespace

void add_report(Commands& commands) {
  const auto [command, options] = commands.add("report", Sentence::help_report, Sentence::help_report_more, run_report);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_school_dossier)
      .output("-o,--output", options.output, Sentence::help_written_paper, true)
      .option("--form", options.form, Sentence::value_form, Sentence::help_report_form)
      .as_of(options.law.as_of)
      .common();
}

}  // namespace chuan
