// SPDX-License-Identifier: MIT
// A filled workbook as a dossier: its rulebook found, its cells read, its faults told.
#include "command/import_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "load/load.hpp"
#include "office/workbook/workbook.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using office::WorkbookMessage;
using office::WorkbookRead;

std::string listed(const std::vector<WorkbookMessage>& messages, const char* indent) {
  constexpr std::size_t most = 100;
  std::string text;
  for (std::size_t i = 0; i < messages.size() && i < most; ++i)
    text += indent + (messages[i].place.empty() ? "" : messages[i].place + ": ") + messages[i].text + "\n";
  if (messages.size() > most) text += fmt::format("{}… còn {} chỗ nữa không in ra\n", indent, messages.size() - most);
  return text;
}

Json listed(const std::vector<WorkbookMessage>& messages) {
  Json list = Json::array();
  for (const WorkbookMessage& each : messages) list.push_back({{"place", each.place}, {"text", each.text}});
  return list;
}

std::string report(const office::Document& document, const WorkbookRead& read, const Rulebook& book) {
  const Dossier& dossier = *read.dossier;
  std::size_t facts = 0;
  for (const auto& each : dossier.data.facts) facts += each.has_value();
  std::string text = fmt::format(
      "Đã đọc {} theo Thông tư {}: {} kết luận yêu cầu, {} kết quả tiêu chí, {} số liệu, {} minh chứng, {} việc\n",
      document.file, book.circular, dossier.data.requirements.size(), dossier.data.results.size(), facts,
      dossier.evidence.size(), dossier.plan ? dossier.plan->actions.size() : 0);
  if (!read.warnings.empty()) text += "Cần xem lại\n" + listed(read.warnings, "  ");
  if (!document.left_out.empty()) text += "Không đọc\n";
  for (const office::Said& each : document.left_out)
    text += "  " + (each.place.empty() ? "" : each.place + ": ") + each.text + "\n";
  if (!dossier.date) text += "Chưa ghi ngày của hồ sơ: ghi ở trang «Trường», hoặc dùng --as-of khi xét\n";
  return text;
}

[[noreturn]] void refuse(const office::Document& document, const office::Said& cell, const std::string& what) {
  throw Faulty((cell.place.empty() ? document.file : cell.place) + ": " + what + "\n");
}

std::string joined(const std::vector<std::string>& items) {
  std::string all;
  for (const std::string& each : items) all += (all.empty() ? "" : ", ") + each;
  return all;
}

/// The rulebook that the first sheet names, on the day it names.
std::shared_ptr<const LoweredLaw> rulebook_of(const office::Document& document, Rules& rules, const Common& common) {
  const office::WorkbookHeader header = office::workbook_header(document);
  const std::string& circular = header.circular.text;
  const std::string& kind = header.kind.text;
  std::vector<std::string> known;
  const CircularHeader* found = nullptr;
  const std::vector<CircularHeader> circulars = rules.law.circulars();
  for (const CircularHeader& each : circulars) {
    known.push_back(each.number);
    if (each.number == circular) found = &each;
  }
  if (circular.empty())
    refuse(document, header.circular, "trang «Trường» không ghi thông tư; ghi lại số hiệu ở dòng «Thông tư»");
  if (!found)
    refuse(document, header.circular, "bộ quy tắc không có thông tư «" + circular + "»; có: " + joined(known));
  const auto& kinds = found->applies_to;
  if (!kind.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
    refuse(document, header.kind,
           "thông tư " + circular + " không áp dụng cho loại trường «" + kind + "»; có: " + joined(kinds));
  const auto date = parse_date(header.as_of.text);
  if (!date)
    refuse(document, header.as_of,
           "trang «Trường» không ghi ngày của luật; ghi ngày/tháng/năm ở dòng «Theo luật ngày»");
  return law_for(rules, circular, *date, kind, common);
}

}  // namespace

Exit import_workbook(const office::Document& document, const ImportOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const std::shared_ptr<const LoweredLaw> law = rulebook_of(document, rules, session);
  const WorkbookRead read = office::read_workbook(document, law->rulebook);
  if (!read.faults.empty()) {
    if (session.is_json())
      write_out(
          Json{{"file", document.file}, {"faults", listed(read.faults)}, {"warnings", listed(read.warnings)}}.dump(2) +
          "\n");
    say(listed(read.faults, "") +
        fmt::format("chuan: {} chỗ sai trong {}, không ghi hồ sơ\n", read.faults.size(), document.file));
    return Exit::faulty_input;
  }
  const std::string text = write_dossier(*read.dossier, law->rulebook);
  const std::string told = session.is_json()
                               ? Json{{"file", document.file}, {"warnings", listed(read.warnings)}}.dump(2) + "\n"
                               : report(document, read, law->rulebook);
  session.files.write_result(options.output, text, told);
  return Exit::done;
}

}  // namespace chuan
