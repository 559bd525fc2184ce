// SPDX-License-Identifier: MIT
// `chuan compile`: the law checked once and kept.
#include <fmt/format.h>

#include "answer/check.hpp"
#include "answer/json.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/compiled.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;

struct CompileOptions {
  std::vector<std::string> rules;
  std::string output;
};

Exit run_compile(const CompileOptions& options, Session& session) {
  const std::vector<fs::path> places = places_of(options.rules, session);
  // Rule tests are no part of a compiled law, and still no place for one.
  for (const fs::path& each : rule_files(places, RuleFiles::all)) session.files.note_input(each);
  session.files.check_output(options.output);
  const Rules rules = load_rules(rule_files(places, RuleFiles::law), session);
  if (has_errors(rules.diagnostics)) {
    tell(rules.diagnostics, rules.sources, session);
    return Exit::faulty_input;
  }
  const fs::path output = options.output;
  const std::vector<CompiledSource> sources = sources_of(places, fs::absolute(output).parent_path(), session.files);
  Diagnostics said;
  const std::optional<std::string> bytes = rules.law.compile(sources, said);
  if (!bytes) {
    tell(std::move(said), rules.sources, session);
    return Exit::faulty_input;
  }
  session.files.write(output, *bytes);
  const std::string kilobytes = fmt::format("{:.0f}", static_cast<double>(bytes->size()) / 1e3);
  write_out(session.is_json()
                ? answer::pretty(answer::compiled_json(rules))
                : in_both(Sentence::compile_written, {output.string(), std::to_string(rules.files.size()), kilobytes}) +
                      "\n");
  return Exit::done;
}

}  // namespace

void add_compile(Commands& commands) {
  const auto [command, options] =
      commands.add("compile", Sentence::help_compile, Sentence::help_compile_more, run_compile);
  command.inputs(Sentence::value_rules, options.rules, Sentence::help_compile_rules, false)
      .output("-o,--output", options.output, Sentence::help_compile_output, true)
      .common();
}

}  // namespace chuan
