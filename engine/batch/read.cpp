// SPDX-License-Identifier: MIT
// One pass over the tokens of a line. Every doubt ends it: then the dossier is read by itself.
#include <simdjson.h>

#include <algorithm>
#include <array>

#include "assess/bind.hpp"
#include "batch/names.hpp"
#include "dossier/words.hpp"

namespace chuan {
namespace {

namespace ondemand = simdjson::ondemand;

/// A value's characters as written. A text is taken from the parser at once: when it has to skip one, it lets a colon
/// follow.
std::string_view token_of(ondemand::value& value) {
  std::string_view token = value.raw_json_token();
  if (token.starts_with('"')) static_cast<void>(value.get_raw_json_string());
  while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
  return token;
}

/// The text between quotes; absent where it is no text, or one that must be decoded or composed first.
std::optional<std::string_view> plain_text(std::string_view token) {
  if (token.size() < 2 || token.front() != '"' || token.back() != '"') return std::nullopt;
  token = token.substr(1, token.size() - 2);
  if (std::memchr(token.data(), '\\', token.size()) != nullptr) return std::nullopt;
  return token;
}

/// Marks apart from their letters (U+0300 to U+036F): such text is not yet composed.
bool has_loose_marks(std::string_view text) {
  return std::memchr(text.data(), '\xCC', text.size()) != nullptr ||
         std::memchr(text.data(), '\xCD', text.size()) != nullptr;
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

/// Codes of one school's evidence, to find one given twice; a false alarm costs a second reading.
class Codes {
 public:
  void next_school() {
    ++school_;
    count_ = 0;
  }
  /// False when it may have been there.
  bool add(std::string_view code) {
    if (++count_ * 2 > places_.size()) return false;
    const std::size_t hash = std::hash<std::string_view>{}(code);
    for (std::size_t at = hash % places_.size();; at = (at + 1) % places_.size()) {
      if (places_[at].school != school_) {
        places_[at] = {school_, hash};
        return true;
      }
      if (places_[at].hash == hash) return false;
    }
  }

 private:
  struct Place {
    std::uint64_t school = 0;
    std::size_t hash = 0;
  };
  std::vector<Place> places_ = std::vector<Place>(8192);
  std::uint64_t school_ = 0;
  std::size_t count_ = 0;
};

}  // namespace

struct BatchReader::Parser {
  ondemand::parser parser;
  Codes codes;
  const char* end = nullptr;  // of the line
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

  /// Calls `read(which, value)` for each field that is not null; false on an unknown or repeated key.
  template <class Read>
  bool fields(ondemand::object object, Keys& keys, Read read) {
    std::uint32_t seen = 0;
    return each_field(object, keys, [&](std::uint32_t which, ondemand::value value) {
      if ((seen >> which & 1) != 0) return false;
      seen |= 1U << which;
      const std::string_view token = token_of(value);
      return token == "null" || read(which, value, token);
    });
  }

  template <class Read>
  bool each_field(ondemand::object object, Keys& keys, Read read) {
    keys.start();
    for (auto result : object) {
      ondemand::field field;
      if (std::move(result).get(field) != simdjson::SUCCESS) return false;
      const std::uint32_t which = keys.find(field.key().raw(), end);
      if (which == Keys::none || !read(which, field.value())) return false;
    }
    return true;
  }

  bool school_of(ondemand::object object) {
    return fields(object, school_keys, [&](std::uint32_t which, ondemand::value&, std::string_view token) {
      const auto text = plain_text(token);
      if (!text || has_loose_marks(*text)) return false;
      if (which == 2) return (head->school_year = parse_school_year(*text)).has_value();
      std::string* const targets[] = {&head->name, &head->kind, nullptr, &head->province, &head->commune};
      *targets[which] = *text;
      return true;
    });
  }

  bool read(std::string_view text, const Choose& choose) {
    ondemand::document document;
    if (parser.iterate(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING).get(document) !=
        simdjson::SUCCESS)
      return false;
    comes_late = false;
    bool is_read = walk(document, Which::all, choose);
    if (!is_read && comes_late) {
      *head = {};
      document.rewind();
      if (!walk(document, Which::head, choose) || !begin(choose)) return false;
      document.rewind();
      is_read = walk(document, Which::body, choose);
    }
    if (!is_read || (names == nullptr && !begin(choose))) return false;
    const char* rest = nullptr;
    return document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS && finish();
  }

  /// The fields of a dossier, or only those that decide its rulebook, or only the others.
  enum class Which { all, head, body };

  bool walk(ondemand::document& document, Which which, const Choose& choose) {
    ondemand::object object;
    if (document.get_object().get(object) != simdjson::SUCCESS) return false;
    std::uint32_t seen = 0;
    parts.start();
    for (auto result : object) {
      ondemand::field field;
      if (std::move(result).get(field) != simdjson::SUCCESS) return false;
      const std::uint32_t part = parts.find(field.key().raw(), end);
      if (part == Keys::none || (seen >> part & 1) != 0) return false;
      seen |= 1U << part;
      const bool is_head = part == school || part == date;
      if (which != Which::all && is_head != (which == Which::head)) continue;
      if (!is_head && names == nullptr) {
        constexpr std::uint32_t both = 1U << school | 1U << date;
        comes_late = (seen & both) != both;
        if (comes_late || !begin(choose)) return false;
      }
      ondemand::value value = field.value();
      const std::string_view token = token_of(value);
      if (token != "null" && !part_of(static_cast<Part>(part), value, token)) return false;
    }
    return true;
  }

  bool begin(const Choose& choose) {
    Intake* const intake = choose(*head);
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
    last_school_year = head->school_year ? *head->school_year : last_completed_school_year(names->as_of);
    return true;
  }

  bool part_of(Part part, ondemand::value& value, std::string_view token) {
    ondemand::object object;
    const auto is_object = [&] { return value.get_object().get(object) == simdjson::SUCCESS; };
    switch (part) {
      case school:
        return is_object() && school_of(object);
      case date: {
        const auto text = plain_text(token);
        return text && (head->date = parse_date(*text)).has_value();
      }
      case results_part:
        return is_object() && each_field(object, names->criteria, [&](std::uint32_t criterion, ondemand::value level) {
                 return result_of(criterion, level);
               });
      case requirements:
        return is_object() &&
               each_field(object, names->requirements,
                          [&](std::uint32_t address, ondemand::value given) { return requirement(address, given); });
      case facts:
        return is_object() && each_field(object, names->facts, [&](std::uint32_t fact, ondemand::value given) {
                 return names->facts_given.set(fact) && fact_of(fact, given);
               });
      case evidence:
        return items(value, [&](ondemand::value& item, std::string_view) { return evidence_item(item); });
      case recognitions:
        return items(value, [&](ondemand::value& item, std::string_view) { return recognition(item); });
    }
    return false;
  }

  template <class Read>
  static bool items(ondemand::value& value, Read read) {
    ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS) return false;
    for (auto result : array) {
      ondemand::value item;
      if (std::move(result).get(item) != simdjson::SUCCESS) return false;
      const std::string_view token = token_of(item);
      if (token != "null" && !read(item, token)) return false;
    }
    return true;
  }

  bool result_of(std::uint32_t index, ondemand::value& value) {
    if (!names->results.set(index)) return false;
    const std::string_view token = token_of(value);
    if (token == "null") return true;
    const auto level = decimal(token, '.');
    if (!level || level->decimals != 0 || level->whole > 99) return false;
    const int number = static_cast<int>(level->whole);
    const Criterion& criterion = names->rulebook.criteria[index];
    const bool is_within = !criterion.in_group && number <= criterion.highest();
    if (number != 0 && criterion.level(number) == nullptr && !is_within) return false;
    results.emplace_back(index, number);
    return true;
  }

  bool requirement(std::uint32_t address, ondemand::value& value) {
    if (!names->addresses.set(address)) return false;
    std::string_view token = token_of(value);
    std::optional<Verdict> verdict = Verdict::unknown;
    bool has_evidence = false;
    if (token.starts_with('"')) {
      verdict = dossier::verdict_named(token.substr(1, token.size() - 2));
    } else if (token.starts_with('{')) {
      ondemand::object object;
      if (value.get_object().get(object) != simdjson::SUCCESS) return false;
      const bool is_plain =
          fields(object, verdict_keys, [&](std::uint32_t which, ondemand::value& part, std::string_view written) {
            if (which == 0) {
              const auto word = plain_text(written);
              verdict = word ? dossier::verdict_named(*word) : std::nullopt;
              return verdict.has_value();
            }
            if (which == 2) return plain_text(written).has_value();
            return items(part, [&](ondemand::value&, std::string_view code) {
              has_evidence = true;
              return plain_text(code).has_value();
            });
          });
      if (!is_plain) return false;
    } else if (token == "null") {
      return true;
    } else {
      return false;
    }
    if (!verdict) return false;
    const std::uint32_t input = names->input_of_address[address];
    if (input == UINT32_MAX) return true;
    if (*verdict == Verdict::met && names->profile == Profile::strict && !has_evidence) return true;
    columns->set_verdict(input, *verdict);
    return true;
  }

  bool fact_of(std::uint32_t index, ondemand::value& value) {
    const Intake::Names::GivenFact& given = names->given_facts[index];
    const std::string_view token = token_of(value);
    if (token == "null") return false;  // whether it counts as given is not for here
    if (!token.starts_with('{')) return fact_value(given, token, std::nullopt);
    ondemand::object object;
    if (!given.fact->yearly || value.get_object().get(object) != simdjson::SUCCESS) return false;
    std::array<int, 16> years{};
    std::size_t count = 0;
    for (auto result : object) {
      ondemand::field field;
      if (std::move(result).get(field) != simdjson::SUCCESS) return false;
      const char* const key = field.key().raw();
      const auto* quote = static_cast<const char*>(std::memchr(key, '"', static_cast<std::size_t>(end - key)));
      const auto year = parse_school_year({key, static_cast<std::size_t>(quote - key)});
      if (!year || count == years.size() ||
          std::find(years.begin(), years.begin() + count, *year) != years.begin() + count)
        return false;
      years[count++] = *year;
      ondemand::value in_year = field.value();
      const std::string_view written = token_of(in_year);
      if (written != "null" && !fact_value(given, written, *year)) return false;
    }
    return count > 0;
  }

  /// `year` absent: one value, that of the last school year where the fact is yearly.
  bool fact_value(const Intake::Names::GivenFact& given, std::string_view token, std::optional<int> year) {
    const Fact& fact = *given.fact;
    Decimal number;
    bool is_truth = false;
    const auto text = plain_text(token);
    if (token.starts_with('"') && !text) return false;
    const auto is_choice = [&] {
      return std::find(fact.choices.begin(), fact.choices.end(), *text) != fact.choices.end();
    };
    if (text && dossier::no_figure_named(*text) && !is_choice()) return true;
    switch (fact.type) {
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
        if (fact.type == FactType::percent && number.whole > 100 * powers[number.decimals]) return false;
        if (fact.type == FactType::count && number.whole % powers[number.decimals] != 0) return false;
      }
    }
    for (const Intake::Names::Use& use : given.uses) {
      if (year ? last_school_year - static_cast<int>(use.years_back) != *year : fact.yearly && use.years_back != 0)
        continue;
      if (!use.is_truth) {
        if (!columns->set_figure(use.input, number.whole, number.decimals)) return false;
      } else if (is_truth) {
        columns->set_truth(use.input, number.whole == 1 ? Verdict::met : Verdict::not_met);
      }
    }
    return true;
  }

  bool evidence_item(ondemand::value& item) {
    ondemand::object object;
    if (item.get_object().get(object) != simdjson::SUCCESS) return false;
    bool has_code = false;
    return fields(object, evidence_keys,
                  [&](std::uint32_t which, ondemand::value&, std::string_view token) {
                    const auto text = plain_text(token);
                    if (!text) return false;
                    if (which == 0) return has_code = !text->empty() && !has_loose_marks(*text) && codes.add(*text);
                    const bool is_date = which == 2 || which == 3;
                    return !is_date || parse_date(*text).has_value();
                  }) &&
           has_code;
  }

  bool recognition(ondemand::value& item) {
    ondemand::object object;
    if (item.get_object().get(object) != simdjson::SUCCESS) return false;
    RecordedRecognition recorded;
    std::optional<Date> given;
    std::optional<Decimal> degree;
    const bool is_plain =
        fields(object, recognition_keys, [&](std::uint32_t which, ondemand::value&, std::string_view token) {
          if (which == 1) {
            degree = decimal(token, '.');
            return degree && degree->decimals == 0;
          }
          const auto text = plain_text(token);
          if (!text || has_loose_marks(*text)) return false;
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
    for (const auto& [input, number] : names->constants)
      if (!columns->set_figure(input, number)) return false;
    for (const std::uint32_t fact : names->days) {
      if (names->facts_given.is_set(fact)) continue;
      const std::int64_t day = day_in(names->rulebook.facts[fact], last_school_year);
      for (const Intake::Names::Use& use : names->given_facts[fact].uses)
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

bool BatchReader::read(std::string_view text, const Choose& choose, SchoolHead& head) {
  head = {};
  parser_->end = text.data() + text.size();
  parser_->names = nullptr;
  parser_->columns = nullptr;
  parser_->head = &head;
  const bool is_read = parser_->read(text, choose);
  if (!is_read && parser_->columns != nullptr) parser_->columns->drop();
  return is_read;
}

}  // namespace chuan
