// SPDX-License-Identifier: MIT
// A line of a form: words in their look, fields, blanks, text that depends on a field.
#include <algorithm>
#include <utility>

#include "office/form/read_template.hpp"
#include "office/plan/declared.hpp"

namespace chuan::office {
namespace {

class LineReader {
 public:
  LineReader(const std::string& line, const std::string& where) : line_(line), where_(where) {}

  FormLine read() {
    FormLine made = pieces(0);
    if (is_bold_ || is_italic_) fail("dấu * in đậm, in nghiêng không đi thành cặp");
    return made;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw BadDeclaration(where_ + ": " + what); }

  FormLine pieces(int depth) {
    if (depth > deepest_form) fail("lồng quá " + std::to_string(deepest_form) + " tầng");
    FormLine made;
    std::string words;
    const auto flush = [&] {
      if (!words.empty()) made.push_back({FormText::Kind::words, std::exchange(words, ""), {}, is_bold_, is_italic_});
    };
    while (at_ < line_.size() && !(line_[at_] == '}' && depth > 0)) {
      if (line_[at_] == '*') {
        flush();
        const bool is_double = at_ + 1 < line_.size() && line_[at_ + 1] == '*';
        (is_double ? is_bold_ : is_italic_) = !(is_double ? is_bold_ : is_italic_);
        at_ += is_double ? 2 : 1;
      } else if (line_[at_] == '{') {
        flush();
        made.push_back(place(depth));
      } else if (line_[at_] == '}') {
        fail("«" + line_ + "» có dấu } lẻ");
      } else {
        words += line_[at_++];
      }
    }
    flush();
    return made;
  }

  /// "{tên}", "{tên ? chỗ trống hỏi gì}", "{? hỏi gì}", "{tên: chữ khi có}", "{tên! chữ khi không}".
  FormText place(int depth) {
    const std::size_t end = line_.find_first_of("?:!{}", at_ + 1);
    if (end == std::string::npos || line_[end] == '{') fail("«" + line_ + "» có dấu { không đóng");
    FormText made;
    made.is_bold = is_bold_;
    made.is_italic = is_italic_;
    made.words = trimmed(std::string_view(line_).substr(at_ + 1, end - at_ - 1));
    made.kind = line_[end] == ':'   ? FormText::Kind::when
                : line_[end] == '!' ? FormText::Kind::unless
                                    : FormText::Kind::field;
    if (line_[end] == '?' && made.words.empty()) made.kind = FormText::Kind::blank;
    if (made.kind != FormText::Kind::blank && !is_field_name(made.words))
      fail("«{" + made.words + "» không phải tên một chỗ điền");
    at_ = end;
    if (line_[end] != '}') {
      ++at_;
      if (line_[end] == '?')
        while (at_ < line_.size() && line_[at_] == ' ') ++at_;
      made.inner = pieces(depth + 1);
      if (at_ >= line_.size()) fail("«" + line_ + "» có dấu { không đóng");
      if (made.inner.empty()) fail("«" + line_ + "»: sau ?, : hoặc ! phải có chữ");
    }
    ++at_;
    return made;
  }

  const std::string& line_;
  const std::string& where_;
  std::size_t at_ = 0;
  bool is_bold_ = false, is_italic_ = false;
};

}  // namespace

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r");
  return from == std::string_view::npos ? ""
                                        : std::string(text.substr(from, text.find_last_not_of(" \t\r") - from + 1));
}

bool is_field_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  });
}

FormLine read_form_line(const std::string& line, const std::string& where) { return LineReader(line, where).read(); }

}  // namespace chuan::office
