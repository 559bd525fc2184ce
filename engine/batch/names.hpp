// SPDX-License-Identifier: MIT
// Keys of JSON objects told apart quickly: most dossiers give them in the order of the one before.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chuan/batch_reader.hpp"

namespace chuan {

/// A fixed set of keys, as they stand between quotes in the text.
class Keys {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  void add(const std::string& key, std::uint32_t value) {
    if (!places_.emplace(key, static_cast<std::uint32_t>(quoted_.size())).second) return;
    quoted_.push_back(key + "\"");
    values_.push_back(value);
    after_.push_back(0);
  }

  /// The value of the key at `text`, behind its opening quote and before `end`.
  std::uint32_t find(const char* text, const char* end) {
    const std::uint32_t expected = last_ < after_.size() ? after_[last_] : 0;
    if (is_at(expected, text, end)) {
      last_ = expected;
      return values_[expected];
    }
    const auto* quote = static_cast<const char*>(std::memchr(text, '"', static_cast<std::size_t>(end - text)));
    if (quote == nullptr) return none;
    const auto found = places_.find(std::string_view(text, static_cast<std::size_t>(quote - text)));
    if (found == places_.end()) return none;
    if (last_ < after_.size()) after_[last_] = found->second;
    last_ = found->second;
    return values_[found->second];
  }

  std::size_t size() const { return quoted_.size(); }
  void start() { last_ = none; }

 private:
  bool is_at(std::uint32_t place, const char* text, const char* end) const {
    if (place >= quoted_.size()) return false;
    const std::string& quoted = quoted_[place];
    return static_cast<std::size_t>(end - text) >= quoted.size() &&
           std::memcmp(text, quoted.data(), quoted.size()) == 0;
  }

  // `places_` owns its keys; the other lists are in order of adding.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> places_;
  std::vector<std::string> quoted_;
  std::vector<std::uint32_t> values_, after_;
  std::uint32_t last_ = none;
};

/// Which of some things a school has given; forgotten at once when the next begins.
class Marks {
 public:
  void resize(std::size_t size) { given_.resize(size); }
  void next_school() { ++school_; }
  bool is_set(std::size_t place) const { return given_[place] == school_; }
  /// False when it was set before.
  bool set(std::size_t place) {
    if (is_set(place)) return false;
    given_[place] = school_;
    return true;
  }

 private:
  std::vector<std::uint64_t> given_;
  std::uint64_t school_ = 0;
};

struct Intake::Names {
  Names(const Program& program, const Rulebook& rulebook, const std::string& kind, Date as_of, Profile profile);

  struct Use {
    std::uint32_t input = 0, years_back = 0;
    bool is_truth = false;
  };
  struct GivenFact {
    const Fact* fact = nullptr;
    std::vector<Use> uses;
  };
  /// Verdict inputs of a criterion's levels.
  struct LevelInput {
    std::uint32_t input = 0;
    int level = 0;
    std::uint32_t address = 0;
  };

  const Program& program;
  const Rulebook& rulebook;
  Date as_of;
  Profile profile;

  Keys requirements;                            ///< → address
  std::vector<std::uint32_t> input_of_address;  ///< UINT32_MAX: nothing asks for it
  Marks addresses;
  Keys criteria;  ///< → criterion
  std::vector<std::vector<LevelInput>> level_inputs;
  Marks results;
  Keys facts;  ///< → index into the rulebook's facts
  std::vector<GivenFact> given_facts;
  Marks facts_given;
  std::vector<std::pair<std::uint32_t, Number>> constants;  ///< figure inputs that kind and level alone decide
  std::vector<std::uint32_t> days;                          ///< facts that are a day of the school year
};

}  // namespace chuan
