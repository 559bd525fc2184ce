// SPDX-License-Identifier: MIT
// What plans and reports look like under each circular and on each day, as `rules/ke-hoach/van-ban.json` declares.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chuan/date.hpp"

namespace chuan::office {

enum class PaperForm : std::uint8_t {
  customary,     ///< plan and report as they were customary under the circulars of 2018 (CV 5932/BGDĐT-QLCL)
  annex_tables,  ///< Biểu 1 and Biểu 2 of TT 57/2026, Phụ lục V
};

struct Papers {
  /// A kind of school, and the words by which a document shows that it is about one; folded.
  struct Kind {
    std::string name;
    std::vector<std::string> words;
  };
  /// Criteria outside the standards that have a table of their own: "met" in it is `level`.
  struct Group {
    std::string id;
    int level = 0;
    std::vector<std::string> words;  ///< in the heading of that table; folded
  };
  struct Form {
    PaperForm form = PaperForm::customary;
    std::vector<std::string> circulars;  ///< empty: any
  };
  /// Who is above a school and whom its papers go to.
  struct Bodies {
    std::vector<std::string> kinds;  ///< empty: any
    std::optional<Date> from;        ///< papers of this day on
    std::string above;               ///< as the letter head has it; empty: left out
    std::vector<std::string> recipients;
  };

  std::vector<Kind> kinds;
  std::vector<Group> groups;
  std::vector<Form> forms;     ///< the first that holds counts; the last holds always
  std::vector<Bodies> bodies;  ///< likewise

  PaperForm form_under(const std::string& circular) const;
  const Bodies& bodies_of(const std::string& kind, Date date) const;
};

/// Reads strictly: what is unknown, missing or of the wrong form is an error. Throws BadDeclaration.
Papers read_papers(const std::string& text, const std::string& name);

}  // namespace chuan::office
