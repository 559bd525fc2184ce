// SPDX-License-Identifier: MIT
// `chuan audit`: a plan read like source code by a compiler: place, severity, code, what is wrong, the remedy.
#include "answer/audit.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <fmt/format.h>

#include "answer/declared.hpp"
#include "chuan/sentence.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct AuditOptions {
  answer::AuditParameters asked;
  std::string document;
  bool is_list = false;
};

std::size_t count_of(const Diagnostics& findings, Severity which) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Diagnostic& each) { return severity(each) == which; }));
}

std::string text_of(const std::string& file, Diagnostics findings, Language language) {
  if (findings.empty()) return sentence(Sentence::audit_nothing, language, {file}) + "\n";
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return severity(a) > severity(b); });
  std::istringstream lines(render(findings, {}, language, findings.size()));
  std::string text;
  for (std::string line; std::getline(lines, line);) text += wrap(line, widest, line.starts_with("  ") ? 4 : 2) + "\n";
  const auto count = [&](Severity which) { return std::to_string(count_of(findings, which)); };
  return text +
         sentence(Sentence::audit_counts, language,
                  {count(Severity::error), count(Severity::warning), count(Severity::note)}) +
         "\n";
}

std::string list_text(const std::vector<office::AuditRule>& rules, bool vi) {
  std::string text;
  for (const office::AuditRule& each : rules)
    text += fmt::format("| {} | {} | {} | {} |\n", each.code->name, answer::word(each.code->severity), each.check,
                        vi ? each.code->message_vi : each.code->message_en);
  return text;
}

Exit run_audit(const AuditOptions& options, Session& session) {
  if (options.is_list) {
    write_out(
        list_text(asking(open_law(Rules{}, session), session, answer::audit_rules), session.language == Language::vi));
    return Exit::done;
  }
  if (!options.asked.evidence_folder.empty() && !std::filesystem::is_directory(options.asked.evidence_folder))
    throw Failure(Sentence::audit_no_folder, {options.asked.evidence_folder});
  if (options.document.empty()) throw Failure(Sentence::audit_needs_file);
  const answer::OpenLaw law =
      open_law(load_rules(session, options.asked.as_of ? RuleFiles::with_carry_tables : RuleFiles::law), session);
  const answer::Bytes plan =
      options.document.ends_with(".json")
          ? answer::Bytes{options.document, session.files.read(options.document, largest_dossier)}
          : document_at(options.document, session);
  const answer::Audited audited =
      asking(law, session, [&](answer::Asked& asked) { return answer::audit_plan(asked, plan, options.asked); });
  write_out(session.is_json() ? answer::pretty(answer::to_json(audited, session.language))
                              : text_of(audited.file, audited.findings, session.language));
  return has_errors(audited.findings) ? Exit::not_held : Exit::done;
}

}  // namespace

void add_audit(Commands& commands) {
  const auto [command, options] = commands.add("audit", Sentence::help_audit, Sentence::help_audit_more, run_audit);
  command.input(Sentence::value_file, options.document, Sentence::help_audit_document, false)
      .flag("--list", options.is_list, Sentence::help_audit_list)
      .as_of(options.asked.as_of)
      .option("--evidence", options.asked.evidence_folder, Sentence::value_folder, Sentence::help_audit_evidence)
      .common();
}

}  // namespace chuan
