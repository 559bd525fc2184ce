// SPDX-License-Identifier: MIT
// Reading typed values out of JSON nodes, and the reader of a dossier built on that.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/dossier.hpp"
#include "diagnostic/code.hpp"
#include "dossier/checks.hpp"
#include "dossier/fields.hpp"
#include "dossier/json.hpp"
#include "dossier/pointer.hpp"

namespace chuan::dossier {

/// Values of the expected type, or a diagnostic and nothing. `null` never gets here: objects and lists leave it out.
class Cursor {
 public:
  using Read = std::function<void(const Node&)>;

  Cursor(const Json& json, Diagnostics& diagnostics) : json_(json), diagnostics_(diagnostics) {}

 protected:
  Diagnostic& say(Code code, SourceRange range, std::vector<std::string> arguments = {});
  /// "… is a number, expected …".
  void wrong_type(const Node& node, std::string_view expected);
  bool expect(const Node& node, Kind kind);

  /// Every field of an object, whatever its key.
  void each_field(const Node& object, const Read& read);
  void items(const Node& list, const Read& read);

  std::optional<std::string> text(const Node& node);
  /// Text, or a number as it is written.
  std::optional<std::string> as_written(const Node& node);
  std::optional<int> whole(const Node& node);
  std::optional<Date> date(const Node& node);
  std::optional<int> school_year(std::string_view text, SourceRange range);
  /// A number or text as a number of that kind, within its bounds.
  std::optional<Number> figure(const Node& node, FactType type, std::string_view name);

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
  /// The fields of an object by their list; what is not in it is an error, or kept where the format is later than ours.
  template <class T>
  void object(const Node& node, T& value);
  void unknown_field(const Node& node, const std::vector<Field>& known);
  void must_have(const Node& object, std::string_view key);

  // A field of each type.
  void value(const Node& node, Field field, std::string& target);
  void value(const Node& node, Field field, std::vector<std::string>& target);
  void value(const Node& node, Field field, int& target);
  void value(const Node& node, Field field, std::optional<int>& target);
  void value(const Node& node, Field field, Date& target);
  void value(const Node& node, Field field, std::optional<Date>& target);
  void value(const Node& node, Field field, std::optional<Number>& target);
  void value(const Node& node, Field field, Verdict& target);
  void value(const Node& node, Field field, GivenOn<RecordedRecognition>& target);
  void value(const Node& node, Field field, std::map<std::string, std::string>& target);
  void value(const Node& node, Field field, std::map<std::string, std::vector<std::string>>& target);
  void value(const Node& node, Field field, std::map<std::string, RecordedLevel>& target);
  void value(const Node& node, Field field, std::map<std::string, RecordedVerdict>& target);
  void value(const Node& node, Field field, std::map<std::string, LevelData>& target);
  void value(const Node& node, Field field, std::vector<std::optional<FactValues>>& target);
  template <class T>
  void value(const Node& node, Field field, std::optional<T>& target);
  template <class T>
  void value(const Node& node, Field field, std::vector<T>& target);
  template <class T>
  void value(const Node& node, Field field, T& target);

  // An item of a list, where there is more to it than its fields; false: it is none.
  bool item(const Node& node, Evidence& item);
  bool item(const Node& node, RecordedRecognition& recorded);
  bool item(const Node& node, PlanAction& action);
  bool item(const Node& node, Site& site);
  template <class T>
  bool item(const Node& node, T& item);

  void requirement(const Node& node, std::map<std::string, RecordedVerdict>& requirements);
  /// An object whose keys are criteria.
  void by_criterion(const Node& node, const std::function<void(const Criterion&, const Node&)>& read);
  // read_facts.cpp
  void fact(const Node& node, std::vector<std::optional<FactValues>>& facts);
  void by_year(const Fact& fact, const Node& node, FactValues& values);
  std::optional<FactValue> fact_value(const Fact& fact, const Node& node);
  std::optional<FactValue> enumerator(const Fact& fact, const Node& node);

  const Rulebook& rulebook_;
  Checks checks_;
  std::string pointer_;                   // of the part that is being read
  bool is_later_ = false;                 // the dossier is of a later format than this program knows
  const Criterion* of_action_ = nullptr;  // the criterion of the action that is being read
  std::vector<Checks::Cited> cited_;
};

template <class T>
void Reader::object(const Node& node, T& value) {
  if (!expect(node, Kind::object)) return;
  each_field(node, [&](const Node& child) {
    bool is_known = false;
    auto read = [&](Field field, auto& part) {
      if (is_known || field.key != child.key) return;
      is_known = true;
      if (child.kind == Kind::null) return;
      const PointerStep step(pointer_, field.key);
      this->value(child, field, part);
    };
    fields(read, value);
    if (!is_known) unknown_field(child, fields_of(value));
  });
  auto check = [&](Field field, auto&) {
    if (field.is_required) must_have(node, field.key);
  };
  fields(check, value);
}

template <class T>
void Reader::value(const Node& node, Field, std::optional<T>& target) {
  object(node, target.emplace());
}

template <class T>
void Reader::value(const Node& node, Field, std::vector<T>& target) {
  items(node, [&](const Node& each) {
    const PointerStep step(pointer_, std::to_string(target.size()));
    if (T made{}; item(each, made)) target.push_back(std::move(made));
  });
}

template <class T>
void Reader::value(const Node& node, Field, T& target) {
  object(node, target);
}

template <class T>
bool Reader::item(const Node& node, T& item) {
  object(node, item);
  return true;
}

}  // namespace chuan::dossier
