// SPDX-License-Identifier: MIT
// `chuan import`: a Word, Excel, CSV or text document as a dossier, with what was found and what was not understood.
#include <fmt/format.h>

#include "answer/read.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using namespace office;

struct ImportOptions {
  std::string document, output;
};

std::string placed(const Said& said) {
  return "  " + wrap((said.place.empty() ? "" : said.place + ": ") + said.text, 100, 4) + "\n";
}

std::string report_text(const PlanDocument& plan, const Dossier& dossier) {
  const Plan ahead = dossier.plan.value_or(Plan{});
  std::string text =
      fmt::format("Đã đọc {}: {} kết quả, {} mục tiêu, giải pháp cho {} tiêu chí, {} việc, {} minh chứng\n",
                  plan.document.file, dossier.data.results.size(), ahead.targets.size(), ahead.solutions.size(),
                  ahead.actions.size(), dossier.evidence.size());
  for (const auto& [fault, count] : plan.document.mended)
    text += fmt::format("  sửa chữ: {} {}\n", count, answer::words_of(fault));
  if (!plan.warnings.empty()) text += "Cần xem lại\n";
  for (const std::string& each : plan.warnings) text += "  " + wrap(each, 100, 4) + "\n";
  const auto& unread = dossier.provenance->unread;
  if (!unread.empty()) text += fmt::format("Chưa đọc được {} chỗ\n", unread.size());
  for (const auto& [place, words] : unread) text += "  " + wrap(place + ": " + words, 100, 4) + "\n";
  if (!plan.passed.empty()) {
    std::string places;
    for (const Said& each : plan.passed) places += (places.empty() ? "" : "; ") + each.place;
    text +=
        "  " +
        wrap(fmt::format("Không lấy giá trị nào ở {} chỗ có mã, mức, tiền, ngày hay phần trăm (--format json ghi đủ "
                         "chữ): {}",
                         plan.passed.size(), places),
             100, 4) +
        "\n";
  }
  if (!plan.document.left_out.empty()) text += "Không đọc\n";
  for (const Said& each : plan.document.left_out) text += placed(each);
  if (plan.kind.empty()) text += "Chưa rõ loại trường: ghi vào school.kind, như \"THCS\"\n";
  if (!plan.date) text += "Chưa rõ ngày của văn bản: ghi vào date, hoặc dùng --as-of khi xét\n";
  return text;
}

std::string listed(const std::vector<WorkbookMessage>& messages, const char* indent) {
  constexpr std::size_t most = 100;
  std::string text;
  for (std::size_t i = 0; i < messages.size() && i < most; ++i)
    text += indent + (messages[i].place.empty() ? "" : messages[i].place + ": ") + messages[i].text + "\n";
  if (messages.size() > most) text += fmt::format("{}… còn {} chỗ nữa không in ra\n", indent, messages.size() - most);
  return text;
}

std::string report_text(const answer::DocumentRead& read) {
  const Dossier& dossier = *read.dossier;
  const std::vector<WorkbookMessage>& warnings = read.workbook->warnings;
  std::size_t facts = 0;
  for (const auto& each : dossier.data.facts) facts += each.has_value();
  std::string text = fmt::format(
      "Đã đọc {} theo Thông tư {}: {} kết luận yêu cầu, {} kết quả tiêu chí, {} số liệu, {} minh chứng, {} việc\n",
      read.file(), read.law->rulebook.circular, dossier.data.requirements.size(), dossier.data.results.size(), facts,
      dossier.evidence.size(), dossier.plan ? dossier.plan->actions.size() : 0);
  if (!warnings.empty()) text += "Cần xem lại\n" + listed(warnings, "  ");
  if (!read.document.left_out.empty()) text += "Không đọc\n";
  for (const Said& each : read.document.left_out)
    text += "  " + (each.place.empty() ? "" : each.place + ": ") + each.text + "\n";
  if (!dossier.date) text += "Chưa ghi ngày của hồ sơ: ghi ở trang «Trường», hoặc dùng --as-of khi xét\n";
  return text;
}

Exit run_import(const ImportOptions& options, Session& session) {
  answer::OpenLaw law = open_law(Rules{}, session);
  const answer::Bytes bytes = document_at(options.document, session);
  Document document = asking(law, session, [&](answer::Asked& asked) { return answer::document_of(asked, bytes); });
  if (is_workbook(document)) law = open_law(load_rules(session));
  const answer::DocumentRead read =
      asking(law, session, [&](answer::Asked& asked) { return answer::dossier_of(asked, std::move(document)); });
  const std::string json = session.is_json() ? answer::pretty(answer::to_json(read)) : "";
  if (!read.dossier) {
    write_out(json);
    const std::vector<WorkbookMessage>& faults = read.workbook->faults;
    throw Faulty(listed(faults, "") +
                 fmt::format("chuan: {} chỗ sai trong {}, không ghi hồ sơ\n", faults.size(), read.file()));
  }
  const std::string report = read.plan ? report_text(*read.plan, *read.dossier) : report_text(read);
  session.files.write_result(options.output, read.text, session.is_json() ? json : report);
  return Exit::done;
}

}  // namespace

void add_import(Commands& commands) {
  const auto [command, options] = commands.add("import", Sentence::help_import, Sentence::help_import_more, run_import);
  command.input(Sentence::value_file, options.document, Sentence::help_import_document)
      .output("-o,--output", options.output, Sentence::help_import_output, false, Sentence::value_dossier)
      .common();
}

}  // namespace chuan
