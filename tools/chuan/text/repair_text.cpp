// SPDX-License-Identifier: MIT
// The advice: the cheapest way first, with what it costs and who decides.
#include "text/repair_text.hpp"

#include <algorithm>
#include <set>

#include "chuan/joined.hpp"
#include "load/output.hpp"

namespace chuan {
namespace {

Json cost_json(const Number& number) {
  if (number.is_whole()) return number.numerator();
  return static_cast<double>(number.numerator()) / static_cast<double>(number.denominator());
}

/// The last day on which what takes `days` may start.
std::optional<Date> latest_start(const std::optional<Date>& by, const std::optional<int>& days) {
  if (!by || !days) return std::nullopt;
  return Date(std::chrono::sys_days(*by) - std::chrono::days(*days));
}

std::string yes_or_no(const Number& value) { return value == Number(1) ? "yes" : "no"; }

Json from_json(const Change& change, const Rulebook& rulebook, Language language) {
  if (const auto* level = std::get_if<LevelChange>(&change.what))
    return level->from ? Json(*level->from) : Json("unknown");
  if (const auto* verdict = std::get_if<VerdictChange>(&change.what)) return key(verdict->from);
  const auto& figure = std::get<FigureChange>(change.what);
  if (!figure.from) return "unknown";
  const Fact& fact = rulebook[figure.fact];
  return fact.type == FactType::yes_no ? yes_or_no(*figure.from) : amount(*figure.from, &fact, language);
}

/// What the JSON of repairs is made with.
struct Setting {
  const Rulebook& rulebook;
  const Dossier& dossier;
  std::optional<Date> by;
  Language language;
};

int years_ahead(const Change& change) {
  const auto* figure = std::get_if<FigureChange>(&change.what);
  return figure == nullptr ? 0 : figure->years_ahead;
}

Json change_json(const Change& change, const Setting& setting) {
  const Dossier& dossier = setting.dossier;
  Json json{{"subject", subject_of(change)}};
  if (!change.educational_level.empty()) json["educational_level"] = change.educational_level;
  json["from"] = from_json(change, setting.rulebook, setting.language);
  json["to"] = to_json(change, setting.rulebook, setting.language);
  if (years_ahead(change) > 0) json["years_ahead"] = years_ahead(change);
  if (change.action) {
    const PlanAction& action = dossier.plan->actions[*change.action];
    json["action"] = action.action;
    if (!action.decides.empty()) json["decides"] = action.decides;
    if (action.cost) json["cost"] = cost_json(*action.cost);
    if (action.days) json["days"] = *action.days;
  }
  if (change.ready) json["ready"] = to_iso(*change.ready);
  if (const auto start = latest_start(setting.by, change.days)) json["latest_start"] = to_iso(*start);
  return json;
}

Json repair_json(const Repair& repair, const Setting& setting) {
  Json changes = Json::array();
  for (const Change& each : repair.changes) changes.push_back(change_json(each, setting));
  const bool is_money = repair.measure == Repair::Measure::cost;
  Json json{{"changes", std::move(changes)},
            {"changes_count", repair.changes.size()},
            {"cost", is_money && repair.unpriced.empty() ? cost_json(repair.cost) : Json()},
            {"done_by", repair.done_by ? Json(to_iso(*repair.done_by)) : Json()},
            {"measure", is_money ? "cost" : "changes_count"},
            {"lower_bound", cost_json(repair.lower_bound)},
            {"optimal", repair.optimal}};
  if (!repair.unpriced.empty()) json["unpriced"] = repair.unpriced;
  if (repair.ready) json["ready"] = to_iso(*repair.ready);
  return json;
}

/// The address of the change, or the recognition held and when it was given.
std::string late_because(const Repairs& repairs) {
  if (const auto* change = std::get_if<Change>(&repairs.late_because)) return subject_of(*change);
  const auto* held = std::get_if<RecognitionDates>(&repairs.late_because);
  if (held == nullptr) return "";
  return held->label + " " + held->degree_word + " " + std::to_string(held->degree) + ", " + to_vietnamese(held->given);
}

class Text {
 public:
  Text(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language)
      : repairs_(repairs), rulebook_(rulebook), dossier_(dossier), language_(language) {}

  std::string run() {
    if (is_satisfied(repairs_.reached)) return "";
    if (repairs_.earliest) return late();
    if (repairs_.cheapest.empty())
      return tr("\nKhông có cách nào trong những điều còn thay đổi được.\n", "\nNo way among what can still change.\n");
    std::string text = "\n" + wrap(heading(), widest, 2) + "\n";
    add(text, repairs_.cheapest.front());
    for (std::size_t i = 1; i < repairs_.cheapest.size(); ++i) {
      text +=
          wrap(std::string(tr("Cách khác, ", "Another way, ")) + measure(repairs_.cheapest[i]) + ":", widest, 2) + "\n";
      add(text, repairs_.cheapest[i]);
    }
    if (repairs_.fastest) {
      text +=
          wrap(std::string(tr("Nhanh nhất, ", "The fastest, ")) + measure(*repairs_.fastest) + ":", widest, 2) + "\n";
      add(text, *repairs_.fastest);
    }
    if (repairs_.law_ends)
      text += wrap(std::string(tr("Lưu ý: từ ", "Note: from ")) + display(*repairs_.law_ends, language_) +
                       tr(" thông tư này hết hiệu lực, trước ngày xong nêu trên; khi đó phải xét theo quy định mới",
                          " this circular is no longer in force, before the day told above; new rules apply then"),
                   widest, 2) +
              "\n";
    if (repairs_.count != "1" && !repairs_.in_all.empty()) {
      std::string all;
      for (const Change& each : repairs_.in_all) all += (all.empty() ? "" : ", ") + subject_of(each);
      text += wrap(tr("Cách nào cũng phải có: ", "Every way needs: ") + all, widest, 2) + "\n";
    }
    return text;
  }

 private:
  const char* tr(const char* vi, const char* en) const { return language_ == Language::vi ? vi : en; }

  std::string late() const {
    return "\n" +
           wrap(tr("Không kịp: sớm nhất là ", "Not in time: the earliest is ") +
                    display(*repairs_.earliest, language_) + tr(", vì ", ", because of ") + late_because(repairs_),
                widest, 2) +
           "\n";
  }

  std::string heading() const {
    const Repair& best = repairs_.cheapest.front();
    if (repairs_.count == "1") return std::string(tr("Chỉ có một cách, ", "There is one way, ")) + measure(best) + ":";
    if (repairs_.count.empty())
      return std::string(best.optimal
                             ? tr("Chưa đếm hết các cách trong số bước cho phép; đã chứng minh không cách nào rẻ "
                                  "hơn cách này, ",
                                  "Not all ways are counted within the steps allowed; it is proved that none is "
                                  "cheaper than this, ")
                             : tr("Chưa tìm hết trong số bước cho phép; cách tốt nhất đã thấy, ",
                                  "Not searched to the end within the steps allowed; the best way seen, ")) +
             measure(best) + ":";
    const char* const first =
        best.measure == Repair::Measure::changes_count ? tr("ít thay đổi nhất, ", "with the fewest changes, ")
        : best.unpriced.empty()
            ? tr("rẻ nhất trong những cách đã có đủ kinh phí, ", "the cheapest whose cost is known, ")
            : tr("chưa cách nào có đủ kinh phí; ít mục chưa ghi nhất, ",
                 "none has all its costs; with the fewest that have none, ");
    return std::string(tr("Có ", "There are ")) + repairs_.count +
           tr(" cách, không cách nào thừa thay đổi; ", " ways, none with a change too many; ") + first + measure(best) +
           ":";
  }

  /// "6 thay đổi, kinh phí 50.000.000 đồng (2 thay đổi chưa ghi), xong sớm nhất 01/06/2023".
  std::string measure(const Repair& repair) const {
    std::string text = std::to_string(repair.changes.size()) + tr(" thay đổi", " changes");
    std::set<std::size_t> actions;
    std::optional<Number> money;
    std::size_t unpriced = 0;
    for (const Change& each : repair.changes) {
      const std::optional<Number> cost = each.action ? dossier_.plan->actions[*each.action].cost : std::nullopt;
      unpriced += !cost;
      if (cost && actions.insert(*each.action).second) money = add_up(money, *cost);
    }
    if (money) {
      text += tr(", kinh phí ", ", at a cost of ") + grouped(*money) + tr(" đồng", " đồng");
      if (unpriced > 0)
        text += " (" + std::to_string(unpriced) + tr(" thay đổi chưa ghi kinh phí)", " without a cost)");
    }
    constexpr std::size_t most_named = 4;
    std::vector<std::string> without_end;
    if (!repair.done_by && (repair.ready || repairs_.by))
      for (const Change& each : repair.changes)
        if (!each.ready) without_end.push_back(subject_of(each));
    const std::string undated = without_end.size() <= most_named
                                    ? chuan::joined(without_end, ", ")
                                    : std::to_string(without_end.size()) + tr(" thay đổi", " changes");
    if (!repair.ready && !undated.empty())
      text +=
          tr(", chưa rõ có kịp hay không (chưa ghi thời hạn: ", ", whether in time is not known (no end is given: ") +
          undated + ")";
    if (repair.ready && !undated.empty())
      text += (repairs_.by ? tr(", chưa rõ có kịp hay không (chưa ghi thời hạn: ",
                                ", whether in time is not known (no end is given: ")
                           : tr(", chưa rõ ngày xong (chưa ghi thời hạn: ",
                                ", when it is done is not known (no end is given: ")) +
              undated + ")";
    if (repair.ready)
      text += (repair.done_by ? tr(", xong sớm nhất ", ", ready by ")
                              : tr(", việc có hạn xong sớm nhất ", ", what has an end ready by ")) +
              display(*repair.ready, language_);
    return text;
  }

  static std::optional<Number> add_up(const std::optional<Number>& sum, const Number& cost) {
    return sum ? chuan::add(*sum, cost) : cost;
  }

  std::string level(int number) const {
    return number == 0 ? tr("Không đạt", "Not met") : level_word(language_) + " " + std::to_string(number);
  }
  std::string figure(const Number& value, const Fact& fact) const {
    if (fact.type != FactType::yes_no) return amount(value, &fact, language_);
    return value == Number(1) ? tr("có", "yes") : tr("không", "no");
  }

  /// A choice that only has to stay as it is is kept; "= «đủ»" says less than "«đủ»".
  static bool is_kept(const FigureChange& change) {
    return change.from && change.bound == Comparison::equal && *change.from == change.stated;
  }

  /// "chưa đạt → đạt".
  std::string from_and_to(const LevelChange& change) const {
    return (change.from ? level(*change.from) : verdict_word(Verdict::unknown, language_)) + " → " + level(change.to);
  }
  std::string from_and_to(const VerdictChange& change) const {
    return verdict_word(change.from, language_) + " → " + verdict_word(change.to, language_);
  }
  std::string from_and_to(const FigureChange& change) const {
    const Fact& fact = rulebook_[change.fact];
    const bool is_word = fact.type == FactType::yes_no || !fact.choices.empty();
    if (is_kept(change)) return tr("vẫn ", "still ") + figure(*change.from, fact);
    const std::string to = is_word && change.bound == Comparison::equal
                               ? figure(change.value, fact)
                               : std::string(sign(change.bound)) + " " + figure(change.stated, fact);
    return (change.from ? figure(*change.from, fact) : verdict_word(Verdict::unknown, language_)) + " → " + to;
  }

  void add(std::string& text, const Repair& repair) const {
    for (const Change& each : repair.changes) {
      std::string line = subject_of(each);
      if (!each.educational_level.empty()) line += " (" + each.educational_level + ")";
      line += ": " + std::visit([this](const auto& change) { return from_and_to(change); }, each.what);
      if (years_ahead(each) > 0 && each.ready)
        line += tr(", giữ tới hết năm học kết thúc ", ", kept until the school year that ends ") +
                display(*each.ready, language_);
      if (each.action) line += details(dossier_.plan->actions[*each.action]);
      text += "  " + wrap(line, widest - 2, 6) + "\n";
    }
  }

  std::string details(const PlanAction& action) const {
    std::string text = action.action.empty() ? "" : tr(" — ", " — ") + action.action;
    std::string notes;
    const auto note = [&](const std::string& each) { notes += (notes.empty() ? "" : "; ") + each; };
    if (!action.decides.empty()) note(action.decides + tr(" quyết định", " decides"));
    if (action.cost) note(grouped(*action.cost) + tr(" đồng", " đồng"));
    if (action.days) note(std::to_string(*action.days) + tr(" ngày", " days"));
    if (const auto start = latest_start(repairs_.by, action.days))
      note(tr("bắt đầu chậm nhất ", "start by ") + display(*start, language_));
    return notes.empty() ? text : text + " (" + notes + ")";
  }

  const Repairs& repairs_;
  const Rulebook& rulebook_;
  const Dossier& dossier_;
  Language language_;
};

}  // namespace

Json to_json(const Change& change, const Rulebook& rulebook, Language language) {
  if (const auto* level = std::get_if<LevelChange>(&change.what)) return level->to;
  if (const auto* verdict = std::get_if<VerdictChange>(&change.what)) return key(verdict->to);
  const auto& figure = std::get<FigureChange>(change.what);
  const Fact& fact = rulebook[figure.fact];
  if (fact.type == FactType::yes_no) return yes_or_no(figure.value);
  return std::string(sign(figure.bound)) + " " + amount(figure.stated, &fact, language);
}

Json repairs_json(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language) {
  const Setting setting{rulebook, dossier, repairs.by, language};
  Json json{{"repair_count", count_json(repairs.count)}, {"repairs", Json::array()}};
  if (is_satisfied(repairs.reached)) json["repair_count"] = 0;
  for (const Repair& each : repairs.cheapest) json["repairs"].push_back(repair_json(each, setting));
  if (repairs.fastest) json["fastest"] = repair_json(*repairs.fastest, setting);
  json["single_points"] = Json::array();
  for (const Change& each : repairs.in_all) json["single_points"].push_back(subject_of(each));
  json["steps"] = repairs.steps;
  if (repairs.law_ends) json["law_ends"] = to_iso(*repairs.law_ends);
  if (repairs.earliest) json["earliest"] = {{"date", to_iso(*repairs.earliest)}, {"because", late_because(repairs)}};
  return json;
}

std::string repairs_text(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language) {
  return Text(repairs, rulebook, dossier, language).run();
}

}  // namespace chuan
