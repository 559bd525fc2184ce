// SPDX-License-Identifier: MIT
// Keys of JSON objects told apart quickly: most dossiers give them in the order of the one before.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chuan/batch_reader.hpp"

namespace chuan {

/// A fixed set of keys, as they stand between quotes in the text. Behind a text there is room for reading on.
class Keys {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  void add(const std::string& key, std::uint32_t value) {
    if (!places_.emplace(key, static_cast<std::uint32_t>(keys_.size())).second) return;
    Key made{key + "\"", {}, {}, value, 0};
    char start[sizeof made.start] = {}, mask[sizeof made.mask] = {};
    for (std::size_t i = 0; i < std::min(made.quoted.size(), sizeof start); ++i) {
      start[i] = made.quoted[i];
      mask[i] = '\xFF';
    }
    std::memcpy(made.start.data(), start, sizeof start);
    std::memcpy(made.mask.data(), mask, sizeof mask);
    keys_.push_back(std::move(made));
  }

  /// The value of the key at `text`, behind its opening quote and before `end`.
  std::uint32_t find(const char* text, const char* end) {
    if (expected_ < keys_.size() && is_at(keys_[expected_], text, end)) {
      last_ = expected_;
    } else {
      const auto* quote = static_cast<const char*>(std::memchr(text, '"', static_cast<std::size_t>(end - text)));
      if (quote == nullptr) return none;
      const auto found = places_.find(std::string_view(text, static_cast<std::size_t>(quote - text)));
      if (found == places_.end()) return none;
      if (last_ != none) keys_[last_].after = found->second;
      last_ = found->second;
    }
    expected_ = keys_[last_].after;
    return keys_[last_].value;
  }

  std::size_t size() const { return keys_.size(); }
  void start() {
    last_ = none;
    expected_ = 0;
  }

 private:
  using Words = std::array<std::uint64_t, 2>;

  struct Key {
    std::string quoted;     ///< with the closing quote
    Words start{}, mask{};  ///< its first bytes, and which bytes these are
    std::uint32_t value = 0;
    std::uint32_t after = 0;  ///< the key that came after it last time
  };

  static bool is_at(const Key& key, const char* text, const char* end) {
    Words first;
    std::memcpy(first.data(), text, sizeof first);
    if ((first[0] & key.mask[0]) != key.start[0] || (first[1] & key.mask[1]) != key.start[1]) return false;
    const std::size_t size = key.quoted.size();
    return size <= sizeof first ||
           (static_cast<std::size_t>(end - text) >= size &&
            std::memcmp(text + sizeof first, key.quoted.data() + sizeof first, size - sizeof first) == 0);
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> places_;
  std::vector<Key> keys_;
  std::uint32_t last_ = none, expected_ = 0;
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
  Names(const Program& program, const Rulebook& rulebook, const std::string& kind, Profile profile);

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
  Profile profile;

  Keys requirements;                            ///< → address
  std::vector<std::uint32_t> input_of_address;  ///< UINT32_MAX: nothing asks for it
  Marks addresses;
  Keys criteria;  ///< → criterion
  std::vector<std::vector<LevelInput>> level_inputs;
  Marks results;
  Keys facts;  ///< → index into the rulebook's facts
  Keys flat;   ///< the same and `id`
  static constexpr std::uint32_t id = Keys::none - 1;
  std::vector<GivenFact> given_facts;
  Marks facts_given;
  std::vector<std::pair<std::uint32_t, Number>> constants;  ///< figure inputs that kind and level alone decide
  std::vector<std::uint32_t> days;                          ///< facts that are a day of the school year
};

}  // namespace chuan
