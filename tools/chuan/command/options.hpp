// SPDX-License-Identifier: MIT
// The options that commands share, and the list of commands.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/diagnostic.hpp"
#include "load/output.hpp"

namespace CLI {
class App;
}

namespace chuan {

struct Options {
  std::string format = "text";
  std::string lang = "vi";
  std::string rules;
  std::string as_of;
  std::string circular;
  std::string target;
  std::string subject;
  std::string graph;
  std::string kind;
  std::string to;
  std::string output;
  std::string population;
  std::string by;
  std::string certificate;
  std::string divide = "province,kind,circular";
  std::size_t repairs = 3;
  double budget = 2;
  std::vector<std::string> inputs;
  bool strict = false;
  bool csv = false;
  bool fail_fast = false;
  bool flat = false;
  bool levels = false;
  bool check = false;
  int verbosity = 0;

  bool is_json() const { return format == "json"; }
  Language language() const { return lang == "en" ? Language::en : Language::vi; }
  std::optional<Date> date() const { return as_of.empty() ? std::nullopt : parse_date(as_of); }
  /// The last day of what `--by` names.
  std::optional<Date> by_date() const {
    const auto span = parse_span(by);
    return span ? std::optional(span->second) : std::nullopt;
  }
};

/// What the chosen command does.
using Task = std::function<Exit()>;

/// `--format`, `--lang`, `--rules`, `-v`.
void add_common(CLI::App& command, Options& options, const std::vector<std::string>& formats = {"text", "json"});
void add_as_of(CLI::App& command, Options& options);

void add_assess(CLI::App& app, Options& options, Task& task);
void add_explain(CLI::App& app, Options& options, Task& task);
void add_check(CLI::App& app, Options& options, Task& task);
void add_format(CLI::App& app, Options& options, Task& task);
void add_test(CLI::App& app, Options& options, Task& task);
void add_show(CLI::App& app, Options& options, Task& task);
void add_schema(CLI::App& app, Options& options, Task& task);
void add_diff(CLI::App& app, Options& options, Task& task);
void add_verify(CLI::App& app, Options& options, Task& task);
void add_import(CLI::App& app, Options& options, Task& task);
void add_audit(CLI::App& app, Options& options, Task& task);
void add_plan(CLI::App& app, Options& options, Task& task);
void add_report(CLI::App& app, Options& options, Task& task);
void add_compile(CLI::App& app, Options& options, Task& task);
void add_summary(CLI::App& app, Options& options, Task& task);
void add_carry(CLI::App& app, Options& options, Task& task);
void add_template(CLI::App& app, Options& options, Task& task);

}  // namespace chuan
