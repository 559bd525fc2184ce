// SPDX-License-Identifier: MIT
// `chuan show` and `chuan schema`: one circular as in force on a date, and the shape of dossiers under it.
#include "answer/show.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"

namespace chuan {
namespace {

using ShowOptions = answer::ShowParameters;

/// The parameters as the door has them: with the day that it is.
ShowOptions asked_today(ShowOptions options) {
  options.today = today();
  return options;
}

Exit run_show(const ShowOptions& options, Session& session) {
  const answer::OpenLaw law = open_law(load_rules(session));
  const ShowOptions parameters = asked_today(options);
  if (session.is_json()) {
    write_out(
        answer::pretty(asking(law, session, [&](answer::Asked& asked) { return answer::shown(asked, parameters); })));
    return Exit::done;
  }
  write_out(asking(law, session, [&](answer::Asked& asked) { return answer::shown_text(asked, parameters); }));
  return Exit::done;
}

Exit run_schema(const ShowOptions& options, Session& session) {
  const answer::OpenLaw law = open_law(load_rules(session));
  const ShowOptions parameters = asked_today(options);
  write_out(asking(law, session, [&](answer::Asked& asked) { return answer::schema_of_dossiers(asked, parameters); }));
  return Exit::done;
}

void declare(const Declared<ShowOptions>& declared) {
  declared.command.argument(Sentence::value_circular, declared.options.circular, Sentence::help_show_circular)
      .common()
      .as_of(declared.options.as_of)
      .option("--kind", declared.options.kind, Sentence::value_kind, Sentence::help_show_kind);
}

}  // namespace

void add_show(Commands& commands) {
  declare(commands.add("show", Sentence::help_show, Sentence::help_show_more, run_show));
}

void add_schema(Commands& commands) {
  declare(commands.add("schema", Sentence::help_schema, Sentence::help_schema_more, run_schema));
}

}  // namespace chuan
