// SPDX-License-Identifier: MIT
// The cells of a workbook's sheets as parts of a dossier's JSON, each with its place.
#pragma once

#include <map>
#include <string>

#include "office/workbook/placed_json.hpp"
#include "office/workbook/read_sheet.hpp"

namespace chuan::office {

/// Reads the sheets one by one into `root`; what a cell says wrong goes to `read`. What needs the law beyond names of
/// columns and types is left to the reader of dossiers.
class PageReader {
 public:
  PageReader(const Rulebook& rulebook, WorkbookRead& read) : book_(rulebook), read_(read) {}

  void add(const WorkbookPage& page);
  /// What was gathered over several rows, put in its place.
  void finish();

  Placed root{};
  std::vector<UnknownField> unknown_fields;  ///< of a later format, kept as they are

 private:
  using Keys = std::map<std::string, std::string>;  ///< what was given, and where

  // read_rows.cpp: one entry a criterion, requirement or figure
  void school(const WorkbookPage& page);
  void result(const WorkbookRow& row, const std::string& level);
  void requirement(const WorkbookRow& row, const std::string& level);
  void fact(const WorkbookPage& page, const WorkbookRow& row, const std::string& level);
  void fact_by_year(const WorkbookPage& page, const WorkbookRow& row, const Fact* fact, Placed& facts);
  nlohmann::json figure(const Fact* fact, const Said& cell);
  // read_lists.cpp: one entry a row
  void evidence(const WorkbookRow& row);
  void action(const WorkbookRow& row);
  void remark(const WorkbookRow& row);
  void recognition(const WorkbookRow& row);
  void member(const WorkbookRow& row);
  void review(const WorkbookRow& row);
  void site(const WorkbookRow& row);
  void origin(const WorkbookRow& row);

  Placed& scope(const std::string& level) { return level.empty() ? root : root["levels"][level]; }
  Placed& list(Placed& in, std::string_view name);
  void fault(const std::string& place, const std::string& text) { read_.faults.push_back({place, text}); }
  /// The cell's key, said to be new; false when it is missing or was given before.
  bool is_new(const Said& key, const std::string& in, const std::string& row_place, const char* what);
  /// False, and said, when the cell holds a number, which may have lost a last zero.
  bool is_text(const Said& code);
  bool needs(const WorkbookRow& row, const char* header);

  // Values into an object under `name`, unless the cell is empty.
  void text(Placed& into, std::string_view name, const Said& cell);
  void whole(Placed& into, std::string_view name, const Said& cell);
  void codes(Placed& into, std::string_view name, const Said& cell);
  // read_values.cpp: what people write for them is understood, else refused at its cell
  void days(Placed& into, const Said& starts, const Said& due);
  void sum(Placed& into, std::string_view name, const Said& cell);
  void degree(Placed& into, std::string_view name, const Said& cell);
  void target(Placed& into, std::string_view name, const Said& cell);
  void kind(Placed& into, std::string_view name, const Said& cell);
  void lines(Placed& into, std::string_view name, const Said& cell);
  void level(Placed& into, std::string_view name, const Said& cell, const std::string& key_place);
  void verdict(Placed& into, const Said& verdict, const Said& evidence, const Said& note);
  std::string text_of(const Said& cell);
  void add_list(Placed& into, std::string_view name, const Said& cell, std::optional<std::vector<std::string>> items);

  const Rulebook& book_;
  WorkbookRead& read_;
  std::map<std::string, Keys> given_;
  std::map<std::int64_t, Placed> sites_;
};

}  // namespace chuan::office
