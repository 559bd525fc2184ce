// SPDX-License-Identifier: MIT
// JSON that rules editors write, read strictly: a slip is said with its place, never passed over.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "chuan/date.hpp"
#include "chuan/sentence.hpp"

namespace chuan::office {

/// A declaration that is not as it must be; says where and what is expected.
class BadDeclaration : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One member of a declared object. Patterns are ECMAScript's, for text without marks and capitals.
struct Parameter {
  enum class Form : std::uint8_t { whole, flag, date, one_of, text, texts, in_two_languages, pattern, patterns, list };

  const char* name;
  Form form;
  bool is_required = true;
  std::vector<Parameter> members{};    ///< of each object of a list
  std::vector<std::string> choices{};  ///< of one_of
  std::vector<unsigned> groups{};      ///< how many groups a pattern may have; empty: any
};

/// What readers of one declared file share. `where_` is told with each fault.
class Declared {
 public:
  explicit Declared(std::string name) : name_(std::move(name)) {}

 protected:
  [[noreturn]] void fail(const std::string& what) const;
  [[noreturn]] void fail(Sentence what, const std::vector<std::string>& arguments = {}) const {
    fail(in_both(what, arguments));
  }
  nlohmann::json parsed(const std::string& text) const;
  void keys(const nlohmann::json& object, const std::vector<std::string>& known,
            const std::vector<std::string>& required) const;
  /// Empty where there is none.
  std::string text(const nlohmann::json& object, const char* key) const;
  void members(const nlohmann::json& json, const std::vector<Parameter>& known) const;

  std::string name_, where_;

 private:
  void member(const nlohmann::json& json, const Parameter& known) const;
  /// One that has marks or capitals finds nothing, one that matches nothing at all finds everything.
  void pattern(const std::string& text, const std::vector<unsigned>& groups) const;
};

/// "a, b, c".
std::string listed(const std::vector<std::string>& names);

}  // namespace chuan::office
