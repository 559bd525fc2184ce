// SPDX-License-Identifier: MIT
// Reading typed values out of JSON nodes, and the reader of a dossier built on that.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chuan/dossier.hpp"
#include "diagnostic/code.hpp"
#include "dossier/json.hpp"

namespace chuan::dossier {

/// Values of the expected type, or a diagnostic and nothing. `null` never gets here: `fields` and `items` leave it out.
class Cursor {
 public:
  using Read = std::function<void(const Node&)>;
  struct Field {
    std::string_view key;
    Read read;
  };

  Cursor(const Json& json, Diagnostics& diagnostics) : json_(json), diagnostics_(diagnostics) {}

 protected:
  Diagnostic& say(Code code, SourceRange range, std::vector<std::string> arguments = {});
  /// "… is a number, expected …".
  void wrong_type(const Node& node, std::string_view expected);
  bool expect(const Node& node, Kind kind);

  /// Reads the fields of an object that are in `known`; every other key is an error.
  void fields(const Node& object, std::initializer_list<Field> known);
  /// Every field of an object, whatever its key.
  void each_field(const Node& object, const Read& read);
  void items(const Node& list, const Read& read);

  std::optional<std::string> text(const Node& node);
  std::optional<int> whole(const Node& node);
  std::optional<Date> date(const Node& node);
  std::optional<int> school_year(std::string_view text, SourceRange range);
  /// A number or text as a number of that kind, within its bounds.
  std::optional<Number> figure(const Node& node, FactType type, std::string_view name);

  Read into(std::string& target);
  Read into(std::vector<std::string>& target);
  /// An object of texts by name.
  Read into(std::map<std::string, std::string>& target);
  Read into(std::optional<Date>& target);
  Read into(std::optional<int>& target);
  /// Text, or a number as it is written: a year.
  Read into_as_written(std::string& target);

  const Json& json_;
  Diagnostics& diagnostics_;
};

/// Reads a whole dossier against a rulebook; `dossier` is what could be read.
class Reader : Cursor {
 public:
  Reader(const Json& json, const Rulebook& rulebook, Diagnostics& diagnostics);
  void read();

  Dossier dossier;

 private:
  // read.cpp
  void school(const Node& node);
  void site(const Node& node);
  void council_member(const Node& node);
  void review(const Node& node);
  void situation(const Node& node);
  void provenance(const Node& node);
  // read_level.cpp
  void educational_level(const Node& node);
  Field results(LevelData& data);
  Field requirements(LevelData& data);
  void levels_of_criteria(const Node& node, std::map<std::string, RecordedLevel>& levels);
  std::optional<int> level_of(const Criterion& criterion, const Node& node);
  const Criterion* criterion(std::string_view id, SourceRange range);
  void requirement(const Node& node, LevelData& data);
  std::optional<Verdict> verdict(const Node& node);
  // read_facts.cpp
  Field facts(LevelData& data);
  void fact(const Node& node, LevelData& data);
  void by_year(const Fact& fact, const Node& node, FactValues& values);
  std::optional<FactValue> fact_value(const Fact& fact, const Node& node);
  std::optional<FactValue> enumerator(const Fact& fact, const Node& node);
  // read_evidence.cpp
  void evidence(const Node& node);
  void check_evidence();
  void check_cited();
  // read_plan.cpp
  void recognition(const Node& node);
  void plan(const Node& node);
  PlanGoal goal(const Node& node);
  std::optional<std::string> target(const Node& node);
  void action(const Node& node, Plan& plan);
  void changed(const Node& node, PlanAction& action);
  /// An object whose keys are criteria.
  void by_criterion(const Node& node, const std::function<void(const std::string&, const Node&)>& read);
  const Recognition* find_recognition(std::string_view id) const;

  void unknown_name(std::string_view kind, std::string_view wanted, SourceRange range,
                    const std::vector<std::string>& known);

  /// An evidence code where a requirement cites it.
  struct Cited {
    std::string code;
    SourceRange range;
    std::string subject;
  };

  const Rulebook& rulebook_;
  std::vector<Cited> cited_;
  std::unordered_map<std::string_view, std::uint32_t> facts_;
  std::unordered_map<std::string_view, std::uint32_t> criteria_;
  std::unordered_map<std::string, std::string> addresses_;  // every address → the one verdicts are kept under
};

}  // namespace chuan::dossier
