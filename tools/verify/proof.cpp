// SPDX-License-Identifier: MIT
// Why nothing is cheaper: sets apart from each other of which so many must change, or cuts each of which something must
// change of and the least that pays for something of all of them.
#include "verify/proof.hpp"

#include <algorithm>
#include <map>

#include "verify/school.hpp"

namespace chuan::verify {
namespace {

using Json = nlohmann::json;

bool has_price(const Json& action) { return action.contains("cost") && !action["cost"].is_null(); }

Rational written_price(const Json& action) {
  return action["cost"].is_string() ? read_number(action["cost"].get<std::string>())
                                    : read_number(action["cost"].dump());
}

bool reaches(const Json& action, int level) {
  return level == 0 || !action.contains("reaches") || action["reaches"].is_null() ||
         action["reaches"].get<int>() >= level;
}

/// The level of a criterion that the change is about; 0 for a figure.
int level_of(const Change& change) {
  if (change.is_figure || change.level > 0) return change.level;
  const std::size_t slash = change.subject.find('/');
  return slash == std::string::npos ? 0 : std::stoi(change.subject.substr(slash + 1));
}

std::string name_of(const Change& change) {
  return change.educational_level.empty() ? change.subject : change.educational_level + ": " + change.subject;
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

Proof::Proof(const Setting& setting, const std::vector<Line>& program) : setting_(setting), program_(program) {
  const Json* all = actions();
  for (std::size_t place = 0; all != nullptr && place < all->size(); ++place) {
    if (!counts(place) || !has_price((*all)[place])) continue;
    has_prices_ = true;
    unpriced_ += written_price((*all)[place]);
  }
}

Rational Proof::price(const Json& action) const { return has_price(action) ? written_price(action) : unpriced_; }

/// Whether it is part of the dossier as it counts under the law asked about.
bool Proof::counts(std::size_t place) const {
  const std::vector<std::string>& left = setting_.checked.left_out;
  return std::find(left.begin(), left.end(), "plan/actions/" + std::to_string(place)) == left.end();
}

const Json* Proof::actions() const {
  const auto plan = setting_.dossier.find("plan");
  if (plan == setting_.dossier.end() || !plan->is_object()) return nullptr;
  const auto found = plan->find("actions");
  return found == plan->end() || !found->is_array() ? nullptr : &*found;
}

std::vector<std::size_t> Proof::actions_for(const Change& change) const {
  std::vector<std::size_t> found;
  const Json* all = actions();
  if (all == nullptr) return found;
  for (std::size_t place = 0; place < all->size(); ++place) {
    const Json& action = (*all)[place];
    if (!counts(place)) continue;
    bool is_named = false;
    const Json named = action.value("changes", Json::array());
    for (const Json& each : named) is_named = is_named || is_about(change.subject, each.get<std::string>());
    const bool is_of_criterion = named.empty() && !change.is_figure && action.contains("criterion") &&
                                 is_about(change.subject, action.at("criterion").get<std::string>());
    if (is_named || is_of_criterion) found.push_back(place);
  }
  return found;
}

Proof::Paid Proof::cost_of(const std::vector<Change>& changes) const {
  Paid paid;
  std::set<std::size_t> done;
  for (const Change& change : changes) {
    if (!change.action) {
      ++paid.unpriced;
      continue;
    }
    const std::vector<std::size_t> own = actions_for(change);
    const bool is_its_own = std::find(own.begin(), own.end(), *change.action) != own.end();
    if (!is_its_own || !reaches((*actions())[*change.action], level_of(change)))
      throw Unreadable("việc không thuộc thay đổi của nó");
    const Json& action = (*actions())[*change.action];
    if (!has_price(action))
      ++paid.unpriced;
    else if (done.insert(*change.action).second)
      paid.cost += written_price(action);
  }
  if (!has_prices_) return {Rational(static_cast<long long>(changes.size())), 0};
  return paid;
}

Rational Proof::least_by_sets(const std::vector<Needed>& sets, std::vector<std::string>& faults) const {
  std::set<std::string> seen;
  std::set<std::size_t> used;
  Rational sum = 0;
  for (const Needed& set : sets) {
    std::vector<Rational> prices;
    for (const Change& change : set.of) {
      if (!seen.insert(name_of(change)).second) throw Unreadable("một thay đổi ở hai tập của chứng minh");
      std::optional<Rational> least;
      for (const std::size_t action : has_prices_ ? actions_for(change) : std::vector<std::size_t>{}) {
        if (!used.insert(action).second) throw Unreadable("một việc dùng chung trong chứng minh");
        const Rational paid = price((*actions())[action]);
        if (!least || paid < *least) least = paid;
      }
      prices.push_back(least.value_or(unpriced_));
    }
    if (!must_change(set.of, set.at_least))
      faults.push_back("chứng minh sai: có thể tới đích với ít thay đổi hơn trong tập có " + set.of.front().subject);
    std::sort(prices.begin(), prices.end());
    for (std::size_t i = 0; i < set.at_least; ++i) sum += prices[i];
  }
  return sum;
}

std::vector<Proof::Payer> Proof::payers_of(const Change& change) const {
  std::vector<Payer> payers;
  for (const std::size_t action : has_prices_ ? actions_for(change) : std::vector<std::size_t>{})
    payers.push_back({"#" + std::to_string(action), price((*actions())[action])});
  if (payers.empty()) payers.push_back({name_of(change), unpriced_});
  return payers;
}

Rational Proof::least_payment(const std::vector<Cut>& cuts, std::set<std::string>& by) const {
  std::map<std::string, Rational> prices;
  std::vector<std::set<std::string>> sets;
  for (const Cut& cut : cuts) {
    std::set<std::string>& set = sets.emplace_back();
    for (const Change& change : cut)
      for (const Payer& payer : payers_of(change)) {
        prices[payer.name] = payer.price;
        set.insert(payer.name);
      }
  }
  LeastPayment payment(std::move(prices), std::move(sets));
  Rational least = payment.find();
  by = payment.payers();
  return least;
}

Rational Proof::least_by_cuts(const std::vector<Cut>& cuts, std::vector<std::string>& faults) const {
  for (const Cut& cut : cuts)
    if (is_within_reach(cut))
      faults.push_back("chứng minh sai: tới được đích mà không thay đổi gì trong tập có " + cut.front().subject);
  std::set<std::string> by;
  return least_payment(cuts, by);
}

std::optional<std::vector<Proof::Cut>> Proof::cuts(const Cut& changes, const Rational& cost) const {
  constexpr std::size_t most_cuts = 1'000;
  std::vector<Cut> cuts;
  while (cuts.size() < most_cuts) {
    std::set<std::string> by;
    if (least_payment(cuts, by) >= cost) return cuts;
    // What these payers leave undone keeps the target out of reach, or something cheaper would reach it.
    Cut left;
    for (const Change& change : changes) {
      const std::vector<Payer> payers = payers_of(change);
      if (std::none_of(payers.begin(), payers.end(), [&](const Payer& each) { return by.contains(each.name); }))
        left.push_back(change);
    }
    if (left.empty() || is_within_reach(left)) return std::nullopt;
    for (std::size_t i = left.size(); i > 0; --i) {
      Cut fewer = left;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i - 1));
      if (!fewer.empty() && !is_within_reach(fewer)) left = std::move(fewer);
    }
    cuts.push_back(std::move(left));
  }
  return std::nullopt;
}

/// Whether the target stays out of reach with any fewer of `changes` made, whatever else is.
bool Proof::must_change(const std::vector<Change>& changes, std::size_t needed) const {
  constexpr std::size_t most_tries = 20'000;
  std::size_t tries = 0;
  std::vector<bool> chosen(changes.size());
  std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(needed - 1), true);
  do {
    if (++tries > most_tries) throw Unreadable("chứng minh quá dài để kiểm lại");
    Cut kept;
    for (std::size_t i = 0; i < changes.size(); ++i)
      if (!chosen[i]) kept.push_back(changes[i]);
    if (is_within_reach(kept)) return false;
  } while (std::prev_permutation(chosen.begin(), chosen.end()));
  return true;
}

}  // namespace chuan::verify
