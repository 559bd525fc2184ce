// SPDX-License-Identifier: MIT
// Figures are drawn around the marks of the thresholds on them, so that each side of a corrected number is met.
#include "support/facilities.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "chuan/law.hpp"
#include "support/random.hpp"
#include "support/rules.hpp"

namespace chuan::test {
namespace {

constexpr Date first_day = std::chrono::year(2020) / 1 / 1, last_day = std::chrono::year(2026) / 7 / 6;

/// Marks of a fact, and whether more of it is better.
struct Marks {
  std::vector<Number> values;
  bool is_more_better = true;
};

/// One text of a circular for one kind of school.
struct Book {
  Rulebook rulebook;
  std::map<std::string, Marks> marks;
};

std::map<std::string, Marks> marks_of(const Rulebook& book) {
  std::map<std::string, Marks> all;
  for (const Criterion& criterion : book.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements)
          for (const RequirementRow& row : requirement.rows) {
            if (!row.threshold) continue;
            const auto mark = Number::parse(row.threshold->value);
            if (!mark) continue;
            Marks& marks = all[row.threshold->fact];
            marks.values.push_back(*mark);
            if (row.threshold->op == "<=" || row.threshold->op == "<") marks.is_more_better = false;
          }
  return all;
}

bool is_of_facilities(const Rulebook& book, const Origin& origin) {
  return origin.circular != book.circular && origin.circular != "22/2024/TT-BGDĐT";
}

std::string figure(const Fact& fact, const Book& book, Random& random) {
  switch (fact.type) {
    case FactType::yes_no:
      return random.below(2) == 0 ? "true" : "false";
    case FactType::scale:
    case FactType::choice:
      return "\"" + random.pick(fact.choices) + "\"";
    case FactType::date:
      return "null";
    default:
      break;
  }
  const auto known = book.marks.find(fact.name);
  if (known == book.marks.end()) return std::to_string(5 + random.below(30));
  const Number mark = random.pick(known->second.values);
  // In hundredths of the mark: nineteen of twenty schools stand at it or on its good side.
  std::int64_t part = random.below(20) == 0 ? random.between(70, 99) : random.between(100, 135);
  if (!known->second.is_more_better) part = 200 - part;
  const std::int64_t hundredths = mark.numerator() * part / mark.denominator();
  if (fact.type == FactType::count) return std::to_string((hundredths + 50) / 100);
  const std::int64_t shown = fact.type == FactType::percent ? std::min<std::int64_t>(hundredths, 10000) : hundredths;
  return fmt::format("{}.{:02}", shown / 100, shown % 100);
}

std::string line(const Book& book, const std::string& kind, std::size_t number, Date day, Random& random) {
  const int target = random.between(0, 3);
  std::string text = fmt::format(
      R"({{"school":{{"name":"Trường số {:05}","kind":"{}","school_year":"{}"}},"date":"{}","requirements":{{)", number,
      kind, school_year_name(last_completed_school_year(day)), to_iso(day));
  bool is_first = true;
  for (const Criterion& criterion : book.rulebook.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) {
          const bool is_figure =
              is_of_facilities(book.rulebook, requirement.origin) && requirement.kind == RequirementKind::computed;
          if (is_figure) continue;
          const bool is_met = random.below(level.number <= target + 1 ? 2000 : 40) != 0;
          text += fmt::format(R"({}"{}":"{}")", is_first ? "" : ",", requirement.subject(), is_met ? "met" : "not_met");
          is_first = false;
        }
  text += "},\"facts\":{";
  is_first = true;
  for (std::size_t i = 2; i < book.rulebook.facts.size(); ++i) {
    const Fact& fact = book.rulebook.facts[i];
    if (fact.source != FactSource::given || fact.yearly || !is_of_facilities(book.rulebook, fact.origin)) continue;
    text += fmt::format(R"({}"{}":{})", is_first ? "" : ",", fact.name, figure(fact, book, random));
    is_first = false;
  }
  return text + "}}";
}

}  // namespace

struct Facilities::Data {
  Data(const std::filesystem::path& folder, std::uint64_t seed) : rules(false, "", folder), random(seed) {}

  const Book& book(const std::string& circular, const std::string& kind, Date day) {
    Date first = day;
    for (const Date each : rules.law.texts(circular))
      if (std::chrono::sys_days(each) <= std::chrono::sys_days(day)) first = each;
    auto& known = books[kind + to_iso(first)];
    if (known) return *known;
    Diagnostics said;
    known = std::make_unique<Book>(Book{*rules.law.rulebook(circular, first, said, kind), {}});
    known->marks = marks_of(known->rulebook);
    return *known;
  }

  LoadedLaw rules;
  Random random;
  std::map<std::string, std::unique_ptr<Book>> books;  // by kind and first day of the text
  std::size_t schools = 0;
};

Facilities::Facilities(const std::filesystem::path& folder, std::uint64_t seed)
    : data_(std::make_unique<Data>(folder, seed)) {}
Facilities::~Facilities() = default;

std::string Facilities::next() {
  static const std::vector<std::pair<std::string, std::string>> kinds = {{"mầm_non", "19/2018/TT-BGDĐT"},
                                                                         {"tiểu_học", "17/2018/TT-BGDĐT"},
                                                                         {"THCS", "18/2018/TT-BGDĐT"},
                                                                         {"THPT", "18/2018/TT-BGDĐT"}};
  Random& random = data_->random;
  const auto& [kind, circular] = kinds[random.below(kinds.size())];
  const auto days = (std::chrono::sys_days(last_day) - std::chrono::sys_days(first_day)).count();
  const Date day = std::chrono::sys_days(first_day) + std::chrono::days(random.between(0, static_cast<int>(days)));
  return line(data_->book(circular, kind, day), kind, ++data_->schools, day, random);
}

}  // namespace chuan::test
