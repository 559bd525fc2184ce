// SPDX-License-Identifier: MIT
// `chuan audit`: a plan read like source code by a compiler: place, severity, code, what is wrong, the remedy.
#include "command/audit.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "chuan/comparison.hpp"
#include "chuan/sentence.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using namespace office;

struct AuditOptions {
  std::string document, evidence;
  bool is_list = false;
  std::optional<Date> as_of;
};

/// What the engine itself finds about a plan: contradictions, procedure, Mức 4 out of turn, law that changes on the
/// way.
Diagnostics findings_of(const Rules& rules, const Inquiry& input, const Assessment& now) {
  static const std::set<std::string_view> told = {"A501", "A502", "A503", "A506", "A507",
                                                  "A508", "A512", "A513", "A516", "A517"};
  Diagnostics all = law_changes(rules.law, input.law->rulebook, input.dossier);
  all.insert(all.begin(), now.findings.begin(), now.findings.end());
  std::erase_if(all, [&](const Diagnostic& each) { return !told.contains(name(each.code)); });
  return all;
}

/// In the plan and not in the law. A procedure is no part of the dossier: what is wrong with it is about the whole.
Diagnostic in_plan(Diagnostic found, const Inquiry& input, const std::string& file) {
  const bool is_result = input.dossier.data.results.contains(found.subject);
  found.place = place_in(input.dossier, file, is_result ? "/results/" + found.subject : "");
  found.notes.clear();
  return found;
}

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

/// A finding about the whole plan has no subject; `remedy` is what `help` says, by its older name.
Json json_of(const Diagnostics& findings, Language language) {
  Json all = Json::parse(render_json(findings, {}, language));
  for (Json& each : all) {
    if (!each.contains("subject")) each["subject"] = nullptr;
    if (!each.contains("cite")) each["cite"] = "";
    each["remedy"] = each["help"];
  }
  return all;
}

std::string list_text(const std::vector<AuditRule>& rules, bool vi) {
  std::string text;
  for (const AuditRule& each : rules)
    text += fmt::format("| {} | {} | {} | {} |\n", each.code->name, key(each.code->severity), each.check,
                        vi ? each.code->message_vi : each.code->message_en);
  return text;
}

bool is_dossier(const std::string& path) { return path.size() > 5 && path.ends_with(".json"); }

Exit run_audit(const AuditOptions& options, Session& session) {
  const std::vector<AuditRule> checks = audit_rules(session);
  if (options.is_list) {
    write_out(list_text(checks, session.language == Language::vi));
    return Exit::done;
  }
  if (!options.evidence.empty() && !std::filesystem::is_directory(options.evidence))
    throw Failure(Sentence::audit_no_folder, {options.evidence});
  if (options.document.empty()) throw Failure(Sentence::audit_needs_file);
  const std::string& path = options.document;
  const InquiryRequest own;  // a plan is read under the law of its own day
  Rules rules = load_rules(session, options.as_of ? RuleFiles::with_carry_tables : RuleFiles::law);
  std::optional<PlanDocument> document;
  std::optional<Inquiry> input;
  if (is_dossier(path)) {
    input = load_inquiry(rules, path, own, session);
  } else {
    try {
      document = find_plan(read_document(std::filesystem::path(path)), papers(session));
    } catch (const BadDocument& bad) {
      say(std::string("chuan: ") + bad.what() + "\n");
      return Exit::faulty_input;
    }
    input = load_inquiry(rules, path, to_dossier(*document, papers(session)), own, session);
  }
  const Diagnostics findings =
      audited(rules, checks, {*input, path, document ? &*document : nullptr, options.as_of, options.evidence}, session);
  const Date as_of = options.as_of.value_or(input->as_of);
  write_out(
      session.is_json()
          ? Json{{"file", path}, {"as_of", to_iso(as_of)}, {"findings", json_of(findings, session.language)}}.dump(2) +
                "\n"
          : text_of(path, findings, session.language));
  return has_errors(findings) ? Exit::not_held : Exit::done;
}

/// A declared file of `rules/ke-hoach` as `read` reads it. Throws Faulty where it is wrong.
template <class Read>
auto declared(Session& session, const char* file, Read read) {
  const std::filesystem::path path = rules_folder(session) / "ke-hoach" / file;
  try {
    return read(session.files.read(path, std::size_t{4} << 20), path.string());
  } catch (const BadDeclaration& bad) {
    throw Faulty(std::string("chuan: ") + bad.what() + "\n");
  }
}

}  // namespace

std::vector<AuditRule> audit_rules(Session& session) { return declared(session, "kiem-tra.json", read_audit_rules); }

Papers papers(Session& session) { return declared(session, "van-ban.json", read_papers); }

Forms forms(Session& session) {
  std::vector<FormFile> files;
  const std::filesystem::path folder = rules_folder(session) / "ke-hoach" / "mau";
  std::error_code missing;
  for (const auto& each : std::filesystem::directory_iterator(folder, missing))
    if (each.path().extension() == ".txt")
      files.push_back({each.path().stem().string(), session.files.read(each.path(), std::size_t{1} << 20)});
  try {
    return read_forms(files);
  } catch (const BadDeclaration& bad) {
    throw Faulty("chuan: " + folder.string() + "/" + bad.what() + "\n");
  }
}

Diagnostics audited(Rules& rules, const std::vector<AuditRule>& declared, const Audited& what, const Common& common) {
  const Inquiry& input = what.input;
  const Rulebook& book = input.law->rulebook;
  const Assessment now = assess(input.law->program, book, input.dossier, input.as_of);
  AuditSubject subject{input.law->program,
                       book,
                       input.dossier,
                       now,
                       what.file,
                       input.as_of,
                       what.as_of.value_or(input.as_of),
                       what.document,
                       nullptr,
                       {},
                       what.evidence_folder};
  std::shared_ptr<const LoweredLaw> later;
  if (input.as_of < subject.as_of) {
    Diagnostics ignored;
    const auto circular = rules.law.in_force(input.dossier.kind, subject.as_of, ignored);
    if (circular && *circular != book.circular) {
      later = law_for(rules, *circular, subject.as_of, input.dossier.kind, common);
      subject.later = &later->rulebook;
      subject.rows = rules.law.carry_rows(book.circular, *circular);
    }
  }
  Diagnostics findings;
  for (const Diagnostic& each : findings_of(rules, input, now)) findings.push_back(in_plan(each, input, what.file));
  for (Diagnostic& each : office::audit(declared, subject)) findings.push_back(std::move(each));
  return findings;
}

void add_audit(Commands& commands) {
  const auto [command, options] = commands.add("audit", Sentence::help_audit, Sentence::help_audit_more, run_audit);
  command.input(Sentence::value_file, options.document, Sentence::help_audit_document, false)
      .flag("--list", options.is_list, Sentence::help_audit_list)
      .as_of(options.as_of)
      .option("--evidence", options.evidence, Sentence::value_folder, Sentence::help_audit_evidence)
      .common();
}

}  // namespace chuan
