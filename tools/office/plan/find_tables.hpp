// SPDX-License-Identifier: MIT
// What a table is, by the roles of its columns, and what its rows say.
#pragma once

#include <optional>
#include <string>

#include "office/plan/columns.hpp"
#include "office/plan/plan_document.hpp"

namespace chuan::office {

/// The words around a table.
struct Around {
  std::string heading;    ///< the nearest heading or caption above
  std::string line;       ///< the line directly above, where units are said
  std::string criterion;  ///< the criterion under whose title it stands; empty: none
};

class TableFinder {
 public:
  TableFinder(const Papers& papers, PlanDocument& plan) : papers_(papers), plan_(plan) {}

  /// Reads it into the plan, what is not understood into `unread`; false when nothing of it was: the caller may know
  /// more of its rows.
  bool read(const Table& table, const Around& around);
  /// Text came between two tables, so that the next does not go on with the one before.
  void part() { before_.reset(); }

 private:
  Table without_examples(const Table& table);
  bool read_real(const Table& table, const Around& around);
  bool read_with(const Table& table, const Heads& heads, const Around& around);

  struct Before {
    Heads heads;
    std::size_t width;
  };

  const Papers& papers_;
  PlanDocument& plan_;
  std::optional<Before> before_;
};

/// Each reads the table if its columns are of that kind.
bool read_results(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                  PlanDocument& plan);
bool read_actions(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                  PlanDocument& plan);
bool read_figures(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                  PlanDocument& plan);

/// The codes of a column of criteria, row by row: a merged cell counts for each of its rows, and a number that a
/// spreadsheet cut short is told by its neighbours or not at all.
class Codes {
 public:
  Codes(const Table& table, std::size_t column, std::size_t first_row, const Papers& papers, PlanDocument& plan);
  /// Absent where the cell names none or its number may be two.
  std::optional<std::string> at(std::size_t row) const;
  std::size_t found() const;

 private:
  std::vector<std::optional<std::string>> ids_;
};

/// The column that holds the criteria, by its head and by its cells; npos: none.
std::size_t criteria_column(const Table& table, const Heads& heads);

}  // namespace chuan::office
