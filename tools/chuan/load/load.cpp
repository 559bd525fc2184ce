// SPDX-License-Identifier: MIT
// Files in: rules folders and dossiers.
#include "load/load.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <initializer_list>
#include <system_error>
#include <utility>

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

void refuse_other_files(const std::string& path) {
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view each) { return path.ends_with(each); });
  };
  if (ends({".xlsx", ".ods", ".docx", ".odt", ".doc", ".xls", ".pdf", ".csv", ".html"}))
    throw Failure(Sentence::not_a_dossier_but_a_document, {path});
  if (ends({".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"})) throw Failure(Sentence::not_a_dossier_but_many, {path});
  if (ends({".luat"})) throw Failure(Sentence::not_a_dossier_but_rules, {path});
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
