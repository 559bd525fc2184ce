// SPDX-License-Identifier: MIT
// What is wrong between circulars: two for one kind, kinds left with none, circulars and orders that do not fit.
#include <algorithm>
#include <set>

#include "consolidate/consolidate.hpp"
#include "diagnostic/code.hpp"
#include "syntax/parse.hpp"

namespace chuan::consolidate {
namespace {

using ast::Clause;
using C = ast::ClauseKind;
using K = ast::Keyword;

bool is_before(Date a, Date b) { return std::chrono::sys_days(a) < std::chrono::sys_days(b); }

bool governs(const CircularHeader& header) {
  return header.is_encoded && !header.is_amendment && !header.is_reference && header.effective.has_value();
}

bool applies_to(const CircularHeader& header, const std::string& kind) {
  return std::find(header.applies_to.begin(), header.applies_to.end(), kind) != header.applies_to.end();
}

/// Two circulars that govern one kind on the day when the later of them takes effect.
void say_two_for_one_kind(const std::vector<CircularHeader>& headers, Diagnostics& diagnostics) {
  for (const CircularHeader& later : headers)
    for (const CircularHeader& earlier : headers) {
      const bool is_pair = governs(later) && governs(earlier) && &later != &earlier &&
                           (is_before(*earlier.effective, *later.effective) ||
                            (*earlier.effective == *later.effective && &earlier < &later));
      if (!is_pair) continue;
      for (const std::string& kind : later.applies_to) {
        const auto ends = earlier.ends_for(kind);
        if (!applies_to(earlier, kind) || (ends && !is_before(*later.effective, *ends))) continue;
        diagnostics.push_back(
            {Code::A606,
             later.place,
             {earlier.number, later.number, kind, to_vietnamese(*later.effective)},
             {{Code::A690, earlier.place, {earlier.number, to_vietnamese(*earlier.effective)}, {}, {}, {}}},
             {},
             {}});
        break;
      }
    }
}

/// Kinds that a circular governed until another replaced it, and that no circular governs from that day.
void say_kinds_left(const Clause& replaces, const CircularHeader& by, const std::vector<CircularHeader>& headers,
                    Diagnostics& diagnostics) {
  if (!by.effective) return;
  for (const CircularHeader& old : headers) {
    const bool is_replaced = std::any_of(replaces.names.begin(), replaces.names.end(),
                                         [&](const ast::Name& each) { return each.text == old.number; });
    if (!is_replaced || !governs(old)) continue;
    std::string left;
    for (const std::string& kind : old.applies_to) {
      const auto ends = old.ends_for(kind);
      if (!ends || *ends != *by.effective) continue;
      const bool has_other = std::any_of(headers.begin(), headers.end(), [&](const CircularHeader& each) {
        const auto its_end = each.ends_for(kind);
        return governs(each) && applies_to(each, kind) && !is_before(*by.effective, *each.effective) &&
               !(its_end && !is_before(*by.effective, *its_end));
      });
      if (!has_other) left += (left.empty() ? "`" : ", `") + kind + "`";
    }
    if (!left.empty())
      diagnostics.push_back(
          {Code::A617, replaces.range, {by.number, old.number, left, to_vietnamese(*by.effective)}, {}, {}, {}});
  }
}

/// The parent of a numbered requirement (or of its name), and its number; 0 where the address ends elsewhere.
std::pair<std::string, int> numbered(ast::Address address) {
  if (!address.empty() && address.back().value.empty()) address.pop_back();
  if (address.empty() || address.back().kind != K::requirement) return {{}, 0};
  const std::string& digits = address.back().value.text;
  if (digits.empty() || digits.size() > 4 || digits.find_first_not_of("0123456789") != std::string::npos)
    return {{}, 0};
  return {syntax::print(ast::Address(address.begin(), address.end() - 1), Language::vi), std::stoi(digits)};
}

/// The number from which an order moves the numbers of what stands after it; 0 when it moves none.
int moves_from(const Clause& operation) {
  const auto [parent, number] = numbered(operation.address);
  const auto fragments = std::count_if(operation.children.begin(), operation.children.end(),
                                       [](const Clause& each) { return each.kind == C::requirement; });
  if (operation.kind == C::repeal) return number;
  if (operation.kind == C::replace && !operation.text && fragments > 1) return number;
  return 0;
}

void say_not_bottom_up(const Clause& section, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < section.children.size(); ++i) {
    const auto [parent, number] = numbered(section.children[i].address);
    if (number == 0) continue;
    for (std::size_t before = 0; before < i; ++before) {
      const Clause& earlier = section.children[before];
      const int moved = moves_from(earlier);
      if (moved == 0 || moved > number || numbered(earlier.address).first != parent ||
          earlier.from != section.children[i].from)
        continue;
      diagnostics.push_back(
          {Code::A619, section.children[i].range, {std::to_string(number), std::to_string(moved), parent}, {}, {}, {}});
      break;
    }
  }
}

void say_early_orders(const Clause& amending, Diagnostics& diagnostics) {
  const auto effective = date_in(amending, C::effective);
  const auto say = [&](const Clause& clause) {
    if (effective && clause.from && is_before(*clause.from, *effective))
      diagnostics.push_back({Code::A618,
                             clause.range,
                             {to_vietnamese(*clause.from), amending.name.text, to_vietnamese(*effective)},
                             {},
                             {},
                             {}});
  };
  for (const Clause& section : amending.children) {
    if (section.kind != C::amends) continue;
    say(section);
    for (const Clause& operation : section.children) say(operation);
  }
}

}  // namespace

void check_corpus(const Corpus& corpus, Diagnostics& diagnostics) {
  const std::vector<CircularHeader> all = headers(corpus);
  const auto is_known = [&](const std::string& number) {
    return std::any_of(all.begin(), all.end(), [&](const CircularHeader& each) { return each.number == number; });
  };
  say_two_for_one_kind(all, diagnostics);
  for (const Clause* circular : corpus.circulars) {
    say_early_orders(*circular, diagnostics);
    for (const Clause& child : circular->children) {
      if (child.kind == C::amends) say_not_bottom_up(child, diagnostics);
      if (child.kind == C::transition && !child.name.empty() && !is_known(child.name.text))
        diagnostics.push_back({Code::A604, child.name.range, {child.name.text}, {}, {}, {}});
      if (child.kind != C::replaces || child.broken) continue;
      for (const ast::Name& old : child.names)
        if (!is_known(old.text))
          diagnostics.push_back({Code::A616, old.range, {circular->name.text, old.text}, {}, {}, {}});
      for (const CircularHeader& by : all)
        if (by.number == circular->name.text) say_kinds_left(child, by, all, diagnostics);
    }
  }
}

}  // namespace chuan::consolidate
