// SPDX-License-Identifier: MIT
// `carry`: the answer is the new dossier.
#include "answer/carry.hpp"

#include "answer/diff.hpp"
#include "answer/question.hpp"
#include "chuan/dossier.hpp"

namespace chuan::answer {
namespace {

Made carry_answer(Asked& asked, const CarryParameters& parameters) {
  const CarriedOver made = carry_over(asked, asked.input(0, "hồ sơ"), parameters);
  return {write_dossier(made.carried.dossier, made.law->rulebook)};
}

}  // namespace

CarriedOver carry_over(Asked& asked, const Bytes& dossier, const CarryParameters& parameters) {
  CarriedOver made{asked.inquiry(dossier, parameters.law), {}, {}};
  const Rulebook& from = made.old.law->rulebook;
  const DatedCircular to = dated_circular(asked, parameters.to, parameters.today);
  made.law = asked.law_of(to.circular, to.date, made.old.dossier.kind);
  const std::vector<CarryRow> rows = asked.rules().law.carry_rows(from.circular, to.circular);
  if (rows.empty())
    throw Refusal("no_carry_table", asked.language() == Language::vi
                                        ? "bộ quy tắc không có bảng chuyển từ " + from.circular + " sang " +
                                              to.circular + "; thêm một tệp `bảng chuyển` vào rules/"
                                        : "the rules have no carry table from " + from.circular + " to " + to.circular +
                                              "; add a carry table to rules/");
  made.carried = carry(made.old.dossier, from, made.law->rulebook, rows, to.date);
  return made;
}

Question carry_question() {
  return question<CarryParameters, carry_answer>(
      "carry", "minh chứng và ghi chú của hồ sơ cũ theo thông tư mới: một hồ sơ", {"hồ sơ JSON"}, anything());
}

}  // namespace chuan::answer
