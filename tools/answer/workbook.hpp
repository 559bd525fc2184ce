// SPDX-License-Identifier: MIT
// A workbook for a school to fill.
#pragma once

#include "answer/asked.hpp"

namespace chuan::answer {

struct TemplateParameters {
  InquiryRequest law;
  std::string kind;
  std::optional<Date> today;

  template <class Visit>
  static void fields(Visit& visit, TemplateParameters& of) {
    visit("circular", of.law.circular, "thông tư; không cần khi có hồ sơ");
    visit("kind", of.kind, "loại trường; không cần khi có hồ sơ");
    visit("as_of", of.law.as_of, "theo luật đang có hiệu lực ngày này");
    visit("today", of.today, "khi không có as_of: bản có hiệu lực gần nhất tính đến ngày này");
  }
};

struct Workbook {
  std::shared_ptr<const LoweredLaw> law;
  std::string bytes;  ///< .xlsx
};

/// With what `dossier` says; empty to fill where it is null. Throws FaultyInput or Refusal.
Workbook make_workbook(Asked& asked, const Bytes* dossier, const TemplateParameters& parameters);
Json to_json(const Workbook& workbook);

}  // namespace chuan::answer
