// SPDX-License-Identifier: MIT
// `chuan summary`: schools counted as they are assessed, or as results tell them.

#include <filesystem>

#include "answer/population/summarizer.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "population/output.hpp"
#include "population/stream.hpp"
#include "text/summary_text.hpp"

namespace chuan {
namespace {

struct SummaryOptions {
  std::vector<std::string> populations;
  answer::PopulationSetting setting;
  std::string divide = "province,kind,circular", output;
};

std::vector<Division> asked_divisions(const std::string& words, const Session& session) {
  try {
    return answer::divisions_of(words, session.language);
  } catch (const answer::Refusal& refusal) {
    throw Failure("--" + refusal.fact());
  }
}

Exit run_summary(const SummaryOptions& options, Session& session) {
  for (const std::string& path : options.populations)
    if (path.ends_with(".json") && !std::filesystem::is_directory(path))
      throw Failure(Sentence::not_many_but_a_dossier, {path});
  const std::vector<Division> by = asked_divisions(options.divide, session);
  const answer::OpenLaw law = open_law(load_rules(session, RuleFiles::answers));
  Summary all;
  Progress progress;
  bool is_asked_to_stop = false;
  for (const std::string& path : options.populations) {
    PopulationLines lines(path, session.files);
    const Stopped stopped = each_piece<answer::Summarizer>(
        lines, [&] { return std::make_unique<answer::Summarizer>(law, options.setting, session.language); },
        [](answer::Summarizer& each, const PopulationPiece& piece) {
          std::pair<Summary, std::string> part{each.summarize(piece), ""};
          for (const answer::School& school : each.told()) part.second += words_about(school);
          return part;
        },
        [&](const std::pair<Summary, std::string>& part) {
          progress.clear();
          say(part.second);
          all.add(part.first);
          progress.show(all.schools);
          return true;
        });
    progress.clear();
    if (!stopped.reason.empty()) {
      say("chuan: " + stopped.reason + "\n");
      if (all.partial.empty()) all.partial = stopped.reason;
    }
    is_asked_to_stop = is_asked_to_stop || stopped.is_asked;
  }
  const std::string text = session.format == Format::html  ? summary_html(all, by)
                           : session.format == Format::csv ? summary_csv(all, by)
                           : session.is_json()             ? answer::pretty(answer::to_json(all, by, session.language))
                                                           : summary_text(all, by, session.language);
  session.files.write(options.output, text);
  if (is_asked_to_stop) return Exit::environment;
  return all.bad > 0 || !all.partial.empty() ? Exit::faulty_input : Exit::done;
}

}  // namespace

void add_summary(Commands& commands) {
  const auto [command, options] =
      commands.add("summary", Sentence::help_summary, Sentence::help_summary_more, run_summary);
  command.inputs(Sentence::value_file, options.populations, Sentence::help_summary_populations)
      .common({{"text", Format::text}, {"json", Format::json}, {"csv", Format::csv}, {"html", Format::html}})
      .as_of(options.setting.law.as_of)
      .option("--divide", options.divide, Sentence::value_way, Sentence::help_summary_divide)
      .showing(options.divide)
      .strict(options.setting.profile)
      .output("-o,--output", options.output, Sentence::help_written_file);
}

}  // namespace chuan
