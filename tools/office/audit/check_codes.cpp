// SPDX-License-Identifier: MIT
// Codes of evidence as a document cites them, held against its list.
#include <algorithm>
#include <regex>
#include <set>

#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

/// The first few of a list; how many there are is said beside it.
std::string some(const std::vector<std::string>& all) {
  constexpr std::size_t most = 8;
  if (all.size() <= most) return listed(all);
  return listed({all.begin(), all.begin() + most}) + " …";
}

struct CitedCode {
  std::string code, place;
};

/// Codes that the text cites, by the name of their system; the list of evidence itself cites none.
std::vector<CitedCode> cited_codes(const Auditor& auditor, const nlohmann::json& system) {
  std::vector<CitedCode> found;
  std::set<std::string> listed_at, known;
  for (const FoundEvidence& each : auditor.subject().document->evidence) listed_at.insert(each.code.place);
  const std::regex form(system["code"].get<std::string>());
  each_said(auditor, [&](const Said& said, const std::vector<Said>*) {
    if (listed_at.contains(said.place)) return;
    if (system.contains("beside") && !found_in(said.text, system["beside"])) return;
    for (const std::string& piece : pieces(said.text)) {
      const std::string plain = folded(piece);
      for (std::sregex_iterator at(plain.begin(), plain.end(), form), end; at != end; ++at) {
        std::string code = (*at)[1].str();
        for (char& c : code)
          if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (known.insert(code).second) found.push_back({code, said.place});
      }
    }
  });
  return found;
}

void two_code_systems(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  std::vector<CitedCode> firsts;
  std::vector<std::string> counts;
  for (const nlohmann::json& system : rule.with["systems"]) {
    const std::vector<CitedCode> codes = cited_codes(auditor, system);
    if (codes.empty()) continue;
    firsts.push_back(codes.front());
    counts.push_back(std::to_string(codes.size()));
  }
  if (firsts.size() < 2) return;
  auditor.say(rule, auditor.place_of(firsts[1].place),
              {{"first", firsts[0].code},
               {"first_count", counts[0]},
               {"place", place_words(auditor.place_of(firsts[0].place))},
               {"second", firsts[1].code},
               {"second_count", counts[1]}});
}

void code_not_listed(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr || auditor.subject().dossier.evidence.empty()) return;
  const EvidenceIndex index(auditor.subject().dossier.evidence);
  for (const nlohmann::json& system : rule.with["systems"]) {
    std::vector<std::string> missing;
    std::string first;
    for (const CitedCode& each : cited_codes(auditor, system)) {
      if (index.find(each.code) || index.find_spelling(each.code)) continue;
      if (missing.empty()) first = each.place;
      missing.push_back(each.code);
    }
    if (!missing.empty())
      auditor.say(rule, auditor.place_of(first), {{"count", std::to_string(missing.size())}, {"codes", some(missing)}});
  }
}

/// One item in two rows, or one code for two items.
void evidence_twice(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  std::map<std::string, const FoundEvidence*> known;
  for (const FoundEvidence& each : auditor.subject().document->evidence) {
    const auto found = known.try_emplace(each.code.text, &each);
    const FoundEvidence& first = *found.first->second;
    const bool is_same = folded(first.title.text) == folded(each.title.text);
    if (found.second || each.code.text.empty() || is_same != rule.with["same_title"].get<bool>()) continue;
    auditor.say(rule, auditor.place_of(each.code.place),
                {{"code", each.code.text}, {"place", place_words(auditor.place_of(first.code.place))}});
  }
}

void evidence_lacks(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  const std::string field = rule.with["field"];
  const std::vector<FoundEvidence>& all = auditor.subject().document->evidence;
  // A list without that column leaves nothing empty.
  const auto is_without = [&](const FoundEvidence& each) {
    const Said& said = field == "issued" ? each.issued : each.location;
    return said.text.empty() && !said.place.empty();
  };
  const auto count = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_without));
  if (count == 0) return;
  auditor.say(rule, auditor.place_of(std::find_if(all.begin(), all.end(), is_without)->code.place),
              {{"count", std::to_string(count)}, {"total", std::to_string(all.size())}});
}

/// Only where the list is written by the codes of the circular: others number other criteria.
void criteria_without_evidence(Auditor& auditor, const AuditRule& rule) {
  const AuditSubject& subject = auditor.subject();
  if (subject.document == nullptr || subject.dossier.evidence.empty()) return;
  std::set<std::string> proven;
  for (const Evidence& each : subject.dossier.evidence) {
    const auto code = read_evidence_code(each.code);
    if (!code || is_by_boxes(each.code) != is_by_boxes(subject.rulebook.evidence_code) ||
        auditor.criterion(code->criterion) == nullptr)
      return;
    proven.insert(code->criterion);
  }
  std::vector<std::string> missing;
  for (const Criterion& each : subject.rulebook.criteria)
    if (!each.in_group && !proven.contains(each.id)) missing.push_back(each.id);
  if (!missing.empty())
    auditor.say(rule, auditor.place_of(subject.document->evidence.front().code.place),
                {{"count", std::to_string(missing.size())}, {"criteria", listed(missing)}});
}

}  // namespace

std::vector<Check> checks_of_codes() {
  using Form = Parameter::Form;
  const Parameter systems{
      "systems",
      Form::list,
      true,
      {Parameter{"code", Form::pattern, true, {}, {}, {1}}, Parameter{"beside", Form::patterns, false}}};
  return {
      {"two_code_systems", {systems}, {"first", "first_count", "place", "second", "second_count"}, &two_code_systems},
      {"code_not_listed", {systems}, {"count", "codes"}, &code_not_listed},
      {"evidence_twice", {{"same_title", Form::flag}}, {"code", "place"}, &evidence_twice},
      {"evidence_lacks",
       {{"field", Form::one_of, true, {}, {"issued", "location"}}},
       {"count", "total"},
       &evidence_lacks},
      {"criteria_without_evidence", {}, {"count", "criteria"}, &criteria_without_evidence},
  };
}

}  // namespace chuan::office
