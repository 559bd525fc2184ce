// SPDX-License-Identifier: MIT
// Forms of random papers: Biểu 1, Biểu 2, indicators of 2018, aims by year, lists of evidence, figures.
#include "support/paper_parts.hpp"

#include <algorithm>

namespace chuan::test {
namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::vector<TableCell> cells_of(const std::vector<std::string>& texts) {
  std::vector<TableCell> row;
  for (const std::string& each : texts) row.push_back({each});
  return row;
}

}  // namespace

std::vector<PaperPart> first_form(const KnownContent& content, Random& random) {
  std::vector<PaperPart> parts = {{"Phần II. TỰ ĐÁNH GIÁ", {}}};
  for (const std::string& id : in_order(content.results)) {
    const int level = content.results.at(id);
    parts.push_back({"Tiêu chí " + id + ". Tên của tiêu chí", {}});
    parts.push_back({"Mô tả hiện trạng:", {}});
    CellRows table = {cells_of(
        {"Mức", "Hiện trạng, kết quả đạt được của tiêu chí đến thời điểm đánh giá", "Đánh giá (Đạt/Không đạt)"})};
    for (int i = 1; i <= 2; ++i)
      table.push_back(
          cells_of({"Mức " + std::to_string(i), "Nhà trường đã thực hiện", level >= i ? "Đạt" : "Không đạt"}));
    parts.push_back({"", table});
    const std::string reached = level == 0 ? "không đạt Mức 1" : "đạt Mức " + std::to_string(level);
    parts.push_back({"Tự đánh giá: Tiêu chí " + reached + ".", {}});
  }
  parts.push_back({"IV. TÓM TẮT CÁC VẤN ĐỀ TRỌNG TÂM CẦN CẢI TIẾN", {}});
  CellRows problems = {cells_of({"TT", "Tiêu chuẩn", "Tiêu chí liên quan (nếu có)", "Đánh giá hiện trạng",
                                 "Điểm hạn chế", "Nguyên nhân của hạn chế"})};
  for (int i = 1; i <= random.between(1, 3); ++i)
    problems.push_back(
        cells_of({std::to_string(i), "Tiêu chuẩn " + std::to_string(random.between(1, 5)),
                  random.pick(in_order(content.results)), "Đã có hồ sơ", "Hồ sơ chưa đủ", "Thiếu người"}));
  parts.push_back({"", problems});
  return parts;
}

std::vector<PaperPart> second_form(const KnownContent& content, Random& random) {
  std::vector<PaperPart> parts = {{"V. KẾ HOẠCH CẢI TIẾN CHẤT LƯỢNG", {}}};
  CellRows table = {
      cells_of({"TT (1)", "Nội dung cải tiến (2)", "Mục tiêu cải tiến (3)", "Hoạt động/giải pháp (4)",
                "Chỉ số đánh giá kết quả (5)", "Thời gian thực hiện (6)", "Đơn vị/cá nhân phụ trách (7)",
                "Nguồn lực bảo đảm (8)", "Thông tin, dữ liệu hoặc minh chứng dự kiến (9)", "Mức độ thực hiện (10)"})};
  for (const KnownAction& each : content.actions)
    table.push_back(cells_of({std::to_string(table.size()), "Hồ sơ (TC " + each.criterion + ")", "Đủ hồ sơ",
                              each.action, random.word_of({"", "Đủ"}), day_as_written(each.due), each.owner, "", "",
                              random.word_of({"Đang thực hiện", "Hoàn thành", "Chưa thực hiện"})}));
  parts.push_back({"", table});
  parts.push_back({"VI. THEO DÕI", {}});
  parts.push_back({"",
                   {cells_of({"Thời điểm", "Nội dung theo dõi", "Kết quả thực hiện"}),
                    cells_of({"Cuối học kỳ I", "Tiến độ", ""}), cells_of({"Cuối năm học", "Tiến độ", ""})}});
  return parts;
}

std::vector<PaperPart> indicator_tables(const KnownContent& content, Random& random) {
  std::vector<PaperPart> parts;
  const bool has_lines = random.chance(70), has_conclusion = random.chance(70);
  for (const std::string& id : in_order(content.results)) {
    const int level = content.results.at(id);
    parts.push_back({"Tiêu chí " + id + ": Tên của tiêu chí", {}});
    CellRows table = {cells_of({"Chỉ báo", "Mức 1", "Mức 2", "Mức 3"})};
    const int failing = random.between(0, 2);
    for (int row = 0; row < 3; ++row) {
      std::vector<TableCell> cells = {{std::string(1, static_cast<char>('a' + row))}};
      for (int i = 1; i <= 3; ++i) cells.push_back({i == level + 1 && row == failing ? "Không đạt" : "Đạt"});
      table.push_back(cells);
    }
    parts.push_back({"", table});
    for (const char* line : {"1. Mô tả hiện trạng: Nhà trường đã thực hiện.", "2. Điểm mạnh: Có hồ sơ.",
                             "3. Điểm yếu: Không.", "4. Kế hoạch cải tiến chất lượng: Duy trì."})
      if (has_lines) parts.push_back({line, {}});
    const std::string reached = level == 0 ? "Không đạt" : "Đạt Mức " + std::to_string(level);
    if (has_conclusion) parts.push_back({"5. Tự đánh giá: " + reached + ".", {}});
  }
  return parts;
}

std::vector<PaperPart> aims_by_year(const KnownContent& content, Random& random) {
  CellRows table = {cells_of({"Tiêu chí", "Mục tiêu năm 2023", "Mục tiêu năm 2024", "Mục tiêu năm 2025"})};
  for (const std::string& id : in_order(content.targets)) {
    const int aim = content.targets.at(id), now = random.between(1, aim);
    table.push_back(cells_of({"Tiêu chí " + id, "Mức " + std::to_string(now),
                              "Mức " + std::to_string(random.between(now, aim)), "Mức " + std::to_string(aim)}));
  }
  return {{"II. MỤC TIÊU", {}}, {"", table}};
}

std::vector<PaperPart> evidence_list(KnownContent& content, int columns, Random& random) {
  CellRows table = {cells_of(
      columns == 4 ? std::vector<std::string>{"TT", "Mã minh chứng", "Tên minh chứng", "Ghi chú"}
      : columns == 5
          ? std::vector<std::string>{"TT", "Mã minh chứng", "Tên minh chứng", "Số, ngày ban hành", "Nơi ban hành"}
          : std::vector<std::string>{"TT", "Tiêu chí", "Mã MC", "Tên minh chứng", "Số, ngày ban hành", "Nơi ban hành",
                                     "Ghi chú"})};
  for (const std::string& id : in_order(content.results)) {
    const int count = random.between(1, 4);
    for (int i = 1; i <= count; ++i) {
      KnownEvidence item;
      item.code = "[H" + id.substr(0, 1) + "-" + id + "-" + two_digits(i) + "]";
      item.title = random.word_of({"Kế hoạch", "Biên bản", "Quyết định", "Báo cáo"}) + std::string(" số ") +
                   std::to_string(random.between(1, 99)) + " của nhà trường";
      std::string day;
      if (columns > 4) {
        item.issued = "202" + std::to_string(random.between(1, 3)) + "-" + two_digits(random.between(1, 12)) + "-" +
                      two_digits(random.between(1, 28));
        day = "Số " + std::to_string(random.between(1, 99)) + "/KH-THCS ngày " + day_as_written(item.issued);
      }
      std::vector<TableCell> row = {{std::to_string(table.size())}};
      if (columns == 7) row.push_back(i == 1 ? TableCell{id, 1, count, false} : TableCell{"", 1, 1, true});
      for (const std::string& each : {item.code, item.title}) row.push_back({each});
      if (columns > 4)
        for (const std::string& each : {day, std::string("Hiệu trưởng")}) row.push_back({each});
      if (columns != 5) row.push_back({""});
      table.push_back(row);
      content.evidence.push_back(item);
    }
  }
  return {{"DANH MỤC MINH CHỨNG", {}}, {"", table}};
}

std::vector<PaperPart> figures_by_year(KnownContent& content, Random& random) {
  std::vector<std::string> years;
  const int count = random.one_of({3, 5});
  for (int i = 0; i < count; ++i)
    years.push_back(std::to_string(2026 - count + i) + "-" + std::to_string(2027 - count + i));
  std::vector<std::string> head = {"TT", "Chỉ số"};
  head.insert(head.end(), years.begin(), years.end());
  head.push_back("Chỉ tiêu 2026-2027");
  CellRows table = {cells_of(head)};
  for (const char* name : {"Tỷ lệ học sinh lên lớp", "Tỷ lệ giáo viên đạt chuẩn", "Số học sinh", "Số lớp"}) {
    const bool is_share = std::string(name).starts_with("Tỷ lệ");
    std::vector<std::string> row = {std::to_string(table.size()), name};
    for (int i = 0; i <= count; ++i) {
      std::string value = is_share ? std::to_string(random.between(50, 99)) + "," + std::to_string(random.between(1, 9))
                                   : std::to_string(random.between(10, 900));
      row.push_back(value + (is_share ? "%" : ""));
      content.figures.push_back(
          {name, i < count ? years[static_cast<std::size_t>(i)] : "2026-2027", i == count, value});
    }
    table.push_back(cells_of(row));
  }
  return {{"THEO DÕI CHỈ SỐ CẢI TIẾN", {}}, {"", table}};
}

}  // namespace chuan::test
