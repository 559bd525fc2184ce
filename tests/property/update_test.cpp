// SPDX-License-Identifier: MIT
// An updated run equals a run from scratch after any changes of inputs.
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "chuan/assessment.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

// What no real circular uses yet: shares of criteria, quotas of years, several orders of exceptions, division by 0.
constexpr const char* invented = R"(thông tư 9/2030/TT-BGDĐT "Bịa"
  ban hành 01/01/2030
  hiệu lực 01/01/2030
  cấp học THCS "Trung học cơ sở"
  loại trường bịa "Trường bịa": THCS
  áp dụng cho bịa

dữ liệu
  nhỏ: có hay không "Trường nhỏ"
  xa: có hay không "Trường xa"
  số_gv: số lượng "Số giáo viên" (người)
  số_lớp: số lượng "Số lớp" (lớp)
  gv_khá: tỷ lệ mỗi năm học "Giáo viên khá"
định nghĩa gv_lớp "Giáo viên trên lớp" = số_gv / số_lớp
định nghĩa lớp_trùng = số_lớp

tiêu chuẩn 1 "Một"
  tiêu chí 1.1 "Một"
    mức 1
      a) - "Đủ giáo viên": gv_lớp ít nhất 1,9
         - khi không nhỏ: "Không quá lớn": lớp_trùng không quá 45
      b) - "Có hai năm": ít nhất 2 năm trong 5 năm (gv_khá ít nhất 60%)
    mức 2
      - "Ngưỡng": gv_khá ít nhất 60%, riêng theo thứ tự khi xa: ít nhất 40%, riêng theo thứ tự khi nhỏ: ít nhất 50%
      - "Không giảm": không giảm trong 3 năm (gv_khá)
  tiêu chí 1.2 "Hai"
    mức 1
      - "Một trong các cách", ít nhất 2 trong các cách, nếu không đủ thì đạt:
        + "Cách một"
        + khi xa: "Cách hai": số_gv ít nhất 10
        + khi nhỏ: "Cách ba"
  tiêu chí 1.3 "Ba"
    mức 1
      - "Hai điều": ít nhất 2 trong (nhỏ; xa; số_lớp chia dư 2 = 1)

xếp mức trường
  mức 1: ít nhất 60% tiêu chí đạt mức 1
  mức 2: mọi tiêu chí đạt mức 2 hoặc trường đạt mức 1
)";

struct Subject {
  std::unique_ptr<Rulebook> book;  // the program points into it
  Program program;
};

const std::vector<Subject>& subjects() {
  static const std::vector<Subject> all = [] {
    test::LoadedLaw loaded;
    loaded.law.add(loaded.sources, loaded.sources.add("bia.luat", invented), loaded.diagnostics);
    std::vector<Subject> made;
    const auto add = [&](const char* circular, const char* date, const char* kind) {
      Diagnostics said;
      auto book = loaded.law.rulebook(circular, *parse_date(date), said, kind);
      EXPECT_TRUE(book) << circular << ", " << date << "\n" << render(said, loaded.sources, Language::vi);
      if (!book) return;
      Subject& subject = made.emplace_back();
      subject.book = std::make_unique<Rulebook>(std::move(*book));
      subject.program = lower(*subject.book);
    };
    EXPECT_FALSE(has_errors(loaded.diagnostics)) << render(loaded.diagnostics, loaded.sources, Language::vi);
    add("9/2030/TT-BGDĐT", "2030-06-01", "bịa");
    add("17/2018/TT-BGDĐT", "2023-06-01", "tiểu_học");
    add("18/2018/TT-BGDĐT", "2023-06-01", "THCS");
    add("18/2018/TT-BGDĐT", "2025-06-01", "phổ_thông_nhiều_cấp");
    add("19/2018/TT-BGDĐT", "2025-06-01", "mầm_non");
    add("57/2026/TT-BGDĐT", "2026-11-23", "mầm_non");
    add("57/2026/TT-BGDĐT", "2026-11-23", "THCS");
    add("57/2026/TT-BGDĐT", "2029-06-01", "giáo_dục_thường_xuyên");
    return made;
  }();
  return all;
}

/// Figures near the program's own thresholds, so that comparisons turn over.
class Chance {
 public:
  Chance(const Program& program, unsigned seed) : program_(program), random_(seed) {}

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }
  Verdict verdict() {
    constexpr Verdict often[] = {Verdict::met,     Verdict::met,     Verdict::met,           Verdict::not_met,
                                 Verdict::unknown, Verdict::unknown, Verdict::not_applicable};
    return often[below(std::size(often))];
  }
  Unknown reason() { return below(3) == 0 ? Unknown::no_evidence : Unknown::not_recorded; }
  std::optional<Number> figure() {
    if (below(4) == 0) return std::nullopt;
    const Number base =
        program_.literals.empty() || below(5) == 0 ? Number(0) : program_.literals[below(program_.literals.size())];
    return add(base, Number(static_cast<std::int64_t>(below(3)) - 1));
  }
  Verdict truth() {
    constexpr Verdict each[] = {Verdict::met, Verdict::not_met, Verdict::unknown};
    return each[below(std::size(each))];
  }

 private:
  const Program& program_;
  std::mt19937 random_;
};

Inputs random_inputs(const Program& program, Chance& chance) {
  Inputs inputs;
  for (std::size_t i = 0; i < program.truths.size(); ++i) inputs.truths.push_back(chance.truth());
  for (std::size_t i = 0; i < program.figures.size(); ++i) inputs.figures.push_back(chance.figure());
  for (std::size_t i = 0; i < program.verdicts.size(); ++i) {
    const Verdict verdict = chance.verdict();
    inputs.verdicts.push_back(verdict);
    inputs.verdict_reasons.push_back(verdict == Verdict::unknown ? chance.reason() : Unknown::no);
  }
  return inputs;
}

/// Changes one input of both alike.
void change(Chance& chance, Inputs& inputs, Updater& updater) {
  const std::size_t figures = inputs.figures.size(), truths = inputs.truths.size();
  const std::size_t kind = chance.below(3);
  if (kind == 0 && figures > 0) {
    const std::size_t i = chance.below(figures);
    updater.set_figure(i, inputs.figures[i] = chance.figure());
  } else if (kind == 1 && truths > 0) {
    const std::size_t i = chance.below(truths);
    updater.set_truth(i, inputs.truths[i] = chance.truth());
  } else {
    const std::size_t i = chance.below(inputs.verdicts.size());
    const Verdict verdict = chance.verdict();
    const Unknown reason = chance.reason();
    inputs.verdicts[i] = verdict;
    inputs.verdict_reasons[i] = verdict == Verdict::unknown ? reason : Unknown::no;
    updater.set_verdict(i, verdict, reason);
  }
}

std::string first_difference(const Program& program, const std::vector<Value>& updated,
                             const std::vector<Value>& fresh) {
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (!(updated[i] == fresh[i])) return "cell " + std::to_string(i) + " (" + program.subjects[i].name + ")";
  return updated.size() == fresh.size() ? "" : "the number of values";
}

TEST(Updater, HoldsWhatARunFromScratchGives) {
  constexpr unsigned seeds = 304, changes = 60;
  std::vector<Value> fresh;
  std::size_t moved = 0;
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    const Program& program = subjects()[seed % subjects().size()].program;
    Chance chance(program, seed);
    Inputs inputs = random_inputs(program, chance);
    Updater updater(program, inputs);
    run(program, inputs, fresh);
    ASSERT_EQ(first_difference(program, updater.values(), fresh), "") << "seed " << seed << ", at the start";
    for (unsigned i = 1; i <= changes; ++i) {
      const std::vector<Value> before = fresh;
      change(chance, inputs, updater);
      run(program, inputs, fresh);
      moved += first_difference(program, before, fresh).empty() ? 0 : 1;
      ASSERT_EQ(first_difference(program, updater.values(), fresh), "") << "seed " << seed << ", change " << i;
    }
  }
  EXPECT_GT(moved, seeds * changes / 10);  // the changes change something
}

TEST(Updater, CopiesAreIndependent) {
  const Program& program = subjects().front().program;
  Chance chance(program, 1);
  Inputs inputs = random_inputs(program, chance);
  Updater original(program, inputs);
  Updater copy = original;
  const std::vector<Value> before = original.values();
  for (int i = 0; i < 200; ++i) change(chance, inputs, copy);
  EXPECT_EQ(first_difference(program, original.values(), before), "");
  std::vector<Value> fresh;
  run(program, inputs, fresh);
  EXPECT_EQ(first_difference(program, copy.values(), fresh), "");
}

}  // namespace
}  // namespace chuan
