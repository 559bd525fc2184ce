// SPDX-License-Identifier: MIT
// The rulebooks of a set of rule files, each made and lowered once.
#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

#include "chuan/inquiry.hpp"

namespace chuan {
namespace {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// A file whose text failed to parse touches a circular when it names it, or stands in a folder with one that does.
bool touches(const Rules& rules, std::uint32_t file, const std::vector<std::string>& circulars) {
  const auto names_one = [&](std::uint32_t each) {
    return std::any_of(circulars.begin(), circulars.end(), [&](const std::string& number) {
      return rules.sources[each].text().find(number) != std::string_view::npos;
    });
  };
  if (names_one(file)) return true;
  const std::string_view folder = folder_of(rules.sources[file].name());
  return std::any_of(rules.files.begin(), rules.files.end(), [&](std::uint32_t other) {
    return folder_of(rules.sources[other].name()) == folder && names_one(other);
  });
}

/// Errors of parsing that touch the circular or one that amends it; of the others only how many there are.
Notice parse_errors(const Rules& rules, const std::string& circular, const Rulebook* rulebook) {
  std::vector<std::string> circulars{circular};
  if (rulebook) circulars.insert(circulars.end(), rulebook->amended_by.begin(), rulebook->amended_by.end());
  Notice notice{Notice::About::rules, {}, 0};
  for (const Diagnostic& each : rules.diagnostics) {
    if (severity(each.code) != Severity::error) continue;
    if (touches(rules, each.range.file, circulars))
      notice.diagnostics.push_back(each);
    else
      ++notice.errors_elsewhere;
  }
  if (!notice.diagnostics.empty()) notice.errors_elsewhere = 0;
  return notice;
}

LawResult make(const Rules& rules, const std::string& circular, Date date, const std::string& kind) {
  LawResult result;
  Diagnostics diagnostics;
  std::optional<Rulebook> rulebook = rules.law.rulebook(circular, date, diagnostics, kind);
  Notice errors = parse_errors(rules, circular, rulebook ? &*rulebook : nullptr);
  const bool is_touched = !errors.diagnostics.empty();
  if (is_touched || errors.errors_elsewhere > 0) result.notices.push_back(std::move(errors));
  if (is_touched) return result;
  if (rulebook)
    std::erase_if(diagnostics, [&](const Diagnostic& each) { return each.range.file < rules.sources.size(); });
  if (!diagnostics.empty()) result.notices.push_back({Notice::About::rules, std::move(diagnostics), 0});
  if (!rulebook) return result;
  auto law = std::make_shared<LoweredLaw>();
  law->rulebook = std::move(*rulebook);
  law->program = lower(law->rulebook);
  result.law = std::move(law);
  return result;
}

}  // namespace

struct Rules::Cache {
  struct Entry {
    std::once_flag made;
    LawResult result;
  };

  Entry& entry(const std::string& circular, Date date, const std::string& kind) {
    const std::scoped_lock lock(guard);
    return entries[{circular, std::chrono::sys_days(date), kind}];
  }

  std::mutex guard;
  std::map<std::tuple<std::string, std::chrono::sys_days, std::string>, Entry> entries;
};

Rules::Rules() : cache_(std::make_unique<Cache>()) {}
Rules::~Rules() = default;
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;

LawResult Rules::law_of(const std::string& circular, Date date, const std::string& kind) const {
  Cache::Entry& entry = cache_->entry(circular, date, kind);
  std::call_once(entry.made, [&] { entry.result = make(*this, circular, date, kind); });
  return entry.result;
}

bool has_errors(const Notices& notices) {
  return std::any_of(notices.begin(), notices.end(), [](const Notice& each) { return has_errors(each.diagnostics); });
}

}  // namespace chuan
