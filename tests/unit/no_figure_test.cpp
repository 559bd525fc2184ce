// SPDX-License-Identifier: MIT
// Figures of which the dossier says that they are unknown or do not apply: neither blank nor zero.
#include <gtest/gtest.h>

#include "chuan/assessment.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

constexpr const char* rules = R"(thông tư 1/2020/TT-BGDĐT "Thông tư thử"
  ban hành 01/01/2020
  hiệu lực 15/02/2020
  cấp học THCS "Trung học cơ sở"
  cấp học THPT "Trung học phổ thông"
  loại trường hai_cấp "Trường hai cấp": THCS, THPT
  áp dụng cho hai_cấp

dữ liệu
  số_lớp: số lượng "Số lớp"
  gv_khá: tỷ lệ mỗi năm học "Giáo viên từ khá trở lên"
  nhỏ: có hay không "Trường nhỏ"

tiêu chuẩn 1 "Một"
  tiêu chí 1.1 "Một"
    mức 1
      - "Không quá lớn": số_lớp không quá 45
      - "Không giảm": không giảm trong 2 năm (gv_khá)
      - "Nhỏ": nhỏ

xếp mức trường
  mức 1: mọi tiêu chí đạt mức 1
)";

Rulebook rulebook() {
  Sources sources;
  Diagnostics said;
  Law law;
  law.add(sources, sources.add("thu.luat", rules), said);
  auto book = law.rulebook("1/2020/TT-BGDĐT", *parse_date("2022-06-01"), said, "hai_cấp");
  if (!book) throw std::runtime_error(render(said, sources, Language::vi));
  return std::move(*book);
}

TEST(NoFigure, is_read_from_its_words) {
  const Dossier dossier = test::read_json(
      R"({"facts": {"số_lớp": "chưa rõ", "nhỏ": "not_applicable",
                    "gv_khá": {"2020-2021": "không áp dụng", "2021-2022": 0, "2022-2023": null}}})",
      rulebook());
  EXPECT_EQ(dossier.data.facts[2]->none, NoFigure::unknown);
  EXPECT_FALSE(dossier.data.facts[2]->single);
  EXPECT_EQ(dossier.data.facts[4]->none, NoFigure::not_applicable);
  EXPECT_EQ(dossier.data.facts[3]->none_by_year, (std::map<int, NoFigure>{{2020, NoFigure::not_applicable}}));
  EXPECT_EQ(dossier.data.facts[3]->by_year, (std::map<int, FactValue>{{2021, Number(0)}}));
}

// What a level says of itself counts first, also that it does not know.
TEST(NoFigure, of_a_level_hides_the_figure_of_the_school) {
  const Rulebook book = rulebook();
  const Program program = lower(book);
  const Dossier dossier = test::read_json(
      R"({"school": {"kind": "hai_cấp", "school_year": "2021-2022"}, "date": "2022-06-01",
          "facts": {"số_lớp": 20, "nhỏ": true, "gv_khá": {"2020-2021": 1, "2021-2022": 2}},
          "levels": {"THCS": {}, "THPT": {"facts": {"số_lớp": "chưa rõ"}}}})",
      book);
  const Assessment assessment = assess(program, book, dossier, *dossier.date);
  ASSERT_EQ(assessment.parts.size(), 2u);
  EXPECT_EQ(assessment.parts[0].level, (Interval{1, 1}));
  EXPECT_EQ(assessment.parts[1].level, (Interval{0, 1}));
}

}  // namespace
}  // namespace chuan
