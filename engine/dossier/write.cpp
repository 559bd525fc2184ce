// SPDX-License-Identifier: MIT
// Dossier → canonical JSON, field by field in the order of their list.
#include <algorithm>
#include <set>
#include <string_view>

#include <nlohmann/json.hpp>

#include "dossier/fields.hpp"
#include "dossier/words.hpp"

namespace chuan {
namespace dossier {
namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

OrderedJson figure_json(const Number& number) {
  // What other programs read as floating point stays text where that would change it.
  const bool fits = number.is_whole() && number.numerator() <= largest_exact && number.numerator() >= -largest_exact;
  return fits ? OrderedJson(number.numerator()) : OrderedJson(to_string(number, ','));
}

OrderedJson value_json(const Fact& fact, const FactValue& value) {
  if (const bool* holds = std::get_if<bool>(&value)) return *holds;
  const Number& number = std::get<Number>(value);
  if (!fact.choices.empty()) return fact.choices[static_cast<std::size_t>(number.numerator())];
  if (fact.type == FactType::date) return to_iso(std::chrono::sys_days(std::chrono::days(number.numerator())));
  return figure_json(number);
}

OrderedJson none_json(NoFigure none) { return none == NoFigure::unknown ? "unknown" : "not_applicable"; }

class Writer {
 public:
  explicit Writer(const Rulebook& rulebook) : book_(rulebook), addresses_(addresses(rulebook)) {
    for (const Criterion& each : rulebook.criteria) criteria_.push_back(each.id);
    for (const auto& each : rulebook.educational_levels) educational_levels_.push_back(each.first);
  }

  /// An object that leaves out what says nothing, unless it must be given.
  template <class T>
  OrderedJson object(T& value) const {
    OrderedJson made = OrderedJson::object();
    auto put = [&](Field field, auto& part) {
      OrderedJson json = written(field, part);
      if (field.is_required || is_given(part, json)) made[std::string(field.key)] = std::move(json);
    };
    fields(put, value);
    return made;
  }

 private:
  template <class T>
  static bool is_given(const std::optional<T>& part, const OrderedJson&) {
    return part.has_value();
  }
  template <class T>
  static bool is_given(const T&, const OrderedJson& json) {
    return says_something(json);
  }
  static bool says_something(const OrderedJson& json) {
    return json.is_string() ? !json.get_ref<const std::string&>().empty() : json.is_number() || !json.empty();
  }

  OrderedJson written(Field, const std::string& text) const { return text; }
  OrderedJson written(Field, const std::vector<std::string>& list) const { return list; }
  OrderedJson written(Field, int whole) const { return whole; }
  OrderedJson written(Field field, const std::optional<int>& whole) const {
    if (!whole) return nullptr;
    return field.meaning == Meaning::school_year ? OrderedJson(school_year_name(*whole)) : OrderedJson(*whole);
  }
  OrderedJson written(Field, const Date& date) const { return to_iso(date); }
  template <class AnyRecognition>
  OrderedJson written(Field, const GivenOn<AnyRecognition>& given) const {
    return given.of.only_year ? to_iso(given.of.date).substr(0, 4) : to_iso(given.of.date);
  }
  OrderedJson written(Field, const std::optional<Date>& date) const {
    return date ? OrderedJson(to_iso(*date)) : OrderedJson();
  }
  OrderedJson written(Field, const std::optional<Number>& amount) const {
    return amount ? figure_json(*amount) : OrderedJson();
  }
  OrderedJson written(Field, Verdict verdict) const { return verdict_key(verdict); }
  OrderedJson written(Field field, const std::map<std::string, std::string>& texts) const {
    if (field.meaning != Meaning::by_criterion) return texts;
    return in_order(criteria_, texts, [](const std::string& each) { return OrderedJson(each); });
  }
  OrderedJson written(Field, const std::map<std::string, std::vector<std::string>>& lists) const {
    return in_order(criteria_, lists, [](const std::vector<std::string>& each) { return OrderedJson(each); });
  }
  OrderedJson written(Field, const std::map<std::string, RecordedLevel>& levels) const {
    return in_order(criteria_, levels, [](const RecordedLevel& each) { return OrderedJson(each.level); });
  }
  OrderedJson written(Field, const std::map<std::string, RecordedVerdict>& verdicts) const {
    return in_order(addresses_, verdicts, [this](const RecordedVerdict& each) { return object(each); });
  }
  OrderedJson written(Field, const std::map<std::string, LevelData>& levels) const {
    OrderedJson all = OrderedJson::object();
    const auto put = [&](const std::string& name, const LevelData& data) { all[name] = object(data); };
    for (const std::string& name : educational_levels_)
      if (const auto found = levels.find(name); found != levels.end()) put(name, found->second);
    for (const auto& [name, data] : levels)
      if (!all.contains(name)) put(name, data);
    return all;
  }
  OrderedJson written(Field, const std::vector<std::optional<FactValues>>& facts) const {
    OrderedJson all = OrderedJson::object();
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (!facts[i]) continue;
      const FactValues& values = *facts[i];
      const Fact& fact = book_.facts[i];
      if (values.single || values.none) {
        all[fact.name] = values.single ? value_json(fact, *values.single) : none_json(*values.none);
        continue;
      }
      std::map<int, OrderedJson> years;
      for (const auto& [year, value] : values.by_year) years[year] = value_json(fact, value);
      for (const auto& [year, none] : values.none_by_year) years[year] = none_json(none);
      for (auto& [year, value] : years) all[fact.name][school_year_name(year)] = std::move(value);
    }
    return all;
  }
  /// A part that is there although it says nothing: a plan without anything in it yet.
  template <class T>
  OrderedJson written(Field, const std::optional<T>& part) const {
    return part ? object(*part) : OrderedJson();
  }
  template <class T>
  OrderedJson written(Field, const std::vector<T>& list) const {
    OrderedJson all = OrderedJson::array();
    for (const T& each : list) all.push_back(object(each));
    return all;
  }
  template <class T>
  OrderedJson written(Field, const T& part) const {
    return object(part);
  }

  /// "1.2" before "1.10".
  static bool comes_before(const std::string& a, const std::string& b) {
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto digits = [](auto at, auto end) {
      return std::find_if(at, end, [](char c) { return c < '0' || c > '9'; }) - at;
    };
    const auto more_a = digits(in_a, a.end()), more_b = digits(in_b, b.end());
    return more_a != more_b && more_a * more_b > 0 ? more_a < more_b : a < b;
  }

  /// The entries of `given` that say something, in the order of `names`; those it does not name come last.
  template <class Value, class Write>
  static OrderedJson in_order(const std::vector<std::string>& names, const std::map<std::string, Value>& given,
                              Write write) {
    OrderedJson all = OrderedJson::object();
    // Each name comes once. Looking it up would search an ordered object from its start, for every name anew.
    auto& members = static_cast<OrderedJson::object_t::Container&>(all.get_ref<OrderedJson::object_t&>());
    const auto put = [&](const std::string& name, const Value& value) {
      if (OrderedJson json = write(value); says_something(json)) members.emplace_back(name, std::move(json));
    };
    std::set<std::string_view> first;
    for (const std::string& name : names)
      if (const auto found = given.find(name); found != given.end() && first.insert(name).second)
        put(name, found->second);
    std::vector<std::string> others;
    for (const auto& each : given)
      if (!first.contains(each.first)) others.push_back(each.first);
    std::sort(others.begin(), others.end(), comes_before);
    for (const std::string& name : others) put(name, given.at(name));
    return all;
  }

  const Rulebook& book_;
  std::vector<std::string> addresses_, criteria_, educational_levels_;
};

/// What a later format has, back where it was.
void put_back(const std::vector<UnknownField>& unknown, OrderedJson& json) {
  for (const UnknownField& each : unknown) {
    const OrderedJson::json_pointer parent(each.parent);
    if (!each.parent.empty() && !json.contains(parent)) continue;
    json[parent][each.key] = OrderedJson::parse(each.json, nullptr, false);
  }
}

}  // namespace
}  // namespace dossier

std::vector<std::string> addresses(const Rulebook& rulebook) {
  std::vector<std::string> all;
  for (const Criterion& criterion : rulebook.criteria)
    for (const CriterionLevel& level : criterion.levels) {
      const std::string level_address = criterion.id + "/" + std::to_string(level.number);
      all.push_back(level_address);
      for (const Indicator& indicator : level.indicators) {
        all.push_back(level_address + "/" + indicator.letter);
        for (const Requirement& requirement : indicator.requirements) {
          all.push_back(requirement.subject());
          for (std::size_t way = 1; way <= requirement.alternatives.size(); ++way)
            all.push_back(requirement.subject() + "/+" + std::to_string(way));
        }
      }
    }
  return all;
}

std::string write_dossier(const Dossier& dossier, const Rulebook& rulebook) {
  nlohmann::ordered_json json = dossier::Writer(rulebook).object(dossier);
  dossier::put_back(dossier.unknown_fields, json);
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace chuan
