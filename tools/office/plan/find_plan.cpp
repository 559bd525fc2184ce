// SPDX-License-Identifier: MIT
// A document read from top to bottom: headings say what the paragraphs below them are.
#include <algorithm>
#include <regex>

#include "office/plan/find_tables.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

constexpr std::size_t longest_heading = 220;

class Finder {
 public:
  Finder(PlanDocument& plan, const Papers& papers) : plan_(plan), papers_(papers), kinds_(papers.kinds.size()) {}

  void find() {
    for (const Block& block : plan_.document.blocks) {
      if (const auto* table = std::get_if<Table>(&block))
        find_in_table(*table, last_heading_, papers_, plan_);
      else
        paragraph(std::get<Paragraph>(block));
    }
    find_kind();
    if (plan_.conclusions.empty()) plan_.conclusions = plan_.goals;
  }

 private:
  enum class Section { none, solutions, strengths, limits, recipients };

  void paragraph(const Paragraph& said) {
    if (said.text.empty()) return;
    plain_ = folded(said.text);
    count_kinds();
    find_head(said);
    if (heading(said) || criterion(said) || in_criterion(said) || conclusion(said)) return;
    switch (section_) {
      case Section::strengths:
        add_lines(said, plan_.strengths);
        break;
      case Section::limits:
        add_lines(said, plan_.limits);
        break;
      case Section::recipients:
        add_lines(said, plan_.recipients);
        break;
      default:
        if (is_goal(said.text)) plan_.goals.push_back(said);
    }
  }

  static void add_lines(const Said& said, std::vector<Said>& list) {
    for (Said& line : lines_of(said)) list.push_back(std::move(line));
  }

  /// Place and date, school, title with its period.
  void find_head(const Said& said) {
    if (!plan_.date && said.text.size() < 120)
      if (const auto date = date_in_words(said.text)) {
        plan_.date = date;
        plan_.date_place = said.place;
      }
    if (plan_.school_name.text.empty() && plan_.headings.empty() && said.text.size() < 120 &&
        plain_.starts_with("truong "))
      plan_.school_name = said;
    static const std::regex period(R"((?:giai doan|nam hoc|nam) (20\d\d(?: ?- ?20\d\d)?))");
    std::smatch found;
    if (plan_.period.text.empty() && plan_.headings.empty() && plain_.find("cai tien") != std::string::npos &&
        std::regex_search(plain_, found, period)) {
      plan_.period = said;
      plan_.period.text = std::regex_replace(found[1].str(), std::regex(" ?- ?"), "-");
    }
  }

  void count_kinds() {
    for (std::size_t i = 0; i < kinds_.size(); ++i)
      for (const std::string& word : papers_.kinds[i].words)
        for (std::size_t at = plain_.find(word); at != std::string::npos; at = plain_.find(word, at + 1)) ++kinds_[i];
  }

  void find_kind() {
    const auto most = std::max_element(kinds_.begin(), kinds_.end());
    if (*most > 0 && std::count(kinds_.begin(), kinds_.end(), *most) == 1)
      plan_.kind = papers_.kinds[static_cast<std::size_t>(most - kinds_.begin())].name;
  }

  bool heading(const Paragraph& said) {
    static const std::regex form(
        R"(^\s*((?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2}){0,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,4}(?= ))\s+(\S[\s\S]*)$)");
    std::smatch found;
    const bool is_numbered = said.text.size() < longest_heading && std::regex_match(said.text, found, form);
    const bool is_recipients = plain_.starts_with("noi nhan");
    if (!is_numbered && said.heading == 0 && !is_recipients) return false;
    if (is_numbered) {
      std::string number = found[1];
      if (number.back() == ')') number.back() = '.';
      const Said& words = said;
      plan_.headings.push_back({number, words});
    }
    last_heading_ = is_numbered ? found[2].str() : said.text;
    const std::string plain = folded(last_heading_);
    if (is_recipients) {
      section_ = Section::recipients;
    } else if (plain.starts_with("diem manh")) {
      section_ = Section::strengths;
    } else if (plain.starts_with("han che") || plain.starts_with("diem yeu") || plain.starts_with("ton tai")) {
      section_ = Section::limits;
    } else {
      section_ = Section::none;
    }
    if (!leading_criterion_of(said)) criterion_ = nullptr;
    if (leading_criterion_of(said)) return criterion(said);
    conclusion(said);
    return true;
  }

  static std::optional<std::string> leading_criterion_of(const Said& said) {
    if (!folded(said.text).starts_with("tieu chi ")) return std::nullopt;
    return leading_criterion(said.text);
  }

  bool criterion(const Said& said) {
    std::string rest;
    if (!leading_criterion_of(said) || said.text.size() > 400) return false;
    const auto id = leading_criterion(said.text, &rest);
    const auto known = std::find_if(plan_.criteria.begin(), plan_.criteria.end(),
                                    [&](const FoundCriterion& each) { return each.id == *id; });
    section_ = Section::none;
    if (known == plan_.criteria.end()) {
      Said title = said;
      title.text = rest;
      plan_.criteria.push_back({*id, std::move(title), std::nullopt, {}, {}, said.place});
      criterion_ = &plan_.criteria.back();
    } else {
      criterion_ = &*known;
    }
    return true;
  }

  bool in_criterion(const Said& said) {
    if (criterion_ == nullptr) return false;
    if (plain_.starts_with("muc tieu")) {
      criterion_->target = level_after(said.text.substr(said.text.find(':') + 1), "muc");
      criterion_->target_said = said;
      if (!criterion_->target) plan_.unread.push_back(said);
      return true;
    }
    if (plain_.starts_with("giai phap") || plain_.starts_with("bien phap")) {
      section_ = Section::solutions;
      const std::size_t colon = said.text.find(':');
      if (colon != std::string::npos && colon + 1 < said.text.size()) add_solution(said, said.text.substr(colon + 1));
      return true;
    }
    if (section_ != Section::solutions) return false;
    add_solution(said, said.text);
    return true;
  }

  void add_solution(const Said& said, std::string text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return;
    text.erase(0, first);
    const bool goes_on = text.front() == '+' && !criterion_->solutions.empty();
    const bool has_dash = text.front() == '-' || text.starts_with("–") || text.front() == '*';
    if (goes_on || (!has_dash && !criterion_->solutions.empty())) {
      criterion_->solutions.back().text += "\n" + text;
      criterion_->solutions.back().original += "\n" + said.original;
      return;
    }
    if (has_dash) text = without_dash(text);
    criterion_->solutions.push_back({text, said.original, said.place, false});
  }

  bool conclusion(const Said& said) {
    const bool is_one = plain_.starts_with("ket luan") ||
                        (plain_.find("theo chuan quoc gia") != std::string::npos && level_after(said.text, "muc do"));
    if (is_one) plan_.conclusions.push_back(said);
    return is_one;
  }

  /// "Phấn đấu … năm 2025 … đạt … chuẩn quốc gia mức độ 2".
  static bool is_goal(const std::string& text) {
    const std::string plain = folded(text);
    const bool names_target =
        plain.find("chuan quoc gia") != std::string::npos || plain.find("kiem dinh chat luong") != std::string::npos;
    return plain.find("phan dau") != std::string::npos && names_target && !years(text).empty();
  }

  /// A conclusion without years takes them from the sentences about goals.
  PlanDocument& plan_;
  const Papers& papers_;
  std::string plain_, last_heading_;
  Section section_ = Section::none;
  FoundCriterion* criterion_ = nullptr;
  std::vector<std::size_t> kinds_;  // how often each is said
};

}  // namespace

PlanDocument find_plan(Document document, const Papers& papers) {
  PlanDocument plan;
  plan.document = std::move(document);
  plan.criteria.reserve(256);
  Finder(plan, papers).find();
  if (plan.results.empty() && plan.actions.empty() && plan.criteria.empty() && plan.evidence.empty())
    throw BadDocument(
        plan.document.file +
        ": không thấy bảng kết quả, mục tiêu theo tiêu chí hay bảng việc nào; cần bản kế hoạch cải tiến, báo "
        "cáo tự đánh giá hoặc bảng có cột «Tiêu chí»");
  return plan;
}

}  // namespace chuan::office
