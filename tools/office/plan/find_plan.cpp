// SPDX-License-Identifier: MIT
// A document read from top to bottom: headings say what the paragraphs below them are.
#include <algorithm>
#include <regex>

#include "office/document/formats.hpp"
#include "office/plan/find_head.hpp"
#include "office/plan/find_tables.hpp"
#include "office/plan/gather_lists.hpp"
#include "office/plan/levels.hpp"
#include "office/plan/phrases.hpp"
#include "office/plan/split_sheets.hpp"
#include "office/plan/take.hpp"

namespace chuan::office {
namespace {

constexpr std::size_t longest_heading = 220, longest_title = 400;

class Finder {
 public:
  Finder(PlanDocument& plan, const Papers& papers)
      : plan_(plan), papers_(papers), tables_(papers, plan), head_(plan, papers) {}

  void find() {
    for (const Block& block : plan_.document.blocks) {
      if (const auto* table = std::get_if<Table>(&block))
        find_in(*table);
      else
        paragraph(std::get<Paragraph>(block));
    }
    close_target();
    head_.finish();
    if (plan_.conclusions.empty()) plan_.conclusions = plan_.goals;
  }

 private:
  /// Where the reading stands: what the next line belongs to.
  struct State {
    Section section = Section::none;
    std::string criterion;       ///< under whose title; empty: none
    std::string heading, line;   ///< the last of each
    int item = 0;                ///< of a list that numbers the parts of a criterion
    std::optional<Said> target;  ///< a target that the next line may go on with
  };

  void find_in(const Table& table) {
    close_target();
    const bool is_caption = !state_.line.empty() && state_.line.size() < longest_heading;
    const Around around{state_.heading + (is_caption ? "\n" + state_.line : ""), state_.line, state_.criterion};
    if (tables_.read(table, around)) return;
    if (!table.fault.empty()) plan_.warnings.push_back(table.place + ": " + table.fault);
    const bool says_anything =
        std::any_of(table.rows.begin() + 1, table.rows.end(), [&](const auto& row) { return says_more(row); });
    if (table.rows.size() > 1 && !says_anything) return;
    for (const auto& row : table.rows) unknown_row(row, table.rows.size() == 1);
  }

  /// Whether a row holds more than letters that count its lines and dashes.
  bool says_more(const std::vector<Said>& row) const {
    constexpr std::size_t longest_count = 3;
    return std::any_of(row.begin(), row.end(), [&](const Said& cell) {
      const Mark mark = mark_of(cell.text, papers_);
      return mark == Mark::no || (mark == Mark::yes && cell.text != "*") || cell.text.size() > longest_count;
    });
  }

  /// A row of a table that has no heads: its cells may name themselves.
  void unknown_row(const std::vector<Said>& row, bool is_alone) {
    const auto names_itself = [&](const Said& cell) {
      const Section section = papers_.section_of(without_dash(cell.text));
      return section == Section::target || section == Section::solutions;
    };
    if (!row.empty() && names_criterion(row.front().text) && std::any_of(row.begin(), row.end(), names_itself)) {
      for (const Said& cell : row) {
        if (cell.text.empty()) continue;
        const bool is_known = &cell == &row.front() || names_itself(cell);
        if (is_known)
          lines(cell, 0);
        else
          plan_.unread.push_back(cell);
      }
      close_target();
      state_.criterion.clear();
      state_.section = Section::none;
      return;
    }
    const Said whole = joined(row);
    if (!whole.text.empty() && (!is_alone || carries_value(whole.text))) plan_.unread.push_back(whole);
  }

  void paragraph(const Paragraph& said) {
    if (said.text.empty()) return;
    if (said.frame == Frame::box) {
      // What stands in a box goes on with nothing outside it.
      State outside = std::move(state_);
      state_ = State();
      is_in_box_ = true;
      lines(said, said.heading);
      close_target();
      is_in_box_ = false;
      state_ = std::move(outside);
      return;
    }
    static const std::regex page_number(R"((?:trang )?\d{1,4})");
    if (!std::regex_match(words_of(said.text.substr(0, 40)), page_number)) tables_.part();
    lines(said, said.heading);
  }

  /// Lines broken inside a paragraph are lines of their own.
  void lines(const Said& said, int heading) {
    for (std::size_t start = 0; start <= said.text.size();) {
      const std::size_t end = std::min(said.text.find('\n', start), said.text.size());
      Said line = said;
      line.text = said.text.substr(start, end - start);
      if (start > 0 || end < said.text.size()) line.original = line.text;
      const std::size_t first = line.text.find_first_not_of(" \t");
      if (first != std::string::npos) {
        line.text.erase(0, first);
        state_.line = one_line(line, start == 0 ? heading : 0) ? "" : line.text;
      }
      start = end + 1;
    }
  }

  /// Whether the line was a heading or belongs to a criterion, so that it says nothing of a table below.
  bool one_line(const Said& said, int heading_level) {
    plain_ = folded(said.text);
    head_.read(said, plain_);
    if (is_lone_mark(said.text)) return lone_mark(said);
    if (heading(said, heading_level) || criterion(said) || in_criterion(said) || result(said) || conclusion(said))
      return true;
    if (state_.section == Section::strengths)
      add_lines(said, plan_.strengths);
    else if (state_.section == Section::limits)
      add_lines(said, plan_.limits);
    else if (state_.section == Section::recipients)
      add_lines(said, plan_.recipients);
    else if (is_goal(said.text))
      plan_.goals.push_back(said);
    else if (is_in_box_ && carries_value(said.text))
      plan_.unread.push_back(said);
    else if (carries_value(said.text))
      plan_.passed.push_back(said);
    return false;
  }

  static void add_lines(const Said& said, std::vector<Said>& list) {
    for (Said& line : lines_of(said)) list.push_back(std::move(line));
  }

  bool heading(const Said& said, int level) {
    static const std::regex form(
        R"(^\s*((?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2}){0,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,4}(?= ))\s+(\S[\s\S]*)$)");
    std::smatch found;
    const bool is_numbered = said.text.size() < longest_heading && std::regex_match(said.text, found, form);
    const Section recipients = papers_.section_of(said.text);
    if (!is_numbered && level == 0 && recipients != Section::recipients) return false;
    if (is_numbered) {
      std::string number = found[1];
      if (number.back() == ')') number.back() = '.';
      plan_.headings.push_back({number, said});
      if (is_item(number)) return item(said, found[2].str());
    }
    close_target();
    state_.heading = is_numbered ? found[2].str() : said.text;
    const Section section = papers_.section_of(state_.heading);
    const bool is_list = section == Section::strengths || section == Section::limits || section == Section::recipients;
    state_.section = is_list ? section : Section::none;
    state_.item = 0;
    if (criterion(said)) return true;
    state_.criterion.clear();
    const bool says_level =
        section == Section::result && verdict_level(said.text.substr(said.text.find(':') + 1), papers_);
    if (!conclusion(said) && says_level) plan_.passed.push_back(said);
    return true;
  }

  /// Whether a number goes on with the list that began under the title of the criterion: "1. Mục tiêu", "2. Giải pháp".
  bool is_item(const std::string& number) const {
    return !state_.criterion.empty() && number == std::to_string(state_.item + 1) + ".";
  }

  bool item(const Said& said, const std::string& rest) {
    ++state_.item;
    Said line = said;
    line.text = rest;
    plain_ = folded(rest);
    if (criterion(line) || in_criterion(line) || result(line)) return true;
    close_target();
    const Section section = papers_.section_of(rest);
    const bool is_list = section == Section::strengths || section == Section::limits;
    state_.section = is_list ? section : Section::none;
    if (!is_list && carries_value(rest)) plan_.passed.push_back(said);
    return true;
  }

  bool criterion(const Said& said) {
    if (said.text.size() > longest_title || !names_criterion(said.text)) return false;
    const bool is_list = state_.section == Section::strengths || state_.section == Section::limits ||
                         state_.section == Section::recipients;
    if (is_list && without_dash(said.text) != said.text) return false;
    close_target();
    std::string rest;
    const auto id = leading_criterion(said.text, &rest);
    state_.section = Section::none;
    state_.item = 0;
    if (const auto level = verdict_level(rest, papers_)) {
      state_.criterion.clear();
      if (papers_.speaks_of(state_.heading, Context::aim)) {
        // "Tiêu chí 1.1 Mức 1" may be the first cells of a row whose further years went elsewhere.
        const bool is_sentence =
            words_of(rest) != "muc " + std::to_string(*level) || said.text.find(':') != std::string::npos;
        if (*level > 0 && is_sentence)
          take_target(plan_, *id, *level, said);
        else
          plan_.unread.push_back(said);
      } else {
        take_result(plan_, {*id, *level, {}, said.place}, said);
      }
      return true;
    }
    if (leading_criteria(said.text).size() > 1) {
      state_.criterion.clear();
      plan_.unread.push_back(said);
      return true;
    }
    Said title = said;
    title.text = rest;
    state_.criterion = *id;
    if (is_lone_mark(rest)) return lone_mark(said);
    criterion_of(plan_, *id, title);
    return true;
  }

  bool is_lone_mark(const std::string& text) const {
    constexpr std::size_t longest_mark = 3;
    return text.size() <= longest_mark && words_of(text).size() <= 1 && mark_of(text, papers_) == Mark::yes &&
           words_of(text) != "1";
  }

  /// A mark that lost the column it stood in.
  bool lone_mark(const Said& said) {
    if (!has_lone_mark_)
      plan_.warnings.push_back(said.place + ": dấu «" + said.text +
                               "» không còn ở trong bảng nên không rõ là mức nào; hãy dùng tệp Word hoặc Excel gốc");
    has_lone_mark_ = true;
    Said whole = said;
    if (!state_.criterion.empty() && !names_criterion(said.text))
      whole.text = "tiêu chí " + state_.criterion + ": " + said.text;
    plan_.unread.push_back(std::move(whole));
    return true;
  }

  bool in_criterion(const Said& said) {
    const std::string line = without_dash(said.text);
    const Section section = papers_.section_of(line);
    if (state_.criterion.empty()) {
      if (section != Section::target || !target_level(line, papers_)) return false;
      plan_.unread.push_back(said);  // a target of no criterion that was read
      return true;
    }
    if (section == Section::target) {
      close_target();
      state_.section = Section::none;
      state_.target = said;
      state_.target->text = line;
      return true;
    }
    if (section == Section::solutions) {
      close_target();
      state_.section = Section::solutions;
      const std::size_t colon = line.find(':');
      if (colon != std::string::npos && colon + 1 < line.size()) add_solution(said, line.substr(colon + 1));
      return true;
    }
    if (state_.target && section == Section::none) {
      const char last = state_.target->text.back();
      const bool goes_on = last != '.' && last != ';' && line == said.text;
      if (goes_on || plain_.find("muc") != std::string::npos) {
        state_.target->text += " " + line;
        state_.target->original += "\n" + said.original;
        return true;
      }
    }
    if (state_.section != Section::solutions || section == Section::result) return false;
    add_solution(said, said.text);
    return true;
  }

  /// A target counts when the lines that may go on with it are over.
  void close_target() {
    if (!state_.target) return;
    const Said said = std::move(*state_.target);
    state_.target.reset();
    if (const auto level = target_level(said.text, papers_))
      take_target(plan_, state_.criterion, *level, said);
    else
      plan_.unread.push_back(said);
  }

  void add_solution(const Said& said, std::string text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return;
    text.erase(0, first);
    const auto of = std::find_if(plan_.criteria.begin(), plan_.criteria.end(),
                                 [&](const FoundCriterion& each) { return each.id == state_.criterion; });
    const bool goes_on = text.front() == '+' && !of->solutions.empty();
    const bool has_dash = text.front() == '-' || text.starts_with("–") || text.front() == '*';
    if (goes_on || (!has_dash && !of->solutions.empty())) {
      of->solutions.back().text += "\n" + text;
      of->solutions.back().original += "\n" + said.original;
      return;
    }
    if (has_dash) text = without_dash(text);
    of->solutions.push_back({text, said.original, said.place, false});
  }

  /// "Tự đánh giá: Tiêu chí đạt Mức 2." under the title of a criterion.
  bool result(const Said& said) {
    if (state_.criterion.empty()) return false;
    std::string line = without_dash(said.text);
    static const std::regex number(R"(^\d{1,2}[.)]\s+)");
    line = std::regex_replace(line, number, "");
    const std::size_t colon = line.find(':');
    if (papers_.section_of(line) != Section::result || colon == std::string::npos) return false;
    const auto level = verdict_level(line.substr(colon + 1), papers_);
    if (level)
      take_result(plan_, {state_.criterion, *level, {}, said.place}, said);
    else if (carries_value(line))
      plan_.passed.push_back(said);
    return true;
  }

  bool conclusion(const Said& said) {
    const bool is_one = papers_.section_of(said.text) == Section::conclusion ||
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

  PlanDocument& plan_;
  const Papers& papers_;
  TableFinder tables_;
  HeadFinder head_;
  State state_;
  std::string plain_;
  bool is_in_box_ = false, has_lone_mark_ = false;
};

}  // namespace

PlanDocument find_plan(Document document, const Papers& papers) {
  PlanDocument plan;
  plan.document = std::move(document);
  leave_out_garbled(plan.document);
  split_sheets(plan.document, papers);
  gather_lists(plan.document, papers);
  plan.criteria.reserve(256);
  Finder(plan, papers).find();
  const bool is_empty = plan.results.empty() && plan.actions.empty() && plan.criteria.empty() &&
                        plan.evidence.empty() && plan.figures.empty() && plan.council.empty();
  if (!is_empty) return plan;
  const auto garbled =
      std::count_if(plan.document.left_out.begin(), plan.document.left_out.end(),
                    [](const Said& each) { return !each.original.empty() && is_garbled(each.original); });
  if (garbled > 0)
    plan.warnings.push_back(std::to_string(garbled) + " chỗ chữ hỏng phông, không đọc được chữ, hãy dùng tệp Word gốc");
  std::string warnings;
  for (const std::string& each : plan.warnings) warnings += each + "\n";
  if (!plan.warnings.empty())
    throw BadDocument(plan.document.file + ": " + warnings + in_both(Sentence::plan_nothing_found));
  if (!plan.unread.empty())
    throw BadDocument(plan.document.file, Sentence::plan_table_unread,
                      {in_both(parse_place(plan.unread.front().place))});
  throw BadDocument(plan.document.file, Sentence::plan_nothing_found);
}

}  // namespace chuan::office
