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
  std::string kind{};          ///< own, approved, unapproved, demonstration; empty: not said
  std::string verification{};  ///< found, not_found, unchecked; empty: not said
  std::string checked_by{};
  std::optional<Date> checked_on{};
};

/// Whether an item counts under the strict profile on that day: issued and not expired, looked for and found where
/// somebody said so, no demonstration, and not still without the approval that it needs.
bool counts_on(const Evidence& item, Date day);

/// The items of a list by their codes: as written, by one they had before, or in another spelling of the same code.
class EvidenceIndex {
 public:
  explicit EvidenceIndex(const std::vector<Evidence>& list);
  /// Where in the list the item is that `code` means; none: it is not listed.
  std::optional<std::size_t> find(const std::string& code) const;
  /// The first item whose code, in whatever spelling, is `code`.
  std::optional<std::size_t> find_spelling(const std::string& code) const;

 private:
  struct Spelled {
    std::optional<int> box;
    std::size_t item;
  };
  std::map<std::string, std::size_t> exact_;
  std::map<std::string, std::vector<Spelled>> spelled_;  ///< by system, criterion and number
};

struct RecordedRecognition {
  std::string id;
  int degree = 0;
  Date date{};
  std::string circular;         ///< under which it was given; empty: not said
  std::optional<Date> expires;  ///< as written on the certificate
  SourceRange range;
  bool only_year = false;  ///< only the year of `date` is known
};

struct PlanAction {
  std::string criterion, action, owner, decides, source, starts, due, indicator, evidence;
  std::vector<std::string> changes;  ///< what it changes; empty: whatever its criterion needs
  std::optional<Number> cost;
  std::optional<int> days;
  std::optional<int> reaches;
  SourceRange range;
  std::string status{};           ///< not_started, under_way, done, stopped; empty: not said
  std::optional<int> progress{};  ///< per cent
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

/// A field that this program does not know, of a dossier in a later format. It is written back as it was.
struct UnknownField {
  std::string parent;  ///< the object it stands in, as a JSON pointer
  std::string key;
  std::string json;
};

/// The latest format of dossiers that this program knows in full.
inline constexpr int dossier_format = 2;

/// A dossier. `engine/dossier/fields.hpp` lists its fields, `engine/dossier/README.md` says what they mean.
struct Dossier {
  std::optional<int> format;  ///< absent: not said
  std::string name;
  std::string kind;
  std::string province, commune;   ///< where it is, as administrations are named
  std::optional<int> school_year;  ///< first calendar year
  std::optional<Date> date;
  std::optional<Date> submitted;  ///< to those who recognise; an older circular may then still count
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
  std::vector<UnknownField> unknown_fields;
};

/// What decides which rulebook a dossier is read against.
struct DossierHeader {
  std::string name;
  std::string kind;
  SourceRange kind_range;
  std::optional<Date> date;
  std::optional<Date> submitted;
};

/// Limits: 64 MiB a dossier, 64 levels of nesting.
inline constexpr std::size_t largest_dossier = std::size_t{64} << 20;

/// Reads only name, kind and dates of the JSON in `sources[file]`. Absent on broken JSON (said in `diagnostics`).
std::optional<DossierHeader> read_header(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

/// Reads the whole dossier against `rulebook`: unknown keys, facts and criteria are errors with a suggestion, values
/// are checked against their types. Unknown keys of a later format are warnings and kept. Absent iff `diagnostics`
/// received an error.
std::optional<Dossier> read_dossier(const Sources& sources, std::uint32_t file, const Rulebook& rulebook,
                                    Diagnostics& diagnostics);

/// Holds a dossier that was made without a file against `rulebook` as `read_dossier` would. The `subject` of each
/// diagnostic is the JSON pointer of what it is about. False iff `diagnostics` received an error.
bool check_dossier(Dossier& dossier, const Rulebook& rulebook, Diagnostics& diagnostics);

/// The dossier as canonical JSON text: keys in the order of the list of fields, criteria, requirements and facts in
/// that of the rulebook, what is empty left out, whole figures as numbers and others as text with a decimal comma,
/// dates as 2022-08-20. Reading it gives the dossier back. `dossier` was read against `rulebook`.
std::string write_dossier(const Dossier& dossier, const Rulebook& rulebook);

/// Every address that a verdict may be kept under, in the order of the text: "1.1/1", "1.1/1/a", "1.1/1/a/1",
/// "1.1/1/a/1/+1".
std::vector<std::string> addresses(const Rulebook& rulebook);

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

/// Whether a code, or a circular's template of them, numbers by boxes ("H1-1.1-01") and not "MC.1.1.01".
bool is_by_boxes(std::string_view code_or_template);

}  // namespace chuan
