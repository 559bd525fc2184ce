// SPDX-License-Identifier: MIT
// Random circulars: facts, definitions, standards down to requirements, rating, recognitions, procedure.
#include <algorithm>

#include "support/generate.hpp"

namespace chuan::test {
namespace {

using Measure = DefinitionWord::Measure;

// Names that begin like keywords: a word operator must not bite into them.
constexpr const char* names[] = {"không_gian", "và_con",     "mức_sống", "năm_lập",   "trường_phụ", "đạt_chuẩn",
                                 "số_lớp",     "tỷ_lệ_gv",   "khi_mưa",  "riêng_tư",  "ngày_lập",   "có_bếp",
                                 "từ_khá",     "trong_nước", "hoặc_là",  "ít_nhất_1", "mọi_người",  "of_all",
                                 "in_class",   "not_used",   "level_x",  "and_more",  "đến_nơi",    "mức_độ_ồn",
                                 "khoản_chi",  "Điều_hòa",   "sau_giờ",  "trước_giờ"};

std::string quoted(const std::string& text) { return '"' + text + '"'; }

class RuleWriter {
 public:
  RuleWriter(Random& random, RuleOptions options) : random_(random), options_(options) {}

  GeneratedRules write() {
    header();
    facts();
    definitions();
    structure();
    rating();
    recognitions();
    checks();
    windows();
    return std::move(made_);
  }

 private:
  ExpressionWriter writer() { return {random_, made_.words}; }

  std::string fresh_name() {
    const std::string base = names[random_.below(std::size(names))];
    const std::size_t used = made_.words.facts.size() + made_.words.definitions.size();
    return base + "_" + std::to_string(used + 1);
  }

  std::string tail() {
    std::string text;
    if (random_.chance(30)) text += ", khoản " + std::to_string(random_.between(1, 9)) + " Điều 7a";
    if (random_.chance(5)) text += ", \"Lời dẫn, Mục 2\"";
    return text;
  }

  /// A window around most dates, or past all of them.
  std::string window() {
    if (!options_.dated || !random_.chance(8)) return "";
    return random_.word_of({", từ 01/01/2020", ", từ 01/06/2022 đến 30/06/2023", ", từ 01/01/2030"});
  }

  void header() {
    made_.words.educational_levels = {"THCS", "THPT"};
    made_.words.kinds = {"một_cấp", "hai_cấp", "tự_do"};
    made_.text.header = {"ban hành 01/01/2020",
                         "hiệu lực 15/02/2020",
                         "cấp học THCS \"Trung học cơ sở\"",
                         "cấp học THPT \"Trung học phổ thông\"",
                         "loại trường một_cấp \"Trường một cấp\": THCS",
                         "loại trường hai_cấp \"Trường hai cấp\": THCS, THPT",
                         "loại trường tự_do \"Trường khác\"",
                         "áp dụng cho một_cấp, hai_cấp, tự_do",
                         "mã minh chứng \"[H{hộp}-{tiêu_chí}-{số:2}]\""};
  }

  void facts() {
    std::vector<FactType> types = {FactType::yes_no, FactType::yes_no, FactType::count, FactType::percent};
    for (int more = random_.between(2, 8); more > 0; --more)
      types.push_back(random_.one_of({FactType::yes_no, FactType::count, FactType::percent, FactType::number,
                                      FactType::money, FactType::date, FactType::scale, FactType::choice}));
    for (FactType type : types) fact(type);
  }

  void fact(FactType type) {
    FactWord word{fresh_name(), type, random_.chance(60), {}};
    const std::string label = quoted("Dữ liệu " + word.name);
    std::string line = word.name + ": ";
    switch (type) {
      case FactType::yes_no:
        line += "có hay không";
        break;
      case FactType::count:
        line += "số lượng";
        break;
      case FactType::percent:
        line += "tỷ lệ";
        break;
      case FactType::number:
        line += "số";
        break;
      case FactType::money:
        line += "số tiền";
        break;
      case FactType::date:
        line += "ngày";
        break;
      case FactType::scale:
        word.choices = random_.chance(50) ? std::vector<std::string>{"chưa_đạt", "đạt", "khá", "tốt"}
                                          : std::vector<std::string>{"thấp", "cao"};
        break;
      case FactType::choice:
        word.choices = {"nội_thành", "nông_thôn", "đạt"};
        break;
    }
    const bool ordered = type == FactType::scale;
    for (const std::string& choice : word.choices)
      line += (choice == word.choices.front() ? "một trong " : ordered ? " < " : ", ") + choice;
    if (word.yearly) line += (word.choices.empty() ? "" : ",") + std::string(" mỗi năm học");
    line += " " + label;
    if (type == FactType::count && random_.chance(50)) line += " (người/năm)";
    if (type == FactType::count && random_.chance(20))
      line += " lấy từ " + random_.word_of({"hội đồng", "hội đồng \"Chủ tịch\"", "giám sát", "kế hoạch"});
    made_.text.facts.push_back(line + tail());
    if (random_.chance(10)) made_.text.facts.push_back("  ghi chú \"Cách hiểu\"");
    made_.words.facts.push_back(std::move(word));
  }

  /// Each may name those before it; the text may give them in any order.
  void definitions() {
    for (int more = random_.between(0, 4); more > 0; --more) {
      DefinitionWord word{fresh_name(), random_.one_of({Measure::condition, Measure::plain, Measure::percent}), false};
      ExpressionWriter write = writer();
      const std::string value = word.measure == Measure::condition ? write.condition(2) : write.number(word.measure, 2);
      word.has_series = write.wrote_series();
      const std::string label = random_.chance(50) ? " " + quoted("Định nghĩa " + word.name) : "";
      made_.text.definitions.push_back("định nghĩa " + word.name + label + " = " + value + tail());
      made_.words.definitions.push_back(std::move(word));
    }
  }

  void structure() {
    for (int number = 1, count = random_.between(1, 3); number <= count; ++number)
      section({false, std::to_string(number), {}});
    if (random_.chance(50)) section({true, "M4", {}});
  }

  void section(SectionText section) {
    for (int number = 1, count = random_.between(1, 4); number <= count; ++number) {
      CriterionText criterion;
      criterion.id = section.id + "." + std::to_string(number == 4 ? 10 : number);
      criterion.title = "Tiêu chí " + criterion.id;
      criterion.mandatory = random_.chance(30);
      if (random_.chance(20)) criterion.notes.push_back("minh chứng \"Danh sách\"");
      if (random_.chance(20)) criterion.notes.push_back("chỉ số \"Tỷ lệ\" (%)");
      levels(criterion, section.is_group);
      const int highest = criterion.levels.back().number;
      made_.words.criteria.push_back({criterion.id, section.id, section.is_group, criterion.mandatory, highest});
      section.criteria.push_back(std::move(criterion));
    }
    made_.text.sections.push_back(std::move(section));
  }

  void levels(CriterionText& criterion, bool in_group) {
    for (int number = 1; number <= 4; ++number) {
      const bool wanted = in_group ? number == 4 : number < 4 && random_.chance(70);
      const bool needed = number == 3 && criterion.levels.empty() && !in_group;
      if (!wanted && !needed) continue;
      LevelText level{number, tail(), {}};
      if (random_.chance(50)) {
        for (const char* letter : {"a", "b", "đ"})
          if (letter[0] == 'a' || random_.chance(50)) level.indicators.push_back({letter, requirements()});
      } else {
        level.indicators.push_back({"", requirements()});
      }
      criterion.levels.push_back(std::move(level));
    }
  }

  std::vector<RequirementText> requirements() {
    std::vector<RequirementText> made;
    for (int more = random_.between(0, 2); more >= 0; --more) {
      ExpressionWriter write = writer();
      made.push_back(random_requirement(random_, write, options_));
      if (made.size() > 1) made.back().line += tail() + window();
    }
    if (random_.chance(5) && !made_.words.criteria.empty()) {  // what comes before is never part of a circle
      const CriterionWord other = random_.pick(made_.words.criteria);
      made.push_back(
          {"- \"Kết quả khác\": tiêu chí " + other.id + " đạt mức " + std::to_string(random_.between(1, other.highest)),
           {}});
    }
    return made;
  }

  void rating() {
    ExpressionWriter write = writer();
    int asked = 0;  // the highest level that every criterion of the standards may be asked for
    for (const CriterionWord& each : made_.words.criteria)
      if (!each.in_group) asked = std::max(asked, each.highest);
    for (int level = 1, highest = random_.between(1, 4); level <= highest; ++level) {
      std::string text = "mức " + std::to_string(level) + ": ";
      if (random_.chance(30))
        text += "mọi tiêu chí đạt mức " + std::to_string(std::min(level, asked));
      else
        text += write.attainment(level, options_.raising, 2);
      made_.text.rating.push_back(text + tail());
    }
    rating_levels_ = static_cast<int>(made_.text.rating.size());
  }

  void recognitions() {
    for (int number = 1, count = random_.between(0, 2); number <= count; ++number) {
      ExpressionWriter write = writer();
      BlockText block{"công nhận chuẩn_" + std::to_string(number) + " \"Đạt chuẩn\"", {}};
      if (random_.chance(20)) block.line += " cho một_cấp, hai_cấp";
      block.line += tail();
      for (int more = random_.between(0, 2); more > 0; --more)
        block.below.push_back("điều kiện: " + (random_.chance(70) ? write.condition(2) : write.criteria()) + tail());
      const std::string word = random_.word_of({"cấp độ ", "mức độ "});
      for (int degree = 1, degrees = random_.between(1, 3); degree <= degrees; ++degree)
        block.below.push_back(word + std::to_string(degree) + ": " +
                              write.attainment(rating_levels_ + 1, options_.raising, 1) + tail());
      if (random_.chance(50)) block.below.push_back("thời hạn 5 năm" + tail());
      if (random_.chance(30)) block.below.push_back("nộp lại trước hạn 5 tháng");
      if (random_.chance(30)) block.below.push_back("chờ nâng bậc 90 ngày");
      if (random_.chance(20)) block.below.push_back("tương đương 47/2012/TT-BGDĐT " + word + "1: " + word + "1");
      if (random_.chance(20)) block.below.push_back("giữ hạn ghi trên bằng cấp trước 07/07/2026, khoản 2 Điều 27");
      made_.text.recognitions.push_back(std::move(block));
    }
  }

  void checks() {
    for (int number = 1, count = random_.between(0, 2); number <= count; ++number) {
      ExpressionWriter write = writer();
      BlockText block{"kiểm tra thủ_tục_" + std::to_string(number) + " \"Thủ tục\": " +
                          (random_.chance(70) ? write.condition(2) : write.attainment(rating_levels_ + 1, false, 1)),
                      {}};
      if (random_.chance(20)) block.below.push_back("ghi chú \"Cách hiểu\"");
      made_.text.checks.push_back(std::move(block));
    }
  }

  void windows() {
    if (options_.dated && random_.chance(15))
      made_.text.windows.push_back("số liệu chỉ để cảnh báo từ 07/07/2021 đến 31/12/2022, khoản 4 Điều 27");
    if (random_.chance(20))
      made_.text.windows.push_back("chuyển tiếp \"Làm tiếp theo văn bản cũ\" từ 15/02/2020 đến 31/12/2020");
  }

  Random& random_;
  RuleOptions options_;
  GeneratedRules made_;
  int rating_levels_ = 0;
};

}  // namespace

RequirementText random_requirement(Random& random, ExpressionWriter& write, RuleOptions options) {
  RequirementText made;
  made.line = "- ";
  if (random.chance(20)) made.line += "khi " + write.operand(1) + ": ";
  made.line += "\"Yêu cầu, \\\"thử\\\" # số " + std::to_string(random.between(1, 99)) + "\"";
  switch (random.below(8)) {
    case 0:
    case 1:
    case 2:
      made.line += ": " + write.condition(2);
      break;
    case 3:
      made.line += " đối chiếu " + write.condition(1);
      break;
    case 4: {
      const int offered = random.between(1, 3), needed = random.between(1, offered);
      int always = 0;
      for (int way = 1; way <= offered; ++way) {
        const bool conditional = random.chance(40);
        if (!conditional) ++always;
        made.below.push_back(std::string("+ ") + (conditional ? "khi " + write.operand(0) + ": " : "") + "\"Cách " +
                             std::to_string(way) + "\"" + (random.chance(50) ? ": " + write.condition(1) : ""));
        if (random.chance(10)) made.below.push_back("  ghi chú \"Hiểu cách này\"");
      }
      made.line += needed == 1 ? ", một trong các cách" : ", ít nhất " + std::to_string(needed) + " trong các cách";
      if (always < needed || random.chance(20))
        made.line += ", nếu không đủ thì " +
                     (options.raising ? "không đạt" : random.word_of({"đạt", "không đạt", "chưa rõ", "không áp dụng"}));
      made.line += ":";
      return made;
    }
    default:
      break;
  }
  if (random.chance(10)) made.below.push_back("chưa đối chiếu \"Chưa có bản chính thức\"");
  if (random.chance(10)) made.below.push_back("ghi chú \"Cách hiểu\"");
  return made;
}

GeneratedRules random_rules(Random& random, RuleOptions options) { return RuleWriter(random, options).write(); }

Date random_date(Random& random) {
  return Date(std::chrono::year(random.between(2021, 2023)), std::chrono::month(random.one_of({1U, 4U, 7U, 9U, 12U})),
              std::chrono::day(random.one_of({1U, 15U, 30U})));
}

}  // namespace chuan::test
