// SPDX-License-Identifier: MIT
// Word documents: paragraphs with their numbers and heading levels, tables with merged cells laid out.
#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

bool is_named(pugi::xml_node node, const char* name) { return std::strcmp(node.name(), name) == 0; }

/// Automatic numbers, which are in no text of the document.
class Numbering {
 public:
  void read(const pugi::xml_document& numbering) {
    std::map<std::string, std::string> abstracts;
    for (const pugi::xml_node each : numbering.document_element().children()) {
      if (is_named(each, "w:num"))
        lists_[each.attribute("w:numId").value()] = each.child("w:abstractNumId").attribute("w:val").value();
      if (!is_named(each, "w:abstractNum")) continue;
      auto& levels = levels_[each.attribute("w:abstractNumId").value()];
      for (const pugi::xml_node level : each.children("w:lvl")) {
        const int at = level.attribute("w:ilvl").as_int();
        if (at < 0 || at >= most_levels) continue;
        levels[static_cast<std::size_t>(at)] = {level.child("w:numFmt").attribute("w:val").value(),
                                                level.child("w:lvlText").attribute("w:val").value(),
                                                level.child("w:start").attribute("w:val").as_int(1)};
      }
    }
  }

  /// The number of the next paragraph of a list, with a blank after it; empty for bullets and unknown lists.
  std::string next(const std::string& list, int level) {
    const auto known = lists_.find(list);
    if (known == lists_.end() || level < 0 || level >= most_levels) return "";
    const auto& levels = levels_[known->second];
    auto& counts = counts_[known->second];
    const auto at = static_cast<std::size_t>(level);
    counts[at] = counts[at] ? *counts[at] + 1 : levels[at].start;
    for (std::size_t below = at + 1; below < most_levels; ++below) counts[below].reset();
    const std::string& form = levels[at].text;
    if (levels[at].format == "bullet") return "- ";
    if (levels[at].format == "none" || form.empty()) return "";
    std::string text;
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (form[i] != '%' || i + 1 >= form.size() || form[i + 1] < '1' || form[i + 1] > '9') {
        text += form[i];
        continue;
      }
      const auto of = static_cast<std::size_t>(form[++i] - '1');
      text += written(counts[of].value_or(levels[of].start), levels[of].format);
    }
    return text + " ";
  }

 private:
  static constexpr int most_levels = 9;
  struct Level {
    std::string format, text;
    int start = 1;
  };

  static std::string written(int count, const std::string& format) {
    if (count < 1 || count > 3999) return std::to_string(count);
    if (format == "lowerLetter" || format == "upperLetter") {
      const char first = format == "lowerLetter" ? 'a' : 'A';
      return std::string(static_cast<std::size_t>((count - 1) / 26 + 1), static_cast<char>(first + (count - 1) % 26));
    }
    if (format != "upperRoman" && format != "lowerRoman") return std::to_string(count);
    constexpr std::pair<int, const char*> parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                                     {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                                     {5, "V"},    {4, "IV"},   {1, "I"}};
    std::string roman;
    for (const auto& [value, sign] : parts)
      for (; count >= value; count -= value) roman += sign;
    if (format == "lowerRoman")
      std::transform(roman.begin(), roman.end(), roman.begin(),
                     [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    return roman;
  }

  std::map<std::string, std::string> lists_;
  std::map<std::string, std::array<Level, most_levels>> levels_;
  std::map<std::string, std::array<std::optional<int>, most_levels>> counts_;
};

/// What a paragraph's style gives it.
struct Style {
  std::string based_on, list;
  int heading = 0, level = 0;
};

class DocxReader {
 public:
  DocxReader(const Archive& archive, const std::string& part) : archive_(archive) {
    document_.file = archive.name();
    tell_left_out(archive, document_);
    for (const auto& [id, target] : archive.relations(part, document_.left_out)) {
      if (target.ends_with("styles.xml") && archive.has(target)) read_styles(*archive.xml(target));
      if (target.ends_with("numbering.xml") && archive.has(target)) numbering_.read(*archive.xml(target));
      if (target.ends_with("footnotes.xml") || target.ends_with("endnotes.xml"))
        document_.left_out.push_back({"chú thích chân trang, không đọc", target, "", false});
    }
    const auto main = archive.xml(part);
    blocks(main->document_element().child("w:body"), 0);
  }

  Document take() { return std::move(document_); }

 private:
  void read_styles(const pugi::xml_document& styles) {
    for (const pugi::xml_node each : styles.document_element().children("w:style")) {
      Style& style = styles_[each.attribute("w:styleId").value()];
      style.based_on = each.child("w:basedOn").attribute("w:val").value();
      const pugi::xml_node properties = each.child("w:pPr");
      style.list = properties.child("w:numPr").child("w:numId").attribute("w:val").value();
      style.level = properties.child("w:numPr").child("w:ilvl").attribute("w:val").as_int();
      const int outline = properties.child("w:outlineLvl").attribute("w:val").as_int(-1);
      if (outline >= 0 && outline < 9) style.heading = outline + 1;
      std::string name = each.child("w:name").attribute("w:val").value();
      std::transform(name.begin(), name.end(), name.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9')
        style.heading = name[8] - '0';
    }
  }

  /// The style with what it inherits; a circle of styles gives what was found before it closed.
  Style style(const std::string& id) const {
    Style found;
    std::set<std::string> seen;
    for (std::string at = id; !at.empty() && seen.insert(at).second;) {
      const auto known = styles_.find(at);
      if (known == styles_.end()) break;
      if (found.heading == 0) found.heading = known->second.heading;
      if (found.list.empty()) {
        found.list = known->second.list;
        found.level = known->second.level;
      }
      at = known->second.based_on;
    }
    return found;
  }

  void go_down(int depth) const {
    if (depth > deepest) archive_.refuse("các phần lồng nhau quá sâu; không đọc tệp này");
  }

  void blocks(pugi::xml_node parent, int depth) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:p"))
        paragraph(node, depth);
      else if (is_named(node, "w:tbl"))
        table(node, depth);
      else if (is_named(node, "w:sdt"))
        blocks(node.child("w:sdtContent"), depth + 1);
      else if (is_named(node, "w:ins") || is_named(node, "w:smartTag") || is_named(node, "w:customXml"))
        blocks(node, depth + 1);
    }
  }

  void paragraph(pugi::xml_node node, int depth) {
    ++paragraphs_;
    int heading = 0;
    const std::string text = text_of_paragraph(node, depth, &heading);
    Paragraph paragraph{said(text, "đoạn " + std::to_string(paragraphs_), document_)};
    paragraph.heading = heading;
    if (!paragraph.text.empty()) document_.blocks.push_back(std::move(paragraph));
  }

  std::string text_of_paragraph(pugi::xml_node node, int depth, int* heading) {
    const pugi::xml_node properties = node.child("w:pPr");
    const Style inherited = style(properties.child("w:pStyle").attribute("w:val").value());
    if (heading != nullptr) {
      const int outline = properties.child("w:outlineLvl").attribute("w:val").as_int(-1);
      *heading = outline >= 0 && outline < 9 ? outline + 1 : inherited.heading;
    }
    const pugi::xml_node own = properties.child("w:numPr");
    const std::string list = own ? own.child("w:numId").attribute("w:val").value() : inherited.list;
    const int level = own ? own.child("w:ilvl").attribute("w:val").as_int() : inherited.level;
    std::string text;
    runs(node, depth + 1, text);
    const bool is_blank = text.find_first_not_of(" \t\n") == std::string::npos;
    return list.empty() || list == "0" || is_blank ? text : numbering_.next(list, level) + text;
  }

  void runs(pugi::xml_node parent, int depth, std::string& text) {
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
      else if (is_named(node, "mc:AlternateContent"))
        runs(node.child("mc:Choice"), depth + 1, text);
      else if (is_named(node, "w:txbxContent"))
        text_box(node, depth + 1, text);
      else if (!is_named(node, "w:del") && !is_named(node, "w:moveFrom") && !is_named(node, "w:instrText") &&
               !is_named(node, "w:pPr") && !is_named(node, "w:rPr") && !is_named(node, "w:footnoteReference"))
        runs(node, depth + 1, text);
    }
  }

  void text_box(pugi::xml_node box, int depth, std::string& text) {
    for (const pugi::xml_node node : box.children("w:p")) {
      if (!text.empty() && text.back() != '\n') text += '\n';
      runs(node, depth, text);
    }
  }

  /// Ticks and crosses of the Wingdings fonts.
  static const char* symbol(pugi::xml_node node) {
    const std::string_view code = node.attribute("w:char").value();
    const bool is_wingdings = std::strncmp(node.attribute("w:font").value(), "Wingdings", 9) == 0;
    if (code.size() < 2 || !is_wingdings) return "";
    const std::string_view sign = code.substr(code.size() - 2);
    for (const char* each : {"FC", "FE", "FB", "FD", "fc", "fe", "fb", "fd", "54", "78"})
      if (sign == each) return "x";
    return "";
  }

  void table(pugi::xml_node node, int depth) {
    Table table;
    ++tables_;
    table.place = "bảng " + std::to_string(tables_);
    rows(node, depth + 1, table);
    if (!table.rows.empty()) document_.blocks.push_back(std::move(table));
  }

  void rows(pugi::xml_node parent, int depth, Table& table) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:sdt")) rows(node.child("w:sdtContent"), depth + 1, table);
      if (is_named(node, "w:ins")) rows(node, depth + 1, table);
      if (!is_named(node, "w:tr")) continue;
      if (table.rows.size() >= most_rows)
        archive_.refuse(table.place + " có hơn " + std::to_string(most_rows) + " hàng; hãy chia nhỏ");
      std::vector<Said>& row = table.rows.emplace_back();
      skip(row, node.child("w:trPr").child("w:gridBefore").attribute("w:val").as_int(), table);
      cells(node, depth + 1, row, table);
    }
  }

  void skip(std::vector<Said>& row, int count, const Table& table) {
    for (int i = 0; i < count && row.size() < most_columns; ++i) row.push_back({"", "", cell_place(row, table), false});
  }

  static std::string cell_place(const std::vector<Said>& row, const Table& table) {
    return table.place + ", hàng " + std::to_string(table.rows.size()) + ", cột " + std::to_string(row.size() + 1);
  }

  void cells(pugi::xml_node parent, int depth, std::vector<Said>& row, const Table& table) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_named(node, "w:sdt")) cells(node.child("w:sdtContent"), depth + 1, row, table);
      if (is_named(node, "w:ins")) cells(node, depth + 1, row, table);
      if (!is_named(node, "w:tc")) continue;
      if (row.size() >= most_columns) archive_.refuse(table.place + " có hơn " + std::to_string(most_columns) + " cột");
      const pugi::xml_node properties = node.child("w:tcPr"), merge = properties.child("w:vMerge");
      const bool goes_on = merge && std::strcmp(merge.attribute("w:val").value(), "restart") != 0;
      std::string text;
      if (!goes_on) cell_text(node, depth + 1, text);
      row.push_back(said(text, cell_place(row, table), document_));
      skip(row, properties.child("w:gridSpan").attribute("w:val").as_int(1) - 1, table);
    }
  }

  /// The paragraphs of a cell, those of tables inside it after one another.
  void cell_text(pugi::xml_node cell, int depth, std::string& text) {
    go_down(depth);
    for (const pugi::xml_node node : cell.children()) {
      if (is_named(node, "w:p")) {
        const std::string line = text_of_paragraph(node, depth, nullptr);
        if (!text.empty() && !line.empty()) text += '\n';
        text += line;
      } else if (is_named(node, "w:tbl") || is_named(node, "w:tr") || is_named(node, "w:tc") ||
                 is_named(node, "w:sdt") || is_named(node, "w:sdtContent") || is_named(node, "w:ins")) {
        cell_text(node, depth + 1, text);
      }
    }
  }

  const Archive& archive_;
  Document document_;
  Numbering numbering_;
  std::map<std::string, Style> styles_;
  std::size_t paragraphs_ = 0, tables_ = 0;
};

}  // namespace

Document read_docx(const Archive& archive, const std::string& main_part) {
  return DocxReader(archive, main_part).take();
}

}  // namespace chuan::office
