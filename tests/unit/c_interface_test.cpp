// SPDX-License-Identifier: MIT
// The C interface: the same answers as everywhere, and nothing that a caller does wrong is more than an answer.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <thread>

#include <nlohmann/json.hpp>

#include "answer/answer.hpp"
#include "answer/open_law.hpp"
#include "chuan/chuan.h"

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* rules = R"(thông tư 1/2020/TT-BGDĐT "Thử"
  ban hành 01/01/2020
  hiệu lực 01/02/2020
  cấp học THCS "Trung học cơ sở"
  loại trường THCS "Trường trung học cơ sở": THCS
  áp dụng cho THCS

tiêu chuẩn 1 "Tổ chức"

  tiêu chí 1.1 "Kế hoạch"
    mức 1
      a) - "Có kế hoạch"

xếp mức trường
  mức 1: mọi tiêu chí đạt mức 1
)";
constexpr const char* dossier =
    R"({"school": {"name": "Trường A", "kind": "THCS"}, "date": "2021-06-01", "requirements": {"1.1/1/a/1": "met"}})";

chuan_file file(const char* name, std::string_view bytes) { return {name, bytes.data(), bytes.size()}; }

/// An answer that is freed.
class Answer {
 public:
  explicit Answer(chuan_handle handle) : handle_(handle) {}
  ~Answer() { chuan_free(handle_); }
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;
  std::string text() const { return chuan_json(handle_); }
  Json json() const { return Json::parse(text()); }
  int status() const { return chuan_status(handle_); }
  chuan_handle handle() const { return handle_; }

 private:
  chuan_handle handle_;
};

chuan_handle open_law() {
  const chuan_file text = file("rules.luat", rules);
  chuan_handle law = 0;
  const Answer opened(chuan_open(&text, 1, &law));
  EXPECT_EQ(opened.json()["circulars"][0]["circular"], "1/2020/TT-BGDĐT");
  return law;
}

bool is_error(const Answer& answer) { return answer.status() == CHUAN_REFUSED && answer.json().contains("error"); }

TEST(CInterface, answers_as_the_door_does) {
  const chuan_handle law = open_law();
  const chuan_file school = file("truong.json", dossier);
  const Answer answer(chuan_ask(law, "assess", nullptr, &school, 1));
  EXPECT_EQ(answer.status(), CHUAN_DONE);
  EXPECT_EQ(answer.json()["level"]["at_least"], 1);
  std::vector<chuan::answer::Bytes> texts;
  texts.push_back({"rules.luat", rules});
  const auto opened = chuan::answer::OpenLaw::of(std::move(texts));
  const chuan::answer::Bytes input{"truong.json", dossier};
  EXPECT_EQ(chuan::answer::ask(opened, "assess", "", {&input, 1}).json, answer.text());
  chuan_free(law);
}

TEST(CInterface, what_a_question_made_is_a_file) {
  const chuan_handle law = open_law();
  const Answer answer(chuan_ask(law, "compile", "{}", nullptr, 0));
  ASSERT_EQ(answer.status(), CHUAN_DONE) << answer.text();
  ASSERT_EQ(chuan_file_count(answer.handle()), 1U);
  chuan_file made{};
  ASSERT_EQ(chuan_file_at(answer.handle(), 0, &made), 1);
  chuan_handle compiled = 0;
  const Answer opened(chuan_open(&made, 1, &compiled));
  EXPECT_EQ(opened.json()["circulars"][0]["circular"], "1/2020/TT-BGDĐT");
  const chuan_file school = file("truong.json", dossier);
  const Answer one(chuan_ask(law, "assess", "", &school, 1)), other(chuan_ask(compiled, "assess", "", &school, 1));
  EXPECT_EQ(one.text(), other.text());
  chuan_free(compiled);
  chuan_free(law);
}

TEST(CInterface, survives_null_and_wrong_handles) {
  const chuan_handle law = open_law();
  const chuan_file school = file("truong.json", dossier), empty{nullptr, nullptr, 0}, missing{"x", nullptr, 7};
  chuan_handle none = 7;
  EXPECT_TRUE(is_error(Answer(chuan_open(nullptr, 1, &none))));
  EXPECT_EQ(none, 0U);
  EXPECT_TRUE(is_error(Answer(chuan_open(&school, 1, nullptr))));
  EXPECT_TRUE(is_error(Answer(chuan_open(&missing, 1, &none))));
  const Answer without_law(chuan_open(nullptr, 0, &none));
  EXPECT_EQ(without_law.json()["circulars"].size(), 0U);
  chuan_free(none);
  for (const chuan_handle wrong : {chuan_handle{0}, chuan_handle{123456}, ~chuan_handle{0}, without_law.handle()})
    EXPECT_TRUE(is_error(Answer(chuan_ask(wrong, "assess", "{}", &school, 1)))) << wrong;
  for (const chuan_handle wrong : {chuan_handle{0}, chuan_handle{123456}, law}) {
    EXPECT_EQ(chuan_status(wrong), CHUAN_REFUSED);
    EXPECT_TRUE(Json::parse(chuan_json(wrong)).contains("error"));
    EXPECT_STREQ(chuan_messages(wrong), "");
    EXPECT_EQ(chuan_file_count(wrong), 0U);
    chuan_file file{};
    EXPECT_EQ(chuan_file_at(wrong, 0, &file), 0);
  }
  EXPECT_EQ(chuan_file_at(without_law.handle(), 0, nullptr), 0);
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, nullptr, nullptr, nullptr, 0))));
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, "assess", nullptr, nullptr, 0))));
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, "assess", nullptr, nullptr, 3))));
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, "no such", nullptr, nullptr, 0))));
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, "assess", "[1", &school, 1))));
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, "assess", "{\"as_of\": 7}", &school, 1))));
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, "assess", "{\"as-of\": \"2021-01-01\"}", &school, 1))));
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, "assess", "{\"circular\": \"\xff\xfe\"}", &school, 1))));
  EXPECT_EQ(Answer(chuan_ask(law, "assess", nullptr, &empty, 1)).status(), CHUAN_FAULTY_INPUT);
  EXPECT_TRUE(is_error(Answer(chuan_schema("no such"))));
  EXPECT_TRUE(Answer(chuan_schema(nullptr)).json().is_array());
  chuan_free(law);
  chuan_free(law);
  chuan_free(0);
}

TEST(CInterface, survives_noise) {
  const chuan_handle law = open_law();
  std::string noise(std::size_t{100} << 20, '\0');
  std::uint32_t state = 1;
  for (char& each : noise) {
    state = state * 1664525U + 1013904223U;
    each = static_cast<char>(state >> 24);
  }
  const chuan_file input = file("truong.json", noise), text = file("rules.luat", noise);
  const Answer answer(chuan_ask(law, "assess", nullptr, &input, 1));
  EXPECT_NE(answer.status(), CHUAN_DONE);
  EXPECT_TRUE(answer.json().contains("error"));
  noise[noise.size() - 1] = '\0';
  for (std::size_t i = 0; i + 1 < noise.size(); ++i)
    if (noise[i] == '\0') noise[i] = ' ';
  EXPECT_TRUE(is_error(Answer(chuan_ask(law, noise.c_str(), noise.c_str(), nullptr, 0))));
  chuan_handle other = 0;
  const Answer opened(chuan_open(&text, 1, &other));
  EXPECT_EQ(opened.json()["circulars"].size(), 0U);
  EXPECT_EQ(Answer(chuan_ask(other, "check", nullptr, nullptr, 0)).status(), CHUAN_FAULTY_INPUT);
  chuan_free(other);
  chuan_free(law);
}

TEST(CInterface, eight_threads_ask_at_once) {
  const chuan_handle law = open_law();
  const chuan_file school = file("truong.json", dossier);
  const Answer expected(chuan_ask(law, "assess", nullptr, &school, 1));
  std::array<bool, 8> same{};
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < same.size(); ++i)
    threads.emplace_back([&, i] {
      same[i] = true;
      for (int round = 0; round < 20; ++round) {
        const std::string day =
            "{\"as_of\": \"2021-06-" + std::to_string(10 + (round + static_cast<int>(i)) % 20) + "\"}";
        const Answer moved(chuan_ask(law, "assess", day.c_str(), &school, 1));
        const Answer answer(chuan_ask(law, "assess", nullptr, &school, 1));
        same[i] = same[i] && answer.text() == expected.text() && moved.status() == CHUAN_DONE;
        chuan_free(law + 1000 + static_cast<chuan_handle>(round));  // no handle
      }
    });
  threads.clear();
  for (const bool each : same) EXPECT_TRUE(each);
  chuan_free(law);
}

}  // namespace
