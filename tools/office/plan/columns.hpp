// SPDX-License-Identifier: MIT
// A reader of roles, not of positions: what each column of a table is, from its heads over several rows, from what the
// cells below say and from the words around the table.
//
// A head is a row in which two columns at least are named, wherever it stands; rows go on belonging to it while a
// column is still open, which is one whose last name spans others. The name nearest to the cells decides, those above
// it tell whose levels a group shows. Columns that contradict each other, or whose place the format lost, make the
// table doubtful: it is refused with the reason and its rows are listed, never read by what seems likeliest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/document/document.hpp"
#include "office/plan/papers.hpp"

namespace chuan::office {

/// What a column says of a level, where it does.
enum class Verdict : std::uint8_t {
  none,
  level,    ///< a mark here: the level is reached
  failed,   ///< a mark here: not even the first
  met,      ///< «Đạt», with a level of its own or of the row
  not_met,  ///< «Không đạt», likewise
};

struct Column {
  Role role = Role::none;
  Verdict verdict = Verdict::none;
  int level = 0;  ///< of `verdict`; 0: the row or the heading says which
  Context context = Context::none;
  std::string year;   ///< "2023" or "2022-2023" where its heads name one
  std::string head;   ///< its heads from above to below
  std::string group;  ///< those above the nearest
};

struct Heads {
  std::vector<Column> columns;
  std::size_t first_row = 0;  ///< the first below them
  std::string fault;          ///< why the columns do not add up to one reading

  /// The first column of that role; npos: none.
  std::size_t of(Role role) const;
  bool has(Role role) const { return of(role) != std::string::npos; }
};

/// Absent where no row of the table is a head.
std::optional<Heads> read_heads(const Table& table, const Papers& papers);

/// The criterion that a cell names, alone or before its title; absent for a sentence that begins with a number.
std::optional<std::string> criterion_in(const Said& cell);

}  // namespace chuan::office
