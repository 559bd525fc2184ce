// SPDX-License-Identifier: MIT
// What changed between two texts of the law, clause by clause.
#pragma once

#include <map>

#include "answer/asked.hpp"
#include "chuan/comparison.hpp"

namespace chuan::answer {

struct DiffParameters {
  std::string before, after, kind;
  std::optional<Date> today;

  template <class Visit>
  static void fields(Visit& visit, DiffParameters& of) {
    visit("before", of.before, "18/2018/TT-BGDĐT hoặc 18/2018/TT-BGDĐT@25/01/2025");
    visit("after", of.after, "18/2018/TT-BGDĐT hoặc 18/2018/TT-BGDĐT@25/01/2025");
    visit("kind", of.kind, "loại trường, khi văn bản có nhiều phụ lục");
    visit("today", of.today, "khi một văn bản không có ngày: bản có hiệu lực gần nhất tính đến ngày này");
  }
};

/// A circular as it reads on a day.
struct DatedCircular {
  std::string circular;
  Date date{};
};
/// "18/2018/TT-BGDĐT@2025-01-25", or without a day. Throws Refusal.
DatedCircular dated_circular(Asked& asked, const std::string& text, std::optional<Date> today);

struct Compared {
  DatedCircular before, after;
  std::string kind;
  Differences differences;
  std::map<std::string, std::size_t> totals;  ///< by kind of change and direction
};
/// Throws FaultyInput or Refusal.
Compared compare_texts(Asked& asked, const DiffParameters& parameters);
/// The text before of one edition of the rules, the text after of another.
Compared compare_texts(Asked& edition_before, Asked& edition_after, const DiffParameters& parameters);
Json to_json(const Compared& compared);

/// Two editions of the rules.
struct ComparedEditions {
  std::vector<Compared> texts;  ///< what differs, by circular, day and kind; texts in which nothing does are left out
  std::vector<std::string> only_before, only_after;  ///< circulars that one of them does not hold
};
/// Every text that a circular of both has had, for each kind for which it differs; only for `kind` where one is given.
ComparedEditions compare_editions(Asked& edition_before, Asked& edition_after, const std::string& kind);
Json to_json(const ComparedEditions& compared);

}  // namespace chuan::answer
