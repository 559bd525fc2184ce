// SPDX-License-Identifier: MIT
// Sheets → the bytes of an .xlsx file: formats, drop-downs, frozen headers, pages.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <type_traits>

#include <stdlib.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "office/workbook/allowed.hpp"
#include "office/workbook/sheets.hpp"
#include "office/workbook/words.hpp"
#include "office/workbook/workbook.hpp"

namespace chuan::office {
namespace {

constexpr lxw_row_t header_row = 2;
constexpr lxw_row_t last_checked_row = 1999;
constexpr std::size_t longest_list = 255;
constexpr uint8_t a4 = 9;
constexpr lxw_color_t given_grey = 0xE4E4E4, heading_grey = 0xC4C4C4, header_grey = 0xB0B0B0;

void must(lxw_error error, const std::string& place) {
  if (error == LXW_NO_ERROR) return;
  if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    throw CannotWrite(place + ": văn bản dài quá 32.767 ký tự, một ô bảng tính không chứa được; rút ngắn trong hồ sơ");
  throw CannotWrite(place + ": không ghi được bảng tính (" + lxw_strerror(error) + ")");
}

/// A file that is gone when this is.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "chuan-XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) throw CannotWrite("không tạo được tệp tạm ở " + std::filesystem::temp_directory_path().string());
    ::close(file);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

/// How many lines `text` takes in a column of `width` characters.
std::size_t line_count(const std::string& text, double width) {
  const auto most = static_cast<std::size_t>(width);
  std::size_t lines = 1, used = 0, word = 0;
  const auto end_word = [&] {
    if (used > 0 && used + 1 + word > most) {
      ++lines;
      used = word;
    } else {
      used += (used > 0 ? 1 : 0) + word;
    }
    word = 0;
    for (; used > most; used -= most) ++lines;
  };
  for (const char c : text) {
    if (c == ' ' || c == '\n') end_word();
    if (c == '\n') {
      ++lines;
      used = 0;
    }
    if (c != ' ' && c != '\n' && (static_cast<unsigned char>(c) & 0xC0) != 0x80) ++word;
  }
  end_word();
  return lines;
}

class Writer {
 public:
  explicit Writer(lxw_workbook* book) : book_(book) {
    input_ = format(0, false, false);
    given_ = format(given_grey, false, false);
    heading_ = format(heading_grey, true, false);
    heading_text_ = format(heading_grey, false, false);
    subheading_ = format(given_grey, true, false);
    header_ = format(header_grey, true, true);
    title_ = plain();
    format_set_bold(title_);
    format_set_font_size(title_, 14);
    hint_ = plain();
    format_set_italic(hint_);
    format_set_text_wrap(hint_);
    format_set_align(hint_, LXW_ALIGN_VERTICAL_TOP);
    mark_ = plain();
    format_set_align(mark_, LXW_ALIGN_RIGHT);
  }

  void add(const Sheet& sheet) {
    lxw_worksheet* page = workbook_add_worksheet(book_, sheet.name.c_str());
    if (!page) throw CannotWrite("không thêm được trang «" + sheet.name + "» vào bảng tính");
    place_ = "trang «" + sheet.name + "»";
    top(page, sheet);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) row(page, sheet, sheet.rows[i], body(i));
    for (int i = 0; i < sheet.spare_rows; ++i)
      for (std::size_t c = 0; c < sheet.columns.size(); ++c)
        worksheet_write_blank(page, body(sheet.rows.size() + static_cast<std::size_t>(i)), column(c), input_);
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) checks(page, sheet, c);
    print(page, sheet);
  }

 private:
  static lxw_row_t body(std::size_t index) { return header_row + 1 + static_cast<lxw_row_t>(index); }
  static lxw_col_t column(std::size_t index) { return static_cast<lxw_col_t>(index); }

  lxw_format* plain() {
    lxw_format* made = workbook_add_format(book_);
    format_set_font_name(made, "Times New Roman");
    format_set_font_size(made, 11);
    format_set_num_format(made, "@");
    return made;
  }

  lxw_format* format(lxw_color_t fill, bool is_bold, bool is_centred) {
    lxw_format* made = plain();
    format_set_border(made, LXW_BORDER_THIN);
    format_set_text_wrap(made);
    format_set_align(made, is_centred ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (is_centred) format_set_align(made, LXW_ALIGN_CENTER);
    if (is_bold) format_set_bold(made);
    if (fill != 0) format_set_bg_color(made, fill);
    return made;
  }

  void write(lxw_worksheet* page, lxw_row_t at, lxw_col_t in, const std::string& text, lxw_format* as) {
    if (text.empty()) {
      worksheet_write_blank(page, at, in, as);
      return;
    }
    must(worksheet_write_string(page, at, in, text.c_str(), as), place_ + ", ô " + cell_name(at, in));
  }

  static std::string cell_name(lxw_row_t at, lxw_col_t in) {
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell(name.data(), at, in);
    return name.data();
  }

  void top(lxw_worksheet* page, const Sheet& sheet) {
    constexpr double hint_height = 33;
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
      worksheet_set_column(page, column(c), column(c), sheet.columns[c].width, input_);
    const lxw_col_t last = column(sheet.columns.size() - 1);
    for (lxw_col_t c = 0; c <= last; ++c) worksheet_write_blank(page, 0, c, title_);
    write(page, 0, 0, sheet.title, title_);
    if (sheet.is_first) write(page, 0, last, words::version, mark_);
    worksheet_set_row(page, 1, hint_height, nullptr);
    worksheet_merge_range(page, 1, 0, 1, last, sheet.hint.c_str(), hint_);
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
      write(page, header_row, column(c), sheet.columns[c].header, header_);
    std::vector<SheetCell> headers;
    for (const SheetColumn& each : sheet.columns) headers.push_back({each.header});
    make_room(page, sheet, headers, header_row);
    worksheet_freeze_panes(page, header_row + 1, 1);
    worksheet_ignore_errors(page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  }

  /// Programs do not all fit rows to their text when they open a file.
  static void make_room(lxw_worksheet* page, const Sheet& sheet, const std::vector<SheetCell>& cells, lxw_row_t at) {
    constexpr double line_height = 15, tallest = 400;
    std::size_t lines = 1;
    for (std::size_t c = 0; c < cells.size(); ++c)
      lines = std::max(lines, line_count(cells[c].text, sheet.columns[c].width));
    if (lines > 1) worksheet_set_row(page, at, std::min(tallest, line_height * static_cast<double>(lines)), nullptr);
  }

  void row(lxw_worksheet* page, const Sheet& sheet, const SheetRow& row, lxw_row_t at) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      static const SheetCell nothing;
      const SheetCell& cell = c < row.cells.size() ? row.cells[c] : nothing;
      lxw_format* as = sheet.columns[c].is_given || cell.is_given ? given_ : input_;
      constexpr std::size_t named = 2;  // columns: what the row is about
      if (row.kind == SheetRow::Kind::heading) as = c < named ? heading_ : heading_text_;
      if (row.kind == SheetRow::Kind::subheading && c < named) as = subheading_;
      write(page, at, column(c), cell.text, as);
    }
    make_room(page, sheet, row.cells, at);
  }

  /// One check for each run of rows that allow the same.
  void checks(lxw_worksheet* page, const Sheet& sheet, std::size_t c) {
    const Allowed& all = sheet.columns[c].allowed;
    if (all.kind != Allowed::Kind::anything) return check(page, all, body(0), last_checked_row, column(c));
    const auto at = [&](std::size_t i) -> const Allowed& {
      static const Allowed anything;
      const std::vector<SheetCell>& cells = sheet.rows[i].cells;
      return c < cells.size() && !cells[c].is_given ? cells[c].allowed : anything;
    };
    for (std::size_t first = 0, next = 0; first < sheet.rows.size(); first = next) {
      for (next = first + 1; next < sheet.rows.size() && at(next) == at(first);) ++next;
      check(page, at(first), body(first), body(next - 1), column(c));
    }
  }

  void check(lxw_worksheet* page, const Allowed& allowed, lxw_row_t first, lxw_row_t last, lxw_col_t in) {
    if (allowed.kind == Allowed::Kind::anything) return;
    lxw_data_validation rule{};
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    std::string title = "Không dùng được", message = refusal(allowed.kind);
    rule.error_title = title.data();
    rule.error_message = message.data();
    std::string formula;
    std::vector<std::string> words = allowed.words;
    std::vector<std::remove_pointer_t<decltype(rule.value_list)>> list;
    if (allowed.kind == Allowed::Kind::one_of) {
      std::size_t length = 0;
      for (std::string& each : words) {
        list.push_back(each.data());
        length += each.size() + 1;
      }
      if (list.empty() || length > longest_list) return;
      list.push_back(nullptr);
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.dropdown = LXW_VALIDATION_ON;
      rule.value_list = list.data();
    } else {
      formula = condition(allowed.kind, words, cell_name(first, in));
      rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
      rule.value_formula = formula.data();
    }
    must(worksheet_data_validation_range(page, first, in, last, in, &rule), place_);
  }

  static void print(lxw_worksheet* page, const Sheet& sheet) {
    constexpr double side = 0.5, top_and_bottom = 0.6;
    worksheet_set_paper(page, a4);
    worksheet_set_landscape(page);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_margins(page, side, side, top_and_bottom, top_and_bottom);
    worksheet_repeat_rows(page, header_row, header_row);
    worksheet_center_horizontally(page);
    const std::string footer = "&L&9&A&R&9&P/&N";
    worksheet_set_footer(page, footer.c_str());
    if (sheet.is_first) worksheet_activate(page);
  }

  lxw_workbook* book_;
  lxw_format *input_, *given_, *heading_, *heading_text_, *subheading_, *header_, *title_, *hint_, *mark_;
  std::string place_;
};

struct Close {
  void operator()(lxw_workbook* book) const { workbook_close(book); }
};

}  // namespace

std::string write_workbook(const Rulebook& rulebook, const Dossier& dossier) {
  const TemporaryFile file;
  const std::string folder = std::filesystem::temp_directory_path().string();
  std::unique_ptr<lxw_workbook, Close> book(workbook_new(file.path().c_str()));
  if (!book) throw CannotWrite("không đủ bộ nhớ để ghi bảng tính");
  std::string title = "Hồ sơ theo Thông tư " + rulebook.circular;
  lxw_doc_properties properties{};
  properties.title = title.data();
  // The same workbook has the same bytes, so it carries no time of its making.
  properties.created = std::chrono::system_clock::to_time_t(std::chrono::sys_days(rulebook.as_of));
  workbook_set_properties(book.get(), &properties);
  Writer writer(book.get());
  for (const Sheet& each : sheets(rulebook, dossier)) writer.add(each);
  must(workbook_close(book.release()), folder);
  std::string bytes = file.bytes();
  if (bytes.empty()) throw CannotWrite("không ghi được tệp tạm ở " + folder);
  return bytes;
}

}  // namespace chuan::office
