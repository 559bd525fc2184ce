// SPDX-License-Identifier: MIT
// Reads forms line by line; every fault names file, line and remedy.
#include <algorithm>
#include <map>

#include "office/form/read_template.hpp"
#include "office/plan/declared.hpp"

namespace chuan::office {
namespace {

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (c == by && depth <= 0)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  for (std::string& each : parts) each = trimmed(each);
  return parts;
}

/// The first word; the rest goes to `rest`.
std::string first_word(const std::string& text, std::string& rest) {
  const std::size_t end = std::min(text.find(' '), text.size());
  rest = trimmed(std::string_view(text).substr(end));
  return text.substr(0, end);
}

class FileReader {
 public:
  FileReader(const std::map<std::string, const FormFile*>& files, const FormFile& file, int depth)
      : files_(files), name_(file.name), depth_(depth) {
    std::size_t from = 0;
    for (std::size_t end = 0; from <= file.text.size(); from = end + 1) {
      end = std::min(file.text.find('\n', from), file.text.size());
      lines_.push_back(trimmed(std::string_view(file.text).substr(from, end - from)));
    }
  }

  FormTemplate read() {
    FormTemplate form;
    form.file = name_;
    for (; at_ < lines_.size(); ++at_) {
      const std::string& line = lines_[at_];
      if (line.starts_with("//")) continue;
      if (line.empty()) break;
      const std::size_t colon = std::min(line.find(':'), line.size());
      const std::string key = trimmed(line.substr(0, colon));
      const std::string value = colon == line.size() ? "" : trimmed(std::string_view(line).substr(colon + 1));
      if (key == "mẫu")
        form.paper = value;
      else if (key == "tên")
        form.title = value;
      else if (key == "thông tư")
        form.circulars = split(value, ',');
      else if (key == "loại trường")
        form.kinds = split(value, ',');
      else if (key == "chưa xác lập")
        form.not_established = value;
      else
        fail("«" + line +
             "» không phải dòng đầu của mẫu; viết «mẫu: …», «thông tư: …», «loại trường: …», «tên: …», «chưa xác lập: "
             "…», rồi một dòng trống");
    }
    if (form.paper.empty()) fail("thiếu dòng «mẫu: …» ở đầu tệp");
    if (form.paper != part_of_forms && form.title.empty()) fail("thiếu dòng «tên: …» ở đầu tệp");
    if (std::find(form.circulars.begin(), form.circulars.end(), "") != form.circulars.end())
      fail("«thông tư» có số hiệu trống");
    form.body = nodes(0);
    if (!form.not_established.empty() && !form.body.empty()) fail("mẫu chưa xác lập thì không có nội dung để in");
    return form;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw BadDeclaration(where() + ": " + what); }
  std::string where() const { return name_ + ".txt, dòng " + std::to_string(std::min(at_, lines_.size() - 1) + 1); }

  /// Up to the end of the file, or with `opened` (the line of what is to be ended) up to its `@hết`.
  std::vector<FormNode> nodes(std::size_t opened) {
    if (++nesting_ > deepest_form) fail("lồng quá " + std::to_string(deepest_form) + " tầng");
    std::vector<FormNode> found;
    for (; at_ < lines_.size(); ++at_) {
      const std::string& line = lines_[at_];
      if (line.empty() || line.starts_with("//")) continue;
      if (line == "@hết") {
        if (opened == 0) fail("«@hết» mà không có gì để kết thúc");
        --nesting_;
        return found;
      }
      if (line.starts_with("@"))
        directive(line, found);
      else
        found.push_back(paragraph(line));
    }
    if (opened != 0) fail("thiếu «@hết» của dòng " + std::to_string(opened));
    --nesting_;
    return found;
  }

  FormNode node(FormNode::Kind kind) const {
    FormNode made;
    made.kind = kind;
    made.where = where();
    return made;
  }

  FormNode paragraph(const std::string& line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    FormNode made = node(marks > 0                ? FormNode::Kind::heading
                         : line.starts_with("- ") ? FormNode::Kind::item
                                                  : FormNode::Kind::text);
    if (marks > 4) fail("đề mục có từ một đến bốn dấu #");
    made.level = static_cast<int>(marks);
    const std::size_t from = marks > 0 ? marks : made.kind == FormNode::Kind::item ? 2 : 0;
    made.line = text(trimmed(std::string_view(line).substr(from)));
    return made;
  }

  void directive(const std::string& line, std::vector<FormNode>& found) {
    using Kind = FormNode::Kind;
    std::string rest;
    const std::string word = first_word(line, rest);
    static const std::map<std::string, Kind> alone = {
        {"@ngang", Kind::landscape},    {"@dọc", Kind::upright},  {"@mục_lục", Kind::contents},
        {"@trang_mới", Kind::new_page}, {"@kết", Kind::close},    {"@thư", Kind::letter_head},
        {"@ký", Kind::signature},       {"@giữa", Kind::centred}, {"@nếu", Kind::when},
        {"@không", Kind::unless},       {"@mỗi", Kind::each},     {"@bảng", Kind::table}};
    if (word == "@ô") return block(rest);
    if (word == "@chèn") return insert(rest, found);
    const auto known = alone.find(word);
    if (known == alone.end()) {
      std::vector<std::string> names = {"@ô", "@chèn", "@hết"};
      for (const auto& each : alone) names.push_back(each.first);
      fail("không có lệnh «" + word + "»; dùng được: " + listed(names));
    }
    FormNode made = node(known->second);
    switch (made.kind) {
      case Kind::centred:
        made.line = text(rest);
        break;
      case Kind::signature:
        if (!rest.empty()) made.lines = split(rest, '|');
        break;
      case Kind::letter_head:
        made.name = rest;
        break;
      case Kind::when:
      case Kind::unless:
      case Kind::each: {
        if (!is_field_name(rest)) fail("sau «" + word + "» phải là tên một chỗ điền");
        made.name = rest;
        const std::size_t opened = ++at_;
        made.body = nodes(opened);
        break;
      }
      case Kind::table:
        made.table.push_back(table(rest));
        break;
      default:
        if (!rest.empty()) fail("«" + word + "» đứng một mình trên dòng");
    }
    found.push_back(std::move(made));
  }

  void block(const std::string& name) {
    if (!is_field_name(name)) fail("sau «@ô» phải là tên của ô");
    const std::size_t opened = ++at_;
    std::vector<FormNode> lines = nodes(opened);
    only_lines(lines);
    if (!blocks_.emplace(name, std::move(lines)).second) fail("ô «" + name + "» đã khai ở trên");
  }

  /// A cell has room for lines of text only.
  static void only_lines(const std::vector<FormNode>& nodes) {
    using Kind = FormNode::Kind;
    for (const FormNode& each : nodes) {
      if (each.kind != Kind::text && each.kind != Kind::when && each.kind != Kind::unless && each.kind != Kind::each)
        throw BadDeclaration(each.where + ": trong ô chỉ có dòng chữ, @nếu, @không, @mỗi");
      only_lines(each.body);
    }
  }

  void insert(const std::string& name, std::vector<FormNode>& found) {
    const auto file = files_.find(name);
    if (file == files_.end()) fail("không có tệp «" + name + ".txt» để chèn");
    if (depth_ >= deepest_form)
      fail("chèn «" + name + "» vòng tròn, hoặc sâu quá " + std::to_string(deepest_form) + " tầng");
    const FormTemplate part = FileReader(files_, *file->second, depth_ + 1).read();
    if (part.paper != part_of_forms) fail("chỉ chèn được tệp «mẫu: phần»; «" + name + "» là một mẫu");
    found.insert(found.end(), part.body.begin(), part.body.end());
  }

  FormTable table(const std::string& lists) {
    FormTable made;
    const std::vector<std::string> names = lists.empty() ? std::vector<std::string>() : split(lists, '/');
    for (const std::string& each : names)
      if (!is_field_name(each)) fail("sau «@bảng» là tên danh sách, hoặc hai tên cách nhau dấu /");
    if (names.size() > 2) fail("bảng đi theo nhiều nhất hai danh sách");
    if (!names.empty()) made.list = names[0];
    if (names.size() == 2) made.inner_list = names[1];
    const std::size_t opened = ++at_;
    for (; at_ < lines_.size(); ++at_) {
      const std::string& line = lines_[at_];
      if (line.empty() || line.starts_with("//")) continue;
      if (line == "@hết") {
        if (made.columns.empty()) fail("bảng không có «cột» nào");
        return made;
      }
      std::string rest;
      const std::string word = first_word(line, rest);
      if (word == "cột")
        made.columns.push_back(column(rest));
      else if (word == "nhóm")
        made.group = cell(rest);
      else if (word == "hàng")
        made.rows.push_back(row(rest, made));
      else if (word == "trống")
        made.if_empty.push_back(row(rest, made));
      else
        fail("trong bảng, dòng bắt đầu bằng cột, nhóm, hàng hoặc trống; kết thúc bằng @hết");
    }
    fail("thiếu «@hết» của bảng ở dòng " + std::to_string(opened));
  }

  /// "16 | Đầu cột | ô | ô cuối bảng", "10 mỗi cột_mức | …".
  FormColumn column(const std::string& line) {
    const std::vector<std::string> parts = split(line, '|');
    if (parts.size() != 3 && parts.size() != 4) fail("cột viết: cột BỀ_RỘNG | đầu cột | ô | ô cuối bảng (nếu có)");
    FormColumn made;
    std::string rest, name;
    const std::string width = first_word(parts[0], rest);
    if (width.empty() || width.size() > 3 || width.find_first_not_of("0123456789") != std::string::npos || width == "0")
      fail("bề rộng của cột là số từ 1 đến 999, không phải «" + width + "»");
    made.width = std::stoi(width);
    if (!rest.empty()) {
      if (first_word(rest, name) != "mỗi" || !is_field_name(name)) fail("sau bề rộng chỉ viết được: mỗi TÊN_DANH_SÁCH");
      made.each = name;
    }
    made.head = text(parts[1]);
    made.cell = cell(parts[2]);
    made.has_foot = parts.size() == 4;
    if (made.has_foot) made.foot = cell(parts[3]);
    return made;
  }

  std::vector<FormCell> row(const std::string& line, const FormTable& table) {
    std::vector<FormCell> cells;
    for (const std::string& each : split(line, '|')) cells.push_back(cell(each));
    if (cells.size() != table.columns.size())
      fail("hàng có " + std::to_string(cells.size()) + " ô, bảng có " + std::to_string(table.columns.size()) + " cột");
    return cells;
  }

  FormCell cell(std::string line) {
    FormCell made;
    made.is_centred = line.starts_with("^");
    if (made.is_centred) line = trimmed(std::string_view(line).substr(1));
    if (!line.starts_with("[") || !line.ends_with("]")) {
      made.line = text(line);
      return made;
    }
    const auto block = blocks_.find(trimmed(std::string_view(line).substr(1, line.size() - 2)));
    if (block == blocks_.end()) fail("không có ô " + line + "; khai bằng «@ô TÊN … @hết» phía trên");
    made.block = block->second;
    return made;
  }

  FormLine text(const std::string& line) const { return read_form_line(line, where()); }

  const std::map<std::string, const FormFile*>& files_;
  std::string name_;
  int depth_, nesting_ = 0;
  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  std::map<std::string, std::vector<FormNode>> blocks_;
};

}  // namespace

FormTemplate read_template(const std::map<std::string, const FormFile*>& files, const FormFile& file) {
  return FileReader(files, file, 0).read();
}

}  // namespace chuan::office
