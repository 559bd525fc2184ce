// SPDX-License-Identifier: MIT
// `chuan template`: a workbook for a school to fill, or one that holds what a dossier says.
#include "answer/workbook.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"

namespace chuan {
namespace {

struct TemplateOptions {
  InquiryRequest law;
  std::string kind, dossier, output;
};

std::string report(const std::string& path, const Rulebook& book, bool vi) {
  std::size_t requirements = 0;
  for (const Criterion& criterion : book.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators) requirements += indicator.requirements.size();
  const std::string criteria = std::to_string(book.criteria.size()), rows = std::to_string(requirements);
  std::string text = vi ? "Đã ghi " + path + ": Thông tư " + book.circular : "Wrote " + path + ": " + book.circular;
  if (!book.annex.empty()) text += (vi ? ", Phụ lục " : ", annex ") + book.annex;
  text += (vi ? ", theo luật ngày " : ", as of ") + (vi ? to_vietnamese(book.as_of) : to_iso(book.as_of));
  return text + (vi ? "; " + criteria + " tiêu chí, " + rows + " yêu cầu.\n"
                    : "; " + criteria + " criteria, " + rows + " requirements.\n");
}

Exit run_template(const TemplateOptions& options, Session& session) {
  const answer::OpenLaw law = open_law(load_rules(session));
  const bool has_dossier = !options.dossier.empty();
  if (!has_dossier && (options.law.circular.empty() || options.kind.empty())) throw Failure(Sentence::template_needs);
  answer::Bytes dossier;
  if (has_dossier) dossier = {options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::Workbook made = asking(law, session, [&](answer::Asked& asked) {
    return answer::make_workbook(asked, has_dossier ? &dossier : nullptr, {options.law, options.kind, today()});
  });
  session.files.write(options.output, made.bytes);
  const Rulebook& book = made.law->rulebook;
  write_out(session.is_json() ? answer::pretty(answer::to_json(made))
                              : report(options.output, book, session.language == Language::vi));
  return Exit::done;
}

}  // namespace

void add_template(Commands& commands) {
  const auto [command, options] =
      commands.add("template", Sentence::help_template, Sentence::help_template_more, run_template);
  command.option("--circular", options.law.circular, Sentence::value_number, Sentence::help_template_circular)
      .option("--kind", options.kind, Sentence::value_kind, Sentence::help_template_kind)
      .as_of(options.law.as_of)
      .input_option("--from", options.dossier, Sentence::value_dossier, Sentence::help_template_from)
      .output("-o,--output", options.output, Sentence::help_written_file, true, Sentence::value_xlsx)
      .common();
}

}  // namespace chuan
