// SPDX-License-Identifier: MIT
// Which text is what is said by its name.
#include "answer/open_law.hpp"

#include <algorithm>

namespace chuan::answer {

OpenLaw OpenLaw::of(std::vector<Bytes> texts) {
  Rules rules;
  std::vector<Bytes> others;
  std::stable_sort(texts.begin(), texts.end(), [](const Bytes& a, const Bytes& b) { return a.name < b.name; });
  for (Bytes& each : texts) {
    if (Law::is_compiled(each.bytes)) {
      std::vector<CompiledSource> sources;
      rules.law = Law::from_compiled(std::move(each.bytes), sources);
    } else if (each.name.ends_with(".luat")) {
      rules.files.push_back(rules.sources.add(std::move(each.name), std::move(each.bytes)));
    } else {
      others.push_back(std::move(each));
    }
  }
  if (!rules.files.empty()) rules.law.add(rules.sources, rules.files, rules.diagnostics);
  return {std::move(rules), std::move(others)};
}

const Bytes* OpenLaw::other(std::string_view name) const {
  for (const Bytes& each : others_)
    if (each.name.ends_with(name)) return &each;
  return nullptr;
}

std::vector<const Bytes*> OpenLaw::others(std::string_view folder, std::string_view end) const {
  std::vector<const Bytes*> found;
  for (const Bytes& each : others_) {
    const std::string_view name = each.name;
    if (name.ends_with(end) && name.substr(0, name.rfind('/') + 1).ends_with(folder)) found.push_back(&each);
  }
  std::sort(found.begin(), found.end(), [](const Bytes* a, const Bytes* b) { return a->name < b->name; });
  return found;
}

}  // namespace chuan::answer
