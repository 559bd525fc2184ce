// SPDX-License-Identifier: MIT
// One pass over the tokens of a line. Every doubt ends it: then the dossier is read by itself.
#include <algorithm>
#include <array>

#include "assess/bind.hpp"
#include "batch/names.hpp"
#include "batch/tokens.hpp"
#include "dossier/words.hpp"

namespace chuan {
namespace {

/// The text between quotes; absent where it is no text.
std::optional<std::string_view> text_in(std::string_view token) {
  if (token.size() < 2 || token.front() != '"' || token.back() != '"') return std::nullopt;
  return token.substr(1, token.size() - 2);
}

bool has(std::string_view text, char c) { return std::memchr(text.data(), c, text.size()) != nullptr; }

/// "2026-03-10", on a day that every month has.
bool is_plain_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (text[i] < '0' || text[i] > '9') return false;
  const int month = (text[5] - '0') * 10 + (text[6] - '0'), day = (text[8] - '0') * 10 + (text[9] - '0');
  return text[0] != '0' && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

struct Decimal {
  std::int64_t whole = 0;
  unsigned decimals = 0;
};

/// "81", "81.5": digits without a leading zero, at most three behind the point.
std::optional<Decimal> decimal(std::string_view text, char point) {
  constexpr std::size_t most_digits = 15, most_decimals = 3;
  if (text.empty() || text.size() > most_digits) return std::nullopt;
  if (text[0] == '0' && text.size() > 1 && text[1] != point) return std::nullopt;
  Decimal result;
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
      result.whole = result.whole * 10 + (text[at] - '0');
    return at - start;
  };
  if (digits() == 0) return std::nullopt;
  if (at == text.size()) return result;
  if (text[at++] != point) return std::nullopt;
  const std::size_t count = digits();
  if (count == 0 || count > most_decimals || at != text.size()) return std::nullopt;
  result.decimals = static_cast<unsigned>(count);
  return result;
}

/// Codes of one school's evidence, to find one given twice; mostly they come in order.
class Codes {
 public:
  void next_school() {
    codes_.clear();
    is_ascending_ = true;
  }
  void add(std::string_view code) {
    if (!codes_.empty() && codes_.back() >= code) is_ascending_ = false;
    codes_.push_back(code);
  }
  bool has_twice() {
    if (is_ascending_) return false;
    std::sort(codes_.begin(), codes_.end());
    return std::adjacent_find(codes_.begin(), codes_.end()) != codes_.end();
  }

 private:
  std::vector<std::string_view> codes_;
  bool is_ascending_ = true;
};

}  // namespace

struct BatchReader::Parser {
  Tokens tokens;
  Codes codes;
  const char* end = nullptr;  // of the line
  bool has_escapes = false;   // a text may have to be decoded
  bool may_be_loose = false;  // marks apart from their letters (U+0300 to U+036F): a text may have to be composed
  Intake::Names* names = nullptr;
  Columns* columns = nullptr;
  SchoolHead* head = nullptr;
  int last_school_year = 0;
  bool comes_late = false;                             // what decides the rulebook
  std::vector<std::pair<std::uint32_t, int>> results;  // criterion, level

  enum Part : std::uint32_t { school, date, results_part, requirements, facts, evidence, recognitions };
  Keys parts, school_keys, verdict_keys, evidence_keys, recognition_keys;

  Parser() {
    fill(parts, {"school", "date", "results", "requirements", "facts", "evidence", "recognitions"});
    fill(school_keys, {"name", "kind", "school_year", "province", "commune"});
    fill(verdict_keys, {"verdict", "evidence", "note"});
    fill(evidence_keys, {"code", "title", "issued", "expires", "location"});
    fill(recognition_keys, {"id", "degree", "date", "circular", "expires"});
  }

  static void fill(Keys& keys, std::initializer_list<const char*> names_in_order) {
    for (const char* each : names_in_order) keys.add(each, static_cast<std::uint32_t>(keys.size()));
  }

  /// What stands between the quotes; absent also where it must be decoded first.
  std::optional<std::string_view> plain_text(std::string_view token) const {
    const auto text = text_in(token);
    return text && has_escapes && has(*text, '\\') ? std::nullopt : text;
  }
  /// The same of a text that is kept or compared.
  std::optional<std::string_view> composed_text(std::string_view token) const {
    const auto text = plain_text(token);
    return text && may_be_loose && (has(*text, '\xCC') || has(*text, '\xCD')) ? std::nullopt : text;
  }

  /// Takes the next value where it is a text that nobody keeps.
  bool take_text() {
    if (tokens.peek() != '"') return false;
    if (has_escapes) return plain_text(tokens.scalar()).has_value();
    tokens.skip();
    return true;
  }

  /// Takes the next value where it is null.
  bool take_null() { return tokens.peek() == 'n' && tokens.take("null"); }

  template <class Read>
  bool each_field(Keys& keys, Read read) {
    keys.start();
    return tokens.object([&](const char* key) {
      const std::uint32_t which = keys.find(key, end);
      return which != Keys::none && read(which);
    });
  }

  /// Calls `read(which)` for each field that is not null; false on an unknown or repeated key.
  template <class Read>
  bool fields(Keys& keys, Read read) {
    std::uint32_t seen = 0;
    return each_field(keys, [&](std::uint32_t which) {
      if ((seen >> which & 1) != 0) return false;
      seen |= 1U << which;
      return take_null() || read(which);
    });
  }

  /// Where all fields are scalars.
  template <class Read>
  bool scalars(Keys& keys, Read read) {
    return fields(keys, [&](std::uint32_t which) { return !tokens.is_at_end() && read(which, tokens.scalar()); });
  }

  /// Items that are not null.
  template <class Read>
  bool items(Read read) {
    return tokens.list([&] { return take_null() || read(); });
  }

  bool start(std::string_view text, SchoolHead& its_head) {
    end = text.data() + text.size();
    names = nullptr;
    columns = nullptr;
    head = &its_head;
    has_escapes = has(text, '\\');
    may_be_loose = has(text, '\xCC') || has(text, '\xCD');
    return tokens.start(text);
  }

  bool dossier(const Choose& choose) {
    comes_late = false;
    bool is_read = walk(Which::all, choose);
    if (!is_read && comes_late) {
      *head = {};
      tokens.restart();
      if (!walk(Which::head, choose) || !begin(choose(*head))) return false;
      tokens.restart();
      is_read = walk(Which::body, choose);
    }
    return is_read && (names != nullptr || begin(choose(*head)));
  }

  __attribute__((flatten)) bool flat(Intake& intake) {
    return begin(&intake) && each_field(names->flat, [&](std::uint32_t which) {
             if (which != Intake::Names::id) return names->facts_given.set(which) && fact_of(which);
             const auto text = tokens.peek() == '"' ? composed_text(tokens.scalar()) : std::nullopt;
             if (!text || !head->name.empty()) return false;
             head->name = *text;
             return true;
           });
  }

  /// The fields of a dossier, or only those that decide its rulebook, or only the others.
  enum class Which { all, head, body };

  bool walk(Which which, const Choose& choose) {
    std::uint32_t seen = 0;
    return each_field(parts, [&](std::uint32_t part) {
      if ((seen >> part & 1) != 0) return false;
      seen |= 1U << part;
      const bool is_head = part == school || part == date;
      if (which != Which::all && is_head != (which == Which::head)) return tokens.skip_value();
      if (!is_head && names == nullptr) {
        constexpr std::uint32_t both = 1U << school | 1U << date;
        comes_late = (seen & both) != both;
        if (comes_late || !begin(choose(*head))) return false;
      }
      return take_null() || (!tokens.is_at_end() && part_of(static_cast<Part>(part)));
    });
  }

  bool begin(Intake* intake) {
    if (intake == nullptr) return false;
    const std::vector<SchoolKind>& kinds = intake->names_->rulebook.kinds;
    const auto is_its_kind = [&](const SchoolKind& each) { return each.name == head->kind; };
    if (std::none_of(kinds.begin(), kinds.end(), is_its_kind)) return false;
    names = intake->names_.get();
    columns = intake->columns;
    columns->add();
    names->addresses.next_school();
    names->results.next_school();
    names->facts_given.next_school();
    codes.next_school();
    results.clear();
    last_school_year = head->school_year ? *head->school_year : last_completed_school_year(head->as_of);
    return true;
  }

  __attribute__((flatten)) bool part_of(Part part) {
    switch (part) {
      case school:
        return school_of();
      case date: {
        const auto text = plain_text(tokens.scalar());
        return text && (head->date = parse_date(*text)).has_value();
      }
      case results_part:
        return each_field(names->criteria, [&](std::uint32_t criterion) { return result_of(criterion); });
      case requirements:
        return each_field(names->requirements, [&](std::uint32_t address) { return requirement(address); });
      case facts:
        return each_field(names->facts,
                          [&](std::uint32_t fact) { return names->facts_given.set(fact) && fact_of(fact); });
      case evidence:
        return items([&] { return evidence_item(); });
      case recognitions:
        return items([&] { return recognition(); });
    }
    return false;
  }

  bool school_of() {
    return scalars(school_keys, [&](std::uint32_t which, std::string_view token) {
      const auto text = composed_text(token);
      if (!text) return false;
      if (which == 2) return (head->school_year = parse_school_year(*text)).has_value();
      std::string* const targets[] = {&head->name, &head->kind, nullptr, &head->province, &head->commune};
      *targets[which] = *text;
      return true;
    });
  }

  bool result_of(std::uint32_t index) {
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

  bool requirement(std::uint32_t address) {
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

  bool fact_of(std::uint32_t index) {
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
  bool fact_value(const Intake::Names::GivenFact& given, std::string_view token, std::optional<int> year) {
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

  bool evidence_item() {
    bool has_code = false;
    const bool is_plain = fields(evidence_keys, [&](std::uint32_t which) {
      const bool is_code = which == 0, is_date = which == 2 || which == 3;
      if (!is_code && !is_date) return take_text();
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

  bool recognition() {
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

  /// What is known without being given, and what recorded levels say where no verdict was.
  bool finish() {
    if (codes.has_twice()) return false;
    for (const auto& [input, number] : names->constants)
      if (!columns->set_figure(input, number)) return false;
    for (const std::uint32_t fact : names->days) {
      if (names->facts_given.is_set(fact)) continue;
      const std::int64_t day = day_in(names->rulebook.facts[fact], last_school_year);
      for (const Intake::Names::Use& use : names->uses_of(names->given_facts[fact]))
        if (!use.is_truth && !columns->set_figure(use.input, day, 0)) return false;
    }
    for (const auto& [criterion, level] : results)
      for (const Intake::Names::LevelInput& each : names->level_inputs[criterion])
        if (!names->addresses.is_set(each.address))
          columns->set_verdict(each.input, recorded_level(names->rulebook.criteria[criterion], each.level, level));
    return true;
  }
};

BatchReader::BatchReader() : parser_(std::make_unique<Parser>()) {}
BatchReader::~BatchReader() = default;

template <class Walk>
bool BatchReader::read(std::string_view text, SchoolHead& head, Walk walk) {
  const bool is_read = parser_->start(text, head) && walk() && parser_->tokens.is_at_end() && parser_->finish();
  if (!is_read && parser_->columns != nullptr) parser_->columns->drop();
  return is_read;
}

bool BatchReader::read(std::string_view text, const Choose& choose, SchoolHead& head) {
  head = {};
  return read(text, head, [&] { return parser_->dossier(choose); });
}

bool BatchReader::read_flat(std::string_view text, Intake& intake, SchoolHead& head) {
  return read(text, head, [&] { return parser_->flat(intake); });
}

}  // namespace chuan
