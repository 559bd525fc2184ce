// SPDX-License-Identifier: MIT
// Each operation is written out and done to the pieces of the text by hand.
#include "support/generate_amendment.hpp"

#include <algorithm>

#include "chuan/rulebook.hpp"

namespace chuan::test {
namespace {

/// A requirement in the text, with its address.
struct Spot {
  LevelText* level = nullptr;
  IndicatorText* indicator = nullptr;
  std::size_t requirement = 0;
  std::string parent;  ///< "tiêu chí 1.1 mức 2 chỉ báo a"
  std::string number;  ///< "3", as the rulebook counts
};

class AmendmentWriter {
 public:
  AmendmentWriter(Random& random, GeneratedRules& rules, std::string number)
      : random_(random), rules_(rules), number_(std::move(number)) {}

  std::string write(int operations) {
    std::string text;
    for (int i = 0; i < operations; ++i) text += operation();
    return text;
  }

 private:
  ExpressionWriter writer() { return {random_, rules_.words}; }
  RuleText& text() { return rules_.text; }

  std::string operation() {
    switch (random_.below(10)) {
      case 0:
      case 1:
        return replace_requirement();
      case 2:
        return repeal_requirement();
      case 3:
        return insert_requirement();
      case 4:
        return replace_rating();
      case 5:
        return repeal_level();
      case 6:
        return insert_criterion();
      case 7:
        return retitle();
      case 8:
        return change_period();
      default:
        return mark();
    }
  }

  CriterionText& any_criterion() { return random_.pick_from(random_.pick_from(text().sections).criteria); }

  /// What the rulebook calls a requirement is asked of the engine: exceptions take numbers of their own.
  Spot any_requirement() {
    CriterionText& criterion = any_criterion();
    const std::size_t level = random_.below(criterion.levels.size());
    Spot spot;
    spot.level = &criterion.levels[level];
    const std::size_t indicator = random_.below(spot.level->indicators.size());
    spot.indicator = &spot.level->indicators[indicator];
    spot.requirement = random_.below(spot.indicator->requirements.size());
    spot.parent = "tiêu chí " + criterion.id + " mức " + std::to_string(spot.level->number);
    if (!spot.indicator->letter.empty()) spot.parent += " chỉ báo " + spot.indicator->letter;
    const Rulebook book = LoadedRules({text_of(text())}).rulebook(*parse_date("2022-01-01"));
    for (const Criterion& each : book.criteria)
      if (each.id == criterion.id) {
        const auto& requirements = each.levels[level].indicators[indicator].requirements;
        const std::string& subject = requirements[spot.requirement].subject();
        spot.number = subject.substr(subject.rfind('/') + 1);
      }
    return spot;
  }

  std::string replace_requirement() {
    const Spot spot = any_requirement();
    ExpressionWriter write = writer();
    const RequirementText made = random_requirement(random_, write);
    spot.indicator->requirements[spot.requirement] = made;
    return "thay " + spot.parent + " yêu cầu " + spot.number + " bằng\n" + text_of(made);
  }

  std::string repeal_requirement() {
    const Spot spot = any_requirement();
    auto& all = spot.indicator->requirements;
    if (all.size() < 2) return replace_rating();
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(spot.requirement));
    return "bãi bỏ " + spot.parent + " yêu cầu " + spot.number + "\n";
  }

  std::string insert_requirement() {
    const Spot spot = any_requirement();
    ExpressionWriter write = writer();
    const RequirementText made = random_requirement(random_, write);
    auto& all = spot.indicator->requirements;
    const bool at_end = random_.chance(40);
    all.insert(at_end ? all.end() : all.begin() + static_cast<std::ptrdiff_t>(spot.requirement) + 1, made);
    return "thêm vào " + spot.parent + (at_end ? "" : " sau yêu cầu " + spot.number) + "\n" + text_of(made);
  }

  std::string replace_rating() {
    const int level = random_.between(1, static_cast<int>(text().rating.size()));
    ExpressionWriter write = writer();
    std::string& line = text().rating[static_cast<std::size_t>(level - 1)];
    line = "mức " + std::to_string(level) + ": " + write.attainment(level, false, 1);
    return "thay xếp mức trường mức " + std::to_string(level) + " bằng\n  " + line + "\n";
  }

  std::string repeal_level() {
    CriterionText& criterion = any_criterion();
    if (criterion.levels.size() < 2) return replace_rating();
    const std::size_t below_highest = criterion.levels.size() - 1;  // others may ask for the highest
    const auto level = criterion.levels.begin() + static_cast<std::ptrdiff_t>(random_.below(below_highest));
    const std::string number = std::to_string(level->number);
    criterion.levels.erase(level);
    return "bãi bỏ tiêu chí " + criterion.id + " mức " + number + "\n";
  }

  std::string insert_criterion() {
    SectionText& section = random_.pick_from(text().sections);
    ExpressionWriter write = writer();
    CriterionText made;
    made.id = section.id + "." + std::to_string(11 + section.criteria.size());
    made.title = "Tiêu chí thêm";
    made.levels = {{section.is_group ? 4 : 1, "", {{"", {random_requirement(random_, write)}}}}};
    const std::size_t place = random_.below(section.criteria.size());
    const std::string after = section.criteria[place].id;
    section.criteria.insert(section.criteria.begin() + static_cast<std::ptrdiff_t>(place) + 1, made);
    rules_.words.criteria.push_back({made.id, section.id, section.is_group, false, made.levels.back().number});
    return std::string("thêm vào ") + (section.is_group ? "nhóm " : "tiêu chuẩn ") + section.id + " sau tiêu chí " +
           after + "\n" + text_of(made);
  }

  std::string retitle() {
    CriterionText& criterion = any_criterion();
    criterion.title = "Tên mới " + std::to_string(random_.below(100));
    return (random_.chance(50) ? "thay tiêu chí " + criterion.id + " tên bằng \""
                               : "đổi tên tiêu chí " + criterion.id + " thành \"") +
           criterion.title + "\"\n";
  }

  /// The place in the law stays, with what changed it.
  std::string change_period() {
    for (BlockText& block : text().recognitions)
      for (std::string& line : block.below)
        if (line.rfind("thời hạn", 0) == 0) {
          const std::size_t place = line.find(", ");
          std::string cite = place == std::string::npos ? "" : line.substr(place + 2);
          std::erase(cite, '"');
          const std::string period = std::to_string(random_.between(1, 9)) + " năm";
          line = "thời hạn " + period + (cite.empty() ? "" : ", \"" + cite + " (sửa bởi " + number_ + ")\"");
          return "thay " + block.line.substr(0, block.line.find('"') - 1) + " thời hạn bằng " + period + "\n";
        }
    return replace_requirement();
  }

  std::string mark() {
    const Spot spot = any_requirement();
    auto& below = spot.indicator->requirements[spot.requirement].below;
    below.insert(below.begin(), "chưa đối chiếu \"Chưa có bản chính thức\"");
    return "chưa đối chiếu " + spot.parent + " yêu cầu " + spot.number + " \"Chưa có bản chính thức\"\n";
  }

  Random& random_;
  GeneratedRules& rules_;
  std::string number_;
};

std::string opening(const std::string& date, const std::string& number) {
  return "thông tư " + number + " \"Sửa đổi\"\n  ban hành 01/03/2020\n  hiệu lực " + date + "\nsửa đổi " +
         generated_circular + "\n";
}

}  // namespace

std::string random_amendment(Random& random, GeneratedRules& rules, const std::string& date,
                             const std::string& number) {
  return opening(date, number) + AmendmentWriter(random, rules, number).write(random.between(1, 4));
}

std::string dated_amendment(Random& random, GeneratedRules& rules, const std::string& date, const std::string& tail) {
  const std::string number = "2/2022/TT-BGDĐT";
  std::string operation = AmendmentWriter(random, rules, number).write(1);
  operation.insert(operation.find('\n'), tail);
  return opening(date, number) + operation;
}

}  // namespace chuan::test
