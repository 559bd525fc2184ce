// SPDX-License-Identifier: MIT
// The sheets of a workbook before they are a file: columns, rows, what may stand in a cell.
#pragma once

#include <string>
#include <vector>

#include "chuan/dossier.hpp"

namespace chuan::office {

/// What may be typed in a cell; `words` are offered (one_of) or allowed beside the figure.
struct Allowed {
  enum class Kind { anything, one_of, percent, whole, amount, number } kind = Kind::anything;
  std::vector<std::string> words;

  friend bool operator==(const Allowed&, const Allowed&) = default;
};

struct SheetColumn {
  std::string header;
  double width = 12;
  bool is_given = false;  ///< written by the program: grey
  Allowed allowed{};
};

struct SheetCell {
  std::string text;
  bool is_given = false;  ///< grey although its column is not
  Allowed allowed{};      ///< beside that of the column
};

struct SheetRow {
  std::vector<SheetCell> cells;
  enum class Kind { plain, heading, subheading } kind = Kind::plain;
};

struct Sheet {
  std::string name;
  std::string title;
  std::string hint;
  std::vector<SheetColumn> columns;
  std::vector<SheetRow> rows;
  int spare_rows = 0;
  bool is_first = false;
};

/// The sheets in the order of the workbook.
std::vector<Sheet> sheets(const Rulebook& rulebook, const Dossier& dossier);

// The parts of the above.
Sheet school_sheet(const Rulebook& rulebook, const Dossier& dossier);
Sheet results_sheet(const Rulebook& rulebook, const Dossier& dossier, const std::string& educational_level);
/// The requirements of the criteria of `section`.
Sheet requirements_sheet(const Rulebook& rulebook, const std::vector<const Standard*>& sections, const LevelData& data,
                         const std::string& name, const std::string& educational_level);
Sheet facts_sheet(const Rulebook& rulebook, const Dossier& dossier, const std::string& educational_level);
Sheet evidence_sheet(const Rulebook& rulebook, const Dossier& dossier);
Sheet plan_sheet(const Rulebook& rulebook, const Dossier& dossier);
Sheet remarks_sheet(const Rulebook& rulebook, const Dossier& dossier);
Sheet recognitions_sheet(const Rulebook& rulebook, const Dossier& dossier);
Sheet council_sheet(const Dossier& dossier);
Sheet reviews_sheet(const Dossier& dossier);
Sheet sites_sheet(const Rulebook& rulebook, const Dossier& dossier);
Sheet provenance_sheet(const Dossier& dossier);

/// "Mã yêu cầu (THCS)", or the header itself for the school as a whole.
std::string of_level(const std::string& header, const std::string& educational_level);
/// "20/08/2022"; empty where there is none.
std::string text_of(const std::optional<Date>& date);
/// "Không đạt", "Mức 2".
std::string level_word(int level);
/// The words a result of the criterion may have.
std::vector<std::string> level_words(const Criterion& criterion);
std::string verdict_word(Verdict verdict);
/// The data of a level; an empty one when the dossier has none.
const LevelData& data_of(const Dossier& dossier, const std::string& educational_level);

}  // namespace chuan::office
