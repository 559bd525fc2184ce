// SPDX-License-Identifier: MIT
// An inquiry: a dossier read under the law of its own date, as it counts on the day asked about. Errors are data.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chuan/dossier.hpp"
#include "chuan/law.hpp"
#include "chuan/program.hpp"

namespace chuan {

/// A rulebook on a date with its program. Shared by pointer because the program points into the rulebook.
struct LoweredLaw {
  Rulebook rulebook;
  Program program;
};

/// Diagnostics that came up together. Their places are in the sources of the dossier or in those of the rules.
struct Notice {
  enum class About : std::uint8_t { dossier, rules };

  About about = About::dossier;
  Diagnostics diagnostics;
  std::size_t errors_elsewhere = 0;  ///< errors in rule files of other circulars, which change nothing here
};

/// What there is to tell, in the order in which it came up.
using Notices = std::vector<Notice>;

bool has_errors(const Notices& notices);

/// The rulebook asked for, absent iff a notice has an error. Warnings about places in rule files are left out: they are
/// for those who edit them.
struct LawResult {
  std::shared_ptr<const LoweredLaw> law;
  Notices notices;
};

/// Rule files as parsed. Makes each rulebook with its program once, however many threads ask for it.
struct Rules {
  Rules();
  ~Rules();
  Rules(Rules&&) noexcept;
  Rules& operator=(Rules&&) noexcept;

  /// The rulebook of `circular` on `date` for schools of `kind`, with its program. Errors found while parsing count
  /// where they touch the circular. Any number of threads may ask at once.
  LawResult law_of(const std::string& circular, Date date, const std::string& kind) const;

  Sources sources;
  Law law;
  Diagnostics diagnostics;           ///< from parsing
  std::vector<std::uint32_t> files;  ///< indices into `sources`

 private:
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

/// What is asked of a dossier.
struct InquiryRequest {
  std::optional<Date> as_of{};  ///< absent: the date of the dossier
  std::string circular{};       ///< empty: the circular in force for its kind on that day
};

/// A dossier as it counts under one law on one day.
struct Inquiry {
  std::shared_ptr<const LoweredLaw> law;
  Dossier dossier;
  Date as_of{};
  Diagnostics findings;  ///< what was left out when it was moved here from the law of its own date
};

/// Why there is no inquiry.
enum class InquiryFault : std::uint8_t {
  none,
  faulty,            ///< the notices say what is wrong
  no_date,           ///< neither the request nor the dossier gives a day
  no_kind,           ///< the dossier gives no kind of school, the request no circular
  unknown_circular,  ///< no rule file holds the circular asked for
};

/// The inquiry, absent iff there is a fault.
struct InquiryResult {
  std::optional<Inquiry> inquiry;
  InquiryFault fault = InquiryFault::none;
  Notices notices;
};

/// Reads the dossier `sources[file]` under the law of its own date, then moves it to the day asked about. Any number of
/// threads may do this at once, each with sources of its own.
InquiryResult read_inquiry(const Rules& rules, const Sources& sources, std::uint32_t file,
                           const InquiryRequest& request);

/// The same of a dossier that was made without a file.
InquiryResult make_inquiry(const Rules& rules, Dossier dossier, const InquiryRequest& request);

/// The same inquiry under another circular or on another day.
InquiryResult move_inquiry(const Rules& rules, const Inquiry& known, const std::string& circular, Date date);

}  // namespace chuan
