// SPDX-License-Identifier: MIT
// Word documents: paragraphs with their numbers and heading levels, tables with merged cells laid out.
#include <algorithm>
#include <cstring>
#include <iterator>
#include <map>
#include <memory>

#include "office/document/formats.hpp"
#include "office/document/word_numbering.hpp"
#include "office/document/word_signs.hpp"
#include "office/document/word_styles.hpp"

namespace chuan::office {
namespace {

bool is_named(pugi::xml_node node, const char* name) { return std::strcmp(node.name(), name) == 0; }

class DocxReader {
 public:
  DocxReader(const Archive& archive, const std::string& part) : archive_(archive) {
    document_.file = archive.name();
    tell_left_out(archive, document_);
    for (const auto& [id, target] : archive.relations(part, document_.left_out)) {
      if (target.ends_with("styles.xml") && archive.has(target)) styles_.read(*word_part(archive, target));
      targets_[id] = target;
      if (target.ends_with("numbering.xml") && archive.has(target)) numbering_.read(*word_part(archive, target));
      if (target.ends_with("footnotes.xml") || target.ends_with("endnotes.xml"))
        document_.left_out.push_back({"chú thích chân trang, không đọc", target, "", false});
    }
    const auto main = word_part(archive, part);
    blocks(main->document_element().child("w:body"), 0);
    if (deleted_ > 0)
      document_.left_out.push_back(
          {std::to_string(deleted_) + " chỗ đã xóa mà còn theo dõi thay đổi, không lấy", "", "", false});
  }

  Document take() { return std::move(document_); }

 private:
  void go_down(int depth) const {
    if (depth > deepest) archive_.refuse(Sentence::parts_too_deep);
  }

  void blocks(pugi::xml_node parent, int depth) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:p"))
        paragraph(node, depth);
      else if (is_named(node, "w:tbl"))
        table(node, depth);
      else if (is_named(node, "w:sdt") && is_prompt(node))
        leave_out_prompt(node, "");
      else if (is_named(node, "w:sdt"))
        blocks(node.child("w:sdtContent"), depth + 1);
      else if (is_named(node, "w:altChunk"))
        chunk(node);
      else if (is_named(node, "w:ins") || is_named(node, "w:smartTag") || is_named(node, "w:customXml"))
        blocks(node, depth + 1);
    }
  }

  /// A part in another format that Word puts in when it opens the file.
  void chunk(pugi::xml_node node) {
    std::string id;
    for (const pugi::xml_attribute each : node.attributes())
      if (std::strstr(each.name(), "id") != nullptr) id = each.value();
    const auto target = targets_.find(id);
    if (target == targets_.end() || !archive_.has(target->second)) return;
    const std::string bytes = archive_.read(target->second);
    if (bytes.starts_with("PK")) {  // such a part may hold itself
      document_.left_out.push_back({"tệp Word nhúng bên trong, không đọc", target->second, target->second, false});
      return;
    }
    Document part = read_document(bytes, archive_.name());
    std::move(part.blocks.begin(), part.blocks.end(), std::back_inserter(document_.blocks));
    std::move(part.left_out.begin(), part.left_out.end(), std::back_inserter(document_.left_out));
  }

  void paragraph(pugi::xml_node node, int depth) {
    ++paragraphs_;
    const std::string place = "đoạn " + std::to_string(paragraphs_);
    const Words words = words_of_paragraph(node, depth, place);
    Paragraph paragraph{said(words.text, place, document_)};
    paragraph.heading = words.heading;
    if (!paragraph.text.empty() && !words.is_only_number) document_.blocks.push_back(std::move(paragraph));
    boxes(words.boxes, depth, place);
  }

  /// Text, and the boxes that hang on it.
  struct Words {
    std::string text;
    int heading = 0;
    bool is_only_number = false;
    std::vector<pugi::xml_node> boxes;
  };

  Words words_of_paragraph(pugi::xml_node node, int depth, const std::string& place) {
    Words words;
    const pugi::xml_node properties = node.child("w:pPr");
    const WordStyle inherited = styles_.of(properties.child("w:pStyle").attribute("w:val").value());
    const int outline = properties.child("w:outlineLvl").attribute("w:val").as_int(-1);
    words.heading = outline >= 0 && outline < 9 ? outline + 1 : inherited.heading;
    const pugi::xml_node own = properties.child("w:numPr");
    const std::string list = own ? own.child("w:numId").attribute("w:val").value() : inherited.list;
    const int level = own ? own.child("w:ilvl").attribute("w:val").as_int() : inherited.level;
    runs(node, depth + 1, place, inherited, words);
    // A paragraph without words is counted as well: its number is seen.
    words.is_only_number = words.text.find_first_not_of(" \t\n") == std::string::npos;
    if (!list.empty() && list != "0") words.text.insert(0, numbering_.next(list, level));
    return words;
  }

  void runs(pugi::xml_node parent, int depth, const std::string& place, const WordStyle& inherited, Words& words) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:r"))
        run(node, depth + 1, place, inherited, words);
      else if (is_named(node, "mc:AlternateContent"))
        runs(node.child("mc:Choice"), depth + 1, place, inherited, words);
      else if (is_named(node, "w:txbxContent"))
        words.boxes.push_back(node);
      else if (is_named(node, "w:del") || is_named(node, "w:moveFrom"))
        ++deleted_;
      else if (is_named(node, "w:sdt") && is_prompt(node))
        leave_out_prompt(node, place);
      else if (!is_named(node, "w:pPr"))
        runs(node, depth + 1, place, inherited, words);
    }
  }

  /// A content control that nobody has filled in shows its prompt.
  static bool is_prompt(pugi::xml_node control) { return is_on(control.child("w:sdtPr").child("w:showingPlcHdr")); }

  void leave_out_prompt(pugi::xml_node control, const std::string& place) {
    std::string text;
    for (const pugi::xpath_node each : control.select_nodes("w:sdtContent//w:t")) text += each.node().text().get();
    if (!text.empty()) document_.left_out.push_back({"lời nhắc của ô chưa điền, không lấy", text, place, false});
  }

  /// One run: what is hidden or struck through is not said by the document, and is told.
  void run(pugi::xml_node node, int depth, const std::string& place, const WordStyle& inherited, Words& words) {
    const pugi::xml_node properties = node.child("w:rPr");
    WordStyle own = inherited;
    if (const char* name = properties.child("w:rStyle").attribute("w:val").value(); *name != '\0') {
      const WordStyle named = styles_.of(name);
      own.is_hidden = own.is_hidden || named.is_hidden;
      own.is_struck = own.is_struck || named.is_struck;
    }
    if (const pugi::xml_node hidden = properties.child("w:vanish")) own.is_hidden = is_on(hidden);
    for (const char* name : {"w:strike", "w:dstrike"})
      if (const pugi::xml_node struck = properties.child(name)) own.is_struck = is_on(struck);
    std::string text;
    glyphs(node, depth, place, text, words);
    const std::string_view font = properties.child("w:rFonts").attribute("w:ascii").value();
    if (font.starts_with("Wingdings") || font.starts_with("Webdings")) text = signs_of(text, font);
    if (std::strcmp(properties.child("w:vertAlign").attribute("w:val").value(), "superscript") == 0)
      text = raised(text);
    if (!own.is_hidden && !own.is_struck) {
      words.text += text;
      return;
    }
    if (text.find_first_not_of(" \t\n") != std::string::npos)
      document_.left_out.push_back(
          {own.is_hidden ? "chữ ẩn, không lấy" : "chữ gạch bỏ, không lấy", text, place, false});
  }

  void glyphs(pugi::xml_node parent, int depth, const std::string& place, std::string& text, Words& words) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:t"))
        text += node.text().get();
      else if (is_named(node, "w:tab"))
        text += '\t';
      else if (is_named(node, "w:br") || is_named(node, "w:cr"))
        text += '\n';
      else if (is_named(node, "w:noBreakHyphen"))
        text += '-';
      else if (is_named(node, "w:sym"))
        text += symbol(node);
      else if (is_named(node, "w:fldChar"))
        text += check_box(node.child("w:ffData").child("w:checkBox")) +
                chosen_entry(node.child("w:ffData").child("w:ddList"));
      else if (is_named(node, "mc:AlternateContent"))
        glyphs(node.child("mc:Choice"), depth + 1, place, text, words);
      else if (is_named(node, "w:txbxContent"))
        words.boxes.push_back(node);
      else if (!is_named(node, "w:instrText") && !is_named(node, "w:rPr") && !is_named(node, "w:delText"))
        glyphs(node, depth + 1, place, text, words);
    }
  }

  /// Boxes stand beside the text; what they hold is read for itself.
  void boxes(const std::vector<pugi::xml_node>& all, int depth, const std::string& place) {
    for (const pugi::xml_node box : all) {
      go_down(++depth);
      for (const pugi::xml_node node : box.children()) {
        if (is_named(node, "w:tbl")) table(node, depth);
        if (!is_named(node, "w:p")) continue;
        const std::string within = place + ", khung chữ";
        const Words words = words_of_paragraph(node, depth, within);
        Paragraph paragraph{said(words.text, within, document_)};
        paragraph.frame = Frame::box;
        if (!paragraph.text.empty() && !words.is_only_number) document_.blocks.push_back(std::move(paragraph));
        boxes(words.boxes, depth, within);
      }
    }
  }

  void table(pugi::xml_node node, int depth) {
    if (const pugi::xml_node frame = only_cell(node)) return blocks(frame, depth + 1);
    Table table;
    ++tables_;
    table.place = "bảng " + std::to_string(tables_);
    Inner inner;
    rows(node, depth + 1, table, inner);
    // Rows of different lengths and no merged cell: whoever wrote the table lost which cells were one.
    const bool is_uneven = std::any_of(table.rows.begin(), table.rows.end(),
                                       [&](const auto& row) { return row.size() != table.rows.front().size(); });
    if (table.merged.empty()) table.grid = is_uneven ? Grid::collapsed : Grid::plain;
    if (!table.rows.empty()) document_.blocks.push_back(std::move(table));
    for (const pugi::xml_node each : inner.tables) this->table(each, depth + 1);
    for (const auto& [place, box] : inner.boxes) boxes({box}, depth + 1, place);
  }

  /// The cell of a table that has one only: a frame around text.
  static pugi::xml_node only_cell(pugi::xml_node table) {
    const pugi::xml_node row = table.child("w:tr"), cell = row.child("w:tc");
    const bool is_one =
        cell && !row.next_sibling("w:tr") && !cell.next_sibling("w:tc") && !table.child("w:sdt") && !row.child("w:sdt");
    return is_one ? cell : pugi::xml_node();
  }

  /// Tables and boxes inside cells; they come after the table that holds them.
  struct Inner {
    std::map<std::size_t, std::size_t> open{};  // by column, which merged cells may go on below
    std::vector<pugi::xml_node> tables;
    std::vector<std::pair<std::string, pugi::xml_node>> boxes;
  };

  void rows(pugi::xml_node parent, int depth, Table& table, Inner& inner) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:sdt")) rows(node.child("w:sdtContent"), depth + 1, table, inner);
      if (is_named(node, "w:ins")) rows(node, depth + 1, table, inner);
      if (!is_named(node, "w:tr") || node.child("w:trPr").child("w:del")) continue;
      if (table.rows.size() >= most_rows)
        archive_.refuse(Sentence::table_rows_divide, {in_both(parse_place(table.place)), std::to_string(most_rows)});
      std::vector<Said>& row = table.rows.emplace_back();
      skip(row, node.child("w:trPr").child("w:gridBefore").attribute("w:val").as_int(), table);
      cells(node, depth + 1, row, table, inner);
    }
  }

  void skip(std::vector<Said>& row, int count, const Table& table) {
    for (int i = 0; i < count && row.size() < most_columns; ++i) row.push_back({"", "", cell_place(row, table), false});
  }

  static std::string cell_place(const std::vector<Said>& row, const Table& table) {
    return table.place + ", hàng " + std::to_string(table.rows.size()) + ", cột " + std::to_string(row.size() + 1);
  }

  void cells(pugi::xml_node parent, int depth, std::vector<Said>& row, Table& table, Inner& inner) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:sdt")) cells(node.child("w:sdtContent"), depth + 1, row, table, inner);
      if (is_named(node, "w:ins")) cells(node, depth + 1, row, table, inner);
      if (!is_named(node, "w:tc")) continue;
      if (row.size() >= most_columns)
        archive_.refuse(Sentence::table_columns, {in_both(parse_place(table.place)), std::to_string(most_columns)});
      const pugi::xml_node properties = node.child("w:tcPr"), merge = properties.child("w:vMerge");
      const bool goes_on = merge && std::strcmp(merge.attribute("w:val").value(), "restart") != 0;
      const int wide = std::max(1, properties.child("w:gridSpan").attribute("w:val").as_int(1));
      std::string text;
      if (!goes_on) cell_text(node, depth + 1, cell_place(row, table), text, inner);
      join(table, inner, row.size(), static_cast<std::size_t>(wide), merge && !goes_on, goes_on);
      row.push_back(said(text, cell_place(row, table), document_));
      skip(row, wide - 1, table);
    }
  }

  /// Notes which cells are one.
  static void join(Table& table, Inner& inner, std::size_t column, std::size_t wide, bool begins, bool goes_on) {
    const std::size_t row = table.rows.size() - 1;
    const auto open = inner.open.find(column);
    if (goes_on) {
      if (open != inner.open.end() && table.merged[open->second].row + table.merged[open->second].rows == row)
        ++table.merged[open->second].rows;
      return;
    }
    if (begins || wide > 1) table.merged.push_back({row, column, 1, std::min(wide, most_columns)});
    if (begins) inner.open[column] = table.merged.size() - 1;
  }

  /// The paragraphs of a cell.
  void cell_text(pugi::xml_node cell, int depth, const std::string& place, std::string& text, Inner& inner) {
    go_down(depth);
    for (const pugi::xml_node node : cell.children()) {
      if (is_named(node, "w:p")) {
        const Words words = words_of_paragraph(node, depth, place);
        if (!text.empty() && !words.text.empty()) text += '\n';
        text += words.text;
        for (const pugi::xml_node box : words.boxes) inner.boxes.emplace_back(place, box);
      } else if (is_named(node, "w:tbl")) {
        inner.tables.push_back(node);
      } else if (is_named(node, "w:sdt") && is_prompt(node)) {
        leave_out_prompt(node, place);
      } else if (is_named(node, "w:sdt") || is_named(node, "w:sdtContent") || is_named(node, "w:ins")) {
        cell_text(node, depth + 1, place, text, inner);
      }
    }
  }

  const Archive& archive_;
  Document document_;
  WordNumbering numbering_;
  std::map<std::string, std::string> targets_;
  WordStyles styles_;
  std::size_t paragraphs_ = 0, tables_ = 0, deleted_ = 0;
};

}  // namespace

Document read_docx(const Archive& archive, const std::string& main_part) {
  return DocxReader(archive, main_part).take();
}

}  // namespace chuan::office
