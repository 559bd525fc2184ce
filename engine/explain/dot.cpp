// SPDX-License-Identifier: MIT
// The deciding graph as DOT: address, short title, verdict in word and sign; colour never alone; articles on edges;
// what a choice does not rest on folded into one box.
#include <algorithm>
#include <array>

#include "chuan/explanation.hpp"
#include "explain/graph.hpp"
#include "explain/place.hpp"
#include "explain/subject.hpp"
#include "explain/why.hpp"

namespace chuan {
namespace {

using namespace explanation;

constexpr std::size_t longest_title = 48;

std::string shortened(const std::string& text) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++points > longest_title)
      return text.substr(0, i) + "…";
  return text;
}

std::string dot_string(const std::string& text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n')
      result += "\\n";
    else
      result += c;
  }
  return result + "\"";
}

const char* mark(Verdict verdict) {
  constexpr const char* marks[] = {"✗", "?", "✓", "–"};
  return marks[static_cast<std::size_t>(verdict)];
}

const char* colour(Verdict verdict) {
  constexpr const char* colours[] = {"#fde7dc", "#fff6d6", "#e3f1e3", "#eeeeee"};
  return colours[static_cast<std::size_t>(verdict)];
}

std::string title(const Scope& scope, CellId id, const Place& place) {
  const CellSubject& about = scope.program.subjects[id.value];
  const Cell& cell = scope.program[id];
  const std::string level = scope.say("Mức ", "Level ") + std::to_string(about.level);
  switch (about.kind) {
    case SubjectKind::school_level:
      return scope.say("Trường: ", "School: ") + level;
    case SubjectKind::degree: {
      const std::size_t end = about.name.find('/');
      if (const std::optional<Target> target = parse_target(std::string_view(about.name).substr(0, end)))
        return std::string(end == std::string::npos ? "" : scope.say("Mức của ", "Level of ")) +
               describe(*target, scope.rulebook, scope.language);
      break;
    }
    case SubjectKind::standard_reached:
      return scope.say("Tiêu chuẩn ", "Standard ") + about.name + ", " + level + "\n" + shortened(place.text);
    case SubjectKind::criterion_reached:
      return scope.say("Tiêu chí ", "Criterion ") + about.name + ", " + level + "\n" + shortened(place.text);
    case SubjectKind::definition:
    case SubjectKind::indicator:
      return about.name;
    case SubjectKind::none:
    case SubjectKind::fact:
      break;
    default:
      return about.name + "\n" + shortened(place.text);
  }
  if (is_comparison(cell.op)) return comparison(scope, id);
  if (cell.op == CellOp::truth) return condition(scope, id);
  if (cell.op == CellOp::figure) {
    const FigureInput& input = scope.program.figures[cell.payload];
    const Value& value = scope.value(id);
    const std::string has =
        value.unknown == Unknown::no ? amount(value.number, &scope.rulebook[input.fact], scope.language) : "?";
    return figure_name(scope, input) + " = " + has;
  }
  switch (cell.op) {
    case CellOp::all:
    case CellOp::attained:
      return scope.say("mọi điều", "all of");
    case CellOp::any:
      return scope.say("một trong", "any of");
    case CellOp::negate:
      return scope.say("không", "not");
    case CellOp::quota:
      return scope.say("ít nhất ", "at least ") + std::to_string(cell.payload);
    case CellOp::percent_quota:
      return scope.say("ít nhất ", "at least ") + std::to_string(cell.payload) + " %";
    case CellOp::select:
      return scope.say("tùy trường hợp", "depending");
    case CellOp::when:
    case CellOp::when_counted:
      return scope.say("khi", "when");
    case CellOp::attest:
      return scope.say("xác nhận", "attested");
    case CellOp::literal:
      return amount(scope.program.literals[cell.payload], nullptr, scope.language);
    case CellOp::add:
      return "+";
    case CellOp::subtract:
      return "−";
    case CellOp::multiply:
      return "×";
    case CellOp::divide:
      return "/";
    case CellOp::remainder:
      return scope.say("chia dư", "modulo");
    default:
      break;
  }
  return "·";
}

const char* role_word(const Scope& scope, Role role) {
  switch (role) {
    case Role::condition:
      return scope.say("khi", "when");
    case Role::way:
      return scope.say("một cách", "one way");
    case Role::branch:
      return scope.say("thì", "then");
    default:
      return "";
  }
}

DrawnEdge::Role drawn(Role role) {
  switch (role) {
    case Role::way:
      return DrawnEdge::Role::way;
    case Role::condition:
      return DrawnEdge::Role::condition;
    case Role::branch:
      return DrawnEdge::Role::branch;
    case Role::figure:
      return DrawnEdge::Role::figure;
    case Role::root:
    case Role::needed:
      break;
  }
  return DrawnEdge::Role::needed;
}

/// What a person would ask about to hear of this cell; empty for a part without a name of its own.
std::string asked(const CellSubject& about) {
  const bool has_none = about.kind == SubjectKind::none || about.kind == SubjectKind::fact ||
                        about.kind == SubjectKind::definition || about.kind == SubjectKind::cross_check;
  return has_none ? "" : about.name;
}

DrawnNode node_of(const Scope& scope, std::size_t vertex, CellId cell, const Place& place) {
  const Value& value = scope.value(cell);
  const std::string number = std::to_string(vertex);
  DrawnNode node{"n" + number, "", title(scope, cell, place), DrawnNode::Look::number, value.verdict, false, {}};
  if (!is_number(scope.program[cell].op) && scope.program[cell].op != CellOp::truth) {
    node.look = DrawnNode::Look::verdict;
    node.is_recorded = value.from_record;
    node.label += std::string("\n") + mark(value.verdict) + " " + verdict_word(value.verdict, scope.language);
    if (value.from_record) node.label += scope.say(" (hồ sơ ghi)", " (recorded)");
  }
  if (std::string subject = asked(scope.program.subjects[cell.value]); !subject.empty()) {
    node.id = "hoi-" + number;
    node.why = explain_cell(scope, cell, std::move(subject));
  }
  return node;
}

std::string look_of(const DrawnNode& node) {
  switch (node.look) {
    case DrawnNode::Look::number:
      return "shape=ellipse, style=solid";
    case DrawnNode::Look::folded:
      return "shape=folder, style=dashed";
    case DrawnNode::Look::verdict:
      break;
  }
  const std::string fill = std::string("fillcolor=\"") + colour(node.verdict) + "\"";
  return node.verdict == Verdict::unknown ? fill + ", style=\"filled,dashed\"" : fill;
}

std::string dot_of(const Drawing& drawing) {
  std::string text =
      "digraph chuan {\n  rankdir=LR;\n  node [shape=box, style=filled, fontname=\"DejaVu Sans\", fontsize=10];\n"
      "  edge [fontname=\"DejaVu Sans\", fontsize=8];\n";
  for (const DrawnNode& each : drawing.nodes)
    text += "  " + each.name + " [label=" + dot_string(each.label) + ", " + look_of(each) +
            (each.id.empty() ? "" : ", id=" + dot_string(each.id)) + "];\n";
  for (const DrawnEdge& each : drawing.edges) {
    text += "  " + each.from + " -> " + each.to;
    if (each.role == DrawnEdge::Role::folded) text += " [style=dashed]";
    text += each.label.empty() ? ";\n" : " [label=" + dot_string(each.label) + "];\n";
  }
  return text + "}\n";
}

/// The children of a choice that do not decide it: one folded box instead of one box each.
std::vector<CellId> folded_ways(const Scope& scope, CellId id) {
  std::vector<CellId> ways;
  const CellOp op = scope.program[id].op;
  if (op != CellOp::any && op != CellOp::quota && op != CellOp::percent_quota) return ways;
  if (scope.value(id).from_record) return ways;
  const std::vector<Decider> drawn = deciders(scope.program, scope.part.values, id);
  for (const CellId child : scope.program.children(id))
    if (std::none_of(drawn.begin(), drawn.end(), [&](const Decider& each) { return each.cell == child; }))
      ways.push_back(child);
  return ways;
}

std::string one_line(std::string text) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n')) text.replace(at, 1, ": ");
  return text;
}

/// Draws the folded box, if there is one, and tells what is in it.
void fold(const Scope& scope, std::size_t vertex, CellId cell, Drawing& drawing) {
  const std::vector<CellId> ways = folded_ways(scope, cell);
  if (ways.empty()) return;
  std::array<std::size_t, 4> counts{};
  const char* const other = scope.say("điều khác, không quyết định", "others, not deciding");
  Explanation inside{std::to_string(ways.size()) + " " + other, scope.value(cell).verdict, {}};
  for (const CellId way : ways) {
    const Verdict verdict = scope.value(way).verdict;
    const Place place = place_of(scope.rulebook, scope.program.subjects[way.value]);
    ++counts[static_cast<std::size_t>(verdict)];
    inside.reasons.push_back(
        {0, scope.program.subjects[way.value].name, verdict,
         one_line(title(scope, way, place)) + " — " + mark(verdict) + " " + verdict_word(verdict, scope.language),
         place.cite, place.unverified});
  }
  std::string label = inside.subject;
  for (const Verdict verdict : {Verdict::met, Verdict::not_met, Verdict::unknown, Verdict::not_applicable})
    if (const std::size_t count = counts[static_cast<std::size_t>(verdict)]; count > 0)
      label +=
          std::string("\n") + mark(verdict) + " " + std::to_string(count) + " " + verdict_word(verdict, scope.language);
  const std::string number = std::to_string(vertex);
  drawing.edges.push_back({"n" + number, "g" + number, DrawnEdge::Role::folded, "", ""});
  drawing.nodes.push_back({"g" + number, "gap-" + number, std::move(label), DrawnNode::Look::folded, inside.verdict,
                           false, std::move(inside)});
}

}  // namespace

std::optional<Drawing> draw(const Program& program, const Rulebook& rulebook, const LevelAssessment& assessment,
                            std::string_view subject, Language language) {
  const Scope scope{program, rulebook, assessment, language};
  const std::optional<CellId> root = find_cell(program, rulebook, assessment.values, subject);
  if (!root) return std::nullopt;
  const Graph graph = deciding_graph(program, assessment.values, *root);
  Drawing drawing;
  std::vector<Place> places;
  for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex) {
    places.push_back(place_of(rulebook, program.subjects[graph[vertex].cell.value]));
    if (program[graph[vertex].cell].op == CellOp::literal) continue;  // the comparison says it
    drawing.nodes.push_back(node_of(scope, vertex, graph[vertex].cell, places.back()));
    fold(scope, vertex, graph[vertex].cell, drawing);
  }
  const auto [first, last] = boost::edges(graph);
  for (auto edge = first; edge != last; ++edge) {
    const Vertex to = boost::target(*edge, graph);
    if (program[graph[to].cell].op == CellOp::literal) continue;
    const std::string& cite = places[to].cite;
    std::string label = role_word(scope, graph[*edge].role);
    if (!cite.empty()) label += (label.empty() ? "" : " · ") + cite;
    drawing.edges.push_back({"n" + std::to_string(boost::source(*edge, graph)), "n" + std::to_string(to),
                             drawn(graph[*edge].role), std::move(label), cite});
  }
  drawing.dot = dot_of(drawing);
  return drawing;
}

}  // namespace chuan
