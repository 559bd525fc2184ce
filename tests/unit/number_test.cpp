// SPDX-License-Identifier: MIT
// Exact numbers: reading, writing, arithmetic, order.
#include "chuan/number.hpp"

#include <gtest/gtest.h>

namespace chuan {
namespace {

Number number(std::string_view text) {
  const auto parsed = Number::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Number{});
}

TEST(Number, reads_comma_and_point) {
  EXPECT_EQ(number("98,5"), *Number::ratio(197, 2));
  EXPECT_EQ(number("98.5"), number("98,5"));
  EXPECT_EQ(number("-3"), Number{-3});
  EXPECT_EQ(number("-0"), Number{0});
  EXPECT_EQ(number("007"), Number{7});
  EXPECT_EQ(number("0,10"), *Number::ratio(1, 10));
}

TEST(Number, reads_at_most_eighteen_digits) {
  EXPECT_EQ(number("999999999999999999").numerator(), 999'999'999'999'999'999);
  EXPECT_EQ(to_string(number("0,12345678901234567"), ','), "0,12345678901234567");
  EXPECT_FALSE(Number::parse("1000000000000000000"));
  EXPECT_FALSE(Number::parse("0,123456789012345678"));
}

TEST(Number, refuses_everything_else) {
  for (const char* text : {"", "-", "--1", "+1", "1.234.567", "1,2,3", ",5", "5,", "1 000", " 1", "1 ", "1e3", "0x1",
                           "٣", "-,5", "NaN", "95%"})
    EXPECT_FALSE(Number::parse(text)) << text;
}

TEST(Number, writes_decimals_exactly) {
  EXPECT_EQ(to_string(number("98,5"), ','), "98,5");
  EXPECT_EQ(to_string(number("98,5"), '.'), "98.5");
  EXPECT_EQ(to_string(number("-0,05"), ','), "-0,05");
  EXPECT_EQ(to_string(Number{0}, ','), "0");
  EXPECT_EQ(to_string(*Number::ratio(1, 8), ','), "0,125");
  EXPECT_EQ(to_string(Number{INT64_MIN}, ','), "-9223372036854775808");
  EXPECT_EQ(to_string(Number{INT64_MAX}, ','), "9223372036854775807");
}

TEST(Number, rounds_other_ratios_and_says_so) {
  EXPECT_EQ(to_string(*Number::ratio(1, 3), ','), "≈ 0,3333");
  EXPECT_EQ(to_string(*Number::ratio(-2, 3), ','), "≈ -0,6667");
  EXPECT_EQ(to_string(*Number::ratio(199'999, 3), ','), "≈ 66666,3333");
  EXPECT_EQ(to_string(*Number::ratio(INT64_MAX, 3 * 7 * 11 * 13), '.').substr(0, 5), "≈ 3");
}

TEST(Number, reading_undoes_writing) {
  for (std::int64_t thousandths = -2'500; thousandths <= 2'500; ++thousandths) {
    const Number value = *Number::ratio(thousandths, 1000);
    EXPECT_EQ(number(to_string(value, ',')), value);
  }
}

TEST(Number, reduces_and_keeps_the_sign_above) {
  EXPECT_EQ(Number::ratio(6, -4)->numerator(), -3);
  EXPECT_EQ(Number::ratio(6, -4)->denominator(), 2);
  EXPECT_TRUE(Number::ratio(6, 3)->is_whole());
  EXPECT_FALSE(Number::ratio(1, 0));
  EXPECT_FALSE(Number::ratio(static_cast<WideInteger>(INT64_MAX) + 1, 1));
}

TEST(Number, orders_without_overflow) {
  EXPECT_LT(*Number::ratio(INT64_MAX - 1, INT64_MAX), Number{1});
  EXPECT_LT(*Number::ratio(1, 3), *Number::ratio(1, 2));
  EXPECT_LT(Number{-1}, Number{0});
  EXPECT_GE(number("60,0"), number("60"));
}

TEST(Number, arithmetic_is_exact_or_absent) {
  EXPECT_EQ(add(number("0,1"), number("0,2")), number("0,3"));
  EXPECT_EQ(subtract(Number{1}, number("0,9")), number("0,1"));
  EXPECT_EQ(multiply(*divide(Number{1}, Number{3}), Number{3}), Number{1});
  EXPECT_FALSE(divide(Number{1}, Number{0}));
  EXPECT_FALSE(add(Number{INT64_MAX}, Number{1}));
  EXPECT_FALSE(multiply(Number{INT64_MAX}, Number{2}));
  EXPECT_FALSE(subtract(Number{-INT64_MAX}, Number{2}));
}

TEST(Number, a_comparison_mirrored_or_negated_says_what_it_should) {
  constexpr Comparison all[] = {Comparison::less,    Comparison::at_most,  Comparison::equal,
                                Comparison::differs, Comparison::at_least, Comparison::more};
  for (const Comparison each : all)
    for (const Number& a : {Number(-1), Number(0), *Number::ratio(1, 2), Number(1)})
      for (const Number& b : {Number(-1), Number(0), *Number::ratio(1, 2), Number(1)}) {
        EXPECT_EQ(holds(mirrored(each), b, a), holds(each, a, b)) << a.numerator() << sign(each) << b.numerator();
        EXPECT_NE(holds(opposite(each), a, b), holds(each, a, b)) << a.numerator() << sign(each) << b.numerator();
      }
  EXPECT_TRUE(holds(Comparison::at_most, Number(1), Number(1)));
  EXPECT_FALSE(holds(Comparison::less, Number(1), Number(1)));
}

TEST(Number, thousands_stand_apart) {
  EXPECT_EQ(grouped(Number(0)), "0");
  EXPECT_EQ(grouped(Number(999)), "999");
  EXPECT_EQ(grouped(Number(1000)), "1.000");
  EXPECT_EQ(grouped(Number(-1234567)), "-1.234.567");
  EXPECT_EQ(grouped(number("1234,5")), "1.234,5");
  EXPECT_EQ(grouped(*Number::ratio(100000, 3)), "≈ 33.333,3333");
}

}  // namespace
}  // namespace chuan
