// SPDX-License-Identifier: MIT
// The parts of a line that are read against a rulebook, straight into its columns.
#include "batch/parser.hpp"
#include "dossier/words.hpp"

namespace chuan {

bool BatchReader::Parser::result_of(std::uint32_t index) {
  if (!names->results.set(index)) return false;
  if (take_null()) return true;
  const auto level = tokens.is_at_end() ? std::nullopt : decimal(tokens.scalar(), '.');
  if (!level || level->decimals != 0 || level->whole > 99) return false;
  const int number = static_cast<int>(level->whole);
  const Criterion& criterion = names->rulebook.criteria[index];
  const bool is_within = !criterion.in_group && number <= criterion.highest();
  if (number != 0 && criterion.level(number) == nullptr && !is_within) return false;
  results.emplace_back(index, number);
  head->has_results = true;
  return true;
}

bool BatchReader::Parser::requirement(std::uint32_t address) {
  if (!names->addresses.set(address)) return false;
  std::optional<Verdict> verdict = Verdict::unknown;
  bool has_evidence = false;
  const auto word = [&](std::string_view token) {
    const auto text = text_in(token);
    verdict = text ? dossier::verdict_named(*text) : std::nullopt;
    return verdict.has_value();
  };
  // The usual beginning, as a whole.
  if (tokens.take_all(R"({"verdict":"met","evidence":)", 7)) {
    verdict = Verdict::met;
    const bool is_plain = items([&] {
      has_evidence = true;
      return take_text();
    });
    if (!is_plain || !tokens.take('}')) return false;
  } else if (tokens.peek() == '{') {
    const bool is_plain = fields(verdict_keys, [&](std::uint32_t which) {
      if (which == 0) return tokens.peek() == '"' && word(tokens.scalar());
      if (which == 2) return take_text();
      return items([&] {
        has_evidence = true;
        return take_text();
      });
    });
    if (!is_plain) return false;
  } else if (tokens.peek() == 'n') {
    return take_null();
  } else if (tokens.peek() != '"' || !word(tokens.scalar())) {
    return false;
  }
  const std::uint32_t input = names->input_of_address[address];
  if (input == UINT32_MAX) return true;
  if (*verdict == Verdict::met && names->profile == Profile::strict && !has_evidence) return true;
  columns->set_verdict(input, *verdict);
  return true;
}

bool BatchReader::Parser::fact_of(std::uint32_t index) {
  const Intake::Names::GivenFact& given = names->given_facts[index];
  if (given.only_truth != Keys::none)
    if (const std::optional<bool> holds = tokens.take_truth()) {
      columns->set_truth(given.only_truth, *holds);
      return true;
    }
  const char first = tokens.peek();
  if (first == '\0' || first == 'n') return false;  // whether null counts as given is not for here
  if (first != '{') return fact_value(given, tokens.scalar(), std::nullopt);
  if (!given.yearly) return false;
  std::array<int, 16> years{};
  std::size_t count = 0;
  const bool is_plain = tokens.object([&](const char* key) {
    const auto* quote = static_cast<const char*>(std::memchr(key, '"', static_cast<std::size_t>(end - key)));
    const auto year = parse_school_year({key, static_cast<std::size_t>(quote - key)});
    const auto known_end = years.begin() + static_cast<std::ptrdiff_t>(count);
    if (!year || count == years.size() || std::find(years.begin(), known_end, *year) != known_end) return false;
    years[count++] = *year;
    return take_null() || (!tokens.is_at_end() && fact_value(given, tokens.scalar(), *year));
  });
  return is_plain && count > 0;
}

/// `year` absent: one value, that of the last school year where the fact is yearly.
bool BatchReader::Parser::fact_value(const Intake::Names::GivenFact& given, std::string_view token,
                                     std::optional<int> year) {
  const Fact& fact = names->rulebook.facts[static_cast<std::size_t>(&given - names->given_facts.data())];
  Decimal number;
  bool is_truth = false;
  const auto text = composed_text(token);
  if (token.starts_with('"') && !text) return false;
  const auto is_choice = [&] {
    return std::find(fact.choices.begin(), fact.choices.end(), *text) != fact.choices.end();
  };
  if (text && dossier::no_figure_named(*text) && !is_choice()) return true;
  switch (given.type) {
    case FactType::yes_no:
      number.whole = token == "true" || text == "có";
      is_truth = number.whole == 1 || token == "false" || text == "không";
      if (!is_truth) return false;
      break;
    case FactType::scale:
    case FactType::choice: {
      if (!text) return false;
      const auto found = std::find(fact.choices.begin(), fact.choices.end(), *text);
      if (found == fact.choices.end()) return false;
      number.whole = found - fact.choices.begin();
      break;
    }
    case FactType::date: {
      const auto day = text ? parse_date(*text) : std::nullopt;
      if (!day) return false;
      number.whole = std::chrono::sys_days(*day).time_since_epoch().count();
      break;
    }
    default: {
      const auto read = text ? decimal(*text, ',') : decimal(token, '.');
      if (!read) return false;
      number = *read;
      constexpr std::int64_t powers[] = {1, 10, 100, 1000};
      if (given.type == FactType::percent && number.whole > 100 * powers[number.decimals]) return false;
      if (given.type == FactType::count && number.whole % powers[number.decimals] != 0) return false;
    }
  }
  for (const Intake::Names::Use& use : names->uses_of(given)) {
    if (year ? last_school_year - static_cast<int>(use.years_back) != *year : given.yearly && use.years_back != 0)
      continue;
    if (!use.is_truth) {
      if (!columns->set_figure(use.input, number.whole, number.decimals)) return false;
    } else if (is_truth) {
      columns->set_truth(use.input, number.whole == 1);
    }
  }
  return true;
}

bool BatchReader::Parser::evidence_item() {
  bool has_code = false;
  const bool is_plain = fields(evidence_keys, [&](std::uint32_t which) {
    const bool is_code = which == 0, is_date = which == 2 || which == 3;
    if (!is_code && !is_date) return take_text();
    // Which days count depends on the school year, which may still come: the ordinary reader knows it.
    if (is_date && names->profile == Profile::strict) return false;
    if (tokens.peek() != '"') return false;
    const auto text = composed_text(tokens.scalar());
    if (!text) return false;
    if (is_code) {
      codes.add(*text);
      return has_code = !text->empty();
    }
    return is_plain_day(*text) || parse_date(*text).has_value();
  });
  return is_plain && has_code;
}

bool BatchReader::Parser::recognition() {
  RecordedRecognition recorded;
  std::optional<Date> given;
  std::optional<Decimal> degree;
  const bool is_plain = scalars(recognition_keys, [&](std::uint32_t which, std::string_view token) {
    if (which == 1) {
      degree = decimal(token, '.');
      return degree && degree->decimals == 0;
    }
    const auto text = composed_text(token);
    if (!text) return false;
    if (which == 2) return (given = parse_date(*text)).has_value();
    if (which == 4) return (recorded.expires = parse_date(*text)).has_value();
    (which == 0 ? recorded.id : recorded.circular) = *text;
    return true;
  });
  if (!is_plain || !given || !degree) return false;
  const auto& known = names->rulebook.recognitions;
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Recognition& each) { return each.id == recorded.id; });
  if (found == known.end()) return false;
  const auto is_degree = [&](const Degree& each) { return each.number == degree->whole; };
  if (std::none_of(found->degrees.begin(), found->degrees.end(), is_degree)) return false;
  recorded.degree = static_cast<int>(degree->whole);
  recorded.date = *given;
  head->recognitions.push_back(std::move(recorded));
  return true;
}

}  // namespace chuan
