// SPDX-License-Identifier: MIT
// Figures and facts: each value against the type the circular declares.
#include <algorithm>

#include "dossier/reader.hpp"
#include "dossier/words.hpp"
#include "source/names.hpp"

namespace chuan::dossier {
namespace {

/// What the text says in place of a value, unless a choice has that name.
std::optional<NoFigure> no_figure(const Fact& fact, const Node& node) {
  if (node.kind != Kind::text || std::find(fact.choices.begin(), fact.choices.end(), node.text) != fact.choices.end())
    return std::nullopt;
  return no_figure_named(node.text);
}

Number days_since_1970(Date date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

}  // namespace

void Reader::fact(const Node& node, std::vector<std::optional<FactValues>>& facts) {
  const auto id = checks_.fact(node.key, json_.key_range(node));
  if (!id || node.kind == Kind::null) return;
  const Fact& fact = rulebook_.facts[*id];
  FactValues values;
  values.range = json_.range(node);
  if (const auto none = no_figure(fact, node))
    values.none = none;
  else if (node.kind != Kind::object)
    values.single = fact_value(fact, node);
  else if (fact.yearly)
    by_year(fact, node, values);
  else
    say(Code::A424, json_.range(node), {fact.name});
  if (values.single || !values.by_year.empty() || values.none || !values.none_by_year.empty())
    facts[*id] = std::move(values);
}

void Reader::by_year(const Fact& fact, const Node& node, FactValues& values) {
  std::map<int, SourceRange> given;
  each_field(node, [&](const Node& each) {
    const auto year = school_year(each.key, json_.key_range(each));
    if (!year) return;
    const auto [first, is_new] = given.emplace(*year, json_.key_range(each));
    if (!is_new) {
      say(Code::A405, json_.key_range(each), {school_year_name(*year)})
          .notes.push_back({Code::A406, first->second, {}, {}, {}, {}});
      return;
    }
    if (each.kind == Kind::null) return;
    if (const auto none = no_figure(fact, each))
      values.none_by_year.emplace(*year, *none);
    else if (const auto value = fact_value(fact, each))
      values.by_year.emplace(*year, *value);
  });
}

std::optional<FactValue> Reader::fact_value(const Fact& fact, const Node& node) {
  switch (fact.type) {
    case FactType::yes_no:
      if (node.kind == Kind::truth) return node.truth;
      if (node.kind == Kind::text && (node.text == "có" || node.text == "không")) return node.text == "có";
      if (node.kind == Kind::text)
        say(Code::A423, json_.range(node), {fact.name, std::string(node.text), "true, false, có, không"});
      else
        wrong_type(node, "@data_truth");
      return std::nullopt;
    case FactType::scale:
    case FactType::choice:
      return enumerator(fact, node);
    case FactType::date:
      if (const auto day = date(node)) return days_since_1970(*day);
      return std::nullopt;
    case FactType::count:
    case FactType::percent:
    case FactType::number:
    case FactType::money:
      if (const auto number = figure(node, fact.type, fact.name)) return *number;
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<FactValue> Reader::enumerator(const Fact& fact, const Node& node) {
  const auto written = text(node);
  if (!written) return std::nullopt;
  const auto found = std::find(fact.choices.begin(), fact.choices.end(), *written);
  if (found != fact.choices.end()) return Number(found - fact.choices.begin());
  const auto suggestion = nearest(*written, fact.choices);
  std::string all;
  for (const std::string& each : fact.choices) all += (all.empty() ? "" : ", ") + each;
  say(suggestion ? Code::A422 : Code::A423, json_.range(node), {fact.name, *written, suggestion ? *suggestion : all});
  return std::nullopt;
}

}  // namespace chuan::dossier
