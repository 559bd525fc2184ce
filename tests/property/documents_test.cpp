// SPDX-License-Identifier: MIT
// Plans of known content in every form and every way of setting tables: no value is read that the plan does not have.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>

#include "office/plan/plan_document.hpp"
#include "support/for_each_seed.hpp"
#include "support/office_files.hpp"
#include "support/papers.hpp"

using namespace chuan;
using namespace chuan::office;
using test::Random;

namespace {

struct TableCell {
  std::string text;
  int columns = 1, rows = 1;
  bool is_covered = false;  // by one to the left or above
};
using Grid2 = std::vector<std::vector<TableCell>>;
/// A line, or a table in place of it.
struct Part {
  std::string line;
  Grid2 table;
};

struct Work {
  std::string criterion, action, owner;
  long cost = 0;  // in đồng
  std::string due;
};

struct Truth {
  std::map<std::string, int> results, targets;
  std::vector<Work> actions;
};

struct Count {
  std::size_t values = 0, wrong = 0, lost = 0, listed = 0;
};

Truth truth_of(Random& random) {
  constexpr int counts[] = {10, 4, 6, 2, 6};
  Truth truth;
  for (int standard = 1; standard <= 5; ++standard)
    for (int number = 1; number <= counts[standard - 1]; ++number) {
      if (!random.chance(45)) continue;
      const std::string id = std::to_string(standard) + "." + std::to_string(number);
      truth.results[id] = random.between(0, 3);
      if (random.chance(30)) truth.targets[id] = random.between(1, 3);
      if (random.chance(25))
        truth.actions.push_back({id, "Việc cho " + random.word_of({"phòng học", "giáo viên", "hồ sơ"}),
                                 random.word_of({"Ông An", "Bà Bình"}), 1000L * random.between(1, 900'000),
                                 "2023-0" + std::to_string(random.between(1, 9)) + "-15"});
    }
  if (truth.results.empty()) truth.results["1.1"] = 1;
  return truth;
}

std::string title(const std::string& id, int style) {
  constexpr const char* before[] = {"Tiêu chí ", "", "TC ", "Tiêu Chí ", "Tiêu chí "};
  return before[style] + id + (style == 4 ? ": Tên của tiêu chí" : "");
}

/// Criteria in the order of their numbers, 1.2 before 1.10.
std::vector<std::string> in_order(const std::map<std::string, int>& all) {
  std::vector<std::string> ids;
  for (const auto& each : all) ids.push_back(each.first);
  std::sort(ids.begin(), ids.end(), [](const std::string& a, const std::string& b) {
    return a[0] != b[0] ? a[0] < b[0] : std::stoi(a.substr(2)) < std::stoi(b.substr(2));
  });
  return ids;
}

const char* const forms[] = {"highest mark", "mark in each", "words", "pairs", "two tiers", "sentences", "now and aim"};

void add_span(std::vector<TableCell>& row, const std::string& text, int wide, int high) {
  for (int i = 0; i < wide; ++i) row.push_back(i == 0 ? TableCell{text, wide, high, false} : TableCell{"", 1, 1, true});
}

std::vector<Part> results_in(const Truth& truth, int form, Random& random) {
  const std::string mark = random.word_of({"x", "X", "×", "✓", "Đạt", "(x)"});
  const int style = random.between(0, 4);
  std::vector<Part> parts;
  Grid2 table;
  const auto row_of = [&](const std::string& id) { return std::vector<TableCell>{{title(id, style)}}; };
  const std::vector<std::string> ids = in_order(truth.results);
  switch (form) {
    case 0:
    case 1:
      table.push_back({{"Tiêu chí"}, {"Không đạt"}, {"Mức 1"}, {"Mức 2"}, {"Mức 3"}});
      for (const std::string& id : ids) {
        const int level = truth.results.at(id);
        auto row = row_of(id);
        for (int i = 0; i <= 3; ++i) row.push_back({level == i || (form == 1 && i > 0 && i < level) ? mark : ""});
        table.push_back(row);
      }
      break;
    case 2:
      table.push_back({{"TT"}, {"Tiêu chí"}, {"Kết quả đánh giá"}});
      for (const std::string& id : ids) {
        const int level = truth.results.at(id);
        const std::string words = random.word_of({"Mức ", "Đạt Mức "}) + std::to_string(level);
        table.push_back({{std::to_string(table.size())}, {title(id, style)}, {level == 0 ? "Không đạt" : words}});
      }
      break;
    case 3: {
      std::vector<TableCell> first = {{"Tiêu chí", 1, 2, false}}, second = {{"", 1, 1, true}};
      for (int i = 1; i <= 3; ++i) {
        add_span(first, "Mức " + std::to_string(i), 2, 1);
        second.push_back({"Không đạt"});
        second.push_back({"Đạt"});
      }
      table = {first, second};
      for (const std::string& id : ids) {
        const int level = truth.results.at(id);
        auto row = row_of(id);
        for (int i = 1; i <= 3; ++i) {
          row.push_back({i == level + 1 ? "x" : ""});
          row.push_back({i <= level ? "x" : ""});
        }
        table.push_back(row);
      }
      break;
    }
    case 4: {
      std::vector<TableCell> first = {{"Tiêu chí", 1, 3, false}},
                             second = {{"", 1, 1, true}, {"Không đạt", 1, 2, false}},
                             third = {{"", 1, 1, true}, {"", 1, 1, true}, {"Mức 1"}, {"Mức 2"}, {"Mức 3"}};
      add_span(first, "Kết quả đánh giá", 4, 1);
      add_span(second, "Đạt", 3, 1);
      table = {first, second, third};
      for (const std::string& id : ids) {
        auto row = row_of(id);
        for (int i = 0; i <= 3; ++i) row.push_back({truth.results.at(id) == i ? mark : ""});
        table.push_back(row);
      }
      break;
    }
    case 5:
      for (const std::string& id : ids) {
        const int level = truth.results.at(id);
        parts.push_back(
            {"Tiêu chí " + id + ": " + (level == 0 ? "Không đạt" : "Đạt Mức " + std::to_string(level)), {}});
      }
      return parts;
    default: {
      std::vector<TableCell> first = {{"Tiêu chí", 1, 2, false}}, second = {{"", 1, 1, true}};
      add_span(first, "Kết quả hiện tại", 3, 1);
      add_span(first, "Mục tiêu phấn đấu", 3, 1);
      for (int group = 0; group < 2; ++group)
        for (int i = 1; i <= 3; ++i) second.push_back({"Mức " + std::to_string(i)});
      table = {first, second};
      for (const std::string& id : ids) {
        const int level = truth.results.at(id);
        const auto aim = truth.targets.find(id);
        auto row = row_of(id);
        for (int i = 1; i <= 3; ++i) row.push_back({level == 0 && i == 1 ? "Không đạt" : level == i ? mark : ""});
        for (int i = 1; i <= 3; ++i) row.push_back({aim != truth.targets.end() && aim->second == i ? mark : ""});
        table.push_back(row);
      }
    }
  }
  parts.push_back({"", table});
  return parts;
}

std::vector<Part> parts_of(const Truth& truth, int form, Random& random) {
  std::vector<Part> parts = {{"TRƯỜNG THCS MINH HỌA", {}}, {"I. KẾT QUẢ", {}}};
  for (Part& each : results_in(truth, form, random)) parts.push_back(std::move(each));
  if (form != 6 && !truth.targets.empty()) {
    parts.push_back({"II. MỤC TIÊU", {}});
    for (const std::string& id : in_order(truth.targets)) {
      const std::string level = std::to_string(truth.targets.at(id));
      parts.push_back({"Tiêu chí " + id + ": Tên của tiêu chí", {}});
      parts.push_back({random.word_of({"Mục tiêu: Đạt Mức ", "- Mục tiêu: Phấn đấu Mức "}) + level + ".", {}});
    }
  }
  if (truth.actions.empty()) return parts;
  parts.push_back({"III. GIẢI PHÁP", {}});
  const bool in_thousands = random.chance(50), is_apart = random.chance(30);
  Grid2 table = {{{"Tiêu chí"}, {"Giải pháp"}, {"Người thực hiện"}}};
  table[0].push_back({in_thousands ? "Kinh phí (ĐVT: 1.000đ)" : "Kinh phí (đồng)"});
  table[0].push_back({is_apart ? "Thời gian kết thúc" : "Thời gian thực hiện"});
  for (const Work& each : truth.actions) {
    std::string sum = std::to_string(in_thousands ? each.cost / 1000 : each.cost);
    for (int at = static_cast<int>(sum.size()) - 3; at > 0; at -= 3) sum.insert(static_cast<std::size_t>(at), ".");
    table.push_back({{title(each.criterion, 0)},
                     {each.action},
                     {each.owner},
                     {sum},
                     {each.due.substr(8) + "/" + each.due.substr(5, 2) + "/" + each.due.substr(0, 4)}});
  }
  parts.push_back({"", table});
  return parts;
}

std::string lined(const std::vector<Part>& parts,
                  const std::function<std::string(const std::vector<TableCell>&, bool)>& row) {
  std::string text;
  for (const Part& each : parts) {
    if (each.table.empty()) text += each.line + "\n";
    for (std::size_t i = 0; i < each.table.size(); ++i) text += row(each.table[i], i == 0);
    text += each.table.empty() ? "" : "\n";
  }
  return text;
}

std::string as_docx(const std::vector<Part>& parts) {
  std::string body;
  for (const Part& each : parts) {
    if (each.table.empty()) {
      body += test::word_paragraph(each.line);
      continue;
    }
    body += "<w:tbl>";
    std::map<std::size_t, int> open;  // by column, rows that go on
    for (const auto& row : each.table) {
      body += "<w:tr>";
      for (std::size_t column = 0; column < row.size(); ++column) {
        const TableCell& cell = row[column];
        const bool goes_on = cell.is_covered && open[column] > 0;
        if (cell.is_covered && !goes_on) continue;
        if (cell.rows > 1) open[column] = cell.rows;
        if (open[column] > 0) --open[column];
        body += "<w:tc><w:tcPr>" +
                (cell.columns > 1 ? "<w:gridSpan w:val=\"" + std::to_string(cell.columns) + "\"/>" : "") +
                (cell.rows > 1 ? "<w:vMerge w:val=\"restart\"/>"
                 : goes_on     ? "<w:vMerge/>"
                               : "") +
                "</w:tcPr>" + test::word_paragraph(cell.text) + "</w:tc>";
      }
      body += "</w:tr>";
    }
    body += "</w:tbl>";
  }
  return test::docx(body);
}

std::string as_html(const std::vector<Part>& parts) {
  std::string body;
  for (const Part& each : parts) {
    if (each.table.empty()) {
      body += "<p>" + each.line + "</p>";
      continue;
    }
    body += "<table>";
    for (const auto& row : each.table) {
      body += "<tr>";
      for (const TableCell& cell : row)
        if (!cell.is_covered)
          body += "<td colspan=" + std::to_string(cell.columns) + " rowspan=" + std::to_string(cell.rows) + ">" +
                  cell.text + "</td>";
      body += "</tr>";
    }
    body += "</table>";
  }
  return "<html><body>" + body + "</body></html>";
}

std::string as_tabs(const std::vector<Part>& parts) {
  return lined(parts, [](const std::vector<TableCell>& row, bool) {
    std::string line;
    for (const TableCell& cell : row) line += (&cell == &row.front() ? "" : "\t") + cell.text;
    return line + "\n";
  });
}

std::string as_markdown(const std::vector<Part>& parts) {
  return lined(parts, [](const std::vector<TableCell>& row, bool is_first) {
    std::string line = "|", rule = "|";
    for (const TableCell& cell : row) {
      line += " " + cell.text + " |";
      rule += "---|";
    }
    return line + "\n" + (is_first ? rule + "\n" : "");
  });
}

/// Cells of one sheet, texts all of them.
std::string as_xlsx(const std::vector<Part>& parts) {
  std::string data;
  std::size_t number = 0;
  const auto add = [&](const std::vector<TableCell>& row) {
    data += "<row r=\"" + std::to_string(++number) + "\">";
    for (std::size_t column = 0; column < row.size(); ++column)
      if (!row[column].text.empty())
        data += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(number) +
                "\" t=\"inlineStr\"><is><t>" + row[column].text + "</t></is></c>";
    data += "</row>";
  };
  for (const Part& each : parts) {
    if (each.table.empty()) add({{each.line}});
    for (const auto& row : each.table) add(row);
    if (!each.table.empty()) ++number;
  }
  return test::xlsx(data);
}

using Render = std::string (*)(const std::vector<Part>&);
struct Way {
  const char* name;
  const char* file;
  Render render;
};
const Way ways[] = {{"docx", "a.docx", as_docx},
                    {"html", "a.doc", as_html},
                    {"tabs", "a.txt", as_tabs},
                    {"markdown", "a.md.txt", as_markdown},
                    {"xlsx", "a.xlsx", as_xlsx}};

/// Whether what was not read is said somewhere.
bool is_told(const PlanDocument& plan, const std::string& id) {
  const auto names = [&](const std::string& text) { return text.find(id) != std::string::npos; };
  return std::any_of(plan.unread.begin(), plan.unread.end(), [&](const Said& each) { return names(each.text); }) ||
         std::any_of(plan.passed.begin(), plan.passed.end(), [&](const Said& each) { return names(each.text); }) ||
         std::any_of(plan.warnings.begin(), plan.warnings.end(), names) ||
         std::any_of(plan.warnings.begin(), plan.warnings.end(),
                     [](const std::string& each) { return each.find("không lấy") != std::string::npos; });
}

void compare(const Truth& truth, const PlanDocument& plan, Count& count) {
  std::map<std::string, int> results, targets;
  for (const FoundResult& each : plan.results) results[each.id] = each.level;
  for (const FoundCriterion& each : plan.criteria)
    if (each.target) targets[each.id] = *each.target;
  for (const auto& [expected, found] : {std::pair(&truth.results, &results), std::pair(&truth.targets, &targets)}) {
    count.values += expected->size();
    for (const auto& [id, level] : *found)
      if (const auto known = expected->find(id); known == expected->end() || known->second != level) {
        ++count.wrong;
        ADD_FAILURE() << id << " read as " << level;
      }
    for (const auto& [id, level] : *expected) {
      if (found->contains(id)) continue;
      ++count.lost;
      count.listed += is_told(plan, id);
    }
  }
  const Dossier dossier = to_dossier(plan, test::papers());
  const std::vector<PlanAction> actions = dossier.plan ? dossier.plan->actions : std::vector<PlanAction>();
  count.values += truth.actions.size();
  for (const PlanAction& each : actions) {
    const auto is_it = [&](const Work& work) {
      return work.criterion == each.criterion && work.action == each.action && work.owner == each.owner &&
             (!each.cost || *each.cost == Number(work.cost)) && (each.due.empty() || each.due == work.due);
    };
    if (std::none_of(truth.actions.begin(), truth.actions.end(), is_it)) {
      ++count.wrong;
      ADD_FAILURE() << "action of " << each.criterion << ", cost " << (each.cost ? to_string(*each.cost, ',') : "-")
                    << ", due " << each.due;
    }
  }
  if (actions.size() < truth.actions.size()) {
    count.lost += truth.actions.size() - actions.size();
    for (const Work& work : truth.actions) count.listed += is_told(plan, work.criterion);
  }
}

TEST(documents, are_never_read_wrong) {
  std::map<std::pair<std::size_t, std::size_t>, Count> counts;
  test::for_each_seed(6, [&](Random& random) {
    const Truth truth = truth_of(random);
    for (std::size_t form = 0; form < std::size(forms); ++form)
      for (std::size_t way = 0; way < std::size(ways); ++way) {
        Truth expected = truth;
        if (form == 6)  // aims of the table are all there are
          std::erase_if(expected.targets, [&](const auto& each) { return !truth.results.contains(each.first); });
        const std::string bytes = ways[way].render(parts_of(expected, static_cast<int>(form), random));
        SCOPED_TRACE(std::string(forms[form]) + " as " + ways[way].name);
        Count& count = counts[{form, way}];
        try {
          compare(expected, find_plan(read_document(bytes, ways[way].file), test::papers()), count);
        } catch (const BadDocument& refused) {
          const std::size_t all = expected.results.size() + expected.targets.size() + expected.actions.size();
          count.values += all;
          count.lost += all;
          count.listed += all;
        }
      }
  });
  std::cout << std::left << std::setw(16) << "form" << std::setw(12) << "way"
            << "values  wrong  lost  listed\n";
  for (const auto& [key, each] : counts)
    if (each.lost > 0 || each.wrong > 0)
      std::cout << std::setw(16) << forms[key.first] << std::setw(12) << ways[key.second].name << std::setw(8)
                << each.values << std::setw(7) << each.wrong << std::setw(6) << each.lost << each.listed << "\n";
}

}  // namespace
