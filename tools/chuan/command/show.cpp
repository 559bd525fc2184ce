// SPDX-License-Identifier: MIT
// `chuan show` and `chuan schema`: one circular as in force on a date, and the shape of dossiers under it.
#include <CLI/CLI.hpp>

#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

// A kind of each annex, or the one asked for.
std::vector<std::string> kinds_for(const Rules& rules, const std::string& circular, const Options& options) {
  if (!options.kind.empty()) return {options.kind};
  for (const CircularHeader& each : rules.law.circulars())
    if (each.number == circular && !each.annexes.empty()) return kinds_apart(each);
  return {""};
}

// One annex as it is; several in one list of standards, each with its annex.
Json rulebooks_json(Rules& rules, const std::string& circular, Date date, const Options& options) {
  Json all;
  for (const std::string& kind : kinds_for(rules, circular, options)) {
    Json one = Json::parse(to_json(lay(rules, circular, date, kind, options)->rulebook));
    if (one.contains("annex"))
      for (const char* sections : {"standards", "groups"})
        for (Json& section : one[sections]) section["annex"] = one["annex"]["id"];
    if (all.is_null()) {
      all = std::move(one);
      continue;
    }
    if (all.contains("annex")) {
      all["annexes"].push_back(all["annex"]);
      all.erase("annex");
    }
    all["annexes"].push_back(one["annex"]);
    for (const char* sections : {"standards", "groups"})
      for (Json& section : one[sections]) all[sections].push_back(std::move(section));
  }
  return all;
}

Exit run_show(const Options& options) {
  Rules rules = load_rules(options);
  const std::string& circular = options.inputs.front();
  const Date date = date_for(rules, circular, options.date());
  if (options.is_json()) {
    write_out(rulebooks_json(rules, circular, date, options).dump(2) + "\n");
    return Exit::done;
  }
  lay(rules, circular, date, options.kind, options);
  Diagnostics diagnostics;
  const std::optional<std::string> text = rules.law.shown(circular, date, options.language(), diagnostics);
  if (!text) {
    tell(std::move(diagnostics), rules.sources, options);
    return Exit::faulty_input;
  }
  write_out(*text);
  return Exit::done;
}

Exit run_schema(const Options& options) {
  Rules rules = load_rules(options);
  const std::string& circular = options.inputs.front();
  write_out(
      dossier_schema(lay(rules, circular, date_for(rules, circular, options.date()), options.kind, options)->rulebook) +
      "\n");
  return Exit::done;
}

CLI::App& add_command(CLI::App& app, Options& options, const char* name, const char* what) {
  CLI::App* command = app.add_subcommand(name, what)->group("Lệnh");
  command->add_option("THÔNG_TƯ", options.inputs, "số hiệu, ví dụ 18/2018/TT-BGDĐT")
      ->required()
      ->expected(1)
      ->type_name("");
  add_common(*command, options);
  add_as_of(*command, options);
  command->add_option("--kind", options.kind, "loại trường, khi thông tư có nhiều phụ lục")->type_name("LOẠI");
  return *command;
}

}  // namespace

void add_show(CLI::App& app, Options& options, Task& task) {
  CLI::App& command =
      add_command(app, options, "show", "in thông tư đã hợp nhất, bản có hiệu lực gần nhất tính đến hôm nay");
  command.footer(
      "Ví dụ: chuan show 18/2018/TT-BGDĐT\n       chuan show 18/2018/TT-BGDĐT --as-of 01/06/2023 --format json\n       "
      "chuan show "
      "57/2026/TT-BGDĐT --kind THCS");
  command.callback([&] { task = [&] { return run_show(options); }; });
}

void add_schema(CLI::App& app, Options& options, Task& task) {
  CLI::App& command = add_command(app, options, "schema", "in JSON Schema của hồ sơ theo một thông tư");
  command.footer("Ví dụ: chuan schema 18/2018/TT-BGDĐT > ho-so.schema.json");
  command.callback([&] { task = [&] { return run_schema(options); }; });
}

}  // namespace chuan
