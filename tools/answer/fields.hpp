// SPDX-License-Identifier: MIT
// The parameters of a question as one list of fields, which is read from JSON and described as JSON Schema.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "chuan/assessment.hpp"
#include "chuan/date.hpp"
#include "chuan/diagnostic.hpp"

namespace chuan::answer {

using Json = nlohmann::ordered_json;

/// A number within bounds.
struct Bounded {
  double value, least, most;
};

/// The last day of a day, a school year or a year.
struct SpanEnd {
  std::optional<Date> day;
};

/// A type of value that a parameter may have: how it is described, and how it is read.
Json describe(const std::string& value);
Json describe(const bool& value);
Json describe(const std::optional<Date>& value);
Json describe(const SpanEnd& value);
Json describe(const Bounded& value);
Json describe(const Language& value);
Json describe(const Profile& value);
Json describe(const std::vector<std::string>& value);
/// False where `json` is no such value.
bool read(const Json& json, std::string& value);
bool read(const Json& json, bool& value);
bool read(const Json& json, std::optional<Date>& value);
bool read(const Json& json, SpanEnd& value);
bool read(const Json& json, Bounded& value);
bool read(const Json& json, Language& value);
bool read(const Json& json, Profile& value);
bool read(const Json& json, std::vector<std::string>& value);

/// Puts together the schema of the fields it visits.
class FieldDescriber {
 public:
  template <class Value>
  void operator()(const char* name, Value& value, const char* about) {
    add(name, describe(std::as_const(value)), about);
  }
  Json schema() &&;

 private:
  void add(const char* name, Json described, const char* about);
  Json properties_ = Json::object();
};

/// Reads the fields it visits; what is left over, or of another type, is a fault.
class FieldReader {
 public:
  explicit FieldReader(Json parameters) : parameters_(std::move(parameters)) {}

  template <class Value>
  void operator()(const char* name, Value& value, const char*) {
    const auto found = parameters_.find(name);
    known_.emplace_back(name);
    if (found == parameters_.end()) return;
    if (!read(*found, value)) faulty_.push_back(name);
    parameters_.erase(found);
  }
  /// Throws Refusal where something was wrong.
  void finish(Language language) const;

 private:
  Json parameters_;
  std::vector<std::string> known_, faulty_;
};

}  // namespace chuan::answer
