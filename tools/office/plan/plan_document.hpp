// SPDX-License-Identifier: MIT
// What a self-assessment or an improvement plan says, found in a document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/dossier.hpp"
#include "chuan/number.hpp"
#include "office/document/document.hpp"
#include "office/plan/papers.hpp"

namespace chuan::office {

/// A criterion's line in a table of results. `id` is "3.1", or "M4.1" for the first criterion of Mức 4.
struct FoundResult {
  std::string id;
  int level = 0;   ///< 0: Không đạt
  Said shortfall;  ///< what of it is not reached
  std::string place;
};

/// What stands under a criterion's heading.
struct FoundCriterion {
  std::string id;
  Said title;
  std::optional<int> target;
  Said target_said;
  std::vector<Said> solutions;
  std::string place;
};

/// A row of the table of weak criteria, or of Biểu 2. A part that the table has no column for is absent, an empty cell
/// is empty text.
struct FoundAction {
  std::string criterion;
  std::optional<Said> action, owner, decides, cost, source, due, indicator, evidence, aim;
  std::optional<int> reaches;  ///< the level that `aim` names
  Said progress;               ///< how far it is, as written
  std::string status{};        ///< as the data contract names it; empty: not said
  std::optional<int> done{};   ///< per cent
  std::string place;
};

struct FoundEvidence {
  Said code, title, issued, location, note;
};

/// One number of a table of figures.
struct FoundFigure {
  Said name;
  std::string unit, key;  ///< the key of a form's row, "QM01"
  std::string year;       ///< "2023-2024", "2024"; empty: not said
  bool is_aim = false;    ///< what is striven for, no result
  Number value;
  std::string text, place;
};

struct FoundMember {
  Said name, position, role;
};

struct FoundReview {
  Said when, what;
};

/// A numbered heading: "II.", "1.1.2.", "A.".
struct FoundHeading {
  std::string number;
  Said said;
};

struct PlanDocument {
  Document document;
  std::optional<Date> date;  ///< "Tiên Lãng, ngày 20 tháng 08 năm 2022"
  std::string date_place;
  Said school_name;
  std::string kind;  ///< a kind as the rules name it, where the text tells; else empty
  Said period;       ///< of the title: "2023-2024"
  std::vector<FoundResult> results;
  std::vector<FoundCriterion> criteria;
  std::vector<FoundAction> actions;
  std::vector<FoundEvidence> evidence;
  std::vector<FoundHeading> headings;
  std::vector<Said> conclusions, strengths, limits, recipients, goals;
  std::vector<FoundFigure> figures;
  std::vector<FoundMember> council;
  std::vector<FoundReview> reviews;
  std::vector<Said> empty_reviews;            ///< when reviews are planned of which nothing is written down
  std::vector<std::string> disputed;          ///< criteria on which two places disagree: no result is taken
  std::vector<std::string> disputed_targets;  ///< likewise: no target is taken
  std::vector<Said> unread;                   ///< parts of tables and lists that were not understood
  /// Sentences that carry a criterion, a level, a sum, a day or a percentage and gave no value of the dossier.
  std::vector<Said> passed;
  std::vector<std::string> warnings;
};

/// Finds the parts by their headings and shapes. Throws BadDocument where nothing of a plan or a result is found.
PlanDocument find_plan(Document document, const Papers& papers);

/// The dossier of what the document says, with its provenance. No rulebook has been asked yet: `check_dossier` does.
Dossier to_dossier(const PlanDocument& plan, const Papers& papers);

}  // namespace chuan::office
