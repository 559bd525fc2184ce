// SPDX-License-Identifier: MIT
// Files in: rules folders, dossiers, and the law that governs them.
#include "load/load.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chuan/explanation.hpp"
#include "load/log.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;

std::string why_not_read(int error) {
  switch (error) {
    case ENOENT:
      return "không có tệp này";
    case ENOTDIR:
      return "đường dẫn đi qua một tệp";
    case EACCES:
    case EPERM:
      return "không có quyền đọc";
    case EISDIR:
      return "là thư mục, cần một tệp";
    default:
      return std::generic_category().message(error);
  }
}

[[noreturn]] void cannot_read(const fs::path& path, int error) {
  throw Unreadable("không đọc được `" + path.string() + "`: " + why_not_read(error));
}

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
                       const Options& options) {
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
  if (tell(touching, rules.sources, options)) throw Faulty{};
  if (others > 0)
    say("chuan: bỏ qua " + std::to_string(others) + " lỗi trong tệp của thông tư khác; xem bằng: chuan check\n");
}

std::string numbers_in(const Rules& rules) {
  std::string known;
  for (const CircularHeader& each : rules.law.circulars()) known += (known.empty() ? "" : ", ") + each.number;
  return known;
}

std::string circular_for(const Rules& rules, const Sources& sources, const std::string& path,
                         const DossierHeader& header, Date date, const Options& options) {
  if (!options.circular.empty()) {
    for (const CircularHeader& each : rules.law.circulars())
      if (each.number == options.circular) return options.circular;
    throw Failure("bộ quy tắc không có thông tư `" + options.circular + "`; có: " + numbers_in(rules));
  }
  if (header.kind.empty())
    throw Failure("hồ sơ `" + path +
                  "` không ghi loại trường (\"kind\" trong \"school\"); nói rõ thông tư bằng --circular");
  Diagnostics diagnostics;
  std::optional<std::string> circular = rules.law.in_force(header.kind, date, diagnostics);
  for (Diagnostic& each : diagnostics) each.range = header.kind_range;
  const bool failed = tell(std::move(diagnostics), sources, options);
  if (failed || !circular) {
    if (has_errors(rules.diagnostics)) tell(rules.diagnostics, rules.sources, options);
    throw Faulty{};
  }
  return *circular;
}

/// The law under which the dossier was made: that of its own date; with none (or with --circular) the law asked for.
std::shared_ptr<const Laid> lay_own(Rules& rules, const DossierHeader& header, const std::string& circular, Date date,
                                    const Options& options) {
  if (header.date && options.circular.empty() && *header.date != date) {
    Diagnostics ignored;
    if (const auto own = rules.law.in_force(header.kind, *header.date, ignored))
      return lay(rules, *own, *header.date, header.kind, options);
  }
  return lay(rules, circular, date, header.kind, options);
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t most) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) cannot_read(path, errno);
  struct stat known {};
  int error = ::fstat(file, &known) != 0 ? errno : S_ISDIR(known.st_mode) ? EISDIR : 0;
  constexpr std::size_t piece = 65536;
  const std::size_t expected = S_ISREG(known.st_mode) ? static_cast<std::size_t>(known.st_size) : piece;
  std::string text(error == 0 ? std::min(most, expected) + 1 : 0, '\0');  // one more, to see the end
  std::size_t had = 0;
  while (error == 0 && had <= most) {
    if (had == text.size()) text.resize(std::min(most, had * 2) + 1);
    const ssize_t got = ::read(file, text.data() + had, text.size() - had);
    if (got < 0 && errno != EINTR) error = errno;
    if (got == 0) break;
    had += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  }
  text.resize(had);
  ::close(file);
  if (error != 0) cannot_read(path, error);
  log_read(path.string(), text.size());
  return text;
}

fs::path rules_folder(const Options& options) {
  if (!options.rules.empty()) return options.rules;
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

Rules load_rules(const std::vector<fs::path>& files, const Options& options) {
  const Phase phase("đọc bộ quy tắc");
  Rules rules;
  for (const fs::path& file : files)
    rules.files.push_back(rules.sources.add(file.lexically_normal().string(), read_file(file, largest_rules_file)));
  rules.law.add(rules.sources, rules.files, rules.diagnostics);
  if (!rules.law.circulars().empty()) return rules;
  if (!tell(rules.diagnostics, rules.sources, options)) say("chuan: không có thông tư nào trong bộ quy tắc được đọc\n");
  throw Faulty{};
}

Rules load_rules(const Options& options, RuleFiles wanted) {
  if (const fs::path place = rules_folder(options); is_compiled(place)) {
    if (wanted == RuleFiles::answers) return load_compiled(place);
    throw Failure("lệnh này cần các tệp .luat, không dùng được tệp đã biên dịch `" + place.string() + "`");
  }
  return load_rules(rule_files({rules_folder(options)}, std::max(wanted, RuleFiles::law)), options);
}

Rules load_named_rules(const Options& options) {
  std::vector<fs::path> places(options.inputs.begin(), options.inputs.end());
  if (places.empty()) places.push_back(rules_folder(options));
  return load_rules(rule_files(places, RuleFiles::all), options);
}

std::shared_ptr<const Laid> lay(Rules& rules, const std::string& circular, Date date, const std::string& kind,
                                const Options& options) {
  const std::scoped_lock lock(*rules.laying);
  std::shared_ptr<const Laid>& known = rules.laid[circular + " " + to_iso(date) + " " + kind];
  if (known) return known;
  Diagnostics diagnostics;
  std::optional<Rulebook> rulebook;
  {
    const Phase phase("hợp nhất và kiểm tra");
    rulebook = rules.law.rulebook(circular, date, diagnostics, kind);
  }
  tell_parse_errors(rules, circular, rulebook ? &*rulebook : nullptr, options);
  // Warnings about a place in the rules are for those who edit them: `chuan check`. The others are about the date.
  if (rulebook)
    std::erase_if(diagnostics, [&](const Diagnostic& each) { return each.range.file < rules.sources.size(); });
  tell(std::move(diagnostics), rules.sources, options);
  if (!rulebook) throw Faulty{};
  const Phase phase("dựng chương trình");
  auto laid = std::make_shared<Laid>();
  laid->rulebook = std::move(*rulebook);
  laid->program = lower(laid->rulebook);
  return known = std::move(laid);
}

void no_target(const Options& options, const Rulebook& rulebook) {
  std::string known;
  for (const std::string& each : targets(rulebook)) known += (known.empty() ? "" : ", ") + each;
  throw Failure("không có đích `" + options.target + "` trong thông tư " + rulebook.circular + "; có: " + known);
}

Case load_case(Rules& rules, const std::string& path, const Options& options) {
  return load_case(rules, path, read_file(path, largest_dossier), options);
}

Case load_case(Rules& rules, const std::string& path, std::string text, const Options& options) {
  const std::uint32_t file = rules.sources.add(path, std::move(text));
  return read_case(rules, rules.sources, file, options);
}

Case read_case(Rules& rules, const Sources& sources, std::uint32_t file, const Options& options) {
  const std::string path = sources[file].name();
  Diagnostics diagnostics;
  const std::optional<DossierHeader> header = read_header(sources, file, diagnostics);
  if (!header || has_errors(diagnostics)) {
    tell(std::move(diagnostics), sources, options);
    throw Faulty{};
  }
  const std::optional<Date> date = options.as_of.empty() ? header->date : options.date();
  if (!date) throw Failure("hồ sơ `" + path + "` không ghi ngày (\"date\"); nói rõ bằng --as-of NGÀY");
  const std::string circular = circular_for(rules, sources, path, *header, *date, options);
  // A dossier is read under the law of its own date; asking about another day moves it there.
  std::shared_ptr<const Laid> own = lay_own(rules, *header, circular, *date, options);
  Case read = [&] {
    const Phase phase("đọc hồ sơ");
    Diagnostics problems;
    std::optional<Dossier> dossier = read_dossier(sources, file, own->rulebook, problems);
    const bool failed = tell(std::move(problems), sources, options);
    if (failed || !dossier) throw Faulty{};
    return Case{own, std::move(*dossier), *date, {}};
  }();
  const Rulebook& book = own->rulebook;
  if (book.circular == circular && book.as_of == *date) return read;
  return under(rules, read, circular, *date, options);
}

Case under(Rules& rules, const Case& known, const std::string& circular, Date date, const Options& options) {
  std::shared_ptr<const Laid> laid = lay(rules, circular, date, known.dossier.kind, options);
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

bool tell(Diagnostics diagnostics, const Sources& sources, const Options& options) {
  if (diagnostics.empty()) return false;
  sort(diagnostics);
  say(render(diagnostics, sources, options.language()));
  return has_errors(diagnostics);
}

}  // namespace chuan
