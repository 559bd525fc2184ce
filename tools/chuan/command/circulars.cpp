// SPDX-License-Identifier: MIT
// `chuan circulars`: what the rules hold, one line a circular.
#include "answer/show.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct CircularsOptions {};

std::string line_of(const CircularHeader& header, Language language) {
  const bool vi = language == Language::vi;
  std::string days;
  const auto add = [&](const char* what_vi, const char* what_en, const std::optional<Date>& day) {
    if (day) days += (days.empty() ? "" : ", ") + std::string(vi ? what_vi : what_en) + display(*day, language);
  };
  add("hiệu lực từ ", "in force from ", header.effective);
  add("hết hiệu lực từ ", "no longer in force from ", header.ends);
  const char* const what = !header.is_encoded    ? (vi ? "chưa có trong bộ quy tắc" : "not in the rules")
                           : header.is_amendment ? (vi ? "chỉ sửa đổi văn bản khác" : "amends others only")
                           : header.is_reference ? (vi ? "chỉ để dẫn chiếu" : "for reference only")
                                                 : "";
  std::string text = header.number + (header.title.empty() ? "" : " «" + header.title + "»");
  for (const std::string& each : {days, std::string(what)})
    if (!each.empty()) text += "; " + each;
  return wrap(text, widest, 2) + "\n";
}

Exit run_circulars(const CircularsOptions&, Session& session) {
  const Rules rules = load_rules(session);
  if (session.is_json()) {
    write_out(answer::pretty(answer::circulars_json(rules.law)));
    return Exit::done;
  }
  std::string text;
  for (const CircularHeader& each : rules.law.circulars()) text += line_of(each, session.language);
  write_out(text);
  return Exit::done;
}

}  // namespace

void add_circulars(Commands& commands) {
  commands.add("circulars", Sentence::help_circulars, Sentence::help_circulars_more, run_circulars).command.common();
}

}  // namespace chuan
