// SPDX-License-Identifier: MIT
// Evidence that was issued before what it is said to prove, and files of evidence that are not there.
#include <algorithm>
#include <filesystem>
#include <regex>

#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

struct SpokenDay {
  Date day;
  std::string words;
};

/// The days and months that a text names; of a month its first day.
std::vector<SpokenDay> days_in(const std::string& text) {
  static const std::regex day("\\b(\\d{1,2})(?:[/.-]| thang )(\\d{1,2})(?:[/.-]| nam )(20\\d\\d)\\b");
  static const std::regex month("\\bthang (\\d{1,2})(?:[/.-]| nam )(20\\d\\d)\\b");
  std::vector<SpokenDay> found;
  for (const std::string& piece : pieces(text)) {
    std::string plain = folded(piece);
    for (std::sregex_iterator at(plain.begin(), plain.end(), day), end; at != end; ++at) {
      const Date made = std::chrono::year(std::stoi((*at)[3])) / std::stoi((*at)[2]) / std::stoi((*at)[1]);
      if (made.ok()) found.push_back({made, in_both(made)});
    }
    plain = std::regex_replace(plain, day, " ");
    for (std::sregex_iterator at(plain.begin(), plain.end(), month), end; at != end; ++at) {
      const Date made = std::chrono::year(std::stoi((*at)[2])) / std::stoi((*at)[1]) / 1;
      if (made.ok()) found.push_back({made, (*at)[1].str() + "/" + (*at)[2].str()});
    }
  }
  return found;
}

/// A record of something that has happened names a day after the one it bears itself.
void issued_before_event(Auditor& auditor, const AuditRule& rule) {
  const std::vector<Evidence>& list = auditor.subject().dossier.evidence;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!list[i].issued || !found_in(list[i].title, rule.with["titles"])) continue;
    for (const SpokenDay& each : days_in(list[i].title)) {
      if (!(*list[i].issued < each.day)) continue;
      auditor.say(rule, auditor.place("/evidence/" + std::to_string(i)),
                  {{"code", list[i].code}, {"issued", in_both(*list[i].issued)}, {"day", each.words}});
      break;
    }
  }
}

class Claims {
 public:
  Claims(Auditor& auditor, const AuditRule& rule)
      : auditor_(auditor), rule_(rule), dossier_(auditor.subject().dossier), index_(dossier_.evidence) {}

  void run() {
    data(dossier_.data, "");
    for (const auto& [name, of_level] : dossier_.levels) data(of_level, "/levels/" + name);
    for (const auto& [id, text] : dossier_.situation.descriptions) {
      std::vector<std::string> codes;
      for (const auto& [subject, recorded] : dossier_.data.requirements)
        if (subject.starts_with(id + "/"))
          codes.insert(codes.end(), recorded.evidence.begin(), recorded.evidence.end());
      claim(text, codes, id, "/situation/descriptions/" + id);
    }
  }

 private:
  void data(const LevelData& data, const std::string& pointer) {
    for (const auto& [subject, recorded] : data.requirements)
      claim(recorded.note, recorded.evidence, subject, pointer + "/requirements/" + pointer_part(subject));
  }

  static std::string pointer_part(const std::string& key) {
    std::string part;
    for (const char each : key) part += each == '/' ? "~1" : std::string(1, each);
    return part;
  }

  /// Something is said to be done by a day, and all that is to prove it was issued before.
  void claim(const std::string& text, const std::vector<std::string>& codes, const std::string& subject,
             const std::string& pointer) {
    if (codes.empty() || !found_in(text, rule_.with["claims"])) return;
    const Evidence* latest = nullptr;
    for (const std::string& code : codes) {
      const auto item = index_.find(code);
      if (!item || !dossier_.evidence[*item].issued) return;
      if (latest == nullptr || *latest->issued < *dossier_.evidence[*item].issued) latest = &dossier_.evidence[*item];
    }
    for (const SpokenDay& each : days_in(text)) {
      if (!(*latest->issued < each.day)) continue;
      auditor_.say(
          rule_, auditor_.place(pointer),
          {{"subject", subject}, {"day", each.words}, {"code", latest->code}, {"issued", in_both(*latest->issued)}});
      return;
    }
  }

  Auditor& auditor_;
  const AuditRule& rule_;
  const Dossier& dossier_;
  EvidenceIndex index_;
};

void issued_before_claim(Auditor& auditor, const AuditRule& rule) { Claims(auditor, rule).run(); }

namespace fs = std::filesystem;

/// What stands in the folder where an item says that it is.
struct Place {
  enum class State : std::uint8_t { elsewhere, outside, missing, link, empty, files };
  State state = State::elsewhere;
  std::vector<std::string> endings;  ///< of the files that have content, "pdf"
};

std::string ending_of(const fs::path& path) {
  std::string ending = path.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  for (char& each : ending)
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
  return ending;
}

/// A shelf or an address on the network is no place in a folder: nothing is opened there.
bool names_a_file(const fs::path& folder, const std::string& location) {
  if (location.empty() || location.find("://") != std::string::npos || location.starts_with("www.")) return false;
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(folder / location, ignored))) return true;
  const std::string ending = ending_of(location);
  const bool is_ending = !ending.empty() && ending.size() <= 5 && ending.find(' ') == std::string::npos;
  return is_ending || location.find('/') != std::string::npos;
}

Place look_at(const fs::path& folder, const std::string& location) {
  if (!names_a_file(folder, location)) return {};
  const fs::path inside(location);
  if (inside.is_absolute() || std::find(inside.begin(), inside.end(), "..") != inside.end())
    return {Place::State::outside, {}};
  std::error_code error;
  const fs::path path = folder / inside;
  const fs::file_status status = fs::symlink_status(path, error);
  if (error || !fs::exists(status)) return {Place::State::missing, {}};
  if (fs::is_symlink(status)) return {Place::State::link, {}};
  Place found{Place::State::empty, {}};
  const auto see = [&](const fs::path& file) {
    if (!fs::is_regular_file(fs::symlink_status(file, error)) || fs::file_size(file, error) == 0 || error) return;
    found.state = Place::State::files;
    found.endings.push_back(ending_of(file));
  };
  if (!fs::is_directory(status)) {
    see(path);
    return found;
  }
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) see(at->path());
  return found;
}

template <class Say>
void each_place(const Auditor& auditor, Say what) {
  const AuditSubject& subject = auditor.subject();
  if (subject.evidence_folder.empty()) return;
  for (std::size_t i = 0; i < subject.dossier.evidence.size(); ++i)
    what(subject.dossier.evidence[i], look_at(subject.evidence_folder, subject.dossier.evidence[i].location),
         auditor.place("/evidence/" + std::to_string(i) + "/location"));
}

void evidence_missing(Auditor& auditor, const AuditRule& rule) {
  each_place(auditor, [&](const Evidence& item, const Place& place, const DocumentPlace& at) {
    std::string why;
    if (place.state == Place::State::missing)
      why = in_both(std::string("không có trong thư mục"), "is not in the folder");
    if (place.state == Place::State::outside)
      why = in_both(std::string("chỉ ra ngoài thư mục"), "points out of the folder");
    if (place.state == Place::State::link)
      why = in_both(std::string("là liên kết, không mở"), "is a link and not followed");
    if (!why.empty()) auditor.say(rule, at, {{"code", item.code}, {"location", item.location}, {"why", why}});
  });
}

void evidence_empty(Auditor& auditor, const AuditRule& rule) {
  each_place(auditor, [&](const Evidence& item, const Place& place, const DocumentPlace& at) {
    if (place.state == Place::State::empty) auditor.say(rule, at, {{"code", item.code}, {"location", item.location}});
  });
}

/// A folder with files is no evidence yet: one of them must be something that people can read as such.
void evidence_of_no_type(Auditor& auditor, const AuditRule& rule) {
  const auto types = rule.with["types"].get<std::vector<std::string>>();
  each_place(auditor, [&](const Evidence& item, const Place& place, const DocumentPlace& at) {
    const auto is_type = [&](const std::string& each) {
      return std::find(types.begin(), types.end(), each) != types.end();
    };
    if (place.state == Place::State::files && std::none_of(place.endings.begin(), place.endings.end(), is_type))
      auditor.say(rule, at,
                  {{"code", item.code}, {"location", item.location}, {"count", std::to_string(place.endings.size())}});
  });
}

void evidence_elsewhere(Auditor& auditor, const AuditRule& rule) {
  std::size_t count = 0, total = 0;
  DocumentPlace first;
  each_place(auditor, [&](const Evidence&, const Place& place, const DocumentPlace& at) {
    ++total;
    if (place.state == Place::State::elsewhere && count++ == 0) first = at;
  });
  if (count > 0) auditor.say(rule, first, {{"count", std::to_string(count)}, {"total", std::to_string(total)}});
}

}  // namespace

std::vector<Check> checks_of_evidence() {
  using Form = Parameter::Form;
  return {
      {"issued_before_event", {{"titles", Form::patterns}}, {"code", "issued", "day"}, &issued_before_event},
      {"issued_before_claim", {{"claims", Form::patterns}}, {"subject", "day", "code", "issued"}, &issued_before_claim},
      {"evidence_missing", {}, {"code", "location", "why"}, &evidence_missing},
      {"evidence_empty", {}, {"code", "location"}, &evidence_empty},
      {"evidence_of_no_type", {{"types", Form::texts}}, {"code", "location", "count"}, &evidence_of_no_type},
      {"evidence_elsewhere", {}, {"count", "total"}, &evidence_elsewhere}};
}

}  // namespace chuan::office
