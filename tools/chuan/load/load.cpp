// SPDX-License-Identifier: MIT
// Files in: rules folders and dossiers.
#include "load/load.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "chuan/explanation.hpp"
#include "load/compiled.hpp"
#include "load/log.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_read(const fs::path& path, int error) { throw Unreadable(why_not_read(path, error)); }

bool is_rules_file(const fs::path& path) { return path.extension() == ".luat"; }

RuleFiles first_to_hold(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.starts_with("tinh-huong")) return RuleFiles::all;
  return name.starts_with("bang-chuyen") ? RuleFiles::with_carry_tables : RuleFiles::law;
}

void collect(const fs::path& folder, RuleFiles wanted, std::vector<fs::path>& found) {
  try {
    std::vector<fs::path> inside;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file() && is_rules_file(entry.path()) && first_to_hold(entry.path()) <= wanted)
        inside.push_back(entry.path());
    std::sort(inside.begin(), inside.end());
    found.insert(found.end(), inside.begin(), inside.end());
  } catch (const fs::filesystem_error& error) {
    cannot_read(folder, error.code().value());
  }
}

bool holds_rules(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return false;
  for (fs::recursive_directory_iterator each(folder, error), end; !error && each != end; each.increment(error))
    if (is_rules_file(each->path())) return true;
  return false;
}

std::optional<fs::path> above(fs::path place) {
  for (; !place.empty(); place = place.parent_path()) {
    if (holds_rules(place / "rules")) return place / "rules";
    if (place == place.parent_path()) break;
  }
  return std::nullopt;
}

std::string numbers_in(const Rules& rules) {
  std::string known;
  for (const CircularHeader& each : rules.law.circulars()) known += (known.empty() ? "" : ", ") + each.number;
  return known;
}

/// The inquiry, after telling what there is to tell. Throws Faulty or Failure.
Inquiry inquiry_or_throw(InquiryResult result, const Rules& rules, const std::string& name,
                         const InquiryRequest& request, const Common& common) {
  const std::string words = words_of(result.notices, rules, rules.sources, common);
  if (result.fault == InquiryFault::faulty) throw Faulty(words);
  say(words);
  if (!result.inquiry) throw Failure(words_of(result.fault, rules, name, request));
  say(words_of(result.inquiry->findings, rules.sources, common));
  return std::move(*result.inquiry);
}

}  // namespace

fs::path rules_folder(const Common& common) {
  if (!common.rules.empty()) return common.rules;
  if (const char* given = std::getenv("CHUAN_RULES"); given && *given) return given;
  std::error_code error;
  if (const std::optional<fs::path> found = above(fs::current_path(error))) return fs::relative(*found, error);
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / "share" / "chuan" / "rules";
  if (holds_rules(installed)) return installed;
  if (const std::optional<fs::path> found = above(program.parent_path())) return *found;
  throw Failure(Sentence::no_rules_folder);
}

std::vector<fs::path> rule_files(const std::vector<fs::path>& places, RuleFiles wanted) {
  std::vector<fs::path> found;
  for (const fs::path& place : places) {
    std::error_code error;
    const fs::file_status status = fs::status(place, error);
    if (status.type() == fs::file_type::not_found) cannot_read(place, error ? error.value() : ENOENT);
    const std::size_t before = found.size();
    if (fs::is_directory(status))
      collect(place, wanted, found);
    else
      found.push_back(place);
    if (found.size() == before) throw Failure(Sentence::no_rule_files, {place.string()});
  }
  std::vector<fs::path> once;
  for (const fs::path& each : found)
    if (std::find(once.begin(), once.end(), each) == once.end()) once.push_back(each);
  return once;
}

Rules load_rules(const std::vector<fs::path>& files, Session& session, bool may_lack_circulars) {
  const Phase phase(Sentence::log_rules);
  Rules rules;
  for (const fs::path& file : files)
    rules.files.push_back(
        rules.sources.add(file.lexically_normal().string(), session.files.read(file, largest_rules_file)));
  rules.law.add(rules.sources, rules.files, rules.diagnostics);
  if (may_lack_circulars || !rules.law.circulars().empty()) return rules;
  std::string words = words_of(rules.diagnostics, rules.sources, session);
  if (!has_errors(rules.diagnostics)) words += "chuan: " + in_both(Sentence::no_circulars) + "\n";
  throw Faulty(words);
}

Rules load_rules(Session& session, RuleFiles wanted) {
  if (const fs::path place = rules_folder(session); is_compiled(place)) {
    if (wanted == RuleFiles::answers) return load_compiled(place, session);
    throw Failure(Sentence::needs_rule_files, {place.string()});
  }
  return load_rules(rule_files({rules_folder(session)}, std::max(wanted, RuleFiles::law)), session);
}

std::vector<fs::path> places_of(const std::vector<std::string>& names, const Common& common) {
  std::vector<fs::path> places(names.begin(), names.end());
  if (places.empty()) places.push_back(rules_folder(common));
  return places;
}

std::shared_ptr<const LoweredLaw> law_for(const Rules& rules, const std::string& circular, Date date,
                                          const std::string& kind, const Common& common) {
  const Phase phase(Sentence::log_law);
  const LawResult found = rules.law_of(circular, date, kind);
  const std::string words = words_of(found.notices, rules, rules.sources, common);
  if (!found.law) throw Faulty(words);
  say(words);
  return found.law;
}

Target target_of(const std::string& text, const Rulebook& rulebook) {
  if (const std::optional<Target> target = parse_target(text, rulebook)) return *target;
  std::string known;
  for (const Target& each : targets(rulebook)) known += (known.empty() ? "" : ", ") + print(each);
  throw Failure(Sentence::unknown_target, {text, rulebook.circular, known});
}

void refuse_other_files(const std::string& path) {
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view each) { return path.ends_with(each); });
  };
  if (ends({".xlsx", ".ods", ".docx", ".odt", ".doc", ".xls", ".pdf", ".csv", ".html"}))
    throw Failure(Sentence::not_a_dossier_but_a_document, {path});
  if (ends({".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"}))
    throw Failure(Sentence::not_a_dossier_but_many, {path});
  if (ends({".luat"})) throw Failure(Sentence::not_a_dossier_but_rules, {path});
}

Inquiry load_inquiry(Rules& rules, const std::string& path, const InquiryRequest& request, Session& session) {
  refuse_other_files(path);
  const Phase phase(Sentence::log_inquiry);
  const std::uint32_t file = rules.sources.add(path, session.files.read(path, largest_dossier));
  return inquiry_or_throw(read_inquiry(rules, rules.sources, file, request), rules, path, request, session);
}

Inquiry load_inquiry(const Rules& rules, const std::string& name, Dossier dossier, const InquiryRequest& request,
                     const Common& common) {
  const Provenance from = dossier.provenance.value_or(Provenance{});
  InquiryResult result = make_inquiry(rules, std::move(dossier), request);
  // What is about a part of the dossier is told at its place in the document.
  std::string words;
  for (Notice& notice : result.notices) {
    if (notice.about != Notice::About::dossier) continue;
    for (const Diagnostic& each : std::exchange(notice.diagnostics, {})) {
      const auto place = from.places.find(each.subject);
      DocumentPlace where = parse_place(place == from.places.end() ? "" : place->second);
      where.file = name;
      Diagnostic placed = each;
      placed.place = std::move(where);
      words += words_of({placed}, rules.sources, common);
    }
  }
  if (result.fault == InquiryFault::faulty) {
    words += words_of(result.notices, rules, rules.sources, common);
    throw Faulty(words);
  }
  say(words);
  return inquiry_or_throw(std::move(result), rules, name, request, common);
}

std::string words_of(InquiryFault fault, const Rules& rules, const std::string& name, const InquiryRequest& request) {
  switch (fault) {
    case InquiryFault::none:
    case InquiryFault::faulty:
      return "";
    case InquiryFault::no_date:
      return in_both(Sentence::dossier_without_date, {name});
    case InquiryFault::no_kind:
      return in_both(Sentence::dossier_without_kind, {name});
    case InquiryFault::unknown_circular:
      return in_both(Sentence::unknown_circular, {request.circular, numbers_in(rules)});
  }
  return "";
}

std::string words_of(const Notices& notices, const Rules& rules, const Sources& sources, const Common& common) {
  std::string words;
  for (const Notice& notice : notices) {
    const bool is_of_rules = notice.about == Notice::About::rules;
    words += words_of(notice.diagnostics, is_of_rules ? rules.sources : sources, common);
    if (notice.errors_elsewhere > 0)
      words += "chuan: " + in_both(Sentence::errors_elsewhere, {std::to_string(notice.errors_elsewhere)}) + "\n";
  }
  return words;
}

Date date_for(const Rules& rules, const std::string& circular, std::optional<Date> asked) {
  for (const CircularHeader& each : rules.law.circulars()) {
    if (each.number != circular) continue;
    if (asked) return *asked;
    Date date = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    if (each.ends && *each.ends <= date) date = std::chrono::sys_days(*each.ends) - std::chrono::days(1);
    if (each.effective && date < *each.effective) date = *each.effective;
    return date;
  }
  throw Failure(Sentence::unknown_circular, {circular, numbers_in(rules)});
}

DatedText dated_text(const Rules& rules, const std::string& text) {
  const std::size_t at = text.find('@');
  DatedText found{text.substr(0, at), {}};
  std::optional<Date> asked;
  if (at != std::string::npos) {
    asked = parse_date(text.substr(at + 1));
    if (!asked) throw Failure(Sentence::usage_not_a_dated_text, {text.substr(at + 1)});
  }
  found.date = date_for(rules, found.circular, asked);
  return found;
}

std::string words_of(Diagnostics diagnostics, const Sources& sources, const Common& common) {
  if (diagnostics.empty()) return "";
  sort(diagnostics);
  return render(diagnostics, sources, common.language);
}

bool tell(Diagnostics diagnostics, const Sources& sources, const Common& common) {
  const bool is_faulty = has_errors(diagnostics);
  say(words_of(std::move(diagnostics), sources, common));
  return is_faulty;
}

}  // namespace chuan
