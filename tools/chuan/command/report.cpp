// SPDX-License-Identifier: MIT
// `chuan report`: the self-assessment report, or its summary, in the official form.
#include "answer/report.hpp"

#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command/forms_out.hpp"
#include "command_line.hpp"
#include "load/load.hpp"

namespace chuan {
namespace {

struct ReportOptions {
  answer::ReportParameters asked;
  std::string dossier;
};

Exit run_report(const ReportOptions& options, Session& session) {
  refuse_other_files(options.dossier);
  const answer::OpenLaw law = open_law(load_rules(session), session);
  const answer::Bytes dossier{options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::Paper paper =
      asking(law, session, [&](answer::Asked& asked) { return answer::make_report(asked, dossier, options.asked); });
  session.files.write(paper.file.name, paper.file.bytes);
  const std::string what = paper.form == "tom-tat"  ? in_both(Sentence::report_summary)
                           : paper.form == "day-du" ? in_both(Sentence::report_whole)
                                                    : paper.title;
  write_out(session.is_json()
                ? answer::pretty(answer::to_json(paper))
                : in_both(Sentence::report_written, {paper.file.name, what}) + "\n" + told_blanks(paper.blanks));
  return Exit::done;
}

}  // namespace

void add_report(Commands& commands) {
  const auto [command, options] = commands.add("report", Sentence::help_report, Sentence::help_report_more, run_report);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_school_dossier)
      .output("-o,--output", options.asked.file, Sentence::help_written_paper, true)
      .option("--form", options.asked.form, Sentence::value_form, Sentence::help_report_form)
      .as_of(options.asked.law.as_of)
      .common();
}

}  // namespace chuan
