// SPDX-License-Identifier: MIT
// Words of nodes and edges in the answer.
#include "answer/graph.hpp"

#include "answer/json.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {
namespace {

constexpr const char* look_words[] = {"verdict", "number", "folded"};
constexpr const char* role_words[] = {"needed", "way", "condition", "branch", "figure", "folded"};

Json node_json(const DrawnNode& node) {
  Json json{{"name", node.name}, {"look", look_words[static_cast<std::size_t>(node.look)]}, {"label", node.label}};
  if (node.look == DrawnNode::Look::verdict) {
    json["verdict"] = word(node.verdict);
    if (node.is_recorded) json["recorded"] = true;
  }
  if (node.id.empty()) return json;
  json["id"] = node.id;
  json["subject"] = node.why.subject;
  json["reasons"] = reasons_json(node.why);
  return json;
}

}  // namespace

Drawing drawn(const Asked& asked, const LoweredLaw& law, const Assessment& assessment, const std::string& subject) {
  const LevelAssessment* lowest = &assessment.parts.front();
  std::optional<Verdict> least;
  for (const LevelAssessment& part : assessment.parts)
    if (const auto each = explain(law.program, law.rulebook, part, subject, asked.language());
        each && (!least || each->verdict < *least)) {
      least = each->verdict;
      lowest = &part;
    }
  if (auto drawing = draw(law.program, law.rulebook, *lowest, subject, asked.language())) return std::move(*drawing);
  throw Refusal("no_graph", in_both(Sentence::explain_no_picture, {subject}));
}

Json graph_json(const Drawing& drawing) {
  Json json{{"nodes", Json::array()}, {"edges", Json::array()}, {"dot", drawing.dot}};
  for (const DrawnNode& each : drawing.nodes) json["nodes"].push_back(node_json(each));
  for (const DrawnEdge& each : drawing.edges)
    json["edges"].push_back({{"from", each.from},
                             {"to", each.to},
                             {"role", role_words[static_cast<std::size_t>(each.role)]},
                             {"label", each.label},
                             {"cite", each.cite}});
  return json;
}

Json reasons_shape() {
  return list_of(object_of({key("depth", whole()), key("subject", text()), key("verdict", verdict_shape()),
                            key("text", text()), key("cite", text()), maybe("unverified", text())}));
}

Json graph_shape() {
  const Json node =
      object_of({key("name", text()), key("look", word_of({std::begin(look_words), std::end(look_words)})),
                 key("label", text()), maybe("verdict", verdict_shape()), maybe("recorded", truth()),
                 maybe("id", text()), maybe("subject", text()), maybe("reasons", reasons_shape())});
  const Json edge = object_of({key("from", text()), key("to", text()),
                               key("role", word_of({std::begin(role_words), std::end(role_words)})),
                               key("label", text()), key("cite", text())});
  return object_of({key("nodes", list_of(node)), key("edges", list_of(edge)), key("dot", text())});
}

}  // namespace chuan::answer
