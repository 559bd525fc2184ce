// SPDX-License-Identifier: MIT
// One value that several documents say: what they agree on, or a conflict that names each side with its place.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "office/plan/join.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {

template <class Value>
struct Saying {
  std::size_t from;  ///< which document
  Value value;
  std::string pointer;  ///< there
};

class Agreement {
 protected:
  Agreement(const std::vector<PlanDocument>& plans, std::vector<Dossier> dossiers, const std::string& prefer)
      : plans_(plans), all_(std::move(dossiers)), prefer_(prefer) {}

  Dossier& made() { return joined_.dossier; }
  const std::string& file_of(std::size_t from) const { return plans_[from].document.file; }
  bool is_preferred(std::size_t from) const { return is_same_file(file_of(from), prefer_); }

  std::string place_of(std::size_t from, const std::string& pointer) const {
    const auto& places = all_[from].provenance->places;
    const auto found = places.find(pointer);
    return found == places.end() ? "" : found->second;
  }

  /// The places of what stands at and below `pointer` there, for `to` here.
  void take_places(std::size_t from, const std::string& pointer, const std::string& to) {
    const Provenance& there = *all_[from].provenance;
    for (const auto* list : {&there.places, &there.originals}) {
      auto& here = list == &there.places ? from_.places : from_.originals;
      for (auto at = list->lower_bound(pointer); at != list->end() && at->first.starts_with(pointer); ++at) {
        const std::string rest = at->first.substr(pointer.size());
        if (!rest.empty() && rest.front() != '/') continue;
        here[to + rest] = list == &there.places ? base_name(file_of(from)) + ": " + at->second : at->second;
      }
    }
  }

  /// The value on which all agree, or that of the preferred document; absent where they differ.
  template <class Value>
  std::optional<Value> agreed(const std::string& about, const std::string& to, const std::vector<Saying<Value>>& said,
                              const std::function<std::string(const Value&)>& show) {
    if (said.empty()) return std::nullopt;
    const auto is_same = [&](const Saying<Value>& each) {
      return folded(show(each.value)) == folded(show(said[0].value));
    };
    if (std::all_of(said.begin(), said.end(), is_same)) {
      take_places(said[0].from, said[0].pointer, to);
      return said[0].value;
    }
    Conflict conflict{about, to, {}, false};
    const Saying<Value>* chosen = nullptr;
    for (const Saying<Value>& each : said) {
      conflict.sides.push_back({base_name(file_of(each.from)), place_of(each.from, each.pointer), show(each.value)});
      if (is_preferred(each.from) && chosen == nullptr) chosen = &each;
    }
    conflict.is_settled = chosen != nullptr;
    joined_.conflicts.push_back(std::move(conflict));
    if (chosen == nullptr) return std::nullopt;
    take_places(chosen->from, chosen->pointer, to);
    return chosen->value;
  }

  std::string text(const std::string& about, const std::string& pointer,
                   const std::function<const std::string&(const Dossier&)>& part) {
    std::vector<Saying<std::string>> said;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (const std::string& value = part(all_[i]); !value.empty()) said.push_back({i, value, pointer});
    return agreed<std::string>(about, pointer, said, [](const std::string& value) { return value; }).value_or("");
  }

  const std::vector<PlanDocument>& plans_;
  std::vector<Dossier> all_;
  const std::string prefer_;
  Joined joined_;
  Provenance from_;
};

}  // namespace chuan::office
