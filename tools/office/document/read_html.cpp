// SPDX-License-Identifier: MIT
// HTML, whatever its file is called; many school tools write it and name it .doc or .xls.
#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include <libxml/HTMLparser.h>

#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

constexpr int deepest_html = 200;

std::string lowered_ascii(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return small;
}

class HtmlReader {
 public:
  explicit HtmlReader(const std::string& name) : name_(name) { document_.file = name; }

  void read(const std::string& bytes, const char* encoding) {
    const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> tree(
        htmlReadMemory(
            bytes.data(), static_cast<int>(bytes.size()), nullptr, encoding,
            HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT),
        &xmlFreeDoc);
    const xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) throw BadDocument(name_, Sentence::html_damaged);
    blocks(root, 0);
    end_paragraph();
  }

  Document take() { return std::move(document_); }

 private:
  static bool is(const xmlNode* node, std::initializer_list<const char*> names) {
    return node->type == XML_ELEMENT_NODE && std::any_of(names.begin(), names.end(), [&](const char* name) {
             return std::strcmp(reinterpret_cast<const char*>(node->name), name) == 0;
           });
  }

  static std::string attribute(const xmlNode* node, const char* name) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
        xmlGetProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name)), xmlFree);
    return value ? reinterpret_cast<const char*>(value.get()) : "";
  }

  static std::size_t count(const xmlNode* node, const char* name) {
    const long value = std::strtol(attribute(node, name).c_str(), nullptr, 10);
    return static_cast<std::size_t>(std::clamp(value, 1L, static_cast<long>(most_columns)));
  }

  void go_down(int depth) const {
    if (depth > deepest_html) throw BadDocument(name_, Sentence::parts_too_deep);
  }

  static bool is_hidden(const xmlNode* node) {
    std::string style = lowered_ascii(attribute(node, "style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return style.find("display:none") != std::string::npos || style.find("mso-hide:all") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
  }

  static bool is_struck(const xmlNode* node) {
    return is(node, {"s", "strike", "del"}) || attribute(node, "style").find("line-through") != std::string::npos;
  }

  /// The text of a node in one line for each break; tables inside go to `tables_`.
  void text_of(const xmlNode* node, int depth, std::string& text, const std::string& place) {
    go_down(depth);
    for (const xmlNode* each = node->children; each != nullptr; each = each->next) {
      if (each->type == XML_TEXT_NODE || each->type == XML_CDATA_SECTION_NODE) {
        add_words(text, reinterpret_cast<const char*>(each->content));
      } else if (each->type != XML_ELEMENT_NODE || is(each, {"script", "style", "head", "title"})) {
        continue;
      } else if (is(each, {"br"})) {
        text += '\n';
      } else if (is(each, {"table"})) {
        inner_.push_back(each);
      } else if (is(each, {"input"})) {
        if (lowered_ascii(attribute(each, "type")) == "checkbox")
          text += xmlHasProp(const_cast<xmlNode*>(each), reinterpret_cast<const xmlChar*>("checked")) != nullptr ? "☒"
                                                                                                                 : "☐";
      } else if (is_hidden(each) || is_struck(each)) {
        std::string lost;
        text_of(each, depth + 1, lost, place);
        if (lost.find_first_not_of(" \n") != std::string::npos)
          document_.left_out.push_back(
              {is_hidden(each) ? "chữ ẩn, không lấy" : "chữ gạch bỏ, không lấy", lost, place, false});
      } else if (is(each, {"sup"})) {
        std::string above;
        text_of(each, depth + 1, above, place);
        text += raised(above);
      } else {
        const bool is_block = is_block_element(each);
        if (is_block && !text.empty() && text.back() != '\n') text += '\n';
        if (is(each, {"li"})) text += "- ";
        text_of(each, depth + 1, text, place);
        if (is_block && !text.empty() && text.back() != '\n') text += '\n';
      }
    }
  }

  static bool is_block_element(const xmlNode* node) {
    return is(node,
              {"p",       "div",    "h1",     "h2",   "h3",       "h4",         "h5",      "h6",   "li",   "ul",
               "ol",      "dl",     "dt",     "dd",   "pre",      "blockquote", "center",  "body", "html", "section",
               "article", "header", "footer", "form", "fieldset", "address",    "caption", "hr",   "main"});
  }

  /// Blanks in HTML are one blank, line breaks in its source are blanks too.
  static void add_words(std::string& text, const char* words) {
    for (; *words != '\0'; ++words) {
      const bool is_blank = *words == ' ' || *words == '\n' || *words == '\t' || *words == '\r';
      if (!is_blank)
        text += *words;
      else if (!text.empty() && text.back() != ' ' && text.back() != '\n')
        text += ' ';
    }
  }

  void blocks(const xmlNode* node, int depth) {
    go_down(depth);
    for (const xmlNode* each = node->children; each != nullptr; each = each->next) {
      if (is(each, {"table"})) {
        end_paragraph();
        table(each, depth);
      } else if (is(each, {"script", "style", "head", "title"})) {
        continue;
      } else if (each->type == XML_ELEMENT_NODE && is_block_element(each)) {
        end_paragraph();
        if (is(each, {"h1", "h2", "h3", "h4", "h5", "h6"})) heading_ = each->name[1] - '0';
        if (is(each, {"li"})) pending_ = item_of(each);
        if (is_hidden(each)) {
          std::string lost;
          text_of(each, depth + 1, lost, "");
          document_.left_out.push_back({"chữ ẩn, không lấy", lost, "sau đoạn " + std::to_string(paragraphs_), false});
        } else {
          blocks(each, depth + 1);
        }
        end_paragraph();
      } else if (holds_block(each, depth + 1)) {
        blocks(each, depth + 1);
      } else {
        inline_text(each, depth);
      }
    }
  }

  bool holds_block(const xmlNode* node, int depth) const {
    go_down(depth);
    if (node->type != XML_ELEMENT_NODE) return false;
    for (const xmlNode* each = node->children; each != nullptr; each = each->next)
      if (is(each, {"table"}) ||
          (each->type == XML_ELEMENT_NODE && (is_block_element(each) || holds_block(each, depth + 1))))
        return true;
    return false;
  }

  void inline_text(const xmlNode* node, int depth) {
    const std::string place = "đoạn " + std::to_string(paragraphs_ + 1);
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      return add_words(pending_, reinterpret_cast<const char*>(node->content));
    if (node->type != XML_ELEMENT_NODE) return;
    // Read as a child, so that what marks the element itself counts.
    xmlNode holder{};
    xmlNode only = *node;
    only.next = nullptr;
    holder.children = &only;
    text_of(&holder, depth, pending_, place);
  }

  /// "- " or the number of an item of a list.
  static std::string item_of(const xmlNode* item) {
    if (item->parent == nullptr || !is(item->parent, {"ol"})) return "- ";
    long number = std::max(1L, std::strtol(attribute(item->parent, "start").c_str(), nullptr, 10));
    for (const xmlNode* each = item->prev; each != nullptr; each = each->prev) number += is(each, {"li"});
    return std::to_string(number) + ". ";
  }

  void end_paragraph() {
    const std::string text = std::exchange(pending_, "");
    const int heading = std::exchange(heading_, 0);
    const bool is_item_alone = text == "- ";
    if (text.find_first_not_of(" \n") == std::string::npos || is_item_alone) {
      if (is_item_alone) pending_ = text;
      return;
    }
    ++paragraphs_;
    Paragraph paragraph{said(text, "đoạn " + std::to_string(paragraphs_), document_)};
    paragraph.heading = heading;
    if (!paragraph.text.empty()) document_.blocks.push_back(std::move(paragraph));
  }

  void rows_of(const xmlNode* node, int depth, std::vector<const xmlNode*>& rows) const {
    go_down(depth);
    for (const xmlNode* each = node->children; each != nullptr; each = each->next) {
      if (is(each, {"tr"})) rows.push_back(each);
      if (is(each, {"thead", "tbody", "tfoot"})) rows_of(each, depth + 1, rows);
    }
  }

  void table(const xmlNode* node, int depth) {
    go_down(depth);
    std::vector<const xmlNode*> rows;
    rows_of(node, depth, rows);
    if (rows.size() > most_rows) throw BadDocument(name_, Sentence::a_table_rows, {std::to_string(most_rows)});
    Table table;
    table.place = "bảng " + std::to_string(++tables_);
    const std::vector<const xmlNode*> outer = std::exchange(inner_, {});
    std::vector<std::size_t> free_from;  // by column, the first row that no cell from above takes
    for (std::size_t row = 0; row < rows.size(); ++row) {
      table.rows.emplace_back();
      for (const xmlNode* cell = rows[row]->children; cell != nullptr; cell = cell->next)
        if (is(cell, {"td", "th"})) add_cell(cell, depth, row, table, free_from);
    }
    const std::vector<const xmlNode*> inner = std::exchange(inner_, outer);
    if (!table.rows.empty()) document_.blocks.push_back(std::move(table));
    for (const xmlNode* each : inner) this->table(each, depth + 1);
  }

  void add_cell(const xmlNode* node, int depth, std::size_t row, Table& table, std::vector<std::size_t>& free_from) {
    std::vector<Said>& cells = table.rows[row];
    const auto place = [&] {
      return table.place + ", hàng " + std::to_string(row + 1) + ", cột " + std::to_string(cells.size() + 1);
    };
    // A cell from above takes the place.
    while (cells.size() < free_from.size() && free_from[cells.size()] > row) cells.push_back({"", "", place(), false});
    const std::size_t wide = count(node, "colspan"), high = count(node, "rowspan"), column = cells.size();
    if (column + wide > most_columns)
      throw BadDocument(name_, Sentence::table_columns,
                        {in_both(parse_place(table.place)), std::to_string(most_columns)});
    std::string text;
    text_of(node, depth + 1, text, place());
    cells.push_back(said(text, place(), document_));
    for (std::size_t i = 1; i < wide; ++i) cells.push_back({"", "", place(), false});
    free_from.resize(std::max(free_from.size(), column + wide));
    std::fill_n(free_from.begin() + static_cast<std::ptrdiff_t>(column), wide, row + high);
    if (wide > 1 || high > 1) table.merged.push_back({row, column, high, wide});
  }

  std::string name_, pending_;
  Document document_;
  std::vector<const xmlNode*> inner_;
  std::size_t paragraphs_ = 0, tables_ = 0;
  int heading_ = 0;
};

}  // namespace

bool looks_like_html(const std::string& bytes) {
  constexpr std::size_t far = 2048;
  const std::string start = lowered_ascii(std::string_view(bytes).substr(0, far));
  const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || start[first] != '<') return false;
  for (const char* tag : {"<html", "<table", "<!doctype html", "<body", "<meta", "<head"})
    if (start.find(tag) != std::string::npos) return true;
  return false;
}

Document read_html(const std::vector<std::string>& pages, const std::string& name) {
  HtmlReader reader(name);
  for (const std::string& each : pages) reader.read(each, is_utf8(each) ? "UTF-8" : nullptr);
  return reader.take();
}

Document read_html(const std::string& bytes, const std::string& name) {
  return read_html(std::vector<std::string>{bytes}, name);
}

}  // namespace chuan::office
