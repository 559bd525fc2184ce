// SPDX-License-Identifier: MIT
// Small circulars and the programs they become, dumped: what each construct of the language is lowered to.
#include <gtest/gtest.h>

#include "chuan/law.hpp"
#include "chuan/program.hpp"

namespace {

using namespace chuan;
using namespace std::chrono_literals;

/// The cells that the text below the header of a circular becomes; without a rating of its own, those of its levels.
std::string program(const std::string& text) {
  const bool is_whole = text.find("xếp mức trường") != std::string::npos;
  Sources sources;
  Diagnostics diagnostics;
  Law law;
  const std::string header =
      "thông tư 1/2020/TT-BGDĐT \"Thử\"\n ban hành 01/01/2020\n hiệu lực 15/02/2020\n"
      " loại trường THCS \"THCS\"\n áp dụng cho THCS\n";
  const std::string rating = "\nxếp mức trường\n mức 1: mọi tiêu chí đạt mức 1\n";
  law.add(sources, sources.add("a.luat", header + text + (is_whole ? "" : rating)), diagnostics);
  const auto book = law.rulebook("1/2020/TT-BGDĐT", 2022y / 8 / 20, diagnostics);
  if (!book) return render(diagnostics, sources, Language::vi);
  const std::string all = dump(lower(*book));
  return "\n" + (is_whole ? all : all.substr(0, all.rfind('\n', all.find("reached 1")) + 1));
}

TEST(program, a_figure_against_a_threshold) {
  EXPECT_EQ(program(R"(
dữ liệu
  gv_đạt: tỷ lệ "Giáo viên đạt chuẩn"
tiêu chuẩn 1 "A"
  tiêu chí 1.1 "B"
    mức 1
      a) - "Từ 95%": gv_đạt ít nhất 95%
)"),
            R"(
0  figure  gv_đạt
1  literal  95
2  at_least  0 1   1.1/1/a/1   <- 1.1/1/a/1
3  all  2   1.1/1/a   <- 1.1/1/a
4  all  3   1.1/1   <- 1.1/1
)");
}

TEST(program, conditions_and_ways) {
  EXPECT_EQ(program(R"(
dữ liệu
  có_bếp_ăn: có hay không "Bếp ăn"
tiêu chuẩn 1 "A"
  tiêu chí 1.1 "B"
    mức 1
      - khi có_bếp_ăn: "Bếp ăn an toàn"
      - "Công khai", ít nhất 2 trong các cách, nếu không đủ thì không áp dụng:
        + "Niêm yết"
        + khi không có_bếp_ăn: "Trên mạng"
)"),
            R"(
0  attest   <- 1.1/1/*/1
1  truth  có_bếp_ăn
2  when  1 0   1.1/1/*/1
3  attest   1.1/1/*/2/+1   <- 1.1/1/*/2/+1
4  attest   <- 1.1/1/*/2/+2
5  negate  1
6  when  counted 5 4   1.1/1/*/2/+2
7  quota  2 of 3 6 else not_applicable   1.1/1/*/2   <- 1.1/1/*/2
8  all  2 7   1.1/1/*   <- 1.1/1/*
9  all  8   1.1/1   <- 1.1/1
)");
}

TEST(program, years_and_exceptions) {
  EXPECT_EQ(program(R"(
dữ liệu
  vùng_khó_khăn: có hay không "Vùng khó khăn"
  gv_khá: tỷ lệ mỗi năm học "Giáo viên khá"
tiêu chuẩn 1 "A"
  tiêu chí 1.1 "B"
    mức 1
      - "Từ 60%": mọi năm trong 2 năm (gv_khá ít nhất 60%, riêng khi vùng_khó_khăn: ít nhất 50%)
      - "Không giảm": không giảm trong 3 năm (gv_khá)
      - "Một năm": ít nhất 1 năm trong 2 năm (gv_khá = 100%)
)"),
            R"(
0  figure  gv_khá
1  literal  60
2  at_least  0 1
3  truth  vùng_khó_khăn
4  literal  50
5  at_least  0 4
6  select  2 3 5
7  figure  gv_khá -1
8  at_least  7 1
9  at_least  7 4
10  select  8 3 9
11  all  6 10   1.1/1/*/1   <- 1.1/1/*/1
12  figure  gv_khá -2
13  at_least  0 7
14  at_least  7 12
15  at_least  0 12
16  all  13 14 15   1.1/1/*/3   <- 1.1/1/*/3
17  literal  100
18  equal  0 17
19  equal  7 17
20  quota  1 of 18 19   1.1/1/*/4   <- 1.1/1/*/4
21  all  11 16 20   1.1/1/*   <- 1.1/1/*
22  all  21   1.1/1   <- 1.1/1
)");
}

TEST(program, definitions_and_arithmetic) {
  EXPECT_EQ(program(R"(
dữ liệu
  số_gv: số lượng "Giáo viên" (người)
  số_lớp: số lượng "Lớp" (lớp)
định nghĩa gv_lớp "Giáo viên trên lớp" = số_gv / số_lớp
tiêu chuẩn 1 "A"
  tiêu chí 1.1 "B"
    mức 1
      - "Đủ": gv_lớp ít nhất 1,9 và (số_lớp không quá 45 hoặc không (số_gv dưới 10))
      - "Hai điều": ít nhất 1 trong (gv_lớp trên 2; số_gv - 1 trên 3)
)"),
            R"(
0  figure  số_gv
1  figure  số_lớp
2  divide  0 1   gv_lớp
3  literal  1.9
4  at_least  2 3
5  literal  45
6  at_most  1 5
7  literal  10
8  less  0 7
9  negate  8
10  any  6 9
11  all  4 10   1.1/1/*/1   <- 1.1/1/*/1
12  divide  0 1   gv_lớp
13  literal  2
14  more  12 13
15  literal  1
16  subtract  0 15
17  literal  3
18  more  16 17
19  quota  1 of 14 18   1.1/1/*/2   <- 1.1/1/*/2
20  all  11 19   1.1/1/*   <- 1.1/1/*
21  all  20   1.1/1   <- 1.1/1
)");
}

TEST(program, figures_that_only_warn) {
  EXPECT_EQ(program(R"(
dữ liệu
  gv_đạt: tỷ lệ "Giáo viên đạt chuẩn"
tiêu chuẩn 1 "A"
  tiêu chí 1.1 "B"
    mức 1
      - "Đạt chuẩn" đối chiếu gv_đạt ít nhất 95%
      - "Tất cả": gv_đạt = 100%
số liệu chỉ để cảnh báo từ 01/01/2022 đến 31/12/2022
)"),
            R"(
0  attest   1.1/1/*/1   <- 1.1/1/*/1
1  figure  gv_đạt
2  literal  95
3  at_least  1 2   1.1/1/*/1 cross-check
4  attest   1.1/1/*/2   <- 1.1/1/*/2
5  literal  100
6  equal  1 5   1.1/1/*/2 cross-check
7  all  0 4   1.1/1/*   <- 1.1/1/*
8  all  7   1.1/1   <- 1.1/1
)");
}

TEST(program, rating_groups_recognition_procedure) {
  EXPECT_EQ(program(R"(
dữ liệu
  có_khóa: có hay không "Có khóa hoàn thành"
tiêu chuẩn 1 "A"
  tiêu chí 1.1 "B" bắt buộc
    mức 1
      - "C"
    mức 2
      - "D"
  tiêu chí 1.2 "E"
    mức 1
      - "F"
nhóm M "G"
  tiêu chí M.1 "H"
    mức 2
      - "I"
xếp mức trường
  mức 1: mọi tiêu chí bắt buộc đạt mức 1 và ít nhất 50% tiêu chí đạt mức 1
  mức 2: trường đạt mức 1 và ít nhất 1 tiêu chí đạt mức 2 và mọi tiêu chí của nhóm M đạt mức 2
công nhận chuẩn "Đạt chuẩn"
  điều kiện: có_khóa
  mức độ 1: trường đạt mức 2
kiểm tra khóa "Có khóa": có_khóa
)"),
            R"(
0  attest   1.1/1/*/1   <- 1.1/1/*/1
1  all  0   1.1/1/*   <- 1.1/1/*
2  all  1   1.1/1   <- 1.1/1
3  attest   1.1/2/*/1   <- 1.1/2/*/1
4  all  3   1.1/2/*   <- 1.1/2/*
5  all  4   1.1/2   <- 1.1/2
6  attained  2   1.1 reached 1
7  attained  2 5   1.1 reached 2
8  attest   1.2/1/*/1   <- 1.2/1/*/1
9  all  8   1.2/1/*   <- 1.2/1/*
10  all  9   1.2/1   <- 1.2/1
11  attained  10   1.2 reached 1
12  attest   M.1/2/*/1   <- M.1/2/*/1
13  all  12   M.1/2/*   <- M.1/2/*
14  all  13   M.1/2   <- M.1/2
15  attained   M.1 reached 1
16  attained  14   M.1 reached 2
17  attained  6 11   1 reached 1
18  attained  7 11   1 reached 2
19  attained  6
20  percent_quota  50% of 6 11
21  all  19 20
22  all  21   muc.1
23  quota  1 of 7 11
24  attained  16
25  all  22 23 24
26  all  21 25   muc.2
27  all  26   chuan.1/mức
28  truth  có_khóa
29  all  28   chuan/điều_kiện/1
30  all  29   chuan/điều_kiện
31  all  27 30   chuan.1
32  all  28   khóa
)");
}

}  // namespace
