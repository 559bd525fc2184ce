// SPDX-License-Identifier: MIT
// A page as WordprocessingML. Lengths are twentieths of a point, sizes half points, as the format has them.
#include <sstream>

#include <pugixml.hpp>

#include "office/document/pack.hpp"
#include "office/form/docx_package.hpp"
#include "office/form/page.hpp"

namespace chuan::office {
namespace {

constexpr const char* relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
// Nghị định 30/2020/NĐ-CP, Phụ lục I: A4; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
constexpr int short_side = 11906, long_side = 16838, top = 1134, bottom = 1134, left = 1701, right = 1020;
constexpr int small_size = 22, head_size = 26;

std::string text_of(const pugi::xml_document& document) {
  std::ostringstream stream;
  document.save(stream, "", pugi::format_raw);
  return stream.str();
}

class DocxWriter {
 public:
  explicit DocxWriter(const Page& page) : page_(page) {}

  std::string document() {
    pugi::xml_document xml;
    declare(xml);
    pugi::xml_node root = xml.append_child("w:document");
    root.append_attribute("xmlns:w") = docx::word;
    root.append_attribute("xmlns:r") = relations;
    body_ = root.append_child("w:body");
    if (!page_.draft.empty())
      paragraph(TextBlock{{{"BẢN NHÁP – " + page_.draft, true, false, true}}, 0, Align::centre, false});
    for (const PageBlock& block : page_.blocks) std::visit([this](const auto& each) { put(each); }, block);
    section(body_.append_child("w:sectPr"));
    return text_of(xml);
  }

 private:
  static void declare(pugi::xml_document& xml) {
    pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    declaration.append_attribute("standalone") = "yes";
  }

  static pugi::xml_node with(pugi::xml_node parent, const char* name, const std::string& value) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("w:val") = value.c_str();
    return node;
  }

  void section(pugi::xml_node node) {
    pugi::xml_node header = node.append_child("w:headerReference");
    header.append_attribute("w:type") = "default";
    header.append_attribute("r:id") = "rId2";
    if (is_first_section_) {
      header = node.append_child("w:headerReference");
      header.append_attribute("w:type") = "first";
      header.append_attribute("r:id") = "rId3";
    }
    pugi::xml_node size = node.append_child("w:pgSz");
    size.append_attribute("w:w") = is_landscape_ ? long_side : short_side;
    size.append_attribute("w:h") = is_landscape_ ? short_side : long_side;
    if (is_landscape_) size.append_attribute("w:orient") = "landscape";
    pugi::xml_node margins = node.append_child("w:pgMar");
    margins.append_attribute("w:top") = top;
    margins.append_attribute("w:right") = right;
    margins.append_attribute("w:bottom") = bottom;
    margins.append_attribute("w:left") = left;
    margins.append_attribute("w:header") = 567;
    margins.append_attribute("w:footer") = 567;
    margins.append_attribute("w:gutter") = 0;
    if (is_first_section_) node.append_child("w:titlePg");
    is_first_section_ = false;
  }

  int text_width() const { return (is_landscape_ ? long_side : short_side) - left - right; }

  static void runs(pugi::xml_node paragraph, const Runs& runs, int size = 0, bool is_bold = false) {
    for (const Run& each : runs) {
      pugi::xml_node run = paragraph.append_child("w:r");
      pugi::xml_node look = run.append_child("w:rPr");
      if (each.is_bold || is_bold) look.append_child("w:b");
      if (each.is_italic) look.append_child("w:i");
      if (each.is_blank) with(look, "w:highlight", "yellow");
      if (size != 0) with(look, "w:sz", std::to_string(size));
      std::size_t start = 0;
      while (start <= each.text.size()) {
        const std::size_t end = std::min(each.text.find('\n', start), each.text.size());
        if (start > 0) run.append_child("w:br");
        pugi::xml_node text = run.append_child("w:t");
        text.append_attribute("xml:space") = "preserve";
        text.text().set(each.text.substr(start, end - start).c_str());
        start = end + 1;
      }
    }
  }

  static const char* name_of(Align align) {
    return align == Align::centre ? "center" : align == Align::left ? "left" : "both";
  }

  pugi::xml_node paragraph(const TextBlock& block) {
    pugi::xml_node node = body_.append_child("w:p");
    pugi::xml_node properties = node.append_child("w:pPr");
    if (block.heading > 0) with(properties, "w:pStyle", "Heading" + std::to_string(block.heading));
    if (block.heading == 0 && block.align != Align::centre) {
      pugi::xml_node indent = properties.append_child("w:ind");
      indent.append_attribute("w:firstLine") = 567;
    }
    if (block.heading == 0 || block.align == Align::centre) with(properties, "w:jc", name_of(block.align));
    if (block.is_item) runs(node, plain("- "));
    runs(node, block.runs);
    return node;
  }

  void put(const TextBlock& block) { paragraph(block); }

  void put(const TableBlock& table) {
    int shares = 0;
    for (const int each : table.widths) shares += each;
    std::vector<int> widths;
    for (const int each : table.widths) widths.push_back(text_width() * each / shares);
    pugi::xml_node node = start_table(widths, true);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      pugi::xml_node row = node.append_child("w:tr");
      pugi::xml_node properties = row.append_child("w:trPr");
      properties.append_child("w:cantSplit");
      if (r < table.header_rows) properties.append_child("w:tblHeader");
      std::size_t column = 0;
      for (const TableCell& each : table.rows[r]) {
        int width = 0;
        for (int i = 0; i < each.across && column < widths.size(); ++i) width += widths[column++];
        put_cell(row, each, width, 24);
      }
    }
    body_.append_child("w:p");
  }

  pugi::xml_node start_table(const std::vector<int>& widths, bool has_borders) {
    pugi::xml_node node = body_.append_child("w:tbl");
    pugi::xml_node properties = node.append_child("w:tblPr");
    int all = 0;
    for (const int each : widths) all += each;
    pugi::xml_node width = properties.append_child("w:tblW");
    width.append_attribute("w:w") = all;
    width.append_attribute("w:type") = "dxa";
    if (has_borders) {
      pugi::xml_node borders = properties.append_child("w:tblBorders");
      for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
        pugi::xml_node border = borders.append_child(side);
        border.append_attribute("w:val") = "single";
        border.append_attribute("w:sz") = 4;
        border.append_attribute("w:space") = 0;
        border.append_attribute("w:color") = "000000";
      }
    }
    pugi::xml_node layout = properties.append_child("w:tblLayout");
    layout.append_attribute("w:type") = "fixed";
    pugi::xml_node grid = node.append_child("w:tblGrid");
    for (const int each : widths) grid.append_child("w:gridCol").append_attribute("w:w") = each;
    return node;
  }

  static void put_cell(pugi::xml_node row, const TableCell& cell, int width, int size) {
    pugi::xml_node node = row.append_child("w:tc");
    pugi::xml_node properties = node.append_child("w:tcPr");
    pugi::xml_node wide = properties.append_child("w:tcW");
    wide.append_attribute("w:w") = width;
    wide.append_attribute("w:type") = "dxa";
    if (cell.across > 1) with(properties, "w:gridSpan", std::to_string(cell.across));
    for (const Runs& line : cell.lines) {
      pugi::xml_node paragraph = node.append_child("w:p");
      pugi::xml_node look = paragraph.append_child("w:pPr");
      if (cell.is_head) look.append_child("w:keepNext");
      pugi::xml_node spacing = look.append_child("w:spacing");
      spacing.append_attribute("w:before") = 20;
      spacing.append_attribute("w:after") = 20;
      with(look, "w:jc", name_of(cell.align));
      runs(paragraph, line, size);
    }
    if (cell.lines.empty()) node.append_child("w:p");
  }

  static void head_line(pugi::xml_node cell, const Runs& line, int size, bool is_bold) {
    pugi::xml_node paragraph = cell.append_child("w:p");
    pugi::xml_node look = paragraph.append_child("w:pPr");
    pugi::xml_node spacing = look.append_child("w:spacing");
    spacing.append_attribute("w:before") = 0;
    spacing.append_attribute("w:after") = 0;
    with(look, "w:jc", "center");
    runs(paragraph, line, size, is_bold);
  }

  /// The line under the school's name or the motto: the border of a paragraph without height.
  static void head_rule(pugi::xml_node cell, int indent) {
    pugi::xml_node look = cell.append_child("w:p").append_child("w:pPr");
    pugi::xml_node rule = look.append_child("w:pBdr").append_child("w:bottom");
    rule.append_attribute("w:val") = "single";
    rule.append_attribute("w:sz") = 6;
    rule.append_attribute("w:space") = 0;
    rule.append_attribute("w:color") = "000000";
    pugi::xml_node spacing = look.append_child("w:spacing");
    spacing.append_attribute("w:before") = 0;
    spacing.append_attribute("w:after") = 60;
    spacing.append_attribute("w:line") = 40;
    spacing.append_attribute("w:lineRule") = "exact";
    pugi::xml_node sides = look.append_child("w:ind");
    sides.append_attribute("w:left") = indent;
    sides.append_attribute("w:right") = indent;
  }

  static Runs or_blank(const std::string& text, const char* what) {
    return text.empty() ? Runs{blank(what)} : plain(text);
  }

  void put(const LetterHead& letter) {
    const std::vector<int> widths = {text_width() * 41 / 100, text_width() * 59 / 100};
    pugi::xml_node row = start_table(widths, false).append_child("w:tr");
    const auto column = [&](int width) {
      pugi::xml_node cell = row.append_child("w:tc");
      pugi::xml_node wide = cell.append_child("w:tcPr").append_child("w:tcW");
      wide.append_attribute("w:w") = width;
      wide.append_attribute("w:type") = "dxa";
      return cell;
    };
    pugi::xml_node own = column(widths[0]);
    head_line(own, or_blank(letter.agency, "cơ quan chủ quản"), head_size, false);
    head_line(own, or_blank(letter.school, "tên trường"), head_size, true);
    head_rule(own, 1250);
    head_line(own, plain("Số: …/" + letter.symbol + "-…"), docx::body_size, false);
    pugi::xml_node state = column(widths[1]);
    head_line(state, plain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 24, true);
    head_line(state, plain("Độc lập - Tự do - Hạnh phúc"), 26, true);
    head_rule(state, 1300);
    Runs place = letter.place.empty() ? Runs{blank("địa danh")} : plain(letter.place);
    place.push_back({", " + letter.date, false, false, false});
    for (Run& each : place) each.is_italic = true;
    head_line(state, place, docx::body_size, false);
    body_.append_child("w:p");
  }

  void put(const Signature& signature) {
    const std::vector<int> widths = {text_width() / 2, text_width() / 2};
    pugi::xml_node row = start_table(widths, false).append_child("w:tr");
    row.append_child("w:trPr").append_child("w:cantSplit");
    TableCell recipients;
    recipients.lines.push_back({{"Nơi nhận:", true, true, false}});
    pugi::xml_node left_cell = row.append_child("w:tc");
    left_cell.append_child("w:tcPr").append_child("w:tcW").append_attribute("w:w") = widths[0];
    const auto line = [&](pugi::xml_node cell, const Runs& words, int size, const char* align) {
      pugi::xml_node paragraph = cell.append_child("w:p");
      pugi::xml_node look = paragraph.append_child("w:pPr");
      pugi::xml_node spacing = look.append_child("w:spacing");
      spacing.append_attribute("w:before") = 0;
      spacing.append_attribute("w:after") = 0;
      with(look, "w:jc", align);
      runs(paragraph, words, size);
    };
    line(left_cell, {{"Nơi nhận:", true, true, false}}, 24, "left");
    for (const std::string& each : signature.recipients) line(left_cell, plain("- " + each), small_size, "left");
    pugi::xml_node right_cell = row.append_child("w:tc");
    right_cell.append_child("w:tcPr").append_child("w:tcW").append_attribute("w:w") = widths[1];
    line(right_cell, bold(signature.title), docx::body_size, "center");
    line(right_cell, {{"(Chữ ký của người có thẩm quyền, dấu của trường)", false, true, false}}, small_size, "center");
    for (int i = 0; i < 4; ++i) line(right_cell, plain(""), docx::body_size, "center");
    line(right_cell, {{"……………………", false, false, false}}, docx::body_size, "center");
    body_.append_child("w:p");
  }

  void put(const Turn& turn) {
    pugi::xml_node node = body_.append_child("w:p");
    section(node.append_child("w:pPr").append_child("w:sectPr"));
    is_landscape_ = turn.is_landscape;
  }

  void put(const Contents&) {
    pugi::xml_node node = body_.append_child("w:p");
    pugi::xml_node field = node.append_child("w:fldSimple");
    field.append_attribute("w:instr") = "TOC \\o \"1-3\" \\h \\z \\u";
    field.append_attribute("w:dirty") = "true";
    runs(field, plain("Mục lục: bấm chuột phải, chọn Update Field (Cập nhật trường)"));
  }

  void put(const NewPage&) {
    body_.append_child("w:p").append_child("w:r").append_child("w:br").append_attribute("w:type") = "page";
  }

  const Page& page_;
  pugi::xml_node body_;
  bool is_landscape_ = false, is_first_section_ = true;
};

}  // namespace

std::string to_docx(const Page& page) { return docx::package(DocxWriter(page).document(), page.draft); }

}  // namespace chuan::office
