// SPDX-License-Identifier: MIT
// Requirements that ask what criteria attain must not, by whatever way, ask it of themselves.
#include <algorithm>

#include "check/checker.hpp"
#include "chuan/address.hpp"

namespace chuan::check {
namespace {

/// One own level of a criterion.
struct Node {
  std::uint32_t criterion = 0;
  std::size_t level = 0;

  friend bool operator==(Node, Node) = default;
};

class Cycles {
 public:
  explicit Cycles(const Rulebook& book) : book_(book) {
    for (const Criterion& criterion : book.criteria) state_.emplace_back(criterion.levels.size(), State::untouched);
  }

  /// The first circle found, its first node again at the end; empty: there is none.
  std::vector<Node> find() {
    for (std::uint32_t criterion = 0; criterion < book_.criteria.size(); ++criterion)
      for (std::size_t level = 0; level < book_.criteria[criterion].levels.size(); ++level)
        if (!leads_nowhere_back({criterion, level})) return path_;
    return {};
  }

 private:
  enum class State : char { untouched, on_path, done };

  State& state(Node node) { return state_[node.criterion][node.level]; }

  bool leads_nowhere_back(Node node) {
    if (state(node) == State::done) return true;
    const bool is_circle = state(node) == State::on_path;
    if (is_circle) path_.erase(path_.begin(), std::find(path_.begin(), path_.end(), node));
    path_.push_back(node);
    if (is_circle) return false;
    state(node) = State::on_path;
    for (Node next : asked_by(node))
      if (!leads_nowhere_back(next)) return false;
    state(node) = State::done;
    path_.pop_back();
    return true;
  }

  /// The own levels of criteria that the requirements of `node` ask about.
  std::vector<Node> asked_by(Node node) const {
    std::vector<ExpressionId> open;
    for (const Indicator& indicator : book_.criteria[node.criterion].levels[node.level].indicators)
      for (const Requirement& requirement : indicator.requirements) {
        open.insert(open.end(), {requirement.condition, requirement.body, requirement.cross_check});
        for (const Alternative& way : requirement.alternatives) open.insert(open.end(), {way.condition, way.body});
      }
    std::vector<Node> asked;
    std::vector<bool> seen(book_.expressions.size());
    while (!open.empty()) {
      const ExpressionId id = open.back();
      open.pop_back();
      if (id.is_none() || seen[id.value]) continue;
      seen[id.value] = true;
      const Expression& expression = book_[id];
      open.insert(open.end(), expression.operands.begin(), expression.operands.end());
      for (CriterionId criterion : expression.criteria)
        for (std::size_t level = 0; level < book_[criterion].levels.size(); ++level)
          if (book_[criterion].levels[level].number <= expression.level) asked.push_back({criterion.value, level});
    }
    return asked;
  }

  const Rulebook& book_;
  std::vector<std::vector<State>> state_;
  std::vector<Node> path_;
};

}  // namespace

void Checker::check_cycles() {
  const std::vector<Node> circle = Cycles(book_).find();
  if (circle.empty()) return;
  std::string path;
  for (Node node : circle) {
    const Criterion& criterion = book_.criteria[node.criterion];
    path += (path.empty() ? "" : " → ") + print(Subject{criterion.id, criterion.levels[node.level].number});
  }
  const Node first = circle.front();
  say(Code::A228, book_.criteria[first.criterion].levels[first.level].origin.range, {path});
}

}  // namespace chuan::check
