// SPDX-License-Identifier: MIT
// A rulebook's parts as bytes and back: one list of fields a struct serves writing, reading and the shape of the
// format.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "chuan/law.hpp"

namespace chuan::archive {

// Places in rule files are left out: the files need not be there. `as_of` is the day asked about.
void fields(auto& a, Origin& x) { a(x.cite, x.circular, x.unverified, x.note, x.confidence, x.sources); }
void fields(auto& a, Fact& x) {
  a(x.name, x.type, x.yearly, x.label, x.unit, x.choices, x.source, x.role, x.day, x.origin);
}
void fields(auto& a, Expression& x) {
  a(x.op, x.is_number, x.is_percent, x.comparison, x.otherwise, x.number, x.fact, x.definition, x.count, x.years,
    x.level, x.operands, x.criteria);
}
void fields(auto& a, Definition& x) { a(x.name, x.label, x.expression, x.origin); }
void fields(auto& a, Alternative& x) { a(x.text, x.condition, x.body, x.origin); }
void fields(auto& a, Threshold& x) { a(x.fact, x.op, x.value, x.unit, x.years, x.comparison); }
void fields(auto& a, RequirementRow& x) { a(x.subject, x.condition, x.threshold); }
void fields(auto& a, Requirement& x) {
  a(x.text, x.stated, x.kind, x.condition, x.body, x.cross_check, x.alternatives_needed, x.alternatives_otherwise,
    x.alternatives, x.rows, x.suspensions, x.origin);
}
void fields(auto& a, Indicator& x) { a(x.letter, x.requirements, x.origin); }
void fields(auto& a, CriterionLevel& x) { a(x.number, x.indicators, x.origin); }
void fields(auto& a, Metric& x) { a(x.text, x.unit); }
void fields(auto& a, Criterion& x) {
  a(x.id, x.title, x.mandatory, x.standard, x.in_group, x.levels, x.suggested_evidence, x.metrics, x.origin);
}
void fields(auto& a, Standard& x) { a(x.id, x.title, x.criteria, x.origin); }
void fields(auto& a, RatingLevel& x) { a(x.number, x.expression, x.stated, x.origin); }
void fields(auto& a, Period& x) { a(x.count, x.unit, x.origin); }
void fields(auto& a, Degree& x) { a(x.number, x.expression, x.stated, x.origin); }
void fields(auto& a, Condition& x) { a(x.expression, x.stated, x.origin); }
void fields(auto& a, Equivalence& x) { a(x.circular, x.old_degree, x.degree, x.origin); }
void fields(auto& a, Recognition& x) {
  a(x.id, x.name, x.label, x.degree_word, x.kinds, x.conditions, x.degrees, x.validity, x.renewal_lead, x.waiting,
    x.equivalences, x.keeps_stated_expiry_before, x.origin);
}
void fields(auto& a, ProcedureCheck& x) { a(x.name, x.text, x.expression, x.stated, x.origin); }
void fields(auto& a, SchoolKind& x) { a(x.name, x.label, x.educational_levels); }
void fields(auto& a, Transition& x) { a(x.text, x.under, x.from, x.to, x.origin); }
void fields(auto& a, Amendment& x) {
  a(x.circular, x.subject, x.address, x.cite, x.unverified, x.what, x.requirements, x.behind);
}
void fields(auto& a, Rulebook& x) {
  a(x.circular, x.title, x.annex, x.annex_title, x.amended_by, x.amendments, x.references, x.issued, x.effective,
    x.ends, x.applies_to, x.kinds, x.educational_levels, x.origin, x.amending_origins, x.evidence_code, x.facts,
    x.definitions, x.expressions, x.standards, x.groups, x.criteria, x.rating, x.rating_origin, x.recognitions,
    x.checks, x.transitions, x.advisory);
}
void fields(auto& a, AnnexHeader& x) { a(x.id, x.title, x.kinds); }
void fields(auto& a, CircularHeader& x) {
  a(x.number, x.title, x.issued, x.effective, x.ends, x.ends_earlier, x.applies_to, x.replaces, x.amends, x.annexes,
    x.is_amendment, x.refers, x.is_reference);
}
void fields(auto& a, LawChange& x) { a(x.date, x.by, x.is_end, x.subjects); }
void fields(auto& a, CompiledSource& x) { a(x.name, x.size, x.digest); }

/// What writing and reading share: values inside values. `Own` knows whole numbers, leaves, lists and what may be
/// absent.
template <class Own>
class Archive {
 public:
  template <class... Values>
  void operator()(Values&... values) {
    (one(values), ...);
  }

  template <class T>
  void one(T& value) {
    if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
      own().whole(value);
    else if constexpr (is_leaf<T>)
      own().leaf(value);
    else
      inside(value);
  }

 private:
  template <class T>
  static constexpr bool is_leaf = std::is_same_v<T, std::string> || std::is_same_v<T, Number> ||
                                  std::is_same_v<T, Date> || std::is_same_v<T, std::chrono::month_day>;

  template <class T>
  void inside(T& value) {
    fields(own(), value);
  }
  template <class T>
  void inside(std::vector<T>& list) {
    own().list(list);
  }
  template <class T>
  void inside(std::optional<T>& value) {
    own().maybe(value);
  }
  template <class Tag>
  void inside(Id<Tag>& id) {
    one(id.value);
  }
  template <class First, class Second>
  void inside(std::pair<First, Second>& pair) {
    one(pair.first);
    one(pair.second);
  }

  Own& own() { return static_cast<Own&>(*this); }
};

class Writer : public Archive<Writer> {
 public:
  std::string bytes;

  template <class T>
  void whole(T value) {
    number(static_cast<std::uint64_t>(value));
  }
  void leaf(const std::string& text) {
    number(text.size());
    bytes += text;
  }
  void leaf(const Number& value) {
    number(static_cast<std::uint64_t>(value.numerator()));
    number(static_cast<std::uint64_t>(value.denominator()));
  }
  void leaf(const Date& date) {
    number(static_cast<std::uint64_t>(std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()}));
  }
  void leaf(const std::chrono::month_day& day) {
    number(unsigned(day.month()));
    number(unsigned(day.day()));
  }
  template <class T>
  void list(std::vector<T>& values) {
    number(values.size());
    for (T& each : values) one(each);
  }
  template <class T>
  void maybe(std::optional<T>& value) {
    number(value ? 1 : 0);
    if (value) one(*value);
  }

 private:
  /// Seven bits a byte, the lowest first.
  void number(std::uint64_t value) {
    for (; value >= 128; value >>= 7) bytes += static_cast<char>(value | 128);
    bytes += static_cast<char>(value);
  }
};

/// Throws std::runtime_error where the bytes end too early.
class Reader : public Archive<Reader> {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  void whole(T& value) {
    value = static_cast<T>(number());
  }
  void leaf(std::string& text) { text = taken(number()); }
  void leaf(Number& value) {
    const auto numerator = static_cast<std::int64_t>(number()), denominator = static_cast<std::int64_t>(number());
    const auto read = denominator == 1 ? std::optional<Number>(numerator) : Number::ratio(numerator, denominator);
    if (!read) throw std::runtime_error("number");
    value = *read;
  }
  void leaf(Date& date) { date = std::chrono::sys_days(std::chrono::days(static_cast<std::int64_t>(number()))); }
  void leaf(std::chrono::month_day& day) {
    const auto month = static_cast<unsigned>(number());
    day = std::chrono::month(month) / std::chrono::day(static_cast<unsigned>(number()));
  }
  template <class T>
  void list(std::vector<T>& values) {
    const std::uint64_t size = number();
    if (size > rest_.size()) throw std::runtime_error("size");  // each takes a byte at least
    values.resize(static_cast<std::size_t>(size));
    for (T& each : values) one(each);
  }
  template <class T>
  void maybe(std::optional<T>& value) {
    if (number() != 0) one(value.emplace());
  }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(taken(1)[0]);
      value |= std::uint64_t{byte & 127U} << shift;
      if (byte < 128) break;
    }
    return value;
  }
  std::string_view taken(std::uint64_t size) {
    if (size > rest_.size()) throw std::runtime_error("size");
    const std::string_view bytes = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(bytes.size());
    return bytes;
  }

  std::string_view rest_;
};

/// What kinds of values follow one another: another list of fields gives another shape.
class Shape : public Archive<Shape> {
 public:
  std::string text;

  template <class T>
  void whole(T&) {
    text += 'w';
  }
  void leaf(std::string&) { text += 's'; }
  void leaf(Number&) { text += 'n'; }
  void leaf(Date&) { text += 'd'; }
  void leaf(std::chrono::month_day&) { text += 'm'; }
  template <class T>
  void list(std::vector<T>&) {
    inner<T>('[');
  }
  template <class T>
  void maybe(std::optional<T>&) {
    inner<T>('?');
  }

 private:
  template <class T>
  void inner(char mark) {
    text += mark;
    T value{};
    one(value);
    text += ']';
  }
};

}  // namespace chuan::archive
