// SPDX-License-Identifier: MIT
// TCVN3 (ABC), the one-byte code of old Vietnamese fonts: its letters came through as signs of Latin-1.
#include <algorithm>
#include <utility>

#include "office/document/code_points.hpp"
#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

constexpr std::pair<char32_t, char32_t> tcvn3[] = {
    {U'µ', U'à'},      {U'¸', U'á'}, {U'¶', U'ả'}, {U'·', U'ã'}, {U'¹', U'ạ'}, {U'¨', U'ă'}, {U'»', U'ằ'}, {U'¾', U'ắ'},
    {U'¼', U'ẳ'},      {U'½', U'ẵ'}, {U'Æ', U'ặ'}, {U'©', U'â'}, {U'Ç', U'ầ'}, {U'Ê', U'ấ'}, {U'È', U'ẩ'}, {U'É', U'ẫ'},
    {U'Ë', U'ậ'},      {U'®', U'đ'}, {U'Ì', U'è'}, {U'Ð', U'é'}, {U'Î', U'ẻ'}, {U'Ï', U'ẽ'}, {U'Ñ', U'ẹ'}, {U'ª', U'ê'},
    {U'Ò', U'ề'},      {U'Õ', U'ế'}, {U'Ó', U'ể'}, {U'Ô', U'ễ'}, {U'Ö', U'ệ'}, {U'×', U'ì'}, {U'Ý', U'í'}, {U'Ø', U'ỉ'},
    {U'Ü', U'ĩ'},      {U'Þ', U'ị'}, {U'ß', U'ò'}, {U'ã', U'ó'}, {U'á', U'ỏ'}, {U'â', U'õ'}, {U'ä', U'ọ'}, {U'«', U'ô'},
    {U'å', U'ồ'},      {U'è', U'ố'}, {U'æ', U'ổ'}, {U'ç', U'ỗ'}, {U'é', U'ộ'}, {U'¬', U'ơ'}, {U'ê', U'ờ'}, {U'í', U'ớ'},
    {U'ë', U'ở'},      {U'ì', U'ỡ'}, {U'î', U'ợ'}, {U'ï', U'ù'}, {U'ó', U'ú'}, {U'ñ', U'ủ'}, {U'ò', U'ũ'}, {U'ô', U'ụ'},
    {U'\u00AD', U'ư'}, {U'õ', U'ừ'}, {U'ø', U'ứ'}, {U'ö', U'ử'}, {U'÷', U'ữ'}, {U'ù', U'ự'}, {U'ú', U'ỳ'}, {U'ý', U'ý'},
    {U'û', U'ỷ'},      {U'ü', U'ỹ'}, {U'þ', U'ỵ'}, {U'¡', U'Ă'}, {U'¢', U'Â'}, {U'§', U'Đ'}, {U'£', U'Ê'}, {U'¤', U'Ô'},
    {U'¥', U'Ơ'},      {U'¦', U'Ư'},
};

bool is_latin(char32_t letter) { return (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z'); }

/// Signs that no Vietnamese word holds.
bool is_odd(char32_t letter) {
  return std::u32string_view(U"µ¸¶·¹¨»¾¼½©®ª«¬\u00ADËÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ§").find(letter) !=
         std::u32string_view::npos;
}

/// Letters that only Vietnamese in Unicode has.
bool is_right(char32_t letter) {
  return letter == U'ă' || letter == U'đ' || letter == U'ơ' || letter == U'ư' || (letter >= 0x1EA0 && letter <= 0x1EF9);
}

}  // namespace

std::optional<std::string> from_tcvn3(const std::string& text) {
  const bool may_be =
      std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) == 0xC2; });
  if (!may_be) return std::nullopt;
  std::u32string letters = code_points(text);
  std::size_t odd = 0, right = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    right += is_right(letters[i]);
    if (!is_odd(letters[i])) continue;
    const bool is_after = i > 0 && is_latin(letters[i - 1]),
               is_before = i + 1 < letters.size() && is_latin(letters[i + 1]);
    // Quotation marks stand before and behind words, letters inside them.
    const bool is_opening = letters[i] == U'«', is_closing = letters[i] == U'»';
    odd += is_opening ? is_after : is_closing ? is_before : is_after || is_before;
  }
  if (odd < 2 || odd <= 2 * right) return std::nullopt;
  for (char32_t& letter : letters)
    for (const auto& [old, now] : tcvn3)
      if (letter == old) {
        letter = now;
        break;
      }
  return utf8(letters);
}

bool is_garbled(const std::string& text) {
  constexpr std::string_view odd = "!\"#$%&'*+<=>?@^{|};\\~", beside = "()";
  constexpr std::size_t shortest = 5, fewest_kinds = 3;
  std::size_t signs = 0, letters = 0;
  std::string kinds;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || (byte & 0xC0) == 0x80) continue;
    ++letters;
    const bool is_odd = odd.find(c) != std::string_view::npos;
    if (is_odd && kinds.find(c) == std::string::npos) kinds += c;
    signs += is_odd || beside.find(c) != std::string_view::npos;
  }
  return letters >= shortest && kinds.size() >= fewest_kinds && signs * 10 >= letters * 3;
}

void leave_out_garbled(Document& document) {
  const auto leave_out = [&](Said& said) {
    if (!is_garbled(said.text)) return;
    document.left_out.push_back({"chữ hỏng phông (mất bảng mã), không đọc được", said.original, said.place, false});
    said.text.clear();
  };
  for (Block& block : document.blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      leave_out(*paragraph);
      continue;
    }
    for (std::vector<Said>& row : std::get<Table>(block).rows)
      for (Said& cell : row) leave_out(cell);
  }
}

}  // namespace chuan::office
