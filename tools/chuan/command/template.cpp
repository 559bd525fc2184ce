// SPDX-License-Identifier: MIT
// `chuan template`: a workbook for a school to fill, or one that holds what a dossier says.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "load/load.hpp"
#include "office/workbook/workbook.hpp"

namespace chuan {
namespace {

std::string report(const std::string& path, const Rulebook& book, bool vi) {
  std::size_t requirements = 0;
  for (const Criterion& criterion : book.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators) requirements += indicator.requirements.size();
  const std::string criteria = std::to_string(book.criteria.size()), rows = std::to_string(requirements);
  std::string text = vi ? "Đã ghi " + path + ": Thông tư " + book.circular : "Wrote " + path + ": " + book.circular;
  if (!book.annex.empty()) text += (vi ? ", Phụ lục " : ", annex ") + book.annex;
  text += (vi ? ", theo luật ngày " : ", as of ") + (vi ? to_vietnamese(book.as_of) : to_iso(book.as_of));
  return text + (vi ? "; " + criteria + " tiêu chí, " + rows + " yêu cầu.\n"
                    : "; " + criteria + " criteria, " + rows + " requirements.\n");
}

Exit write(const Rulebook& book, const Dossier& dossier, const Options& options) {
  std::string bytes;
  try {
    bytes = office::write_workbook(book, dossier);
  } catch (const office::CannotWrite& failure) {
    throw Failure(failure.what());
  }
  write_file(options.output, bytes);
  write_out(report(options.output, book, options.language() == Language::vi));
  return Exit::done;
}

/// Throws Failure, naming the kinds, when the circular does not apply to the one asked for.
void check_kind(const Rules& rules, const Options& options) {
  for (const CircularHeader& each : rules.law.circulars()) {
    if (each.number != options.circular) continue;
    if (std::find(each.applies_to.begin(), each.applies_to.end(), options.kind) != each.applies_to.end()) return;
    std::string known;
    for (const std::string& kind : each.applies_to) known += (known.empty() ? "" : ", ") + kind;
    throw Failure("thông tư " + options.circular + " không áp dụng cho loại trường `" + options.kind +
                  "`; có: " + known);
  }
}

Exit run_template(const Options& options) {
  Rules rules = load_rules(options);
  if (!options.inputs.empty()) {
    const Case known = load_case(rules, options.inputs.front(), options);
    tell(known.findings, rules.sources, options);
    return write(known.laid->rulebook, known.dossier, options);
  }
  if (options.circular.empty() || options.kind.empty())
    throw Failure("cần --circular SỐ_HIỆU và --kind LOẠI, hoặc --from HỒ_SƠ; xem chuan template --help");
  const Date date = date_for(rules, options.circular, options.date());
  check_kind(rules, options);
  const auto laid = lay(rules, options.circular, date, options.kind, options);
  Dossier empty;
  empty.kind = options.kind;
  empty.data.facts.resize(laid->rulebook.facts.size());
  return write(laid->rulebook, empty, options);
}

}  // namespace

void add_template(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("template", "tạo bảng tính Excel theo thông tư cho trường điền")->group("Lệnh");
  command->add_option("--circular", options.circular, "thông tư")->type_name("SỐ_HIỆU");
  command->add_option("--kind", options.kind, "loại trường")->type_name("LOẠI");
  add_as_of(*command, options);
  command->add_option("--from", options.inputs, "điền sẵn những gì hồ sơ này đã ghi")->expected(1)->type_name("HỒ_SƠ");
  command->add_option("-o,--output", options.output, "ghi vào tệp này")->required()->type_name("TỆP.xlsx");
  add_common(*command, options);
  command->footer(
      "Ví dụ: chuan template --circular 57/2026/TT-BGDĐT --kind THCS -o truong.xlsx\n"
      "       chuan template --from truong.json -o truong.xlsx");
  command->callback([&] { task = [&] { return run_template(options); }; });
}

}  // namespace chuan
