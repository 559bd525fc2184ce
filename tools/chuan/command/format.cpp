// SPDX-License-Identifier: MIT
// `chuan format`: rules in their one canonical form.

#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct FormatOptions {
  std::vector<std::string> rules;
  bool is_check = false;
};

Exit run_format(const FormatOptions& options, Session& session) {
  const std::vector<std::filesystem::path> files = rule_files(places_of(options.rules, session), RuleFiles::all);
  const Rules rules = load_rules(files, session, true);
  std::vector<std::pair<std::filesystem::path, std::string>> changed;
  bool is_faulty = tell(rules.diagnostics, rules.sources, session);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::optional<std::string> text = rules.law.format(rules.files[i], session.language);
    if (!text)
      is_faulty = true;
    else if (*text != rules.sources[rules.files[i]].text())
      changed.emplace_back(files[i], std::move(*text));
  }
  if (is_faulty) return Exit::faulty_input;
  std::string list;
  Json json{{"checked", files.size()}, {"changed", Json::array()}};
  for (const auto& [path, text] : changed) {
    if (!options.is_check) Output::replace(path, text);
    list +=
        in_both(options.is_check ? Sentence::format_not_canonical : Sentence::format_corrected, {path.string()}) + "\n";
    json["changed"].push_back(path.string());
  }
  write_out(session.is_json() ? json.dump(2) + "\n" : list);
  return options.is_check && !changed.empty() ? Exit::not_held : Exit::done;
}

}  // namespace

void add_format(Commands& commands) {
  const auto [command, options] = commands.add("format", Sentence::help_format, Sentence::help_format_more, run_format);
  command.inputs(Sentence::value_rules, options.rules, Sentence::help_rule_files, false)
      .common()
      .flag("--check", options.is_check, Sentence::help_format_check);
}

}  // namespace chuan
