// SPDX-License-Identifier: MIT
// Figures of one document that cannot all be right: counts, their parts, averages, shares.
#include <algorithm>
#include <regex>

#include "chuan/number.hpp"
#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

struct FoundNumber {
  Number number;
  std::string words;
  DocumentPlace place;
  std::string school_year;  ///< of the heading it stands under
};

/// "1.613" is 1613, "40,5" is 40 and a half.
std::optional<Number> number_in(std::string words) {
  static const std::regex grouped("\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?");
  if (std::regex_match(words, grouped)) std::erase(words, '.');
  std::replace(words.begin(), words.end(), ',', '.');
  return Number::parse(words);
}

/// With one decimal, halves away from zero: "40,4".
std::string with_one_decimal(const Number& number) {
  const WideInteger tenths = static_cast<WideInteger>(number.numerator()) * 10, by = number.denominator();
  const WideInteger half = tenths < 0 ? -by : by;
  const auto whole = static_cast<std::int64_t>((2 * tenths + half) / (2 * by));
  return to_string(Number::ratio(whole, 10).value_or(number), ',');
}

std::vector<FoundNumber> numbers_of(const Auditor& auditor, const nlohmann::json& patterns) {
  std::vector<FoundNumber> found;
  for (const nlohmann::json& pattern : patterns) {
    const std::regex form(pattern.get<std::string>());
    for (const Passage& passage : auditor.passages())
      for (std::sregex_iterator at(passage.folded.begin(), passage.folded.end(), form), end; at != end; ++at) {
        const std::string words = (*at)[1].str();
        if (const auto number = number_in(words)) found.push_back({*number, words, passage.place, passage.school_year});
      }
  }
  return found;
}

/// One count, said twice under one heading of a school year.
void count_differs(Auditor& auditor, const AuditRule& rule) {
  for (const nlohmann::json& count : rule.with["counts"]) {
    std::map<std::string, FoundNumber> first;
    for (const FoundNumber& each : numbers_of(auditor, count["patterns"])) {
      const auto [known, is_new] = first.try_emplace(each.school_year, each);
      if (is_new || known->second.number == each.number) continue;
      auditor.say(rule, each.place,
                  {{"what", in_both(count["name"])},
                   {"first", known->second.words},
                   {"place", place_words(known->second.place)},
                   {"second", each.words}});
      break;
    }
  }
}

/// Parts that are all there add up to the whole, or one of the two is wrong.
void parts_differ(Auditor& auditor, const AuditRule& rule) {
  for (const nlohmann::json& count : rule.with["counts"]) {
    const std::vector<FoundNumber> whole = numbers_of(auditor, count["whole"]),
                                   parts = numbers_of(auditor, count["parts"]);
    if (whole.empty() || parts.size() < 2) continue;
    Number sum(0);
    std::string words;
    for (const FoundNumber& each : parts) {
      const auto more = add(sum, each.number);
      if (!more) return;
      sum = *more;
      words += (words.empty() ? "" : " + ") + each.words;
    }
    if (sum == whole.front().number) continue;
    auditor.say(rule, parts.front().place,
                {{"what", in_both(count["name"])},
                 {"parts", words},
                 {"sum", grouped(sum)},
                 {"whole", whole.front().words},
                 {"place", place_words(whole.front().place)}});
  }
}

/// "40,5 học sinh/lớp" beside the two figures it comes from.
void average_differs(Auditor& auditor, const AuditRule& rule) {
  const auto all = numbers_of(auditor, rule.with["all"]), groups = numbers_of(auditor, rule.with["groups"]),
             averages = numbers_of(auditor, rule.with["average"]);
  if (all.empty() || groups.empty() || averages.empty() || groups.front().number == Number(0)) return;
  const auto exact = divide(all.front().number, groups.front().number);
  if (!exact) return;
  // Said with one decimal, a figure is right within half of one.
  const auto gap = subtract(*exact, averages.front().number);
  if (!gap) return;
  const Number half = *Number::parse("0.05");
  if (!(half < *gap) && !(*gap < *subtract(Number(0), half))) return;
  auditor.say(rule, averages.front().place,
              {{"average", averages.front().words},
               {"exact", with_one_decimal(*exact)},
               {"all", all.front().words},
               {"groups", groups.front().words},
               {"place", place_words(all.front().place)}});
}

/// None of one half of hundreds is a cell that nobody filled in.
void zero_unlikely(Auditor& auditor, const AuditRule& rule) {
  const Number least(rule.with["at_least"].get<int>());
  for (const nlohmann::json& pattern : rule.with["patterns"]) {
    const std::regex form(pattern.get<std::string>());
    for (const Passage& passage : auditor.passages())
      for (std::sregex_iterator at(passage.folded.begin(), passage.folded.end(), form), end; at != end; ++at) {
        const auto all = number_in((*at)[1].str()), none = number_in((*at)[2].str());
        if (!all || !none || *all < least || *none != Number(0)) continue;
        auditor.say(rule, passage.place, {{"all", (*at)[1].str()}});
        return;
      }
  }
}

/// Shares by class that fall short of 100 because the form has no row for one class: told, never corrected.
void shares_incomplete(Auditor& auditor, const AuditRule& rule) {
  for (const Passage& passage : auditor.passages()) {
    Number sum(0);
    std::vector<std::string> missing, missing_en;
    std::size_t named = 0;
    for (const nlohmann::json& each : rule.with["classes"]) {
      const std::regex form(each["pattern"].get<std::string>());
      std::smatch found;
      const auto share = std::regex_search(passage.folded, found, form) ? number_in(found[1].str()) : std::nullopt;
      if (!share) {
        missing.push_back(each["name"]["vi"]);
        missing_en.push_back(each["name"]["en"]);
        continue;
      }
      ++named;
      const auto more = add(sum, *share);
      if (!more) return;
      sum = *more;
    }
    const bool is_whole = !(sum < *Number::parse("99.9")) && !(*Number::parse("100.1") < sum);
    if (named < 2 || is_whole) continue;
    const auto rest = subtract(Number(100), sum);
    auditor.say(rule, passage.place,
                {{"sum", with_one_decimal(sum)},
                 {"rest", rest ? with_one_decimal(*rest) : ""},
                 {"classes", missing.empty() ? ""
                                             : in_both("; không có số của: " + listed(missing),
                                                       "; without: " + listed(missing_en))}});
  }
}

}  // namespace

std::vector<Check> checks_of_figures() {
  using Form = Parameter::Form;
  const Parameter name{"name", Form::in_two_languages};
  const auto number = [](const char* of) { return Parameter{of, Form::patterns, true, {}, {}, {1}}; };
  return {{"count_differs",
           {{"counts", Form::list, true, {name, number("patterns")}}},
           {"what", "first", "place", "second"},
           &count_differs},
          {"parts_differ",
           {{"counts", Form::list, true, {name, number("whole"), number("parts")}}},
           {"what", "parts", "sum", "whole", "place"},
           &parts_differ},
          {"average_differs",
           {number("all"), number("groups"), number("average")},
           {"average", "exact", "all", "groups", "place"},
           &average_differs},
          {"zero_unlikely",
           {{"at_least", Form::whole}, {"patterns", Form::patterns, true, {}, {}, {2}}},
           {"all"},
           &zero_unlikely},
          {"shares_incomplete",
           {{"classes", Form::list, true, {name, {"pattern", Form::pattern, true, {}, {}, {1}}}}},
           {"sum", "rest", "classes"},
           &shares_incomplete}};
}

}  // namespace chuan::office
