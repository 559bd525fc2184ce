// SPDX-License-Identifier: MIT
// `chuan report`: the self-assessment report, or its summary, in the official form.
#include <fmt/format.h>

#include "command/audit.hpp"
#include "command/declaration.hpp"
#include "command/forms_out.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "office/form/forms.hpp"
#include "office/plan/declared.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct ReportOptions {
  std::string dossier, output, form;
  InquiryRequest law;
};

Exit run_report(const ReportOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const Inquiry input = load_inquiry(rules, options.dossier, options.law, session);
  const Rulebook& book = input.law->rulebook;
  const Assessment now = assess(input.law->program, book, input.dossier, input.as_of);
  const office::Papers words = papers(session);
  const office::Forms known = forms(session);
  const office::FormSubject subject{input.law->program, book, input.dossier, now, words, known, input.as_of};
  std::string paper = options.form;
  if (paper.empty()) paper = options.output.ends_with(".docx") ? "day-du" : "tom-tat";
  const office::FormTemplate* form = known.find(paper, book.circular);
  if (form == nullptr)
    throw Failure("không có mẫu «" + paper + "» cho Thông tư " + book.circular +
                  "; có: " + office::listed(known.papers(book.circular)));
  const office::Page page = office::report_form(subject, paper);
  write_page(session.files, options.output, page);
  const std::vector<std::string> blanks = page.blanks();
  if (session.is_json())
    write_out(Json{{"file", options.output},
                   {"form", paper == "day-du"    ? "report"
                            : paper == "tom-tat" ? "summary"
                                                 : paper},
                   {"blanks", blanks}}
                  .dump(2) +
              "\n");
  else
    write_out(fmt::format("Đã ghi {}: {}\n", options.output,
                          paper == "tom-tat"  ? "bảng tổng hợp kết quả"
                          : paper == "day-du" ? "báo cáo tự đánh giá"
                                              : form->title) +
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
      .option("--form", options.form, "MẪU",
              "day-du: cả báo cáo (mặc định của .docx); tom-tat: kết quả và điều còn thiếu (mặc định của .html); "
              "hoặc một mẫu khác của ke-hoach/mau trong bộ quy tắc")
      .as_of(options.law.as_of)
      .common();
}

}  // namespace chuan
