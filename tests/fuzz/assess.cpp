// SPDX-License-Identifier: MIT
// Fuzzing a school's whole way under TT 18/2018: a dossier that reads is assessed and explained, whatever it says.
#include "chuan/repair.hpp"
#include "fuzz.hpp"
#include "support/rules.hpp"

namespace {

using namespace chuan;
using fuzz::require;
using fuzz::require_inside;

struct Ready {
  test::LoadedLaw loaded;
  Diagnostics said;
  Rulebook book = *loaded.law.rulebook("18/2018/TT-BGDĐT", *parse_date("2023-06-01"), said);
  Program program = lower(book);
  std::vector<std::string> subjects, words;

  Ready() {
    for (const CellSubject& each : program.subjects)
      if (!each.name.empty()) subjects.push_back(each.name);
    words = fuzz::words_of(
        R"("school":  "kind":  "THCS" "phổ_thông_nhiều_cấp" "date":  "results":{ "facts":{ "requirements":{ "levels":{
           "THPT":{ "evidence":[ "code": "verdict": "met" "đạt" "unknown" "plan":{ "goal":{ "target": "targets":{
           "actions":[ "criterion": "recognitions":[ "id": "degree": "2021-2022": "2022-08-20" true false null 100
           99999999999999999 "81,5%" 0 -1 , } ])");
    for (const Fact& fact : book.facts) {
      words.push_back("\"" + fact.name + "\": ");
      for (const std::string& choice : fact.choices) words.push_back("\"" + choice + "\"");
    }
    for (const std::string& subject : subjects) words.push_back("\"" + subject + "\": ");
    for (const Target& target : targets(book)) words.push_back("\"" + print(target) + "\"");
  }
};

const Ready& ready() {
  static const Ready one;
  return one;
}

void require_inside(const Interval& interval) {
  require(0 <= interval.at_least && interval.at_least <= interval.at_most, "a level's interval is not empty");
}

void explain_all(const Ready& with, const Dossier& dossier, const Assessment& assessment, std::size_t chosen) {
  const Language language = chosen % 2 == 0 ? Language::vi : Language::en;
  for (const Target& target : targets(with.book)) {
    require(parse_target(print(target), with.book) == target, "every target is read as it is written");
    const TargetExplanation why = explain_target(with.program, with.book, assessment, target);
    const Repairs repairs = find_repairs({with.program, with.book, dossier, assessment, language}, target, {});
    require(repairs.reached == why.reached, "repairs and reasons speak of the same verdict");
  }
  for (const LevelAssessment& part : assessment.parts)
    for (std::size_t i = 0; i < 4; ++i) {
      const std::string& subject = with.subjects[(chosen * 31 + i * 7919) % with.subjects.size()];
      explain(with.program, with.book, part, subject, language);
      draw(with.program, with.book, part, subject, language);
    }
}

void assess_all(const Ready& with, const Sources& sources, const Dossier& dossier, std::size_t chosen) {
  for (const Profile profile : {Profile::normal, Profile::strict}) {
    const Assessment assessment = assess(with.program, with.book, dossier, with.book.as_of, profile);
    require(!assessment.parts.empty(), "something is assessed");
    require_inside(assessment.level);
    for (const Interval& each : assessment.criteria) require_inside(each);
    for (const Interval& each : assessment.standards) require_inside(each);
    require_inside(assessment.findings, sources);
    render(assessment.findings, sources, Language::vi);
    explain_all(with, dossier, assessment, chosen);
  }
  recognition_dates(with.book, dossier);
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return fuzz::mutate(data, size, most, seed, ready().words);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources = ready().loaded.sources;  // findings name places of the rules too
  const std::uint32_t file = sources.add("fuzz.json", std::string(fuzz::text_of(data, size)));
  Diagnostics said;
  const auto dossier = read_dossier(sources, file, ready().book, said);
  require(dossier.has_value() == !has_errors(said), "a dossier is absent iff an error was said");
  require_inside(said, sources);
  if (!dossier) return 0;
  assess_all(ready(), sources, *dossier, size);
  if (dossier->plan) assess_all(ready(), sources, with_targets_met(*dossier, ready().book), size);
  return 0;
}
