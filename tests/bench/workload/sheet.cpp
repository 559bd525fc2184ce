// SPDX-License-Identifier: MIT
// The workload as a workbook: a row a school, its levels by formulas over a second sheet of what it told:
// sheet INPUT WORKBOOK
#include <simdjson.h>
#include <xlsxwriter.h>

#include <cstdio>
#include <unordered_map>

#include "model.hpp"

namespace {

constexpr lxw_col_t region_column = 1;  // behind the id

std::string cell(std::size_t column, std::size_t row) {
  char name[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(name, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
  return name;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 3;
  const std::vector<workload::Indicator> indicators = workload::indicators();
  std::unordered_map<std::string_view, lxw_col_t> columns{{"id", 0}, {"region", region_column}};
  for (const workload::Indicator& each : indicators)
    for (const std::string* key : {&each.first, &each.second, &each.rate})
      if (!key->empty()) columns.emplace(*key, static_cast<lxw_col_t>(columns.size()));
  const auto level_of = [&](const workload::Indicator* nine, std::size_t row) {
    const auto told = [&](const std::string& key) { return "told!" + cell(columns.at(key), row); };
    const std::string region = "told!" + cell(region_column, row);
    std::string text, end;
    for (int level = 0; level < workload::levels; ++level) {
      text += "IF(AND(";
      for (const workload::Indicator* each = nine + level * 3; each < nine + level * 3 + 3; ++each) {
        text += (each == nine + level * 3 ? "" : ",") + told(each->first) + "," + told(each->second);
        if (!each->rate.empty())
          text += "," + told(each->rate) + ">=IF(" + region + "=\"difficult\"," +
                  std::to_string(each->least_if_difficult) + "," + std::to_string(each->least) + ")";
      }
      text += "),";
      end += "," + std::to_string(workload::levels - 1 - level) + ")";
    }
    return "=" + text + std::to_string(workload::levels) + end;
  };

  lxw_workbook* const book = workbook_new(arguments[2]);
  lxw_worksheet* const levels = workbook_add_worksheet(book, "levels");
  lxw_worksheet* const told = workbook_add_worksheet(book, "told");
  const auto text = simdjson::padded_string::load(arguments[1]).value();
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream documents = parser.iterate_many(text, 1 << 20);
  lxw_row_t row = 0;
  for (auto document : documents) {
    for (auto field : document.get_object()) {
      const lxw_col_t column = columns.at(std::string_view(field.unescaped_key()));
      auto value = field.value();
      switch (value.type()) {
        case simdjson::ondemand::json_type::boolean:
          worksheet_write_boolean(told, row, column, bool(value.get_bool()), nullptr);
          break;
        case simdjson::ondemand::json_type::number:
          worksheet_write_number(told, row, column, double(value.get_double()), nullptr);
          break;
        default: {
          const std::string word(std::string_view(value.get_string()));
          worksheet_write_string(told, row, column, word.c_str(), nullptr);
          if (column == 0) worksheet_write_string(levels, row, 0, word.c_str(), nullptr);
        }
      }
    }
    const std::size_t criteria = indicators.size() / 9;
    for (std::size_t i = 0; i < criteria; ++i)
      worksheet_write_formula(levels, row, static_cast<lxw_col_t>(i + 1),
                              level_of(indicators.data() + i * 9, row).c_str(), nullptr);
    worksheet_write_formula(levels, row, static_cast<lxw_col_t>(criteria + 1),
                            ("=MIN(" + cell(1, row) + ":" + cell(criteria, row) + ")").c_str(), nullptr);
    ++row;
  }
  return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
