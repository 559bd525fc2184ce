// SPDX-License-Identifier: MIT
// Why nothing is cheaper: sets apart from each other of which so many must change, or cuts each of which something must
// change of and the least that pays for something of all of them.
#include "verify/proof.hpp"

#include <algorithm>
#include <map>

#include "verify/school.hpp"

namespace chuan::checker {
namespace {

using Json = nlohmann::json;

/// Whether an answer about `input` is about `subject`: the same, or under it.
bool is_about(const std::string& input, const std::string& subject) {
  return input.rfind(subject, 0) == 0 && (input.size() == subject.size() || input[subject.size()] == '/');
}

Rational price(const Json& action) {
  const bool has_cost = action.contains("cost") && !action["cost"].is_null();
  if (!has_cost) return 1;
  return action["cost"].is_string() ? read_number(action["cost"].get<std::string>())
                                    : read_number(action["cost"].dump());
}

bool reaches(const Json& action, int level) {
  return level == 0 || !action.contains("reaches") || action["reaches"].is_null() ||
         action["reaches"].get<int>() >= level;
}

/// The level of a criterion that the change is about; 0 for a figure.
int level_of(const Json& change) {
  if (change.contains("fact")) return 0;
  if (change.at("to").is_number()) return change.at("to").get<int>();
  const std::string subject = change.at("subject");
  const std::size_t slash = subject.find('/');
  return slash == std::string::npos ? 0 : std::stoi(subject.substr(slash + 1));
}

/// The least that pays for something of every set. Throws Unreadable where that takes too long to find.
class LeastPayment {
 public:
  LeastPayment(std::map<std::string, Rational> prices, std::vector<std::set<std::string>> sets)
      : prices_(std::move(prices)), sets_(std::move(sets)) {}

  Rational find() {
    visit(0);
    return *best_;
  }
  const std::set<std::string>& payers() const { return best_payers_; }

 private:
  bool is_paid(const std::set<std::string>& set) const {
    return std::any_of(set.begin(), set.end(), [this](const std::string& each) { return paid_.contains(each); });
  }

  /// What sets apart from each other cost at least.
  Rational least_more() const {
    Rational sum = 0;
    std::set<std::string> seen;
    for (const auto& set : sets_) {
      if (is_paid(set) || std::any_of(set.begin(), set.end(), [&](const auto& each) { return seen.contains(each); }))
        continue;
      std::optional<Rational> least;
      for (const std::string& each : set)
        if (!least || prices_.at(each) < *least) least = prices_.at(each);
      sum += *least;
      seen.insert(set.begin(), set.end());
    }
    return sum;
  }

  void visit(const Rational& spent) {
    constexpr std::size_t most_visits = 50'000;
    if (++visits_ > most_visits) throw Unreadable("chứng minh quá dài để kiểm lại");
    const std::set<std::string>* open = nullptr;
    for (const auto& set : sets_)
      if (!is_paid(set) && (open == nullptr || set.size() < open->size())) open = &set;
    if (open == nullptr) {
      if (!best_ || spent < *best_) {
        best_ = spent;
        best_payers_ = paid_;
      }
      return;
    }
    if (best_ && spent + least_more() >= *best_) return;
    std::vector<std::string> payers(open->begin(), open->end());
    std::stable_sort(payers.begin(), payers.end(),
                     [this](const auto& a, const auto& b) { return prices_.at(a) < prices_.at(b); });
    for (const std::string& each : payers) {
      paid_.insert(each);
      visit(spent + prices_.at(each));
      paid_.erase(each);
    }
  }

  std::map<std::string, Rational> prices_;
  std::vector<std::set<std::string>> sets_;
  std::set<std::string> paid_, best_payers_;
  std::optional<Rational> best_;
  std::size_t visits_ = 0;
};

}  // namespace

std::vector<const Json*> Proof::actions_for(const Json& change) const {
  std::vector<const Json*> found;
  const std::string subject = change.at("subject");
  const Json plan = checked_.dossier.value("plan", Json::object());
  if (!plan.is_object() || !plan.contains("actions")) return found;
  const Json left = checked_.certificate.value("left_out", Json::array());
  std::size_t place = 0;
  for (const Json& action : checked_.dossier.at("plan").at("actions")) {
    const Json name = "plan/actions/" + std::to_string(place++);
    if (std::find(left.begin(), left.end(), name) != left.end()) continue;
    bool is_named = false;
    const Json named = action.value("changes", Json::array());
    for (const Json& each : named)
      is_named = is_named || is_about(subject.substr(0, subject.find('@')), each.get<std::string>());
    const bool is_of_criterion = named.empty() && !change.contains("fact") && action.contains("criterion") &&
                                 is_about(subject, action.at("criterion").get<std::string>());
    if (is_named || is_of_criterion) found.push_back(&action);
  }
  return found;
}

Rational Proof::cost_of(const Json& changes) const {
  Rational sum = 0;
  std::set<std::size_t> paid;
  for (const Json& change : changes) {
    const std::vector<const Json*> actions = actions_for(change);
    if (actions.empty()) {
      sum += 1;
      continue;
    }
    if (change.contains("action")) {
      const auto index = change.at("action").get<std::size_t>();
      const Json& action = checked_.dossier.at("plan").at("actions").at(index);
      const bool is_its_own = std::find(actions.begin(), actions.end(), &action) != actions.end();
      if (!is_its_own || !reaches(action, level_of(change))) throw Unreadable("việc không thuộc thay đổi của nó");
      if (paid.insert(index).second) sum += price(action);
      continue;
    }
    std::optional<Rational> below;
    for (const Json* each : actions)
      if (each->contains("cost") && !(*each)["cost"].is_null() && (!below || price(*each) < *below))
        below = price(*each);
    sum += below ? *below + 1 : Rational(1);
  }
  return sum;
}

Rational Proof::least_by_sets(const Json& proof, std::vector<std::string>& faults) const {
  std::set<std::string> seen;
  std::set<const Json*> used;
  Rational sum = 0;
  for (const Json& claim : proof) {
    const auto needed = claim.at("at_least").get<std::size_t>();
    std::vector<std::string> subjects;
    std::vector<Rational> prices;
    for (const Json& change : claim.at("changes")) {
      subjects.push_back(change.at("subject"));
      if (!seen.insert(subjects.back()).second) throw Unreadable("một thay đổi ở hai tập của chứng minh");
      Rational least = 1;
      bool is_first = true;
      for (const Json* action : actions_for(change)) {
        if (!used.insert(action).second) throw Unreadable("một việc dùng chung trong chứng minh");
        if (is_first || price(*action) < least) least = price(*action);
        is_first = false;
      }
      prices.push_back(least);
    }
    if (needed > subjects.size()) throw Unreadable("chứng minh cần nhiều hơn số thay đổi nó nêu");
    if (!must_change(subjects, needed))
      faults.push_back("chứng minh sai: có thể tới đích với ít thay đổi hơn trong tập có " + subjects.front());
    std::sort(prices.begin(), prices.end());
    for (std::size_t i = 0; i < needed; ++i) sum += prices[i];
  }
  return sum;
}

std::vector<Proof::Payer> Proof::payers_of(const Json& change) const {
  std::vector<Payer> payers;
  for (const Json* action : actions_for(change)) {
    const auto index = action - &checked_.dossier.at("plan").at("actions").front();
    payers.push_back({"#" + std::to_string(index), price(*action)});
  }
  if (payers.empty()) payers.push_back({change.at("subject"), 1});
  return payers;
}

Rational Proof::least_payment(const std::vector<Json>& cuts, std::set<std::string>& by) const {
  std::map<std::string, Rational> prices;
  std::vector<std::set<std::string>> sets;
  for (const Json& cut : cuts) {
    std::set<std::string>& set = sets.emplace_back();
    for (const Json& change : cut)
      for (const Payer& payer : payers_of(change)) {
        prices[payer.name] = payer.price;
        set.insert(payer.name);
      }
    if (set.empty()) throw Unreadable("một tập của chứng minh không có thay đổi nào");
  }
  LeastPayment payment(std::move(prices), std::move(sets));
  Rational least = payment.find();
  by = payment.payers();
  return least;
}

Rational Proof::least_by_cuts(const Json& cuts, std::vector<std::string>& faults) const {
  std::vector<Json> sets;
  for (const Json& cut : cuts) {
    std::vector<std::string> subjects;
    for (const Json& change : cut) subjects.push_back(change.at("subject"));
    sets.push_back(cut);
    if (is_within_reach(subjects))
      faults.push_back("chứng minh sai: tới được đích mà không thay đổi gì trong tập có " + subjects.at(0));
  }
  std::set<std::string> by;
  return least_payment(sets, by);
}

std::optional<Json> Proof::cuts(const Json& changes, const Rational& cost) const {
  constexpr std::size_t most_cuts = 1'000;
  std::vector<Json> cuts;
  while (cuts.size() < most_cuts) {
    std::set<std::string> by;
    if (least_payment(cuts, by) >= cost) return Json(cuts);
    // What these payers leave undone keeps the target out of reach, or something cheaper would reach it.
    std::vector<const Json*> left;
    for (const Json& change : changes) {
      const std::vector<Payer> payers = payers_of(change);
      if (std::none_of(payers.begin(), payers.end(), [&](const Payer& each) { return by.contains(each.name); }))
        left.push_back(&change);
    }
    const auto is_enough = [this](const std::vector<const Json*>& some) {
      std::vector<std::string> subjects;
      for (const Json* each : some) subjects.push_back(each->at("subject"));
      return !is_within_reach(subjects);
    };
    if (left.empty() || !is_enough(left)) return std::nullopt;
    for (std::size_t i = left.size(); i > 0; --i) {
      std::vector<const Json*> fewer = left;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i - 1));
      if (!fewer.empty() && is_enough(fewer)) left = std::move(fewer);
    }
    Json& cut = cuts.emplace_back(Json::array());
    for (const Json* each : left) cut.push_back(*each);
  }
  return std::nullopt;
}

/// Whether the target stays out of reach with any fewer of `subjects` changed, whatever else is.
bool Proof::must_change(const std::vector<std::string>& subjects, std::size_t needed) const {
  constexpr std::size_t most_tries = 20'000;
  std::size_t tries = 0;
  std::vector<bool> chosen(subjects.size());
  std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(needed - 1), true);
  do {
    if (++tries > most_tries) throw Unreadable("chứng minh quá dài để kiểm lại");
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < subjects.size(); ++i)
      if (!chosen[i]) kept.push_back(subjects[i]);
    if (is_within_reach(kept)) return false;
  } while (std::prev_permutation(chosen.begin(), chosen.end()));
  return true;
}

/// Whether the target is reached when everything is granted but what is about `kept`.
bool Proof::is_within_reach(const std::vector<std::string>& kept) const {
  const auto is_kept = [&](const std::string& name) {
    return std::any_of(kept.begin(), kept.end(),
                       [&](const std::string& each) { return is_about(name, each.substr(0, each.find('@'))); });
  };
  const std::vector<bool> is_held = held_back(is_kept);
  for (const Json& part : checked_.certificate.at("parts")) {
    const School school(checked_, program_, part.at("educational_level"));
    Leaves best = leaves_of(school);
    best.said = [&](const std::string& input) { return is_kept(input) ? school.said(input) : Answer::met; };
    best.is_granted = [&](const Line& line, std::size_t cell) {
      const std::set<std::string> facts = facts_under(line, cell);
      return !is_held[cell] && std::none_of(facts.begin(), facts.end(), is_kept);
    };
    const Answer answer = work_out(program_, best).answers.at(part.at("root").get<std::size_t>());
    if (answer != Answer::met && answer != Answer::not_applicable) return false;
  }
  return true;
}

/// The cells that only serve what people are kept from concluding: the dossier knows nothing finer there.
std::vector<bool> Proof::held_back(const std::function<bool(const std::string&)>& is_kept) const {
  std::vector<bool> kept(program_.size()), free(program_.size());
  for (std::size_t id = program_.size(); id > 0; --id) {
    const Line& line = program_[id - 1];
    if (!line.input.empty()) (is_kept(line.input) ? kept : free)[id - 1] = true;
    for (const std::size_t child : line.children) {
      if (kept[id - 1]) kept[child] = true;
      if (free[id - 1]) free[child] = true;
    }
  }
  for (std::size_t id = 0; id < kept.size(); ++id) kept[id] = kept[id] && !free[id];
  return kept;
}

std::set<std::string> Proof::facts_under(const Line& line, std::size_t cell) const {
  std::set<std::string> facts;
  if (!line.fact.empty()) facts.insert(line.fact);
  for (const std::size_t child : line.children)
    if (child < cell) facts.merge(facts_under(program_[child], child));
  return facts;
}

}  // namespace chuan::checker
