// SPDX-License-Identifier: MIT
// A line from its first token to its last: what decides the rulebook, then the parts that are read against it.
#include "assess/bind.hpp"
#include "batch/parser.hpp"
#include "chuan/dossier_keys.hpp"

namespace chuan {

BatchReader::Parser::Parser() {
  const auto fill = [](Keys& all, std::initializer_list<std::string_view> in_order) {
    for (const std::string_view each : in_order) all.add(std::string(each), static_cast<std::uint32_t>(all.size()));
  };
  fill(parts, {keys::school, keys::date, keys::results, keys::requirements, keys::facts, keys::evidence,
               keys::recognitions, keys::format});
  fill(school_keys, {keys::name, keys::kind, keys::school_year, keys::province, keys::commune});
  fill(verdict_keys, {keys::verdict, keys::evidence, keys::note});
  fill(evidence_keys, {keys::code, keys::title, keys::issued, keys::expires, keys::location});
  fill(recognition_keys, {keys::id, keys::degree, keys::date, keys::circular, keys::expires});
}

bool BatchReader::Parser::start(std::string_view text, SchoolHead& its_head) {
  end = text.data() + text.size();
  names = nullptr;
  columns = nullptr;
  head = &its_head;
  has_escapes = has(text, '\\');
  may_be_loose = has(text, '\xCC') || has(text, '\xCD');
  return tokens.start(text);
}

bool BatchReader::Parser::read_head() {
  constexpr std::uint32_t both = 1U << school | 1U << date;
  body = Body::none;
  seen = 0;
  const bool is_read = each_field(parts, [&](std::uint32_t part) {
    if (!is_of_head(part) && body == Body::none && (seen & both) == both) {
      body = Body::from_here;
      pending = part;
      return false;
    }
    if ((seen >> part & 1) != 0) return false;
    seen |= 1U << part;
    if (is_of_head(part)) return take_null() || (!tokens.is_at_end() && part_of(static_cast<Part>(part)));
    body = Body::from_start;
    return tokens.skip_value();
  });
  if (body == Body::from_here) return true;
  return is_read && tokens.is_at_end();
}

bool BatchReader::Parser::read_body(Intake& intake, SchoolHead& its_head) {
  head = &its_head;
  if (!begin(intake)) return false;
  if (body == Body::none) return true;
  const auto value = [&](std::uint32_t part) {
    return take_null() || (!tokens.is_at_end() && part_of(static_cast<Part>(part)));
  };
  if (body == Body::from_start) {
    tokens.restart();
    return each_field(parts, [&](std::uint32_t part) { return is_of_head(part) ? tokens.skip_value() : value(part); });
  }
  const auto further = [&](std::uint32_t part) {
    if ((seen >> part & 1) != 0) return false;
    seen |= 1U << part;
    return value(part);
  };
  if (!further(pending)) return false;
  return tokens.take('}') || (tokens.take(',') && tokens.further_fields([&](const char* key) {
           const std::uint32_t part = parts.find(key, end);
           return part != Keys::none && further(part);
         }));
}

__attribute__((flatten)) bool BatchReader::Parser::flat(Intake& intake) {
  return begin(intake) && each_field(names->flat, [&](std::uint32_t which) {
           if (which != Intake::Names::id) return names->facts_given.set(which) && fact_of(which);
           const auto text = tokens.peek() == '"' ? composed_text(tokens.scalar()) : std::nullopt;
           if (!text || !head->name.empty()) return false;
           head->name = *text;
           return true;
         });
}

bool BatchReader::Parser::begin(Intake& intake) {
  const std::vector<SchoolKind>& kinds = intake.names_->rulebook.kinds;
  const auto is_its_kind = [&](const SchoolKind& each) { return each.name == head->kind; };
  if (std::none_of(kinds.begin(), kinds.end(), is_its_kind)) return false;
  names = intake.names_.get();
  columns = intake.columns;
  columns->add();
  names->addresses.next_school();
  names->results.next_school();
  names->facts_given.next_school();
  codes.next_school();
  results.clear();
  last_school_year = head->school_year ? *head->school_year : last_completed_school_year(head->as_of);
  return true;
}

__attribute__((flatten)) bool BatchReader::Parser::part_of(Part part) {
  switch (part) {
    case format: {
      const auto number = decimal(tokens.scalar(), '.');
      return number && number->decimals == 0 && number->whole >= 1 && number->whole <= dossier_format;
    }
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

bool BatchReader::Parser::school_of() {
  return scalars(school_keys, [&](std::uint32_t which, std::string_view token) {
    const auto text = composed_text(token);
    if (!text) return false;
    if (which == 2) return (head->school_year = parse_school_year(*text)).has_value();
    std::string* const targets[] = {&head->name, &head->kind, nullptr, &head->province, &head->commune};
    *targets[which] = *text;
    return true;
  });
}

/// What is known without being given, and what recorded levels say where no verdict was.
bool BatchReader::Parser::finish() {
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

BatchReader::BatchReader() : parser_(std::make_unique<Parser>()) {}
BatchReader::~BatchReader() = default;

bool BatchReader::read_head(std::string_view text, SchoolHead& head) {
  head = {};
  return parser_->start(text, head) && parser_->read_head();
}

bool BatchReader::read(Intake& intake, SchoolHead& head) { return kept(parser_->read_body(intake, head)); }

bool BatchReader::read_flat(std::string_view text, Intake& intake, SchoolHead& head) {
  return kept(parser_->start(text, head) && parser_->flat(intake));
}

bool BatchReader::kept(bool is_read) {
  const bool is_kept = is_read && parser_->tokens.is_at_end() && parser_->finish();
  if (!is_kept && parser_->columns != nullptr) parser_->columns->drop();
  return is_kept;
}

}  // namespace chuan
