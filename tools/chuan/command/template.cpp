// SPDX-License-Identifier: MIT
// `chuan template`: a workbook for a school to fill, or one that holds what a dossier says.
#include <algorithm>

#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "office/workbook/workbook.hpp"

namespace chuan {
namespace {

struct TemplateOptions {
  InquiryRequest law;
  std::string kind, dossier, output;
};

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

Exit write(const Rulebook& book, const Dossier& dossier, const TemplateOptions& options, Session& session) {
  std::string bytes;
  try {
    bytes = office::write_workbook(book, dossier);
  } catch (const office::CannotWrite& failure) {
    throw Failure(failure.what());
  }
  session.files.write(options.output, bytes);
  write_out(report(options.output, book, session.language == Language::vi));
  return Exit::done;
}

/// Throws Failure, naming the kinds, when the circular does not apply to the one asked for.
void check_kind(const Rules& rules, const TemplateOptions& options) {
  for (const CircularHeader& each : rules.law.circulars()) {
    if (each.number != options.law.circular) continue;
    if (std::find(each.applies_to.begin(), each.applies_to.end(), options.kind) != each.applies_to.end()) return;
    std::string known;
    for (const std::string& kind : each.applies_to) known += (known.empty() ? "" : ", ") + kind;
    throw Failure("thông tư " + options.law.circular + " không áp dụng cho loại trường `" + options.kind +
                  "`; có: " + known);
  }
}

Exit run_template(const TemplateOptions& options, Session& session) {
  Rules rules = load_rules(session);
  if (!options.dossier.empty()) {
    const Inquiry known = load_inquiry(rules, options.dossier, options.law, session);
    tell(known.findings, rules.sources, session);
    return write(known.law->rulebook, known.dossier, options, session);
  }
  if (options.law.circular.empty() || options.kind.empty())
    throw Failure("cần --circular SỐ_HIỆU và --kind LOẠI, hoặc --from HỒ_SƠ; xem chuan template --help");
  const Date date = date_for(rules, options.law.circular, options.law.as_of);
  check_kind(rules, options);
  const auto law = law_for(rules, options.law.circular, date, options.kind, session);
  Dossier empty;
  empty.kind = options.kind;
  empty.data.facts.resize(law->rulebook.facts.size());
  return write(law->rulebook, empty, options, session);
}

}  // namespace

void add_template(Commands& commands) {
  const auto [command, options] =
      commands.add("template", "tạo bảng tính Excel theo thông tư cho trường điền",
                   "Ví dụ: chuan template --circular 57/2026/TT-BGDĐT --kind THCS -o truong.xlsx\n"
                   "       chuan template --from truong.json -o truong.xlsx",
                   run_template);
  command.option("--circular", options.law.circular, "SỐ_HIỆU", "thông tư")
      .option("--kind", options.kind, "LOẠI", "loại trường")
      .as_of(options.law.as_of)
      .input_option("--from", options.dossier, "HỒ_SƠ", "điền sẵn những gì hồ sơ này đã ghi")
      .output("-o,--output", options.output, "ghi vào tệp này", true, "TỆP.xlsx")
      .common();
}

}  // namespace chuan
