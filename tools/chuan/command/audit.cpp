// SPDX-License-Identifier: MIT
// `chuan audit`: a plan read like source code by a compiler: place, severity, code, what is wrong, the remedy.
#include "command/audit.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "chuan/comparison.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using namespace office;

struct AuditOptions {
  std::string document;
  bool is_list = false;
  std::optional<Date> as_of;
};

/// What the engine itself finds about a plan: contradictions, procedure, Mức 4 out of turn, law that changes on the
/// way.
Diagnostics findings_of(const Rules& rules, const Inquiry& input, const Assessment& now) {
  static const std::set<std::string_view> told = {"A501", "A502", "A503", "A506", "A507", "A508", "A512", "A513"};
  Diagnostics all = law_changes(rules.law, input.law->rulebook, input.dossier);
  all.insert(all.begin(), now.findings.begin(), now.findings.end());
  std::erase_if(all, [&](const Diagnostic& each) { return !told.contains(name(each.code)); });
  return all;
}

AuditFinding as_finding(const Diagnostic& each, const Inquiry& input, Language language) {
  // A procedure is no part of the dossier: what is wrong with it has no place of its own.
  std::string place = input.dossier.data.results.contains(each.subject) ? "/results/" + each.subject : "";
  if (input.dossier.provenance)
    if (const auto known = input.dossier.provenance->places.find(place);
        known != input.dossier.provenance->places.end())
      place = known->second;
  return {std::string(name(each.code)), severity(each.code),  place,
          message(each, language),      help(each, language), each.cite};
}

std::string text_of(const std::string& file, std::vector<AuditFinding> findings, bool vi) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const AuditFinding& a, const AuditFinding& b) { return a.severity > b.severity; });
  const char* const words_vi[] = {"lưu ý", "cảnh báo", "lỗi"};
  const char* const words_en[] = {"note", "warning", "error"};
  std::string text;
  std::array<std::size_t, 3> counts{};
  for (const AuditFinding& each : findings) {
    const auto kind = static_cast<std::size_t>(each.severity);
    ++counts[kind];
    std::string line = file + (each.place.empty() ? "" : ", " + each.place) + ": " + (vi ? words_vi : words_en)[kind] +
                       " [" + each.code + "]: " + each.message;
    if (!each.cite.empty()) line += " (" + each.cite + ")";
    text += wrap(line, 110, 2) + "\n";
    if (!each.remedy.empty()) text += "  " + wrap((vi ? "cách sửa: " : "remedy: ") + each.remedy, 108, 4) + "\n";
  }
  if (findings.empty()) return file + (vi ? ": không thấy gì phải sửa\n" : ": nothing to mend\n");
  return text + (vi ? fmt::format("{} lỗi, {} cảnh báo, {} lưu ý\n", counts[2], counts[1], counts[0])
                    : fmt::format("{} errors, {} warnings, {} notes\n", counts[2], counts[1], counts[0]));
}

std::string list_text(const std::vector<AuditRule>& rules, bool vi) {
  std::string text;
  for (const AuditRule& each : rules)
    text += fmt::format("| {} | {} | {} | {} |\n", each.code, key(each.severity), each.check,
                        vi ? each.message_vi : each.message_en);
  return text;
}

bool is_dossier(const std::string& path) { return path.size() > 5 && path.ends_with(".json"); }

Exit run_audit(const AuditOptions& options, Session& session) {
  const bool vi = session.language == Language::vi;
  const std::vector<AuditRule> checks = audit_rules(session);
  if (options.is_list) {
    write_out(list_text(checks, vi));
    return Exit::done;
  }
  if (options.document.empty()) throw Failure("thiếu tệp cần soát; xem chuan audit --help");
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
  const std::vector<AuditFinding> findings =
      audited(rules, checks, *input, document ? &*document : nullptr, options.as_of, session);

  if (session.is_json()) {
    Json json = Json::array();
    for (const AuditFinding& each : findings)
      json.push_back({{"code", each.code},
                      {"severity", key(each.severity)},
                      {"place", each.place},
                      {"message", each.message},
                      {"remedy", each.remedy},
                      {"cite", each.cite}});
    write_out(
        Json{{"file", path}, {"as_of", to_iso(options.as_of.value_or(input->as_of))}, {"findings", json}}.dump(2) +
        "\n");
  } else {
    write_out(text_of(path, findings, vi));
  }
  const bool has_error = std::any_of(findings.begin(), findings.end(),
                                     [](const AuditFinding& each) { return each.severity == Severity::error; });
  return has_error ? Exit::not_held : Exit::done;
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

std::vector<AuditFinding> audited(Rules& rules, const std::vector<AuditRule>& declared, const Inquiry& input,
                                  const PlanDocument* document, std::optional<Date> as_of, const Common& common) {
  const Rulebook& book = input.law->rulebook;
  const Assessment now = assess(input.law->program, book, input.dossier, input.as_of);
  AuditSubject subject{input.law->program,          book,     input.dossier, now, input.as_of,
                       as_of.value_or(input.as_of), document, nullptr,       {}};
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
  std::vector<AuditFinding> findings;
  for (const Diagnostic& each : findings_of(rules, input, now))
    findings.push_back(as_finding(each, input, common.language));
  for (AuditFinding& each : office::audit(declared, subject, common.language)) findings.push_back(std::move(each));
  return findings;
}

void add_audit(Commands& commands) {
  const auto [command, options] =
      commands.add("audit", "soát một kế hoạch: mâu thuẫn, thiếu sót, câu chữ; từng chỗ, kèm cách sửa",
                   "Điều kiểm nằm ở rules/ke-hoach/kiem-tra.json, sửa được mà không phải lập trình.\n"
                   "Với --as-of muộn hơn ngày kế hoạch: nói thêm luật đã đổi gì.\n"
                   "Mã thoát: 0 không có lỗi (có thể có cảnh báo); 1 có lỗi; 2 không đọc được.\n"
                   "Ví dụ: chuan audit ke-hoach.docx\n"
                   "       chuan audit truong.json --as-of 2026-11-23",
                   run_audit);
  command.input("TỆP", options.document, "kế hoạch (.docx, .xlsx, .txt) hoặc hồ sơ (.json)", false)
      .flag("--list", options.is_list, "in các điều kiểm, không soát")
      .as_of(options.as_of)
      .common();
}

}  // namespace chuan
