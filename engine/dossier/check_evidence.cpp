// SPDX-License-Identifier: MIT
// The list of evidence, its codes and dates, and whether what is cited is in it.
#include <algorithm>
#include <map>

#include "chuan/joined.hpp"
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
    if (!dossier.date) continue;
    if (item.issued && *item.issued > *dossier.date)
      say(Code::A431, item.range, {item.code, to_vietnamese(*item.issued), to_vietnamese(*dossier.date)});
    if (item.expires && *item.expires < *dossier.date)
      say(Code::A432, item.range, {item.code, to_vietnamese(*item.expires), to_vietnamese(*dossier.date)});
  }
  evidence_codes(dossier.evidence);
  cited_evidence(dossier, cited);
}

/// The form of each code. Codes of another system are told together: a report may have hundreds of them.
void Checks::evidence_codes(const std::vector<Evidence>& list) {
  const std::string& form = rulebook_.evidence_code;
  const EvidenceIndex index(list);
  std::vector<const Evidence*> of_other_system;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Evidence& item = list[i];
    const auto read = read_evidence_code(item.code);
    if (read) {
      const auto same = index.find_spelling(item.code);
      if (same && *same < i && list[*same].code != item.code)
        say(Code::A437, item.range, {list[*same].code, item.code})
            .notes.push_back({Code::A406, list[*same].range, {}, {}, {}, {}});
    }
    if (form.empty()) continue;
    if (!read && !parse_evidence_code(item.code, form)) {
      say(Code::A429, item.range, {item.code, form});
    } else if (read && is_by_boxes(item.code) != is_by_boxes(form)) {
      of_other_system.push_back(&item);
    } else if (read) {
      if (criteria_.find(read->criterion) == criteria_.end()) say(Code::A436, item.range, {item.code, read->criterion});
      if (!parse_evidence_code(item.code, form))
        say(Code::A428, item.range, {item.code, form, read->criterion, std::to_string(read->number)});
    }
  }
  if (of_other_system.empty()) return;
  const Evidence& first = *of_other_system.front();
  const auto code = read_evidence_code(first.code);
  const char* const system = is_by_boxes(first.code) ? "@codes_by_boxes" : "@codes_by_criteria";
  if (of_other_system.size() == 1) {
    say(Code::A438, first.range, {first.code, system, code->criterion, std::to_string(code->number), form});
    return;
  }
  constexpr std::size_t most_named = 5;
  std::string named;
  for (std::size_t i = 0; i < of_other_system.size() && i < most_named; ++i) append(named, of_other_system[i]->code);
  if (of_other_system.size() > most_named) named += ", …";
  say(Code::A439, first.range, {std::to_string(of_other_system.size()), system, named, form});
}

void Checks::cited_evidence(const Dossier& dossier, const std::vector<Cited>& cited) {
  const EvidenceIndex index(dossier.evidence);
  for (const Cited& each : cited)
    if (!index.find(each.code)) say(Code::A430, each.range, {each.code}).subject = each.subject;
}

}  // namespace chuan::dossier
