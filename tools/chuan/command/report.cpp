// SPDX-License-Identifier: MIT
// `chuan report`: the self-assessment report, or its summary, in the official form.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command/audit.hpp"
#include "command/forms_out.hpp"
#include "load/load.hpp"
#include "office/form/forms.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

Exit run_report(const Options& options) {
  Rules rules = load_rules(options);
  const Case input = load_case(rules, options.inputs.front(), options);
  const Rulebook& book = input.laid->rulebook;
  const Assessment now = assess(input.laid->program, book, input.dossier, input.as_of);
  const office::Papers forms = papers(options);
  const office::FormSubject subject{input.laid->program, book, input.dossier, now, forms, input.as_of};
  const bool is_whole = options.subject == "day-du" || (options.subject.empty() && options.output.ends_with(".docx"));
  const office::Page page = is_whole ? office::report_form(subject) : office::summary_form(subject);
  write_page(options.output, page);
  const std::vector<std::string> blanks = page.blanks();
  if (options.is_json())
    write_out(Json{{"file", options.output}, {"form", is_whole ? "report" : "summary"}, {"blanks", blanks}}.dump(2) +
              "\n");
  else
    write_out(
        fmt::format("Đã ghi {}: {}\n", options.output, is_whole ? "báo cáo tự đánh giá" : "bảng tổng hợp kết quả") +
        told_blanks(blanks));
  return Exit::done;
}

}  // namespace

void add_report(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("report", "ghi báo cáo tự đánh giá theo mẫu, hoặc bảng tổng hợp (.docx, .html)")
          ->group("Lệnh");
  command->add_option("HỒ_SƠ", options.inputs, "hồ sơ của trường (.json)")->required()->expected(1)->type_name("");
  command->add_option("-o,--output", options.output, "tệp được ghi, .docx hoặc .html")->required()->type_name("TỆP");
  command
      ->add_option("--form", options.subject,
                   "day-du: cả báo cáo (mặc định của .docx); tom-tat: kết quả và điều còn thiếu (mặc định của .html)")
      ->check(CLI::IsMember({"day-du", "tom-tat"}, CLI::ignore_case))
      ->type_name("day-du|tom-tat");
  add_as_of(*command, options);
  add_common(*command, options);
  command->footer(
      "Ví dụ: chuan report truong.json -o bao-cao.docx\n"
      "       chuan report truong.json -o ket-qua.html");
  command->callback([&] { task = [&] { return run_report(options); }; });
}

}  // namespace chuan
