// SPDX-License-Identifier: MIT
// The workload as SQL: one wide table in memory, one SELECT for the levels: sqlite INPUT OUTPUT
#include <simdjson.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <unordered_map>

#include "model.hpp"

namespace {

void must(int result, sqlite3* database) {
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW) return;
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
  std::exit(1);
}

/// 3 when all three levels hold one on the other, else the level below the first that does not.
std::string level_of(const workload::Indicator* nine) {
  std::string text = "CASE";
  for (int level = 0; level < workload::levels; ++level) {
    text += " WHEN NOT (";
    for (const workload::Indicator* each = nine + level * 3; each < nine + level * 3 + 3; ++each) {
      text += (each == nine + level * 3 ? "" : " AND ") + each->first + " AND " + each->second;
      if (!each->rate.empty())
        text += " AND " + each->rate + " >= " + std::to_string(each->least) + " - 5 * (region = 'difficult')";
    }
    text += ") THEN " + std::to_string(level);
  }
  return text + " ELSE 3 END";
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 3;
  const std::vector<workload::Indicator> indicators = workload::indicators();
  std::vector<std::string> columns = {"id", "region"};
  for (const workload::Indicator& each : indicators)
    for (const std::string* key : {&each.first, &each.second, &each.rate})
      if (!key->empty()) columns.push_back(*key);
  std::string table = "CREATE TABLE school (", places, levels, least = "min(", ids;
  std::unordered_map<std::string_view, int> place;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    table += (i > 0 ? ", " : "") + columns[i];
    places += i > 0 ? ",?" : "?";
    place.emplace(columns[i], static_cast<int>(i) + 1);
  }
  const std::size_t criteria = indicators.size() / 9;
  for (std::size_t i = 0; i < criteria; ++i) {
    const std::string name = "c" + std::to_string(i);
    levels += ", " + level_of(indicators.data() + i * 9) + " AS " + name;
    least += (i > 0 ? ", " : "") + name;
    ids += name + ", ";
  }
  sqlite3* database = nullptr;
  must(sqlite3_open(":memory:", &database), database);
  must(sqlite3_exec(database, (table + ")").c_str(), nullptr, nullptr, nullptr), database);
  sqlite3_stmt* statement = nullptr;
  must(sqlite3_prepare_v2(database, ("INSERT INTO school VALUES (" + places + ")").c_str(), -1, &statement, nullptr),
       database);
  must(sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr), database);
  const auto text = simdjson::padded_string::load(arguments[1]).value();
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream documents = parser.iterate_many(text, 1 << 20);
  for (auto document : documents) {
    for (auto field : document.get_object()) {
      const int at = place.at(std::string_view(field.unescaped_key()));
      auto value = field.value();
      switch (value.type()) {
        case simdjson::ondemand::json_type::boolean:
          sqlite3_bind_int(statement, at, bool(value.get_bool()));
          break;
        case simdjson::ondemand::json_type::number:
          sqlite3_bind_int64(statement, at, std::int64_t(value.get_int64()));
          break;
        default: {
          const std::string_view word = value.get_string();
          sqlite3_bind_text(statement, at, word.data(), static_cast<int>(word.size()), SQLITE_TRANSIENT);
        }
      }
    }
    must(sqlite3_step(statement), database);
    sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
  must(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr), database);

  const auto started = std::chrono::steady_clock::now();
  const std::string select =
      "SELECT id, " + ids + least + ") FROM (SELECT id" + levels + " FROM school ORDER BY rowid)";
  must(sqlite3_prepare_v2(database, select.c_str(), -1, &statement, nullptr), database);
  std::string lines;
  while (sqlite3_step(statement) == SQLITE_ROW)
    for (int i = 0, last = sqlite3_column_count(statement) - 1; i <= last; ++i) {
      lines += reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      lines += i == last ? '\n' : ' ';
    }
  std::fprintf(stderr, "EVAL %.6f\n",
               std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
  std::FILE* const output = std::fopen(arguments[2], "wb");
  if (output == nullptr || std::fwrite(lines.data(), 1, lines.size(), output) != lines.size()) return 1;
  return std::fclose(output) == 0 ? 0 : 1;
}
