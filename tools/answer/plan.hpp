// SPDX-License-Identifier: MIT
// The improvement plan of the cheapest repair in the official form, audited as it stands.
#pragma once

#include "answer/audit.hpp"
#include "answer/report.hpp"
#include "chuan/repair.hpp"

namespace chuan::answer {

struct PlanParameters {
  InquiryRequest law;
  std::string target, file = "ke-hoach.docx";
  SpanEnd by;

  template <class Visit>
  static void fields(Visit& visit, PlanParameters& of) {
    visit("as_of", of.law.as_of, "xét theo luật đang có hiệu lực ngày này");
    visit("target", of.target, "đích: muc.1, kiem_dinh.2 …; không có thì đích ghi trong hồ sơ");
    visit("by", of.by, "phải đạt trước: ngày, năm hoặc năm học");
    visit("file", of.file, "tên tệp được làm ra, đuôi .docx hoặc .html");
  }
};

struct MadePlan {
  /// `no_way`: nothing that can change reaches the target. `nothing_to_fill`: every criterion to be
  /// lifted is a question, or no criterion is.
  enum class Outcome : std::uint8_t { made, no_way, nothing_to_fill };
  Outcome outcome = Outcome::made;
  Target target;
  std::string target_words;    ///< in both languages
  std::optional<Repair> best;  ///< none: no way
  Paper paper;                 ///< where one was made
  Diagnostics findings;
};

/// Throws FaultyInput or Refusal; also where the target is reached.
MadePlan make_plan(Asked& asked, const Bytes& dossier, const PlanParameters& parameters);
Json to_json(const MadePlan& plan, Language language);

}  // namespace chuan::answer
