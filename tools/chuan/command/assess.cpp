// SPDX-License-Identifier: MIT
// `chuan assess`: the levels of one or several schools.

#include "answer/assess.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "load/log.hpp"
#include "population/lines.hpp"
#include "population/population.hpp"
#include "text/assess_text.hpp"

namespace chuan {
namespace {

struct AssessOptions {
  std::vector<std::string> dossiers;
  InquiryRequest law;
  Profile profile = Profile::normal;
  std::string target, kind, output;
  bool is_csv = false, is_levels = false, is_flat = false, ends_at_fault = false;
};

PopulationOptions population_options(const AssessOptions& options, const Common& common) {
  const LineForm form = options.is_levels  ? LineForm::levels
                        : options.is_csv   ? LineForm::csv
                        : common.is_json() ? LineForm::json
                                           : LineForm::text;
  return {
      {options.law, options.profile, options.is_flat ? options.kind : ""}, form, options.ends_at_fault, options.output};
}

Exit run_assess(const AssessOptions& options, Session& session) {
  if (options.is_flat && (options.kind.empty() || !options.law.as_of)) throw Failure(Sentence::assess_flat_needs);
  if (options.dossiers.size() == 1 && (options.is_flat || is_population(options.dossiers.front())))
    return assess_population(options.dossiers.front(), population_options(options, session), session);
  const answer::OpenLaw law = open_law(load_rules(session, RuleFiles::answers));
  const answer::AssessParameters parameters{options.law, options.profile, options.target};
  Output result(session.files, options.output);
  Exit exit = Exit::done;
  bool is_first = true;
  std::string warnings;  // behind the answer
  const bool is_several = options.dossiers.size() > 1;
  for (const std::string& path : options.dossiers) {
    try {
      refuse_other_files(path);
      const answer::Bytes dossier{path, session.files.read(path, largest_dossier)};
      const answer::Assessed assessed = asking(
          law, session,
          [&](answer::Asked& asked) {
            const Phase phase(Sentence::log_assess);
            return answer::assess_school(asked, dossier, parameters);
          },
          &warnings);
      if (assessed.asked && assessed.asked->reached != Verdict::met && exit == Exit::done) exit = Exit::not_held;
      if (session.is_json())
        result.write(answer::to_json(assessed, session.language).dump(is_several ? -1 : 2) + "\n");
      else
        result.write((is_first ? "" : "\n") + assessment_text(assessed, session.language));
      is_first = false;
    } catch (const Faulty& faulty) {  // the other schools are still assessed
      say(faulty.what());
      exit = std::max(exit, Exit::faulty_input);
    } catch (const Unreadable& unreadable) {
      if (!is_several) throw;
      say("chuan: " + std::string(unreadable.what()) + "\n");
      exit = Exit::environment;
    }
  }
  if (!is_first) result.keep();
  say(warnings);
  return exit;
}

}  // namespace

void add_assess(Commands& commands) {
  const auto [command, options] = commands.add("assess", Sentence::help_assess, Sentence::help_assess_more, run_assess);
  command.inputs(Sentence::value_dossier, options.dossiers, Sentence::help_assess_dossiers)
      .common()
      .as_of(options.law.as_of)
      .circular(options.law.circular)
      .option("--target", options.target, Sentence::value_target, Sentence::help_assess_target)
      .flag("--csv", options.is_csv, Sentence::help_assess_csv)
      .flag("--levels", options.is_levels, Sentence::help_assess_levels)
      .flag("--flat", options.is_flat, Sentence::help_assess_flat)
      .option("--kind", options.kind, Sentence::value_kind, Sentence::help_assess_kind)
      .flag("--fail-fast", options.ends_at_fault, Sentence::help_assess_fail_fast)
      .strict(options.profile)
      .output("-o,--output", options.output, Sentence::help_assess_output);
}

}  // namespace chuan
