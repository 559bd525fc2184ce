// SPDX-License-Identifier: MIT
// `chuan import`: a Word, Excel, CSV or text document as a dossier, with what was found and what was not understood.
#include <fmt/format.h>

#include "command/audit.hpp"
#include "command/declaration.hpp"
#include "command/import_workbook.hpp"
#include "command_line.hpp"
#include "office/plan/plan_document.hpp"
#include "office/workbook/workbook.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using namespace office;

const char* words_of(TextFault fault) {
  switch (fault) {
    case TextFault::capital_eth:
      return "chữ Ð (eth) đổi thành Đ";
    case TextFault::detached_dot_below:
      return "dấu nặng rời đưa về nguyên âm";
    case TextFault::not_composed:
      return "đoạn chữ dạng tổ hợp đổi về dựng sẵn";
    case TextFault::soft_hyphen:
      return "gạch nối mềm hoặc dấu ẩn bỏ đi";
    case TextFault::other_space:
      return "dấu cách lạ đổi thành dấu cách";
  }
  return "";
}

std::string placed(const Said& said) {
  return "  " + wrap((said.place.empty() ? "" : said.place + ": ") + said.text, 100, 4) + "\n";
}

std::string report(const PlanDocument& plan, const Dossier& dossier) {
  const Plan ahead = dossier.plan.value_or(Plan{});
  std::string text =
      fmt::format("Đã đọc {}: {} kết quả, {} mục tiêu, giải pháp cho {} tiêu chí, {} việc, {} minh chứng\n",
                  plan.document.file, dossier.data.results.size(), ahead.targets.size(), ahead.solutions.size(),
                  ahead.actions.size(), dossier.evidence.size());
  for (const auto& [fault, count] : plan.document.mended)
    text += fmt::format("  sửa chữ: {} {}\n", count, words_of(fault));
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

Json report_json(const PlanDocument& plan, const Dossier& dossier) {
  Json json{{"file", plan.document.file}, {"mended", Json::object()}, {"warnings", plan.warnings}};
  for (const auto& [fault, count] : plan.document.mended) json["mended"][words_of(fault)] = count;
  json["unread"] = Json::array();
  for (const auto& [place, words] : dossier.provenance->unread)
    json["unread"].push_back({{"place", place}, {"text", words}});
  json["passed"] = Json::array();
  for (const Said& each : plan.passed) json["passed"].push_back({{"place", each.place}, {"text", each.text}});
  json["left_out"] = Json::array();
  for (const Said& each : plan.document.left_out)
    json["left_out"].push_back({{"place", each.place}, {"what", each.text}, {"text", each.original}});
  return json;
}

Exit run_import(const ImportOptions& options, Session& session) {
  PlanDocument plan;
  try {
    Document document = read_document(std::filesystem::path(options.document));
    if (is_workbook(document)) return import_workbook(document, options, session);
    plan = find_plan(std::move(document), papers(session));
  } catch (const BadDocument& bad) {
    say(std::string("chuan: ") + bad.what() + "\n");
    return Exit::faulty_input;
  }
  const Dossier dossier = to_dossier(plan, papers(session));
  const std::string text = write_dossier(dossier, Rulebook{});
  const std::string told = session.is_json() ? report_json(plan, dossier).dump(2) + "\n" : report(plan, dossier);
  session.files.write_result(options.output, text, told);
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
