// SPDX-License-Identifier: MIT
// Verdicts and figures drawn so that most schools stand somewhere between the levels.
#include "support/country.hpp"

#include <fmt/format.h>

#include "chuan/dossier.hpp"
#include "support/random.hpp"
#include "support/rules.hpp"

namespace chuan::test {
namespace {

std::string value_of(const Fact& fact, bool is_good, Random& random) {
  switch (fact.type) {
    case FactType::yes_no:
      return is_good ? "true" : "false";
    case FactType::scale:
    case FactType::choice:
      return fact.choices.empty() ? "" : "\"" + random.pick(fact.choices) + "\"";
    case FactType::date:
      return "\"2026-0" + std::to_string(1 + random.below(9)) + "-15\"";
    case FactType::percent:
      return fmt::format("{}.{}", is_good ? 85 + random.below(15) : 40 + random.below(45), random.below(10));
    case FactType::money:
      return std::to_string(1000000 * (1 + random.below(900)));
    default:
      return std::to_string(is_good ? 10 + random.below(40) : random.below(10));
  }
}

/// Under which recognitions were given until 2026.
const char* circular_before(const std::string& kind) {
  return kind == "mầm_non" ? "19/2018/TT-BGDĐT" : kind == "tiểu_học" ? "17/2018/TT-BGDĐT" : "18/2018/TT-BGDĐT";
}

std::string line(const Rulebook& book, const std::string& kind, std::size_t number, Random& random) {
  const std::size_t held = random.below(100);
  const int target = held < 15 ? 0 : held < 60 ? 1 : 2;
  const bool leaves_open = random.below(10) == 0;
  std::string text = fmt::format(
      R"({{"school":{{"name":"Trường số {:05}","kind":"{}","school_year":"2025-2026","province":"Tỉnh {:02}","commune":"Xã {:03}"}},"date":"2026-{:02}-15","requirements":{{)",
      number, kind, 1 + random.below(34), 1 + random.below(95), 10 + random.below(3));
  std::string evidence;
  bool is_first = true;
  for (const Criterion& criterion : book.criteria) {
    int items = 0;
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) {
          const std::size_t odds = level.number <= target ? 1500 : 12;
          const char* verdict = random.below(odds) == 0                ? "not_met"
                                : leaves_open && random.below(60) == 0 ? "unknown"
                                                                       : "met";
          const std::string code = evidence_code(book.evidence_code, criterion.id, items / 4 + 1);  // four serve one
          text += fmt::format(R"({}"{}":{{"verdict":"{}","evidence":["{}"]}})", is_first ? "" : ",",
                              requirement.subject(), verdict, code);
          is_first = false;
          if (items++ % 4 == 0)
            evidence += fmt::format(
                R"({}{{"code":"{}","title":"Văn bản, hình ảnh, thống kê của tiêu chí {}","issued":"2026-0{}-10","location":"Tủ {}"}})",
                evidence.empty() ? "" : ",", code, criterion.id, 1 + random.below(9), 1 + random.below(12));
        }
  }
  text += "},\"facts\":{";
  is_first = true;
  for (const Fact& fact : book.facts) {
    if (&fact - book.facts.data() < 2 || fact.source != FactSource::given) continue;
    if (leaves_open && random.below(12) == 0) continue;
    text += fmt::format("{}\"{}\":", is_first ? "" : ",", fact.name);
    is_first = false;
    const bool is_good = random.below(200) != 0;
    if (!fact.yearly) {
      text += value_of(fact, is_good, random);
      continue;
    }
    text += '{';
    for (int year = 2021; year <= 2025; ++year)
      text += fmt::format("{}\"{}-{}\":{}", year == 2021 ? "" : ",", year, year + 1, value_of(fact, is_good, random));
    text += '}';
  }
  text += "},\"evidence\":[" + evidence + "]";
  if (random.below(3) == 0) {
    const std::size_t year = 2022 + random.below(4), month = 1 + random.below(12);
    text += fmt::format(
        R"(,"recognitions":[{{"id":"chuan_quoc_gia","degree":1,"date":"{}-{:02}-12","circular":"{}","expires":"{}-{:02}-12"}}])",
        year, month, circular_before(kind), year + 5, month);
  }
  return text + "}";
}

}  // namespace

struct Country::Data {
  LoadedLaw rules;
  std::vector<std::pair<std::string, Rulebook>> books;
  Random random;
  std::size_t schools = 0;
};

Country::Country(std::uint64_t seed) : data_(std::make_unique<Data>(Data{LoadedLaw(), {}, Random(seed)})) {
  for (const char* kind : {"mầm_non", "tiểu_học", "THCS", "THPT"}) {
    Diagnostics said;
    if (auto book = data_->rules.law.rulebook("57/2026/TT-BGDĐT", Date(std::chrono::year(2026) / 11 / 15), said, kind))
      data_->books.emplace_back(kind, std::move(*book));
  }
}

Country::~Country() = default;
const Law& Country::law() const { return data_->rules.law; }

std::string Country::next() {
  const auto& [kind, book] = data_->random.pick_from(data_->books);
  return line(book, kind, ++data_->schools, data_->random);
}

}  // namespace chuan::test
