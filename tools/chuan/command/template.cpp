// SPDX-License-Identifier: MIT
// `chuan template`: a workbook for a school to fill, or one that holds what a dossier says.
#include "answer/workbook.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"

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

Exit run_template(const TemplateOptions& options, Session& session) {
  const answer::OpenLaw law = open_law(load_rules(session));
  const bool has_dossier = !options.dossier.empty();
  if (!has_dossier && (options.law.circular.empty() || options.kind.empty()))
    throw Failure("cần --circular SỐ_HIỆU và --kind LOẠI, hoặc --from HỒ_SƠ; xem chuan template --help");
  answer::Bytes dossier;
  if (has_dossier) dossier = {options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::Workbook made = asking(law, session, [&](answer::Asked& asked) {
    return answer::make_workbook(asked, has_dossier ? &dossier : nullptr, {options.law, options.kind, today()});
  });
  session.files.write(options.output, made.bytes);
  write_out(report(options.output, made.law->rulebook, session.language == Language::vi));
  return Exit::done;
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
