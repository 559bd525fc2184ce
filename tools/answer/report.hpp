// SPDX-License-Identifier: MIT
// The self-assessment report, or its summary, in the official form.
#pragma once

#include "answer/asked.hpp"
#include "office/form/page.hpp"

namespace chuan::answer {

struct ReportParameters {
  InquiryRequest law;
  std::string form, file = "bao-cao.docx";

  template <class Visit>
  static void fields(Visit& visit, ReportParameters& of) {
    visit("as_of", of.law.as_of, "xét theo luật đang có hiệu lực ngày này");
    visit("form", of.form, "day-du: cả báo cáo; tom-tat: kết quả và điều còn thiếu; hoặc một mẫu khác của bộ quy tắc");
    visit("file", of.file, "tên tệp được làm ra, đuôi .docx hoặc .html");
  }
};

/// A paper that was made.
struct Paper {
  Bytes file;
  std::string form;                 ///< as the rules call it
  std::string title;                ///< of the form
  std::vector<std::string> blanks;  ///< what people must fill in, in order
};

/// The page as .docx or .html, by the name's end. Throws Refusal for another.
Bytes page_file(const Asked& asked, const std::string& name, const office::Page& page);

/// Throws FaultyInput or Refusal.
Paper make_report(Asked& asked, const Bytes& dossier, const ReportParameters& parameters);
Json to_json(const Paper& paper);

}  // namespace chuan::answer
