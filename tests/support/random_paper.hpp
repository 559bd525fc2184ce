// SPDX-License-Identifier: MIT
// Plans, reports and lists of known content, in every form that schools use.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/random.hpp"

namespace chuan::test {

struct TableCell {
  std::string text;
  int columns = 1, rows = 1;
  bool is_covered = false;  ///< by one to the left or above
};
using CellRows = std::vector<std::vector<TableCell>>;

/// A line, or a table in place of it.
struct PaperPart {
  std::string line;
  CellRows table;
};

struct KnownAction {
  std::string criterion, action, owner;
  long cost = 0;  ///< in đồng; 0: the form has no column for it
  std::string starts, due;
};

struct KnownEvidence {
  std::string code, title, issued;  ///< YYYY-MM-DD; empty: the form has no column for it
};

struct KnownFigure {
  std::string name, year;
  bool is_aim = false;
  std::string value;  ///< with a decimal comma
};

/// What a paper says.
struct KnownContent {
  std::map<std::string, int> results, targets;
  std::vector<KnownAction> actions;
  std::vector<KnownEvidence> evidence;
  std::vector<KnownFigure> figures;

  std::size_t size() const {
    return results.size() + targets.size() + actions.size() + evidence.size() + figures.size();
  }
};

struct Paper {
  KnownContent content;
  std::vector<PaperPart> parts;
};

/// The names of the forms.
const std::vector<std::string>& paper_forms();

/// A paper of that form.
Paper random_paper(std::size_t form, Random& random);

}  // namespace chuan::test
