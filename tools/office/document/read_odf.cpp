// SPDX-License-Identifier: MIT
// OpenDocument text and sheets: .odt and .ods.
#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <utility>

#include "office/document/cell_numbers.hpp"
#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

bool is_tag(pugi::xml_node node, const char* name) { return std::strcmp(node.name(), name) == 0; }

class OdfReader {
 public:
  explicit OdfReader(const Archive& archive) : archive_(archive) {
    document_.file = archive.name();
    tell_left_out(archive, document_);
    if (archive.has("META-INF/manifest.xml") &&
        archive.read("META-INF/manifest.xml").find("encryption-data") != std::string::npos)
      archive.refuse(Sentence::locked_by_password);
    if (archive.has("styles.xml")) read_styles(archive.xml("styles.xml")->document_element());
    const auto content = archive.xml("content.xml");
    read_styles(content->document_element());
    const pugi::xml_node body = content->document_element().child("office:body");
    if (const pugi::xml_node sheets = body.child("office:spreadsheet"))
      for (const pugi::xml_node each : sheets.children("table:table")) table(each, 0, true);
    else if (const pugi::xml_node text = body.child("office:text"))
      blocks(text, 0, Frame::text);
    else
      archive.refuse(Sentence::not_odf);
  }

  Document take() { return std::move(document_); }

 private:
  enum class Look : std::uint8_t { hidden, struck, raised };

  void read_styles(pugi::xml_node root) {
    for (const char* part : {"office:styles", "office:automatic-styles"})
      for (const pugi::xml_node each : root.child(part).children("style:style")) {
        const pugi::xml_node text = each.child("style:text-properties");
        const std::string name = each.attribute("style:name").value();
        const std::string line = text.attribute("style:text-line-through-style").value();
        const std::string position = text.attribute("style:text-position").value();
        if (std::strcmp(text.attribute("text:display").value(), "none") == 0) looks_[name].insert(Look::hidden);
        if (!line.empty() && line != "none") looks_[name].insert(Look::struck);
        if (position.starts_with("super") || (!position.empty() && position.front() >= '1' && position.front() <= '9'))
          looks_[name].insert(Look::raised);
      }
    for (const pugi::xml_node each : root.child("office:styles").children("text:list-style")) read_list(each);
    for (const pugi::xml_node each : root.child("office:automatic-styles").children("text:list-style")) read_list(each);
  }

  /// How the items of a list are numbered, by level.
  struct Numbers {
    std::string before, after, format;
    int levels = 1, start = 1;
  };

  void read_list(pugi::xml_node style) {
    for (const pugi::xml_node level : style.children("text:list-level-style-number"))
      lists_[style.attribute("style:name").value()][level.attribute("text:level").as_int(1)] = {
          level.attribute("style:num-prefix").value(), level.attribute("style:num-suffix").value(),
          level.attribute("style:num-format").value(), level.attribute("text:display-levels").as_int(1),
          level.attribute("text:start-value").as_int(1)};
  }

  void go_down(int depth) const {
    if (depth > deepest) archive_.refuse(Sentence::parts_too_deep);
  }

  void blocks(pugi::xml_node parent, int depth, Frame frame) {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_tag(node, "text:p") || is_tag(node, "text:h"))
        paragraph(node, depth, frame, "");
      else if (is_tag(node, "table:table"))
        table(node, depth, false);
      else if (is_tag(node, "text:list"))
        list(node, depth, frame, node.attribute("text:style-name").value(), 1, {});
      else if (is_tag(node, "text:section") || is_tag(node, "text:index-body"))
        blocks(node, depth + 1, frame);
      else if (is_tag(node, "draw:frame") || is_tag(node, "draw:text-box"))
        blocks(node, depth + 1, Frame::box);
    }
  }

  void list(pugi::xml_node node, int depth, Frame frame, const std::string& style, int level, std::vector<int> above) {
    go_down(depth);
    const auto known = lists_.find(style);
    const auto at = known == lists_.end() ? std::map<int, Numbers>::const_iterator() : known->second.find(level);
    const Numbers* numbers = known == lists_.end() || at == known->second.end() ? nullptr : &at->second;
    // A list goes on where the last of its kind ended, when it says so.
    int& last = last_numbers_[style + "/" + std::to_string(level)];
    int count = node.attribute("text:continue-numbering").as_bool() || node.attribute("text:continue-list")
                    ? last
                    : (numbers == nullptr ? 1 : numbers->start) - 1;
    for (const pugi::xml_node item : node.children("text:list-item")) {
      count = item.attribute("text:start-value") ? item.attribute("text:start-value").as_int() : count + 1;
      std::vector<int> whole = above;
      whole.push_back(count);
      bool is_first = true;
      for (const pugi::xml_node each : item.children()) {
        if (is_tag(each, "text:list")) list(each, depth + 1, frame, style, level + 1, whole);
        if (!is_tag(each, "text:p") && !is_tag(each, "text:h")) continue;
        paragraph(each, depth + 1, frame, is_first ? written(numbers, whole) : "");
        is_first = false;
      }
    }
    last = count;
  }

  static std::string written(const Numbers* numbers, const std::vector<int>& counts) {
    if (numbers == nullptr) return "- ";
    if (numbers->format.empty()) return numbers->before + numbers->after + " ";
    std::string text = numbers->before;
    const std::size_t first =
        counts.size() - std::min<std::size_t>(counts.size(), static_cast<std::size_t>(std::max(1, numbers->levels)));
    for (std::size_t i = first; i < counts.size(); ++i) {
      if (i > first) text += ".";
      const bool is_letter = (numbers->format == "a" || numbers->format == "A") && counts[i] >= 1 && counts[i] <= 26;
      text +=
          is_letter ? std::string(1, static_cast<char>(numbers->format[0] + counts[i] - 1)) : std::to_string(counts[i]);
    }
    return text + numbers->after + " ";
  }

  void paragraph(pugi::xml_node node, int depth, Frame frame, const std::string& number) {
    ++paragraphs_;
    const std::string place = "đoạn " + std::to_string(paragraphs_) + (frame == Frame::box ? ", khung chữ" : "");
    std::vector<pugi::xml_node> frames;
    std::string text;
    runs(node, depth + 1, place, {}, text, frames);
    const bool is_blank = text.find_first_not_of(" \t\n") == std::string::npos;
    Paragraph made{said(number + text, place, document_)};
    made.frame = frame;
    if (is_tag(node, "text:h")) made.heading = node.attribute("text:outline-level").as_int(1);
    if (!is_blank) document_.blocks.push_back(std::move(made));
    for (const pugi::xml_node each : frames) blocks(each, depth + 1, Frame::box);
  }

  void runs(pugi::xml_node parent, int depth, const std::string& place, std::set<Look> look, std::string& text,
            std::vector<pugi::xml_node>& frames) {
    go_down(depth);
    if (const auto known = looks_.find(parent.attribute("text:style-name").value()); known != looks_.end())
      look.insert(known->second.begin(), known->second.end());
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        add(node.value(), place, look, text);
      else if (is_tag(node, "text:s"))
        text.append(static_cast<std::size_t>(std::clamp(node.attribute("text:c").as_int(1), 1, 1000)), ' ');
      else if (is_tag(node, "text:tab"))
        text += '\t';
      else if (is_tag(node, "text:line-break"))
        text += '\n';
      else if (is_tag(node, "draw:frame"))
        frames.push_back(node);
      else if (is_tag(node, "text:note"))
        document_.left_out.push_back(
            {"chú thích, không đọc", node.child("text:note-body").child("text:p").text().get(), place, false});
      else if (!is_tag(node, "text:tracked-changes") && !is_tag(node, "office:annotation"))
        runs(node, depth + 1, place, look, text, frames);
    }
  }

  void add(const std::string& words, const std::string& place, const std::set<Look>& look, std::string& text) {
    const bool is_hidden = look.contains(Look::hidden);
    if (!is_hidden && !look.contains(Look::struck)) {
      text += look.contains(Look::raised) ? raised(words) : words;
      return;
    }
    if (words.find_first_not_of(" \t\n") != std::string::npos)
      document_.left_out.push_back({is_hidden ? "chữ ẩn, không lấy" : "chữ gạch bỏ, không lấy", words, place, false});
  }

  void rows_of(pugi::xml_node parent, int depth, std::vector<pugi::xml_node>& rows) const {
    go_down(depth);
    for (const pugi::xml_node node : parent.children()) {
      if (is_tag(node, "table:table-row")) rows.push_back(node);
      if (is_tag(node, "table:table-header-rows") || is_tag(node, "table:table-rows") ||
          is_tag(node, "table:table-row-group"))
        rows_of(node, depth + 1, rows);
    }
  }

  void table(pugi::xml_node node, int depth, bool is_sheet) {
    go_down(depth);
    std::vector<pugi::xml_node> rows;
    rows_of(node, depth, rows);
    Table table;
    table.place = is_sheet ? "trang «" + std::string(node.attribute("table:name").value()) + "»"
                           : "bảng " + std::to_string(++tables_);
    table.is_sheet = is_sheet;
    std::vector<pugi::xml_node> inner;
    std::size_t blank = 0;  // rows; sheets end in a million of them, which count for nothing
    for (const pugi::xml_node row : rows) {
      const auto times = static_cast<std::size_t>(std::max(1, row.attribute("table:number-rows-repeated").as_int(1)));
      if (is_blank_row(row)) {
        blank += times;
        continue;
      }
      if (table.rows.size() + blank + times > most_rows)
        archive_.refuse(Sentence::table_rows_remove, {in_both(parse_place(table.place)), std::to_string(most_rows)});
      table.rows.resize(table.rows.size() + std::exchange(blank, 0));
      for (std::size_t i = 0; i < times; ++i) {
        table.rows.emplace_back();
        cells(row, depth, is_sheet, table, inner);
      }
    }
    while (!table.rows.empty() && table.rows.back().empty()) table.rows.pop_back();
    if (is_sheet && table.merged.empty()) table.grid = Grid::plain;
    if (!table.rows.empty()) document_.blocks.push_back(std::move(table));
    for (const pugi::xml_node each : inner) this->table(each, depth + 1, false);
  }

  static bool is_blank_row(pugi::xml_node row) {
    for (const pugi::xml_node cell : row.children())
      if (cell.first_child() || cell.attribute("office:value")) return false;
    return true;
  }

  void cells(pugi::xml_node row, int depth, bool is_sheet, Table& table, std::vector<pugi::xml_node>& inner) {
    std::vector<Said>& line = table.rows.back();
    // Some writers (pandoc) leave out the cells that a merged one covers, which ODF wants written.
    const bool has_covered = is_sheet || row.child("table:covered-table-cell");
    const auto is_below_merged = [&] {
      return std::any_of(table.merged.begin(), table.merged.end(), [&](const Merged& each) {
        return each.row + 1 < table.rows.size() && each.row + each.rows >= table.rows.size() &&
               each.column <= line.size() && line.size() < each.column + each.columns;
      });
    };
    for (const pugi::xml_node cell : row.children()) {
      const bool is_covered = is_tag(cell, "table:covered-table-cell");
      if (!is_covered && !is_tag(cell, "table:table-cell")) continue;
      const int times = cell.attribute("table:number-columns-repeated").as_int(1);
      if (!cell.first_child() && !cell.next_sibling()) break;  // the empty rest of the row
      while (!has_covered && line.size() < most_columns && is_below_merged()) line.emplace_back();
      for (int i = 0; i < times; ++i) {
        if (line.size() >= most_columns)
          archive_.refuse(Sentence::table_columns, {in_both(parse_place(table.place)), std::to_string(most_columns)});
        const std::string place = is_sheet
                                      ? table.place + ", ô " + letters(line.size()) + std::to_string(table.rows.size())
                                      : table.place + ", hàng " + std::to_string(table.rows.size()) + ", cột " +
                                            std::to_string(line.size() + 1);
        std::string text;
        if (!is_covered) cell_text(cell, depth + 1, place, text, inner);
        const std::string_view type = cell.attribute("office:value-type").value();
        // What a cell shows is grouped and cut as its language has it; what it holds is not.
        const std::string stored = cell.attribute("office:value").value();
        const bool holds_number = is_sheet && !is_covered && !stored.empty() &&
                                  (type == "float" || type == "currency" || type == "percentage");
        if (holds_number) text = type == "percentage" ? shown_percent(as_typed(stored)) : as_typed(stored);
        if (is_sheet && type == "boolean")
          text = std::strcmp(cell.attribute("office:boolean-value").value(), "true") == 0 ? "có" : "không";
        if (type == "date") text = std::string(cell.attribute("office:date-value").value()).substr(0, 10);
        Said made = said(text, place, document_);
        made.is_number = holds_number;
        const auto high = static_cast<std::size_t>(std::max(1, cell.attribute("table:number-rows-spanned").as_int(1)));
        const auto wide =
            static_cast<std::size_t>(std::max(1, cell.attribute("table:number-columns-spanned").as_int(1)));
        if (high > 1 || wide > 1) table.merged.push_back({table.rows.size() - 1, line.size(), high, wide});
        line.push_back(std::move(made));
        for (std::size_t each = 1; !has_covered && each < wide && line.size() < most_columns; ++each)
          line.emplace_back();
      }
    }
  }

  void cell_text(pugi::xml_node cell, int depth, const std::string& place, std::string& text,
                 std::vector<pugi::xml_node>& inner) {
    go_down(depth);
    for (const pugi::xml_node node : cell.children()) {
      if (is_tag(node, "text:p") || is_tag(node, "text:h")) {
        std::vector<pugi::xml_node> frames;
        std::string line;
        runs(node, depth, place, {}, line, frames);
        if (!text.empty() && !line.empty()) text += '\n';
        text += line;
      } else if (is_tag(node, "table:table")) {
        inner.push_back(node);
      } else if (is_tag(node, "text:list") || is_tag(node, "text:list-item") || is_tag(node, "text:section")) {
        cell_text(node, depth + 1, place, text, inner);
      }
    }
  }

  static std::string letters(std::size_t column) {
    std::string name;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
      name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    return name;
  }

  const Archive& archive_;
  Document document_;
  std::map<std::string, std::set<Look>> looks_;
  std::map<std::string, std::map<int, Numbers>> lists_;
  std::map<std::string, int> last_numbers_;
  std::size_t paragraphs_ = 0, tables_ = 0;
};

}  // namespace

Document read_odf(const Archive& archive) { return OdfReader(archive).take(); }

}  // namespace chuan::office
