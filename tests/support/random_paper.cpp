// SPDX-License-Identifier: MIT
// Forms of results, aims and actions; the lists and the two forms of 2026 are in random_lists.cpp.
#include "support/random_paper.hpp"

#include <algorithm>
#include <iterator>

#include "support/paper_parts.hpp"

namespace chuan::test {

std::string day_as_written(const std::string& day) {
  return day.empty() ? "" : day.substr(8) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4);
}

std::vector<std::string> in_order(const std::map<std::string, int>& all) {
  std::vector<std::string> ids;
  for (const auto& each : all) ids.push_back(each.first);
  std::sort(ids.begin(), ids.end(), [](const std::string& a, const std::string& b) {
    return a[0] != b[0] ? a[0] < b[0] : std::stoi(a.substr(2)) < std::stoi(b.substr(2));
  });
  return ids;
}

namespace {

KnownContent truth_of(Random& random) {
  constexpr int counts[] = {10, 4, 6, 2, 6};
  KnownContent truth;
  for (int standard = 1; standard <= 5; ++standard)
    for (int number = 1; number <= counts[standard - 1]; ++number) {
      if (!random.chance(45)) continue;
      const std::string id = std::to_string(standard) + "." + std::to_string(number);
      truth.results[id] = random.between(0, 3);
      if (random.chance(30)) truth.targets[id] = random.between(1, 3);
      if (random.chance(25))
        truth.actions.push_back({id, "Việc cho " + random.word_of({"phòng học", "giáo viên", "hồ sơ"}),
                                 random.word_of({"Ông An", "Bà Bình"}), 1000L * random.between(1, 900'000),
                                 "2022-0" + std::to_string(random.between(1, 9)) + "-05",
                                 "2023-0" + std::to_string(random.between(1, 9)) + "-15"});
    }
  if (truth.results.empty()) truth.results["1.1"] = 1;
  return truth;
}

std::string title(const std::string& id, int style) {
  constexpr const char* before[] = {"Tiêu chí ", "", "TC ", "Tiêu Chí ", "Tiêu chí "};
  return before[style] + id + (style == 4 ? ": Tên của tiêu chí" : "");
}

void add_span(std::vector<TableCell>& row, const std::string& text, int wide, int high) {
  for (int i = 0; i < wide; ++i) row.push_back(i == 0 ? TableCell{text, wide, high, false} : TableCell{"", 1, 1, true});
}

std::vector<PaperPart> results_in(const KnownContent& truth, int form, Random& random) {
  const std::string mark = random.word_of({"x", "X", "×", "✓", "Đạt", "(x)"});
  const int style = random.between(0, 4);
  std::vector<PaperPart> parts;
  CellRows table;
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

std::vector<PaperPart> parts_of(const KnownContent& truth, int form, bool has_starts, Random& random) {
  std::vector<PaperPart> parts = {{"TRƯỜNG THCS MINH HỌA", {}}, {"I. KẾT QUẢ", {}}};
  for (PaperPart& each : results_in(truth, form, random)) parts.push_back(std::move(each));
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
  CellRows table = {{{"Tiêu chí"}, {"Giải pháp"}, {"Người thực hiện"}}};
  table[0].push_back({in_thousands ? "Kinh phí (ĐVT: 1.000đ)" : "Kinh phí (đồng)"});
  if (has_starts) table[0].push_back({"Thời gian bắt đầu"});
  table[0].push_back({is_apart || has_starts ? "Thời gian kết thúc" : "Thời gian thực hiện"});
  for (const KnownAction& each : truth.actions) {
    std::string sum = std::to_string(in_thousands ? each.cost / 1000 : each.cost);
    for (int at = static_cast<int>(sum.size()) - 3; at > 0; at -= 3) sum.insert(static_cast<std::size_t>(at), ".");
    std::vector<TableCell> row = {{title(each.criterion, 0)}, {each.action}, {each.owner}, {sum}};
    if (has_starts) row.push_back({day_as_written(each.starts)});
    row.push_back({day_as_written(each.due)});
    table.push_back(row);
  }
  parts.push_back({"", table});
  return parts;
}

enum Form : std::size_t {
  now_and_aim = 6,
  start_and_end,
  aims,
  indicators,
  first,
  second,
  list_of_4,
  list_of_5,
  list_of_7,
  figures
};

}  // namespace

const std::vector<std::string>& paper_forms() {
  static const std::vector<std::string> names = {
      "highest mark", "mark in each", "words",  "pairs",  "two tiers",  "sentences",  "now and aim", "start and end",
      "aims by year", "indicators",   "Biểu 1", "Biểu 2", "evidence 4", "evidence 5", "evidence 7",  "figures"};
  return names;
}

Paper random_paper(std::size_t form, Random& random) {
  Paper paper{truth_of(random), {}};
  KnownContent& content = paper.content;
  const auto keep = [&](bool results, bool targets, bool actions) {
    if (!results) content.results.clear();
    if (!targets) content.targets.clear();
    if (!actions) content.actions.clear();
  };
  std::vector<PaperPart> parts;
  switch (form) {
    case aims:
      if (content.targets.empty()) content.targets["1.1"] = 2;
      keep(false, true, false);
      parts = aims_by_year(content, random);
      break;
    case indicators:
      keep(true, false, false);
      parts = indicator_tables(content, random);
      break;
    case first:
      for (auto& each : content.results) each.second = std::min(each.second, 2);
      keep(true, false, false);
      parts = first_form(content, random);
      break;
    case second:
      keep(false, false, true);
      if (content.actions.empty()) content.actions.push_back({"1.1", "Việc cho hồ sơ", "Ông An", 0, "", "2023-05-15"});
      for (KnownAction& each : content.actions) {
        each.cost = 0;
        each.starts.clear();
      }
      parts = second_form(content, random);
      break;
    case list_of_4:
    case list_of_5:
    case list_of_7:
      keep(true, false, false);
      parts = evidence_list(content, form == list_of_4 ? 4 : form == list_of_5 ? 5 : 7, random);
      content.results.clear();
      break;
    case figures:
      keep(false, false, false);
      parts = figures_by_year(content, random);
      break;
    default:
      if (form == now_and_aim)  // aims of the table are all there are
        std::erase_if(content.targets, [&](const auto& each) { return !content.results.contains(each.first); });
      if (form != start_and_end)
        for (KnownAction& each : content.actions) each.starts.clear();
      parts = parts_of(content, form == start_and_end ? 0 : static_cast<int>(form), form == start_and_end, random);
      paper.parts = std::move(parts);
      return paper;
  }
  paper.parts = {{"TRƯỜNG THCS MINH HỌA", {}}};
  for (PaperPart& each : parts) paper.parts.push_back(std::move(each));
  return paper;
}

}  // namespace chuan::test
