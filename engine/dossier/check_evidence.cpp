// SPDX-License-Identifier: MIT
// The list of evidence, its codes and dates, and whether what is cited is in it.
#include <algorithm>
#include <map>
#include <set>

#include "dossier/checks.hpp"

namespace chuan::dossier {

void Checks::evidence(const Dossier& dossier, const std::vector<Cited>& cited) {
  std::map<std::string_view, SourceRange> given;
  for (const Evidence& item : dossier.evidence) {
    const auto [first, is_new] = given.emplace(item.code, item.range);
    if (!is_new) {
      say(Code::A427, item.range, {item.code}).notes.push_back({Code::A406, first->second, {}, {}, {}, {}});
      continue;
    }
    const std::string& form = rulebook_.evidence_code;
    if (!form.empty() && !parse_evidence_code(item.code, form)) {
      if (const auto read = read_evidence_code(item.code))
        say(Code::A428, item.range, {item.code, form, read->criterion, std::to_string(read->number)});
      else
        say(Code::A429, item.range, {item.code, form});
    }
    if (!dossier.date) continue;
    if (item.issued && *item.issued > *dossier.date)
      say(Code::A431, item.range, {item.code, to_vietnamese(*item.issued), to_vietnamese(*dossier.date)});
    if (item.expires && *item.expires < *dossier.date)
      say(Code::A432, item.range, {item.code, to_vietnamese(*item.expires), to_vietnamese(*dossier.date)});
  }
  cited_evidence(dossier, cited);
}

void Checks::cited_evidence(const Dossier& dossier, const std::vector<Cited>& cited) {
  const auto read_code = [this](const std::string& code) {
    const auto strict = parse_evidence_code(code, rulebook_.evidence_code);
    return strict ? strict : read_evidence_code(code);
  };
  std::set<std::string_view> listed;
  std::map<std::pair<std::string, int>, std::vector<std::optional<int>>> boxes;
  for (const Evidence& item : dossier.evidence) {
    listed.insert(item.code);
    listed.insert(item.aliases.begin(), item.aliases.end());
    if (const auto code = read_code(item.code)) boxes[{code->criterion, code->number}].push_back(code->box);
  }
  const auto is_listed = [&](const std::string& wanted) {
    if (listed.count(wanted) > 0) return true;
    const auto code = read_code(wanted);
    if (!code) return false;
    const auto found = boxes.find({code->criterion, code->number});
    if (found == boxes.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](const std::optional<int>& box) { return !box || !code->box || *box == *code->box; });
  };
  for (const Cited& each : cited)
    if (!is_listed(each.code)) say(Code::A430, each.range, {each.code}).subject = each.subject;
}

}  // namespace chuan::dossier
