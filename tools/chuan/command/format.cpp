// SPDX-License-Identifier: MIT
// `chuan format`: rules in their one canonical form.
#include "answer/check.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"

namespace chuan {
namespace {

struct FormatOptions {
  std::vector<std::string> rules;
  bool is_check = false;
};

Exit run_format(const FormatOptions& options, Session& session) {
  const answer::OpenLaw law =
      open_law(load_rules(rule_files(places_of(options.rules, session), RuleFiles::all), session, true));
  const answer::Formatted formatted = asking(law, session, answer::format_rules);
  std::string list;
  for (const answer::Bytes& each : formatted.changed) {
    if (!options.is_check) Output::replace(each.name, each.bytes);
    list += in_both(options.is_check ? Sentence::format_not_canonical : Sentence::format_corrected, {each.name}) + "\n";
  }
  write_out(session.is_json() ? answer::pretty(answer::to_json(formatted)) : list);
  return options.is_check && !formatted.changed.empty() ? Exit::not_held : Exit::done;
}

}  // namespace

void add_format(Commands& commands) {
  const auto [command, options] = commands.add("format", Sentence::help_format, Sentence::help_format_more, run_format);
  command.inputs(Sentence::value_rules, options.rules, Sentence::help_rule_files, false)
      .common()
      .flag("--check", options.is_check, Sentence::help_format_check);
}

}  // namespace chuan
