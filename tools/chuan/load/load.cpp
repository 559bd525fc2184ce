// SPDX-License-Identifier: MIT
// Files in: rules folders, dossiers, and the law that governs them.
#include "load/load.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>

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

// A file whose text failed to parse touches a circular when it names it, or stands in a folder with one that does.
bool touches(const Rules& rules, std::uint32_t file, const std::vector<std::string>& circulars) {
  const auto names = [&](std::uint32_t each) {
    return std::any_of(circulars.begin(), circulars.end(), [&](const std::string& number) {
      return rules.sources[each].text().find(number) != std::string_view::npos;
    });
  };
  if (names(file)) return true;
  const fs::path folder = fs::path(rules.sources[file].name()).parent_path();
  return std::any_of(rules.files.begin(), rules.files.end(), [&](std::uint32_t other) {
    return fs::path(rules.sources[other].name()).parent_path() == folder && names(other);
  });
}

void tell_parse_errors(const Rules& rules, const std::string& circular, const Rulebook* rulebook,
                       const Common& common) {
  if (!has_errors(rules.diagnostics)) return;
  std::vector<std::string> circulars{circular};
  if (rulebook) circulars.insert(circulars.end(), rulebook->amended_by.begin(), rulebook->amended_by.end());
  Diagnostics touching;
  std::size_t others = 0;
  for (const Diagnostic& each : rules.diagnostics) {
    if (severity(each.code) != Severity::error) continue;
    if (touches(rules, each.range.file, circulars))
      touching.push_back(each);
    else
      ++others;
  }
  if (tell(touching, rules.sources, common)) throw Faulty{};
  if (others > 0)
    say("chuan: bỏ qua " + std::to_string(others) + " lỗi trong tệp của thông tư khác; xem bằng: chuan check\n");
}

std::string numbers_in(const Rules& rules) {
  std::string known;
  for (const CircularHeader& each : rules.law.circulars()) known += (known.empty() ? "" : ", ") + each.number;
  return known;
}

std::string circular_for(const Rules& rules, const Sources& sources, const std::string& path,
                         const DossierHeader& header, Date date, const LawChoice& choice, const Common& common) {
  if (!choice.circular.empty()) {
    for (const CircularHeader& each : rules.law.circulars())
      if (each.number == choice.circular) return choice.circular;
    throw Failure("bộ quy tắc không có thông tư `" + choice.circular + "`; có: " + numbers_in(rules));
  }
  if (header.kind.empty())
    throw Failure("hồ sơ `" + path +
                  "` không ghi loại trường (\"kind\" trong \"school\"); nói rõ thông tư bằng --circular");
  Diagnostics diagnostics;
  std::optional<std::string> circular = rules.law.in_force(header.kind, date, diagnostics);
  for (Diagnostic& each : diagnostics) each.range = header.kind_range;
  const bool failed = tell(std::move(diagnostics), sources, common);
  if (failed || !circular) {
    if (has_errors(rules.diagnostics)) tell(rules.diagnostics, rules.sources, common);
    throw Faulty{};
  }
  return *circular;
}

/// The law under which the dossier was made: that of its own date; with none (or with --circular) the law asked for.
std::shared_ptr<const Laid> lay_own(Rules& rules, const DossierHeader& header, const std::string& circular, Date date,
                                    const LawChoice& choice, const Common& common) {
  if (header.date && choice.circular.empty() && *header.date != date) {
    Diagnostics ignored;
    if (const auto own = rules.law.in_force(header.kind, *header.date, ignored))
      return lay(rules, *own, *header.date, header.kind, common);
  }
  return lay(rules, circular, date, header.kind, common);
}

}  // namespace

fs::path rules_folder(const Common& common) {
  if (!common.rules.empty()) return common.rules;
  if (const char* given = std::getenv("CHUAN_RULES"); given && *given) return given;
  std::error_code error;
  if (const std::optional<fs::path> found = above(fs::current_path(error))) return fs::relative(*found, error);
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (const std::optional<fs::path> found = above(program.parent_path())) return *found;
  throw Failure("không tìm thấy thư mục rules; nói rõ bằng --rules THƯ_MỤC hoặc biến CHUAN_RULES");
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
    if (found.size() == before) throw Failure("không có tệp .luat nào trong `" + place.string() + "`");
  }
  std::vector<fs::path> once;
  for (const fs::path& each : found)
    if (std::find(once.begin(), once.end(), each) == once.end()) once.push_back(each);
  return once;
}

Rules load_rules(const std::vector<fs::path>& files, Session& session) {
  const Phase phase("đọc bộ quy tắc");
  Rules rules;
  for (const fs::path& file : files)
    rules.files.push_back(
        rules.sources.add(file.lexically_normal().string(), session.files.read(file, largest_rules_file)));
  rules.law.add(rules.sources, rules.files, rules.diagnostics);
  if (!rules.law.circulars().empty()) return rules;
  if (!tell(rules.diagnostics, rules.sources, session)) say("chuan: không có thông tư nào trong bộ quy tắc được đọc\n");
  throw Faulty{};
}

Rules load_rules(Session& session, RuleFiles wanted) {
  if (const fs::path place = rules_folder(session); is_compiled(place)) {
    if (wanted == RuleFiles::answers) return load_compiled(place, session);
    throw Failure("lệnh này cần các tệp .luat, không dùng được tệp đã biên dịch `" + place.string() + "`");
  }
  return load_rules(rule_files({rules_folder(session)}, std::max(wanted, RuleFiles::law)), session);
}

std::vector<fs::path> places_of(const std::vector<std::string>& names, const Common& common) {
  std::vector<fs::path> places(names.begin(), names.end());
  if (places.empty()) places.push_back(rules_folder(common));
  return places;
}

std::shared_ptr<const Laid> lay(Rules& rules, const std::string& circular, Date date, const std::string& kind,
                                const Common& common) {
  const std::scoped_lock lock(*rules.laying);
  std::shared_ptr<const Laid>& known = rules.laid[circular + " " + to_iso(date) + " " + kind];
  if (known) return known;
  Diagnostics diagnostics;
  std::optional<Rulebook> rulebook;
  {
    const Phase phase("hợp nhất và kiểm tra");
    rulebook = rules.law.rulebook(circular, date, diagnostics, kind);
  }
  tell_parse_errors(rules, circular, rulebook ? &*rulebook : nullptr, common);
  // Warnings about a place in the rules are for those who edit them: `chuan check`. The others are about the date.
  if (rulebook)
    std::erase_if(diagnostics, [&](const Diagnostic& each) { return each.range.file < rules.sources.size(); });
  tell(std::move(diagnostics), rules.sources, common);
  if (!rulebook) throw Faulty{};
  const Phase phase("dựng chương trình");
  auto laid = std::make_shared<Laid>();
  laid->rulebook = std::move(*rulebook);
  laid->program = lower(laid->rulebook);
  return known = std::move(laid);
}

Target target_of(const std::string& text, const Rulebook& rulebook) {
  if (const std::optional<Target> target = parse_target(text, rulebook)) return *target;
  std::string known;
  for (const Target& each : targets(rulebook)) known += (known.empty() ? "" : ", ") + print(each);
  throw Failure("không có đích `" + text + "` trong thông tư " + rulebook.circular + "; có: " + known);
}

Case load_case(Rules& rules, const std::string& path, const LawChoice& choice, Session& session) {
  return load_case(rules, path, session.files.read(path, largest_dossier), choice, session);
}

Case load_case(Rules& rules, const std::string& path, std::string text, const LawChoice& choice, const Common& common) {
  const std::uint32_t file = rules.sources.add(path, std::move(text));
  return read_case(rules, rules.sources, file, choice, common);
}

Case read_case(Rules& rules, const Sources& sources, std::uint32_t file, const LawChoice& choice,
               const Common& common) {
  const std::string path = sources[file].name();
  Diagnostics diagnostics;
  const std::optional<DossierHeader> header = read_header(sources, file, diagnostics);
  if (!header || has_errors(diagnostics)) {
    tell(std::move(diagnostics), sources, common);
    throw Faulty{};
  }
  const std::optional<Date> date = choice.as_of ? choice.as_of : header->date;
  if (!date) throw Failure("hồ sơ `" + path + "` không ghi ngày (\"date\"); nói rõ bằng --as-of NGÀY");
  const std::string circular = circular_for(rules, sources, path, *header, *date, choice, common);
  // A dossier is read under the law of its own date; asking about another day moves it there.
  std::shared_ptr<const Laid> own = lay_own(rules, *header, circular, *date, choice, common);
  Case read = [&] {
    const Phase phase("đọc hồ sơ");
    Diagnostics problems;
    std::optional<Dossier> dossier = read_dossier(sources, file, own->rulebook, problems);
    const bool failed = tell(std::move(problems), sources, common);
    if (failed || !dossier) throw Faulty{};
    return Case{own, std::move(*dossier), *date, {}};
  }();
  const Rulebook& book = own->rulebook;
  if (book.circular == circular && book.as_of == *date) return read;
  return under(rules, read, circular, *date, common);
}

Case under(Rules& rules, const Case& known, const std::string& circular, Date date, const Common& common) {
  std::shared_ptr<const Laid> laid = lay(rules, circular, date, known.dossier.kind, common);
  Case moved{laid, {}, date, {}};
  moved.dossier = transfer(known.dossier, known.laid->rulebook, laid->rulebook, moved.findings);
  return moved;
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
  throw Failure("bộ quy tắc không có thông tư `" + circular + "`; có: " + numbers_in(rules));
}

DatedText dated_text(const Rules& rules, const std::string& text) {
  const std::size_t at = text.find('@');
  DatedText found{text.substr(0, at), {}};
  std::optional<Date> asked;
  if (at != std::string::npos) {
    asked = parse_date(text.substr(at + 1));
    if (!asked) throw Failure("`" + text.substr(at + 1) + "` không phải ngày, cần dạng 2025-01-25 hoặc 25/01/2025");
  }
  found.date = date_for(rules, found.circular, asked);
  return found;
}

bool tell(Diagnostics diagnostics, const Sources& sources, const Common& common) {
  if (diagnostics.empty()) return false;
  sort(diagnostics);
  say(render(diagnostics, sources, common.language));
  return has_errors(diagnostics);
}

}  // namespace chuan
