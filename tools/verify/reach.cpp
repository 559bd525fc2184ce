// SPDX-License-Identifier: MIT
// Whether the target is reached when all else goes well and some things stay as they are.
#include <algorithm>

#include "verify/proof.hpp"
#include "verify/school.hpp"

namespace chuan::verify {
bool Proof::is_within_reach(const std::vector<Change>& kept) const {
  for (const Part& part : setting_.parts) {
    const School school(setting_, program_, part.educational_level);
    std::vector<std::string> own;
    for (const Change& each : kept)
      if (school.is_open_to(each)) own.push_back(each.subject);
    const auto is_kept = [&](const std::string& name) {
      return std::any_of(own.begin(), own.end(), [&](const std::string& each) { return is_about(name, each); });
    };
    const std::vector<bool> is_held = held_back(is_kept);
    Leaves best = leaves_of(school);
    best.said = [&](const std::string& input) { return is_kept(input) ? school.said(input) : Answer::met; };
    best.is_granted = [&](const Line& line, std::size_t cell) {
      const std::set<std::string> facts = facts_under(line, cell);
      return !is_held[cell] && std::none_of(facts.begin(), facts.end(), is_kept);
    };
    const Answer answer = work_out(program_, best).answers.at(part.root);
    if (answer != Answer::met && answer != Answer::not_applicable) return false;
  }
  return true;
}

/// The cells that only serve what people are kept from concluding: the dossier knows nothing finer there.
std::vector<bool> Proof::held_back(const std::function<bool(const std::string&)>& is_kept) const {
  std::vector<bool> kept(program_.size()), free(program_.size());
  for (std::size_t id = program_.size(); id > 0; --id) {
    const Line& line = program_[id - 1];
    if (!line.input.empty()) (is_kept(line.input) ? kept : free)[id - 1] = true;
    for (const std::size_t child : line.children) {
      if (kept[id - 1]) kept[child] = true;
      if (free[id - 1]) free[child] = true;
    }
  }
  for (std::size_t id = 0; id < kept.size(); ++id) kept[id] = kept[id] && !free[id];
  return kept;
}

std::set<std::string> Proof::facts_under(const Line& line, std::size_t cell) const {
  std::set<std::string> facts;
  std::set<std::size_t> seen;
  std::vector<std::size_t> open(line.children.begin(), line.children.end());
  if (!line.fact.empty()) facts.insert(line.fact);
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    if (next >= cell || !seen.insert(next).second) continue;
    if (!program_[next].fact.empty()) facts.insert(program_[next].fact);
    open.insert(open.end(), program_[next].children.begin(), program_[next].children.end());
  }
  return facts;
}

}  // namespace chuan::verify
