// SPDX-License-Identifier: MIT
// Circulars as loaded, one of them as in force on a day, and the shape of dossiers under it.
#pragma once

#include "answer/asked.hpp"

namespace chuan::answer {

struct ShowParameters {
  std::string circular, kind;
  std::optional<Date> as_of, today;

  template <class Visit>
  static void fields(Visit& visit, ShowParameters& of) {
    visit("circular", of.circular, "số hiệu, ví dụ 18/2018/TT-BGDĐT");
    visit("kind", of.kind, "loại trường, khi thông tư có nhiều phụ lục");
    visit("as_of", of.as_of, "theo luật đang có hiệu lực ngày này");
    visit("today", of.today, "khi không có as_of: bản có hiệu lực gần nhất tính đến ngày này");
  }
};

/// The circulars as loaded.
Json circulars_json(const Law& law);

/// The day asked for; else the last day, up to today, on which the circular was in force. Throws Refusal.
Date day_of(Asked& asked, const std::string& circular, std::optional<Date> as_of, std::optional<Date> today);

/// The circular with its annexes; what only amends others as it is written. Throws Refusal or FaultyInput.
Json shown(Asked& asked, const ShowParameters& parameters);
/// The same as canonical text, for people, with a line an annex on how it is established.
std::string shown_text(Asked& asked, const ShowParameters& parameters);
/// JSON Schema of the dossiers under it, with a line break.
std::string schema_of_dossiers(Asked& asked, const ShowParameters& parameters);

}  // namespace chuan::answer
