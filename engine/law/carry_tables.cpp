// SPDX-License-Identifier: MIT
// Editorial tables of where evidence may serve under another circular.
#include <algorithm>
#include <set>

#include "chuan/address.hpp"
#include "chuan/law.hpp"
#include "diagnostic/code.hpp"
#include "law/law_data.hpp"

namespace chuan {
namespace {

using ast::Clause;
using C = ast::ClauseKind;

/// Whether `address` is one of `known` or stands above some of them.
bool is_known(const std::set<std::string>& known, const std::string& address) {
  const auto at = known.lower_bound(address);
  return at != known.end() && is_below(*at, address);
}

bool covers(const std::vector<ast::Name>& addresses, const std::string& subject) {
  return std::any_of(addresses.begin(), addresses.end(),
                     [&](const ast::Name& each) { return is_below(subject, each.text); });
}

/// Every requirement that a circular has had in any text and annex.
std::set<std::string> requirements_ever(const Law& law, const std::string& circular) {
  std::set<std::string> all;
  Diagnostics ignored;
  for (const CircularHeader& header : law.circulars()) {
    if (header.number != circular) continue;
    for (const Date date : law.texts(circular))
      for (const std::string& kind : kinds_apart(header))
        if (const auto book = law.rulebook(circular, date, ignored, kind))
          for (const Criterion& criterion : book->criteria)
            for (const CriterionLevel& level : criterion.levels)
              for (const Indicator& indicator : level.indicators)
                for (const Requirement& requirement : indicator.requirements)
                  for (const RequirementRow& row : requirement.rows) all.insert(row.subject);
  }
  return all;
}

class Table {
 public:
  Table(const Law& law, const Clause& clause, Diagnostics& diagnostics)
      : clause_(clause),
        from_(clause.names[0].text),
        to_(clause.targets[0].text),
        sources_(requirements_ever(law, from_)),
        targets_(requirements_ever(law, to_)),
        diagnostics_(diagnostics) {}

  void check() {
    for (const auto& [names, known] : {std::pair(&clause_.names, &sources_), std::pair(&clause_.targets, &targets_)})
      if (known->empty()) say(Code::A604, names->front().range, {names->front().text});
    if (sources_.empty() || targets_.empty()) return;
    for (const Clause& row : clause_.children) {
      for (const ast::Name& source : row.names)
        if (!is_known(sources_, source.text)) say(Code::A612, source.range, {source.text, from_});
      for (const ast::Name& target : row.targets)
        if (!is_known(targets_, target.text)) say(Code::A612, target.range, {target.text, to_});
      if (row.kind == C::no_carry) check_not_carried(row);
    }
    check_whole();
  }

 private:
  void say(Code code, SourceRange range, std::vector<std::string> arguments, Diagnostics notes = {}) {
    diagnostics_.push_back({code, range, std::move(arguments), std::move(notes), {}, {}});
  }

  void check_not_carried(const Clause& row) {
    for (const Clause& other : clause_.children)
      if (other.kind == C::carry)
        for (const ast::Name& source : row.names)
          if (covers(other.names, source.text))
            say(Code::A614, source.range, {source.text}, {{Code::A290, other.range, {}, {}, {}, {}}});
  }

  void check_whole() {
    constexpr std::size_t most_named = 8;
    std::vector<std::string> missing;
    for (const std::string& subject : sources_)
      if (std::none_of(clause_.children.begin(), clause_.children.end(),
                       [&](const Clause& row) { return covers(row.names, subject); }))
        missing.push_back(subject);
    if (missing.empty()) return;
    std::string named;
    for (std::size_t i = 0; i < missing.size() && i < most_named; ++i) named += (i == 0 ? "" : ", ") + missing[i];
    if (missing.size() > most_named) named += ", …";
    say(Code::A613, clause_.range, {from_, to_, std::to_string(missing.size()), named});
  }

  const Clause& clause_;
  std::string from_, to_;
  std::set<std::string> sources_, targets_;
  Diagnostics& diagnostics_;
};

template <class Visit>
void each_table(const Law& law, Visit visit) {
  for (const ast::Document& document : law.data().documents)
    for (const Clause& clause : document.root.children)
      if (clause.kind == C::carry_table && !clause.broken) visit(clause);
}

}  // namespace

std::vector<CarryRow> Law::carry_rows(std::string_view from, std::string_view to) const {
  std::vector<CarryRow> rows;
  each_table(*this, [&](const Clause& table) {
    if (table.names[0].text != from || table.targets[0].text != to) return;
    for (const Clause& row : table.children) {
      if (row.kind != C::carry && row.kind != C::no_carry) continue;
      CarryRow& each = rows.emplace_back();
      for (const ast::Name& source : row.names) each.sources.push_back(source.text);
      for (const ast::Name& target : row.targets) each.targets.push_back(target.text);
      each.reason = row.text ? row.text->text : "";
      each.range = row.range;
    }
  });
  return rows;
}

void Law::check_carry_tables(Diagnostics& diagnostics) const {
  each_table(*this, [&](const Clause& table) { Table(*this, table, diagnostics).check(); });
}

}  // namespace chuan
