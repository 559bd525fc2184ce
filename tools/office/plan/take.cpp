// SPDX-License-Identifier: MIT
// Values put on their addresses in a plan.
#include "office/plan/take.hpp"

#include <algorithm>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

bool holds(const std::vector<std::string>& all, const std::string& id) {
  return std::find(all.begin(), all.end(), id) != all.end();
}

}  // namespace

void take_result(PlanDocument& plan, FoundResult result, const Said& whole) {
  const auto known = std::find_if(plan.results.begin(), plan.results.end(),
                                  [&](const FoundResult& each) { return each.id == result.id; });
  if (known == plan.results.end()) {
    if (!holds(plan.disputed, result.id)) {
      plan.results.push_back(std::move(result));
    } else {
      plan.unread.push_back(whole);
    }
    return;
  }
  if (known->level == result.level) {
    if (known->shortfall.text.empty()) known->shortfall = result.shortfall;
    return;
  }
  plan.warnings.push_back(whole.place + ": tiêu chí " + result.id + " ở đây khác với " + known->place +
                          "; không lấy kết quả nào, hãy sửa cho khớp");
  plan.unread.push_back(whole);
  plan.disputed.push_back(result.id);
  plan.results.erase(known);
}

FoundCriterion& criterion_of(PlanDocument& plan, const std::string& id, const Said& title) {
  const auto known = std::find_if(plan.criteria.begin(), plan.criteria.end(),
                                  [&](const FoundCriterion& each) { return each.id == id; });
  if (known != plan.criteria.end()) return *known;
  plan.criteria.push_back({id, title, std::nullopt, {}, {}, title.place});
  return plan.criteria.back();
}

void take_target(PlanDocument& plan, const std::string& criterion, int level, const Said& said) {
  FoundCriterion& of = criterion_of(plan, criterion, said);
  if (!of.target) {
    if (holds(plan.disputed_targets, criterion)) {
      plan.unread.push_back(said);
      return;
    }
    of.target = level;
    of.target_said = said;
    return;
  }
  if (*of.target == level) return;
  plan.warnings.push_back(said.place + ": mục tiêu của tiêu chí " + criterion + " ở đây khác với " +
                          of.target_said.place + "; không lấy mục tiêu nào, hãy sửa cho khớp");
  plan.unread.push_back(of.target_said);
  plan.unread.push_back(said);
  plan.disputed_targets.push_back(criterion);
  of.target.reset();
}

Said joined(const std::vector<Said>& row) {
  Said all;
  for (const Said& cell : row) {
    if (cell.text.empty()) continue;
    if (all.text.empty()) all.place = cell.place;
    all.text += (all.text.empty() ? "" : " | ") + cell.text;
    all.original += (all.original.empty() ? "" : " | ") + cell.original;
  }
  return all;
}

bool is_blank(const std::vector<Said>& row) {
  return std::all_of(row.begin(), row.end(), [](const Said& cell) { return cell.text.empty(); });
}

bool is_to_fill(const Said& said) { return said.text.find("[nhà trường điền:") != std::string::npos; }

std::vector<Said> lines_of(const Said& cell) {
  std::vector<Said> lines;
  std::size_t start = 0;
  while (start <= cell.text.size()) {
    const std::size_t end = std::min(cell.text.find('\n', start), cell.text.size());
    const std::string line = without_dash(std::string_view(cell.text).substr(start, end - start));
    if (!line.empty()) lines.push_back({line, cell.text == cell.original ? line : cell.original, cell.place, false});
    start = end + 1;
  }
  return lines;
}

}  // namespace chuan::office
