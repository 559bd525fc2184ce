// SPDX-License-Identifier: MIT
// `chuan report`: the self-assessment report, or its summary, in the official form.
#include <fmt/format.h>

#include "command/audit.hpp"
#include "command/declaration.hpp"
#include "command/forms_out.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "office/form/forms.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

enum class Form : std::uint8_t { report, summary };

struct ReportOptions {
  std::string dossier, output;
  std::optional<Form> form;
  InquiryRequest law;
};

Exit run_report(const ReportOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const Inquiry input = load_inquiry(rules, options.dossier, options.law, session);
  const Rulebook& book = input.law->rulebook;
  const Assessment now = assess(input.law->program, book, input.dossier, input.as_of);
  const office::Papers forms = papers(session);
  const office::FormSubject subject{input.law->program, book, input.dossier, now, forms, input.as_of};
  const bool is_whole = options.form ? *options.form == Form::report : options.output.ends_with(".docx");
  const office::Page page = is_whole ? office::report_form(subject) : office::summary_form(subject);
  write_page(session.files, options.output, page);
  const std::vector<std::string> blanks = page.blanks();
  if (session.is_json())
    write_out(Json{{"file", options.output}, {"form", is_whole ? "report" : "summary"}, {"blanks", blanks}}.dump(2) +
              "\n");
  else
    write_out(
        fmt::format("Đã ghi {}: {}\n", options.output, is_whole ? "báo cáo tự đánh giá" : "bảng tổng hợp kết quả") +
        told_blanks(blanks));
  return Exit::done;
}

}  // namespace

void add_report(Commands& commands) {
  const auto [command, options] =
      commands.add("report", "ghi báo cáo tự đánh giá theo mẫu, hoặc bảng tổng hợp (.docx, .html)",
                   "Ví dụ: chuan report truong.json -o bao-cao.docx\n"
                   "       chuan report truong.json -o ket-qua.html",
                   run_report);
  command.input("HỒ_SƠ", options.dossier, "hồ sơ của trường (.json)")
      .output("-o,--output", options.output, "tệp được ghi, .docx hoặc .html", true)
      .option("--form",
              one_of<std::optional<Form>>({{"day-du", Form::report}, {"tom-tat", Form::summary}}, options.form),
              "day-du|tom-tat",
              "day-du: cả báo cáo (mặc định của .docx); tom-tat: kết quả và điều còn thiếu (mặc định của .html)")
      .as_of(options.law.as_of)
      .common();
}

}  // namespace chuan
