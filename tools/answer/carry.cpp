// SPDX-License-Identifier: MIT
// `carry`: the answer is the new dossier.
#include "answer/carry.hpp"

#include "answer/diff.hpp"
#include "answer/question.hpp"
#include "chuan/dossier.hpp"

namespace chuan::answer {
namespace {

/// From the first day of that year on the same circular has to be in force; its text of that day counts.
void into_next_year(Asked& asked, const std::string& school_year, CarriedOver& made) {
  const bool vi = asked.language() == Language::vi;
  const auto span = school_year.size() == 9 ? parse_span(school_year) : std::nullopt;
  if (!span)
    throw Refusal("bad_school_year",
                  vi ? "`" + school_year + "` không phải năm học, cần hai năm liền nhau như 2027-2028"
                     : "`" + school_year + "` is no school year; write 2027-2028");
  const std::string& circular = made.old.law->rulebook.circular;
  Diagnostics said;
  const auto in_force = asked.rules().law.in_force(made.old.dossier.kind, span->first, said);
  if (in_force && *in_force != circular)
    throw Refusal("other_circular", vi ? "năm học " + school_year + " xét theo " + *in_force + ", không phải " +
                                             circular + "; dùng chuan carry HỒ_SƠ --to " + *in_force
                                       : "the school year " + school_year + " is under " + *in_force + ", not " +
                                             circular + "; use chuan carry DOSSIER --to " + *in_force);
  made.law = asked.law_of(circular, span->first, made.old.dossier.kind);
  made.carried = next_year(made.old.dossier, made.old.law->rulebook, made.law->rulebook,
                           static_cast<int>(span->first.year()), span->first);
}

Made carry_answer(Asked& asked, const CarryParameters& parameters) {
  const CarriedOver made = carry_over(asked, asked.input(0, "hồ sơ"), parameters);
  return {write_dossier(made.carried.dossier, made.law->rulebook)};
}

}  // namespace

CarriedOver carry_over(Asked& asked, const Bytes& dossier, const CarryParameters& parameters) {
  CarriedOver made{asked.inquiry(dossier, parameters.law), {}, {}};
  if (!parameters.school_year.empty()) {
    into_next_year(asked, parameters.school_year, made);
    return made;
  }
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
