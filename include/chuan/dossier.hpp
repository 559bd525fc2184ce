// SPDX-License-Identifier: MIT
// A school's data as read from one JSON file; every part may be missing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/diagnostic.hpp"
#include "chuan/number.hpp"
#include "chuan/rulebook.hpp"
#include "chuan/verdict.hpp"

namespace chuan {

/// A value of a fact: yes/no, or a number (scales and choices by index, dates as days since 1970).
using FactValue = std::variant<bool, Number>;

/// What is said of a figure in place of a value. To every verdict it is a figure that is not known.
enum class NoFigure : std::uint8_t { unknown, not_applicable };

/// The values of one fact: `single`, or one for each school year given (key: its first calendar year).
/// `single` of a yearly fact is the value of the latest school year. A year, or the single value, that is said to have
/// none is in `none_by_year` or `none` instead.
struct FactValues {
  std::optional<FactValue> single;
  std::map<int, FactValue> by_year;
  SourceRange range;
  std::optional<NoFigure> none{};
  std::map<int, NoFigure> none_by_year{};
};

struct RecordedVerdict {
  Verdict verdict = Verdict::unknown;
  std::vector<std::string> evidence;
  std::string note;
  SourceRange range;
};

struct RecordedLevel {
  int level = 0;
  SourceRange range;
};

struct Evidence {
  std::string code;
  std::string title;
  std::optional<Date> issued;
  std::optional<Date> expires;
  std::string location;
  std::vector<std::string> aliases;  ///< codes it had before
  SourceRange range;
};

struct RecordedRecognition {
  std::string id;
  int degree = 0;
  Date date{};
  std::string circular;         ///< under which it was given; empty: not said
  std::optional<Date> expires;  ///< as written on the certificate
  SourceRange range;
};

struct PlanAction {
  std::string criterion, action, owner, decides, source, starts, due, indicator, evidence;
  std::vector<std::string> changes;  ///< what it changes; empty: whatever its criterion needs
  std::optional<Number> cost;
  std::optional<int> days;
  std::optional<int> reaches;
  SourceRange range;
};

struct PlanGoal {
  std::string target;  ///< "chuan_quoc_gia.2"
  std::string by;      ///< a year, a school year or a date, as written
};

struct Plan {
  std::optional<PlanGoal> goal;
  std::vector<PlanGoal> further_goals;
  std::string period;                                         ///< as its title says, "2023-2024"
  std::optional<Date> approved;                               ///< the report it follows from
  std::map<std::string, RecordedLevel> targets;               ///< criterion → level
  std::map<std::string, std::vector<std::string>> solutions;  ///< criterion → what is done for it, in general
  std::vector<PlanAction> actions;
  std::vector<std::string> conclusions;  ///< in its own words
  std::vector<std::string> recipients;
};

/// What people write about the school; no verdict rests on it.
struct Situation {
  std::vector<std::string> strengths, limits;
  std::map<std::string, std::string> shortfalls;    ///< criterion → what of it is not reached
  std::map<std::string, std::string> descriptions;  ///< criterion → how things stand
};

/// Where a dossier that was read from a document has its values from. Keys are JSON pointers into the dossier.
struct Provenance {
  std::string file;
  std::map<std::string, std::string> places;                ///< "bảng 1, hàng 24"
  std::map<std::string, std::string> originals;             ///< the words before their spelling was mended
  std::vector<std::pair<std::string, std::string>> unread;  ///< place, text
};

struct CouncilMember {
  std::string name, role, position;
};

struct Review {
  std::string date, content;
};

/// The part of a dossier that each educational level of a school has for itself.
struct LevelData {
  std::map<std::string, RecordedLevel> results;         ///< criterion → level
  std::map<std::string, RecordedVerdict> requirements;  ///< address → verdict
  std::vector<std::optional<FactValues>> facts;         ///< by FactId
};

/// A further site of the school; what it falls short of is a finding, never a verdict of its own.
struct Site {
  std::string name;
  std::map<std::string, RecordedLevel> results;
  std::map<std::string, RecordedVerdict> requirements;
};

struct Dossier {
  std::string name;
  std::string kind;
  std::string province, commune;   ///< where it is, as administrations are named
  std::optional<int> school_year;  ///< first calendar year
  std::optional<Date> date;
  LevelData data;
  std::map<std::string, LevelData> levels;  ///< educational level → what differs there
  std::vector<Evidence> evidence;
  std::vector<RecordedRecognition> recognitions;
  std::optional<Plan> plan;
  std::vector<Site> sites;
  std::vector<CouncilMember> council;
  std::vector<Review> reviews;
  Situation situation;
  std::optional<Provenance> provenance;
};

/// What decides which rulebook a dossier is read against.
struct DossierHeader {
  std::string name;
  std::string kind;
  SourceRange kind_range;
  std::optional<Date> date;
};

/// Limits: 64 MiB a dossier, 64 levels of nesting.
inline constexpr std::size_t largest_dossier = std::size_t{64} << 20;

/// Reads only name, kind and date of the JSON in `sources[file]`. Absent on broken JSON (said in `diagnostics`).
std::optional<DossierHeader> read_header(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

/// Reads the whole dossier against `rulebook`: unknown keys, facts and criteria are errors with a suggestion, values
/// are checked against their types. Absent iff `diagnostics` received an error.
std::optional<Dossier> read_dossier(const Sources& sources, std::uint32_t file, const Rulebook& rulebook,
                                    Diagnostics& diagnostics);

/// `dossier`, read against `from`, as it counts under `to`: figures of the same name stay; verdicts and results stay
/// only under the same circular and where what they are about has not changed. What was left out is said in `findings`.
Dossier transfer(const Dossier& dossier, const Rulebook& from, const Rulebook& to, Diagnostics& findings);

/// The JSON Schema (2020-12) of dossiers under `rulebook`.
std::string dossier_schema(const Rulebook& rulebook);

/// The parts of an evidence code such as "[H15-1.8-02]".
struct EvidenceCode {
  std::optional<int> box;
  std::string criterion;  ///< "1.8"
  int number = 0;

  friend bool operator==(const EvidenceCode&, const EvidenceCode&) = default;
};

/// Writes a code by a template such as "MC.{tiêu_chí}.{số:2}"; a box, where the template has one, is the standard's.
std::string evidence_code(std::string_view code_template, std::string_view criterion, int number);

/// Reads `text` strictly by a template such as "[H{hộp}-{tiêu_chí}-{số:2}]".
std::optional<EvidenceCode> parse_evidence_code(std::string_view text, std::string_view code_template);

/// Reads the variants found in real documents ("H1-1.1-01", "1.1-01", "[H1-1.01-01]", "MC.1.1.01", "MC.1.1.3.01",
/// "MC-1-1-01").
std::optional<EvidenceCode> read_evidence_code(std::string_view text);

}  // namespace chuan
