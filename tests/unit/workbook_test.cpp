// SPDX-License-Identifier: MIT
// What goes into a workbook comes out of it: through the sheets, and what is wrong is said with sheet and cell.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "office/workbook/sheets.hpp"
#include "office/workbook/workbook.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/generate_school.hpp"
#include "support/rules.hpp"
#include "support/size.hpp"

namespace chuan::office {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string cell_name(std::size_t row, std::size_t column) {
  return std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1);
}

/// The sheets as a reader of spreadsheets hands them on.
Document as_read(const std::vector<Sheet>& sheets) {
  Document document;
  for (const Sheet& sheet : sheets) {
    Table table{{}, "trang «" + sheet.name + "»"};
    const auto add = [&](const std::vector<std::string>& cells) {
      std::vector<Said> row;
      for (const std::string& each : cells)
        row.push_back({each, each, table.place + ", ô " + cell_name(table.rows.size(), row.size()), false});
      table.rows.push_back(std::move(row));
    };
    std::vector<std::string> top{sheet.title}, headers;
    for (const SheetColumn& each : sheet.columns) headers.push_back(each.header);
    top.resize(sheet.columns.size());
    if (sheet.is_first) top.back() = "chuan 1";
    add(top);
    add({sheet.hint});
    add(headers);
    for (const SheetRow& each : sheet.rows) {
      std::vector<std::string> cells;
      for (const SheetCell& cell : each.cells) cells.push_back(cell.text);
      add(cells);
    }
    document.blocks.emplace_back(std::move(table));
  }
  return document;
}

std::string told(const std::vector<WorkbookMessage>& messages) {
  std::string text;
  for (const WorkbookMessage& each : messages) text += each.place + ": " + each.text + "\n";
  return text;
}

Dossier parsed(const std::string& json, const Rulebook& book) { return test::read_json(json, book); }

struct Made {
  Rulebook book;
  Dossier dossier;
  std::string json;

  explicit Made(test::Random& random)
      : book(test::LoadedRules({test::text_of(test::random_rules(random).text)}).rulebook(test::random_date(random))),
        dossier(test::random_school(random, book)),
        json(write_dossier(dossier, book)) {}
};

struct Asked {
  const char* circular;
  const char* date;
  const char* kind;
};

Rulebook rulebook(const Asked& asked) {
  static test::LoadedLaw loaded;
  Diagnostics said;
  auto book = loaded.law.rulebook(asked.circular, *parse_date(asked.date), said, asked.kind);
  if (!book) throw std::runtime_error(render(said, loaded.sources, Language::vi));
  return std::move(*book);
}

const Rulebook& tt57() {
  static const Rulebook book = rulebook({"57/2026/TT-BGDĐT", "2026-11-23", "THCS"});
  return book;
}

class Filled : public ::testing::Test {
 protected:
  Filled() {
    empty.kind = "THCS";
    pages = sheets(tt57(), empty);
  }
  /// Writes into the row of sheet `name` whose first cell is `key`, under `header`.
  void fill(const std::string& name, const std::string& key, const std::string& header, const std::string& text) {
    for (Sheet& sheet : pages) {
      if (sheet.name != name) continue;
      for (std::size_t c = 0; c < sheet.columns.size(); ++c)
        for (SheetRow& row : sheet.rows)
          if (sheet.columns[c].header == header && row.cells.front().text == key) {
            row.cells[c].text = text;
            return;
          }
    }
    throw std::runtime_error("no cell " + name + ", " + key + ", " + header);
  }
  void add(const std::string& name, const std::vector<std::string>& cells) {
    for (Sheet& sheet : pages) {
      if (sheet.name != name) continue;
      SheetRow& row = sheet.rows.emplace_back();
      for (const std::string& each : cells) row.cells.push_back({each});
    }
  }
  WorkbookRead read() const { return read_workbook(as_read(pages), tt57()); }

  Dossier empty;
  std::vector<Sheet> pages;
};

TEST(Workbook, generated_dossiers_come_back_through_the_sheets) {
  test::for_each_seed(150, [](test::Random& random) {
    const Made made(random);
    ASSERT_EQ(write_dossier(parsed(made.json, made.book), made.book), made.json);
    const WorkbookRead read = read_workbook(as_read(sheets(made.book, made.dossier)), made.book);
    ASSERT_EQ(told(read.faults), "");
    EXPECT_EQ(write_dossier(read.dossier.value(), made.book), made.json);
  });
}

TEST(Workbook, generated_dossiers_come_back_through_the_file_and_give_the_same_file_again) {
  test::for_each_seed(40, [](test::Random& random) {
    const Made made(random);
    const std::string bytes = write_workbook(made.book, made.dossier);
    const Document document = read_document(bytes, "truong.xlsx");
    ASSERT_TRUE(is_workbook(document));
    const WorkbookRead read = read_workbook(document, made.book);
    ASSERT_EQ(told(read.faults), "");
    ASSERT_EQ(write_dossier(read.dossier.value(), made.book), made.json);
    EXPECT_TRUE(write_workbook(made.book, parsed(made.json, made.book)) == bytes);
  });
}

// One start of LibreOffice for all of them: it takes seconds.
TEST(Workbook, another_program_may_save_it_again) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "LibreOffice (soffice) is not installed: saving workbooks again is not tested";
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / ("chuan-resave-" + std::to_string(::getpid()));
  fs::create_directories(folder / "out");
  std::vector<Made> all;
  for (std::uint64_t seed = 1; seed <= (test::is_smoke() ? 2U : 12U); ++seed) {
    test::Random random(seed);
    all.emplace_back(random);
    std::ofstream(folder / (std::to_string(all.size()) + ".xlsx"), std::ios::binary)
        << write_workbook(all.back().book, all.back().dossier);
  }
  const std::string place = folder.string();
  const std::string command = "soffice -env:UserInstallation=file://" + place +
                              "/profile --headless --convert-to xlsx --outdir " + place + "/out " + place +
                              "/*.xlsx >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    SCOPED_TRACE(i + 1);
    const WorkbookRead read =
        read_workbook(read_document(folder / "out" / (std::to_string(i + 1) + ".xlsx")), all[i].book);
    EXPECT_EQ(told(read.faults), "");
    EXPECT_EQ(write_dossier(read.dossier.value(), all[i].book), all[i].json);
  }
  fs::remove_all(folder);
}

TEST(Workbook, real_circulars_give_empty_workbooks_that_say_nothing) {
  for (const Asked& asked :
       {Asked{"57/2026/TT-BGDĐT", "2026-11-23", "THCS"}, Asked{"57/2026/TT-BGDĐT", "2026-11-23", "mầm_non"},
        Asked{"57/2026/TT-BGDĐT", "2026-11-23", "giáo_dục_thường_xuyên"},
        Asked{"57/2026/TT-BGDĐT", "2026-11-23", "phổ_thông_nhiều_cấp"},
        Asked{"17/2018/TT-BGDĐT", "2023-06-01", "tiểu_học"},
        Asked{"18/2018/TT-BGDĐT", "2025-06-01", "phổ_thông_nhiều_cấp"},
        Asked{"19/2018/TT-BGDĐT", "2025-06-01", "mầm_non"}}) {
    const Rulebook book = rulebook(asked);
    Dossier empty;
    empty.kind = asked.kind;
    const Document document = as_read(sheets(book, empty));
    EXPECT_TRUE(is_workbook(document));
    EXPECT_EQ(workbook_header(document).circular.text, asked.circular);
    EXPECT_EQ(workbook_header(document).kind.text, asked.kind);
    EXPECT_EQ(parse_date(workbook_header(document).as_of.text), parse_date(asked.date));
    const WorkbookRead read = read_workbook(document, book);
    EXPECT_EQ(told(read.faults) + told(read.warnings), "") << asked.circular << " " << asked.kind;
    EXPECT_EQ(nlohmann::json::parse(write_dossier(read.dossier.value(), book)),
              nlohmann::json({{"school", {{"kind", asked.kind}}}}));
  }
}

TEST(Workbook, the_example_comes_back) {
  const Rulebook book = rulebook({"18/2018/TT-BGDĐT", "2022-08-20", "THCS"});
  const Dossier dossier = parsed(
      test::read_file(std::filesystem::path(CHUAN_SOURCE_DIR) / "rules/examples/thcs-hai-phong-2022.json"), book);
  const WorkbookRead read = read_workbook(as_read(sheets(book, dossier)), book);
  EXPECT_EQ(told(read.faults), "");
  EXPECT_EQ(write_dossier(read.dossier.value(), book), write_dossier(dossier, book));
  EXPECT_THAT(write_dossier(dossier, book), HasSubstr("\"1.10\": 2,\n    \"2.1\": 2"));
}

TEST(Workbook, a_document_of_another_kind_is_none) {
  Document document;
  EXPECT_FALSE(is_workbook(document));
  document.blocks.emplace_back(Table{{{{"chuan hóa", "chuan hóa", "ô A1", false}}}, "trang «1»"});
  EXPECT_FALSE(is_workbook(document));
}

TEST_F(Filled, words_of_people_become_keys) {
  fill("Tiêu chuẩn 1", "1.1/1/*/1", "Kết luận", "Đạt");
  fill("Tiêu chuẩn 1", "1.1/1/*/1", "Mã minh chứng", "MC.1.1.01, MC.1.1.02");
  fill("Tiêu chuẩn 1", "1.1/1/*/2/+1", "Kết luận", "không đạt");
  fill("Tiêu chuẩn 1", "1.1/2", "Kết luận", "chưa rõ");
  fill("Kết quả", "1.2", "Kết quả đã kết luận", "Không đạt");
  fill("Kết quả", "1.3", "Mục tiêu của kế hoạch", "2");
  fill("Số liệu", "gv_đạt_chuẩn_trình_độ", "2025-2026", "92,4 %");
  fill("Số liệu", "gv_đạt_chuẩn_trình_độ", "2024-2025", "Không áp dụng");
  fill("Số liệu", "gv_đạt_chuẩn_trình_độ", "2023-2024", "0");
  fill("Số liệu", "có_khóa_hoàn_thành", "Giá trị (không theo năm học)", "Có");
  add("Minh chứng", {"MC.1.1.01", "Kế hoạch năm học", "05/09/2025"});
  add("Minh chứng", {"MC.1.1.02", "Quyết định"});
  const WorkbookRead known = read();
  EXPECT_EQ(told(known.faults) + told(known.warnings), "");
  EXPECT_EQ(nlohmann::ordered_json::parse(write_dossier(known.dossier.value(), tt57())),
            nlohmann::ordered_json::parse(R"({
    "school": {"kind": "THCS"},
    "results": {"1.2": 0},
    "requirements": {
      "1.1/1/*/1": {"verdict": "met", "evidence": ["MC.1.1.01", "MC.1.1.02"]},
      "1.1/1/*/2/+1": {"verdict": "not_met"},
      "1.1/2": {"verdict": "unknown"}},
    "facts": {
      "gv_đạt_chuẩn_trình_độ": {"2023-2024": 0, "2024-2025": "not_applicable", "2025-2026": "92,4"},
      "có_khóa_hoàn_thành": true},
    "evidence": [{"code": "MC.1.1.01", "title": "Kế hoạch năm học", "issued": "2025-09-05"},
                 {"code": "MC.1.1.02", "title": "Quyết định"}],
    "plan": {"targets": {"1.3": 2}}})"));
}

TEST_F(Filled, faults_name_sheet_and_cell_in_order) {
  add("Minh chứng", {"", "Không có mã"});
  fill("Tiêu chuẩn 1", "1.1/1/*/1", "Kết luận", "dat");
  fill("Tiêu chuẩn 1", "1.1", "Kết luận", "đạt");
  fill("Kết quả", "1.2", "Kết quả đã kết luận", "Mức 7");
  fill("Kết quả", "1.3", "Kết quả đã kết luận", "tốt");
  fill("Số liệu", "gv_đạt_chuẩn_trình_độ", "2025-2026", "192,4");
  fill("Số liệu", "có_khóa_hoàn_thành", "2025-2026", "có");
  add("Kế hoạch", {"1.11", "Sửa mái"});
  add("Kế hoạch", {"1.1", "Sửa mái", "", "", "", "", "", "", "", "", "vài ngày"});
  const WorkbookRead bad = read();
  EXPECT_FALSE(bad.dossier);
  EXPECT_EQ(told(bad.faults),
            R"(trang «Kết quả», ô D5: tiêu chí 1.2 không có mức 7, chỉ có 1, 2; ghi 0 khi không đạt mức nào
trang «Kết quả», ô D6: «tốt» không phải một trong Không đạt, Mức 1, Mức 2
trang «Tiêu chuẩn 1», ô A4: dòng «1.1» là tên tiêu chí; kết luận ghi ở các dòng dưới, kết quả cả tiêu chí ghi ở trang «Kết quả»
trang «Tiêu chuẩn 1», ô E6: «dat» không phải một trong đạt, chưa đạt, chưa rõ, không áp dụng
trang «Số liệu», ô G4: tỷ lệ `gv_đạt_chuẩn_trình_độ` ghi 192,4, cần từ 0 đến 100
trang «Số liệu», ô G6: số liệu «có_khóa_hoàn_thành» không theo năm học; ghi ở cột «Giá trị (không theo năm học)»
trang «Minh chứng», ô B4: dòng này thiếu «Mã minh chứng»
trang «Kế hoạch», ô A4: thông tư không có tiêu chí `1.11`; có phải `1.1`?
trang «Kế hoạch», ô K5: «vài ngày» không phải một số nguyên từ 0 trở lên
)");
}

TEST_F(Filled, a_cell_that_holds_a_number_is_read_as_one) {
  fill("Số liệu", "gv_đạt_chuẩn_trình_độ", "2025-2026", "92.4");
  fill("Số liệu", "gv_đạt_chuẩn_trình_độ", "2024-2025", "0.924");
  fill("Số liệu", "số_lần_giám_sát", "Giá trị (không theo năm học)", "1.234");
  fill("Kết quả", "1.1", "Kết quả đã kết luận", "1");
  Document document = as_read(pages);
  for (Block& block : document.blocks)
    for (std::vector<Said>& row : std::get<Table>(block).rows)
      for (Said& each : row)
        each.is_number = each.text == "92.4" || each.text == "0.924" || each.text == "1.234" || each.text == "1.1";
  const WorkbookRead read = read_workbook(document, tt57());
  // A count of 1.234 typed as text is 1234; held as a number it is none.
  EXPECT_EQ(told(read.faults),
            R"(trang «Kết quả», ô A4: mã «1.1» đang là số, 1.10 đã có thể thành 1.1; ghi lại mã ở dạng văn bản
trang «Số liệu», ô D16: `số_lần_giám_sát` ghi `1,234`, cần một số nguyên từ 0 trở lên
)");
  EXPECT_EQ(told(read.warnings),
            R"(trang «Số liệu», ô F4: ô giữ số 0,924, đọc là 0,924%; nếu ý là tỷ lệ lớn hơn thì ghi lại dạng 92,4
)");
}

TEST_F(Filled, a_row_given_twice_and_a_lost_column_are_faults) {
  add("Kết quả", {"1.1", "", "", "Mức 1"});
  fill("Kết quả", "1.1", "Kết quả đã kết luận", "Mức 1");
  for (Sheet& sheet : pages)
    if (sheet.name == "Tiêu chuẩn 2") sheet.columns[4].header = "Kết luận của tổ";
  for (Sheet& sheet : pages)
    if (sheet.name == "Giám sát") sheet.columns.push_back({"Người ghi"});
  add("Giám sát", {"Cuối học kỳ I", "Đã xem", "Thư ký"});
  const WorkbookRead bad = read();
  EXPECT_EQ(told(bad.faults), R"(trang «Kết quả», ô A19: «1.1» có hai dòng, dòng đầu ở trang «Kết quả», ô A4
trang «Tiêu chuẩn 2», ô A3: thiếu cột «Kết luận» của biểu này; ghi lại tên cột như trong bảng đã tạo
)");
  EXPECT_EQ(told(bad.warnings), "trang «Giám sát», ô C4: cột «Người ghi» không thuộc biểu, không đọc\n");
}

TEST(Workbook, the_same_dossier_gives_the_same_bytes) {
  Dossier empty;
  empty.kind = "THCS";
  const std::string bytes = write_workbook(tt57(), empty);
  EXPECT_EQ(bytes.substr(0, 2), "PK");
  EXPECT_EQ(write_workbook(tt57(), empty), bytes);
}

TEST(Workbook, a_text_too_long_for_a_cell_is_refused) {
  Dossier dossier;
  dossier.name = std::string(40000, 'x');
  try {
    write_workbook(tt57(), dossier);
    ADD_FAILURE() << "written";
  } catch (const CannotWrite& refused) {
    EXPECT_THAT(refused.what(), HasSubstr("trang «Trường», ô B4: văn bản dài quá 32.767 ký tự"));
  }
}

}  // namespace
}  // namespace chuan::office
