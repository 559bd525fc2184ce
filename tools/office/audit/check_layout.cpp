// SPDX-License-Identifier: MIT
// The document's shape: numbering, cut sentences, titles that are another's or missing.
#include <algorithm>
#include <map>
#include <regex>

#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

int roman(const std::string& number) {
  const std::map<char, int> values = {{'I', 1}, {'V', 5}, {'X', 10}};
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const auto value = values.find(number[i]);
    if (value == values.end()) return 0;
    const auto next = i + 1 < number.size() ? values.find(number[i + 1]) : values.end();
    sum += next != values.end() && next->second > value->second ? -value->second : value->second;
  }
  return sum;
}

/// The last number seen at each depth under each kind of heading; a heading above begins the ones below anew.
class Numbering {
 public:
  /// The heading before, where `number` does not follow it.
  std::optional<std::string> broken_by(const std::string& written) {
    const std::string number = written.substr(0, written.find_last_not_of('.') + 1);
    if (const int value = roman(number); value > 0) return step({}, 0, value, number);
    if (number.size() == 1 && number[0] >= 'A' && number[0] <= 'Z') return step({}, 1, number[0] - 'A' + 1, number);
    std::vector<int> parts;
    for (std::size_t at = 0; at <= number.size();) {
      const std::size_t dot = std::min(number.find('.', at), number.size());
      parts.push_back(std::atoi(number.substr(at, dot - at).c_str()));
      at = dot + 1;
    }
    const std::vector<int> above(parts.begin(), parts.end() - 1);
    return step(above, 1 + parts.size(), parts.back(), number);
  }

 private:
  struct Last {
    std::vector<int> above;
    int value = 0;
    std::string written;
  };

  std::optional<std::string> step(const std::vector<int>& above, std::size_t depth, int value,
                                  const std::string& written) {
    std::optional<std::string> broken;
    const auto known = last_.find(depth);
    const bool is_same_list = known != last_.end() && known->second.above == above;
    // A list may begin again at 1, but for the parts of the whole document.
    const bool follows = value == (is_same_list ? known->second.value + 1 : 1) || (value == 1 && depth > 0);
    if (!follows && known != last_.end()) broken = known->second.written;
    last_[depth] = {above, value, written};
    last_.erase(last_.upper_bound(depth), last_.end());
    return broken;
  }

  std::map<std::size_t, Last> last_;
};

void headings_out_of_order(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  Numbering numbering;
  for (const FoundHeading& each : auditor.subject().document->headings)
    if (const auto previous = numbering.broken_by(each.number))
      auditor.say(rule, auditor.place_of(each.said.place), {{"number", each.number}, {"previous", *previous}});
}

bool is_ended(const std::string& text) {
  for (const std::string_view end : {".", ";", ":", "!", "?", ")", "…", "”", "\""})
    if (text.ends_with(end)) return true;
  return false;
}

void cut_off(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr) return;
  std::size_t ended = 0, total = 0;
  for (const auto& [id, solutions] : auditor.plan()->solutions)
    for (const std::string& each : solutions) {
      ended += is_ended(each);
      ++total;
    }
  // Where people leave out the last mark anyway, its absence says nothing.
  if (total < 5 || ended * 100 < total * rule.with["ended_share"].get<std::size_t>()) return;
  for (const auto& [id, solutions] : auditor.plan()->solutions)
    for (std::size_t i = 0; i < solutions.size(); ++i) {
      if (is_ended(solutions[i])) continue;
      std::size_t start = solutions[i].size() > 30 ? solutions[i].find(' ', solutions[i].size() - 30) : 0;
      if (start == std::string::npos) start = 0;
      auditor.say(rule, auditor.place("/plan/solutions/" + id + "/" + std::to_string(i)),
                  {{"criterion", id}, {"words", solutions[i].substr(start + (start > 0))}});
    }
}

std::string bare(const std::string& title) {
  std::string plain = folded(title);
  while (!plain.empty() && (plain.back() == '.' || plain.back() == ' ')) plain.pop_back();
  return plain;
}

void title_of_standard(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  const Rulebook& book = auditor.subject().rulebook;
  for (const FoundCriterion& each : auditor.subject().document->criteria) {
    const Criterion* criterion = auditor.criterion(each.id);
    if (criterion == nullptr || criterion->in_group || criterion->standard.value >= book.standards.size()) continue;
    const Standard& standard = book.standards[criterion->standard.value];
    if (bare(each.title.text) == bare(standard.title) && bare(standard.title) != bare(criterion->title))
      auditor.say(rule, auditor.place_of(each.place),
                  {{"criterion", each.id}, {"standard", standard.id}, {"title", criterion->title}});
  }
}

void standard_unnamed(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  static const std::regex alone("tieu chuan (\\d{1,2})\\.?"), named("tieu chuan \\d{1,2} ?[:.] ?[a-z]");
  std::vector<std::pair<std::string, std::string>> unnamed;
  bool is_any_named = false;
  for (const Block& block : auditor.subject().document->document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const auto& row : table->rows)
      for (const Said& cell : row) {
        const std::string plain = folded(cell.text);
        std::smatch found;
        if (std::regex_match(plain, found, alone)) unnamed.emplace_back(found[1].str(), cell.place);
        is_any_named = is_any_named || std::regex_search(plain, named, std::regex_constants::match_continuous);
      }
  }
  if (!is_any_named) return;
  for (const auto& [standard, place] : unnamed) auditor.say(rule, auditor.place_of(place), {{"standard", standard}});
}

}  // namespace

std::vector<Check> checks_of_layout() {
  return {
      {"headings_out_of_order", {}, {"number", "previous"}, &headings_out_of_order},
      {"cut_off", {{"ended_share", Parameter::Form::whole}}, {"criterion", "words"}, &cut_off},
      {"title_of_standard", {}, {"criterion", "standard", "title"}, &title_of_standard},
      {"standard_unnamed", {}, {"standard"}, &standard_unnamed},
  };
}

}  // namespace chuan::office
