// SPDX-License-Identifier: MIT
// `chuan show` and `chuan schema`: one circular as in force on a date, and the shape of dossiers under it.
#include <chrono>

#include "load.hpp"
#include "words.hpp"

namespace chuan {
namespace {

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

// The date asked for; else the last day, up to today, on which the circular was in force.
Date date_for(const Rules& rules, const std::string& circular, const Options& options) {
  for (const CircularHeader& each : rules.law.circulars()) {
    if (each.number != circular) continue;
    if (const std::optional<Date> asked = options.date()) return *asked;
    Date date = today();
    if (each.ends && *each.ends <= date) date = std::chrono::sys_days(*each.ends) - std::chrono::days(1);
    if (each.effective && date < *each.effective) date = *each.effective;
    return date;
  }
  std::string known;
  for (const CircularHeader& each : rules.law.circulars()) known += (known.empty() ? "" : ", ") + each.number;
  throw Failure("bộ quy tắc không có thông tư `" + circular + "`; có: " + known);
}

Exit run_show(const Options& options) {
  Rules rules = load_rules(options);
  const std::string& circular = options.inputs.front();
  const Date date = date_for(rules, circular, options);
  const std::shared_ptr<const Laid> laid = lay(rules, circular, date, options);
  if (options.is_json()) {
    write_out(Json::parse(to_json(laid->rulebook)).dump(2) + "\n");
    return Exit::done;
  }
  Diagnostics diagnostics;
  const std::optional<std::string> text = rules.law.consolidated(circular, date, options.language(), diagnostics);
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
  write_out(dossier_schema(lay(rules, circular, date_for(rules, circular, options), options)->rulebook) + "\n");
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
  return *command;
}

}  // namespace

void add_show(CLI::App& app, Options& options, Task& task) {
  CLI::App& command =
      add_command(app, options, "show", "in thông tư đã hợp nhất, bản có hiệu lực gần nhất tính đến hôm nay");
  command.footer(
      "Ví dụ: chuan show 18/2018/TT-BGDĐT\n       chuan show 18/2018/TT-BGDĐT --as-of 01/06/2023 --format json");
  command.callback([&] { task = [&] { return run_show(options); }; });
}

void add_schema(CLI::App& app, Options& options, Task& task) {
  CLI::App& command = add_command(app, options, "schema", "in JSON Schema của hồ sơ theo một thông tư");
  command.footer("Ví dụ: chuan schema 18/2018/TT-BGDĐT > ho-so.schema.json");
  command.callback([&] { task = [&] { return run_schema(options); }; });
}

}  // namespace chuan
