// SPDX-License-Identifier: MIT
// The advice: the cheapest way first, with what it costs and who decides.
#include "text/repair_text.hpp"

#include <algorithm>
#include <set>

#include "answer/repair.hpp"
#include "chuan/joined.hpp"
#include "load/output.hpp"

namespace chuan {
namespace {

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
                    display(*repairs_.earliest, language_) + tr(", vì ", ", because of ") +
                    answer::late_because(repairs_),
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
      if (answer::years_ahead(each) > 0 && each.ready)
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
    if (const auto start = answer::latest_start(repairs_.by, action.days))
      note(tr("bắt đầu chậm nhất ", "start by ") + display(*start, language_));
    return notes.empty() ? text : text + " (" + notes + ")";
  }

  const Repairs& repairs_;
  const Rulebook& rulebook_;
  const Dossier& dossier_;
  Language language_;
};

}  // namespace

std::string repairs_text(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language) {
  return Text(repairs, rulebook, dossier, language).run();
}

}  // namespace chuan
