// SPDX-License-Identifier: MIT
// Keys of JSON objects told apart quickly: most dossiers give them in the order of the one before.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
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
    Key made{{}, static_cast<std::uint32_t>(key.size() + 1), value, 0};
    const std::string quoted = key + "\"";
    std::memcpy(made.start.data(), quoted.data(), std::min(quoted.size(), sizeof made.start));
    quoted_.push_back(quoted);
    keys_.push_back(made);
  }

  /// The value of the key at `text`, behind its opening quote and before `end`.
  std::uint32_t find(const char* text, const char* end) {
    if (expected_ < keys_.size() && is_at(expected_, text, end)) {
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
    Words start{};           ///< its first bytes, the closing quote counted
    std::uint32_t size = 0;  ///< of all of them
    std::uint32_t value = 0;
    std::uint32_t after = 0;  ///< the key that came after it last time
  };

  /// Which of the first bytes a key of a size has.
  static constexpr std::array<Words, 17> masks = [] {
    std::array<Words, 17> made{};
    for (std::size_t size = 0; size <= 16; ++size)
      for (std::size_t i = 0; i < size; ++i) made[size][i / 8] |= std::uint64_t{0xFF} << 8 * (i % 8);
    return made;
  }();

  bool is_at(std::uint32_t place, const char* text, const char* end) const {
    const Key& key = keys_[place];
    const Words& mask = masks[std::min<std::size_t>(key.size, sizeof(Words))];
    Words first;
    std::memcpy(first.data(), text, sizeof first);
    if ((first[0] & mask[0]) != key.start[0] || (first[1] & mask[1]) != key.start[1]) return false;
    return key.size <= sizeof first ||
           (static_cast<std::size_t>(end - text) >= key.size &&
            std::memcmp(text + sizeof first, quoted_[place].data() + sizeof first, key.size - sizeof first) == 0);
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> places_;
  std::vector<Key> keys_;
  std::vector<std::string> quoted_;  // parallel
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

/// Figure inputs that the kind of school and its only educational level decide.
std::vector<std::pair<std::uint32_t, Number>> constants_of(const Program& program, const Rulebook& rulebook,
                                                           const std::string& kind);

struct Intake::Names {
  Names(const Program& program, const Rulebook& rulebook, const std::string& kind, Profile profile);

  struct Use {
    std::uint32_t input = 0, years_back = 0;
    bool is_truth = false;
  };
  struct GivenFact {
    FactType type = FactType::yes_no;
    bool yearly = false;
    std::uint32_t first_use = 0, end_of_uses = 0;
    std::uint32_t only_truth = Keys::none;  ///< the input, where it is a yes or no that nothing else asks for
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
  std::vector<Use> uses;
  std::span<const Use> uses_of(const GivenFact& given) const {
    return std::span(uses).subspan(given.first_use, given.end_of_uses - given.first_use);
  }
  Marks facts_given;
  std::vector<std::pair<std::uint32_t, Number>> constants;  ///< figure inputs that kind and level alone decide
  std::vector<std::uint32_t> days;                          ///< facts that are a day of the school year
};

}  // namespace chuan
