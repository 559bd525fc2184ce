// SPDX-License-Identifier: MIT
// What an educational level, or the school as a whole, has for itself: results, verdicts, facts.
#include <algorithm>

#include "dossier/reader.hpp"
#include "dossier/words.hpp"
#include "source/names.hpp"

namespace chuan::dossier {
namespace {

std::string own_levels(const Criterion& criterion) {
  std::string text;
  for (const CriterionLevel& level : criterion.levels)
    text += (text.empty() ? "" : ", ") + std::to_string(level.number);
  return text.empty() ? "0" : text;
}

}  // namespace

void Reader::educational_level(const Node& node) {
  std::vector<std::string> known;
  for (const auto& each : rulebook_.educational_levels) known.push_back(each.first);
  if (std::find(known.begin(), known.end(), node.key) == known.end())
    return unknown_name("@data_educational_level", node.key, json_.key_range(node), known);
  if (node.kind == Kind::null) return;
  LevelData& data = dossier.levels[std::string(node.key)];
  data.facts.resize(rulebook_.facts.size());
  fields(node, {results(data), requirements(data), facts(data)});
}

Cursor::Field Reader::results(LevelData& data) {
  return {"results", [this, &data](const Node& node) { levels_of_criteria(node, data.results); }};
}

Cursor::Field Reader::requirements(LevelData& data) {
  return {"requirements", [this, &data](const Node& node) {
            each_field(node, [this, &data](const Node& each) { requirement(each, data); });
          }};
}

void Reader::levels_of_criteria(const Node& node, std::map<std::string, RecordedLevel>& levels) {
  each_field(node, [&](const Node& each) {
    const Criterion* found = criterion(each.key, json_.key_range(each));
    if (!found || each.kind == Kind::null) return;
    if (const auto level = level_of(*found, each)) levels[found->id] = {*level, json_.range(each)};
  });
}

const Criterion* Reader::criterion(std::string_view id, SourceRange range) {
  const auto found = criteria_.find(id);
  if (found != criteria_.end()) return &rulebook_.criteria[found->second];
  std::vector<std::string> known;
  for (const Criterion& each : rulebook_.criteria) known.push_back(each.id);
  unknown_name("@data_criterion", id, range, known);
  return nullptr;
}

std::optional<int> Reader::level_of(const Criterion& criterion, const Node& node) {
  const auto level = whole(node);
  if (!level || *level == 0 || criterion.level(*level)) return level;
  int top = 0;
  for (const Criterion& each : rulebook_.criteria) top = std::max(top, each.highest());
  // Outside the groups a level without requirements of its own counts as attained with the one below it.
  const int highest = criterion.highest();
  if (criterion.in_group || *level > top) {
    say(Code::A416, json_.range(node), {criterion.id, std::to_string(*level), own_levels(criterion)}).subject =
        criterion.id;
    return std::nullopt;
  }
  if (*level <= highest) return level;
  say(Code::A417, json_.range(node), {criterion.id, std::to_string(highest), std::to_string(*level)}).subject =
      criterion.id;
  return highest;
}

void Reader::requirement(const Node& node, LevelData& data) {
  const auto found = addresses_.find(std::string(node.key));
  if (found == addresses_.end()) {
    std::vector<std::string> known;
    for (const auto& each : addresses_) known.push_back(each.first);
    std::sort(known.begin(), known.end());
    return unknown_name("@data_address", node.key, json_.key_range(node), known);
  }
  if (node.kind == Kind::null) return;
  RecordedVerdict recorded;
  recorded.range = json_.range(node);
  const auto read_verdict = [&](const Node& word) { recorded.verdict = verdict(word).value_or(Verdict::unknown); };
  if (node.kind == Kind::text) {
    read_verdict(node);
  } else if (node.kind == Kind::object) {
    fields(node, {{"verdict", read_verdict},
                  {"evidence",
                   [&](const Node& codes) {
                     items(codes, [&](const Node& code) {
                       const auto written = text(code);
                       if (!written) return;
                       recorded.evidence.push_back(*written);
                       cited_.push_back({*written, json_.range(code), found->second});
                     });
                   }},
                  {"note", into(recorded.note)}});
  } else {
    wrong_type(node, "@data_text_or_object");
  }
  const auto [first, is_new] = data.requirements.emplace(found->second, recorded);
  if (!is_new)
    say(Code::A426, json_.key_range(node), {found->second})
        .notes.push_back({Code::A406, first->second.range, {}, {}, {}, {}});
}

std::optional<Verdict> Reader::verdict(const Node& node) {
  const auto written = text(node);
  if (!written) return std::nullopt;
  if (const auto verdict = verdict_named(*written)) return verdict;
  say(Code::A418, json_.range(node), {*written});
  return std::nullopt;
}

}  // namespace chuan::dossier
