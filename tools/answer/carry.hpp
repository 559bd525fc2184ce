// SPDX-License-Identifier: MIT
// An old dossier for another circular.
#pragma once

#include "answer/asked.hpp"
#include "chuan/comparison.hpp"

namespace chuan::answer {

struct CarryParameters {
  InquiryRequest law;  ///< of the old dossier
  std::string to;
  std::string school_year;  ///< the next one under the same circular, in place of `to`
  std::optional<Date> today;

  template <class Visit>
  static void fields(Visit& visit, CarryParameters& of) {
    visit("to", of.to, "thông tư mới; thêm @NGÀY để hồ sơ mới ghi ngày ấy thay cho today");
    visit("school_year", of.school_year, "năm học tới theo cùng thông tư, như 2027-2028; thay cho `to`");
    visit("circular", of.law.circular, "thông tư của hồ sơ cũ, khi khác thông tư theo ngày của hồ sơ");
    visit("today", of.today, "ngày của hồ sơ mới khi `to` không có ngày");
  }
};

struct CarriedOver {
  Inquiry old;
  std::shared_ptr<const LoweredLaw> law;  ///< of the new dossier
  Carried carried;
};

/// Throws FaultyInput or Refusal.
CarriedOver carry_over(Asked& asked, const Bytes& dossier, const CarryParameters& parameters);

}  // namespace chuan::answer
