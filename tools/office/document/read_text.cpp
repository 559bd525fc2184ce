// SPDX-License-Identifier: MIT
// Text taken out of a document: tables found by how they are set out, lines that were broken put together again.
#include <algorithm>
#include <regex>

#include <utf8proc.h>

#include "office/document/code_points.hpp"
#include "office/document/formats.hpp"
#include "office/document/text_tables.hpp"

namespace chuan::office {
namespace {

class TextReader {
 public:
  explicit TextReader(const std::string& name) { document_.file = name; }

  Document read(const std::string& text) {
    split(text);
    measure();
    refuse_one_line(text);
    for (std::size_t at = 0; at < lines_.size();) {
      if (is_blank_line(lines_[at].text)) {
        is_after_blank_ = true;
        ++at;
        continue;
      }
      if (auto found = table_at(at)) {
        at = found->end;
        table(*found);
        is_after_blank_ = true;
        continue;
      }
      paragraph(lines_[at]);
      is_after_blank_ = false;
      ++at;
    }
    return std::move(document_);
  }

 private:
  void split(const std::string& text) {
    std::size_t number = 0;
    for (std::size_t start = 0; start <= text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      std::string line = text.substr(start, end - start);
      if (!line.empty() && line.back() == '\r') line.pop_back();
      // The sign of a new page is a blank.
      std::erase(line, '\f');
      ++number;
      line = without_marks(std::move(line), number);
      // Word writes a line broken inside a paragraph as signs of its own.
      for (const std::string_view sign : {"\v", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"})
        for (std::size_t at = line.find(sign); at != std::string::npos; at = line.find(sign))
          line.replace(at, sign.size(), "\n");
      for (std::size_t from = 0; from <= line.size();) {
        const std::size_t to = std::min(line.find('\n', from), line.size());
        lines_.push_back({line.substr(from, to - from), number});
        from = to + 1;
      }
      start = end + 1;
    }
  }

  /// Some tools write a whole document as one line; where its paragraphs and cells ended cannot be known.
  void refuse_one_line(const std::string& text) const {
    constexpr std::size_t few = 3, shortest = 300;
    if (lines_.size() > few || text.size() < shortest) return;
    std::size_t criteria = 0;
    for (std::size_t at = text.find("Tiêu chí"); at != std::string::npos; at = text.find("Tiêu chí", at + 1))
      ++criteria;
    if (criteria > few) throw BadDocument(document_.file, Sentence::text_on_one_line);
  }

  /// How the text was broken into lines: where, and whether blank lines part its paragraphs.
  void measure() {
    std::size_t blank = 0, lines = 0;
    for (const TextLine& each : lines_) {
      if (is_blank_line(each.text)) {
        ++blank;
        continue;
      }
      ++lines;
      is_marked_down_ = is_marked_down_ || each.text.starts_with("|--") || each.text.starts_with("|:-");
      if (each.text.find('|') == std::string::npos && each.text.find('\t') == std::string::npos)
        longest_ = std::max(longest_, code_points(each.text).size());
    }
    is_parted_ = blank * 3 >= lines;
  }

  std::optional<TextTable> table_at(std::size_t at) const {
    using Find = std::optional<TextTable> (*)(const TextLines&, std::size_t);
    for (const Find find :
         {&table_of_cell_lines, &table_of_tabs, &table_of_bars, &table_under_rules, &table_in_columns, &table_of_lines})
      if (auto found = find(lines_, at)) return found;
    return std::nullopt;
  }

  void table(const TextTable& found) {
    Table table;
    table.place = "bảng " + std::to_string(++tables_);
    table.grid = found.grid;
    table.fault = found.fault;
    for (const auto& row : found.rows) {
      std::vector<Said>& cells = table.rows.emplace_back();
      for (const TextTable::Cell& each : row) {
        const std::string line = each.line == 0 ? "" : " (" + place_of(each.line) + ")";
        cells.push_back(said(each.text,
                             table.place + ", hàng " + std::to_string(table.rows.size()) + ", cột " +
                                 std::to_string(cells.size() + 1) + line,
                             document_));
      }
    }
    document_.blocks.push_back(std::move(table));
  }

  void paragraph(const TextLine& line) {
    std::string text = line.text;
    if (is_marked_down_)
      for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == '\\' && std::ispunct(static_cast<unsigned char>(text[i + 1])) != 0) text.erase(i, 1);
    auto* last = document_.blocks.empty() ? nullptr : std::get_if<Paragraph>(&document_.blocks.back());
    if (last != nullptr && !is_after_blank_ && goes_on(last->text, last_length_, text)) {
      const Said more = said(text, place_of(line.number), document_);
      last->text += " " + more.text;
      last->original += "\n" + more.original;
    } else if (Paragraph made{said(text, place_of(line.number), document_)}; !made.text.empty()) {
      document_.blocks.push_back(std::move(made));
    }
    last_length_ = code_points(text).size();
  }

  /// Whether a line goes on with the one before, which was broken where the page or the mail ended.
  bool goes_on(const std::string& before, std::size_t length, const std::string& text) const {
    constexpr std::size_t widest_page = 130;
    if (longest_ > widest_page || before.empty()) return false;
    static const std::regex begins(
        R"(\s*(?:[-+*•–—>#]|\(?(?:\d{1,2}|[A-Za-z]|đ|[IVX]+)[.)](?:\s|$)|\d{1,2}(?:\.\d{1,2})+|Tiêu chí|TIÊU CHÍ)[\s\S]*)");
    const bool is_end = std::string_view(".;:!?").find(before.back()) != std::string_view::npos;
    static const std::regex only_number(R"(\s*\d{1,2}\.?\s*)");
    if (is_end) return false;
    if (std::regex_match(text, only_number) && is_parted_) return true;
    if (std::regex_match(text, begins)) return false;
    const std::u32string letters = code_points(text);
    const auto first = std::find_if(letters.begin(), letters.end(), [](char32_t each) { return each != U' '; });
    const bool is_small =
        first != letters.end() && utf8proc_category(static_cast<utf8proc_int32_t>(*first)) == UTF8PROC_CATEGORY_LL;
    if (is_small) return true;
    const auto word_end = std::find(first, letters.end(), U' ');
    return is_parted_ && length + 1 + static_cast<std::size_t>(word_end - first) > longest_ * 9 / 10;
  }

  /// Word's own notes such as "[bookmark: _Hlk1]" are no part of the text.
  std::string without_marks(std::string line, std::size_t number) {
    for (std::size_t open = line.find("[bookmark:"); open != std::string::npos; open = line.find("[bookmark:")) {
      const std::size_t close = line.find(']', open);
      if (close == std::string::npos) break;
      document_.left_out.push_back(
          {"dấu trang của Word", line.substr(open, close + 1 - open), place_of(number), false});
      line.erase(open, close + 1 - open);
    }
    return line;
  }

  static std::string place_of(std::size_t line) { return "dòng " + std::to_string(line); }

  Document document_;
  TextLines lines_;
  std::size_t tables_ = 0, longest_ = 0, last_length_ = 0;
  bool is_after_blank_ = true, is_parted_ = false, is_marked_down_ = false;
};

}  // namespace

Document read_text(const std::string& text, const std::string& name) { return TextReader(name).read(text); }

}  // namespace chuan::office
