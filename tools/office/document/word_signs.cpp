// SPDX-License-Identifier: MIT
// Ticks, crosses and boxes, which Word keeps as letters of fonts that have signs for them.
#include "office/document/word_signs.hpp"

#include <charconv>

#include "office/document/code_points.hpp"

namespace chuan::office {
namespace {

/// Ticks, crosses and boxes of the fonts that have signs for letters; empty for others.
const char* sign_of(std::string_view font, unsigned code) {
  if (font == "Wingdings 2") {
    if (code == 0x4F || code == 0x50) return "x";
    if (code >= 0x51 && code <= 0x56) return "☒";
    return code == 0xA3 || code == 0x30 ? "☐" : "";
  }
  if (font.starts_with("Wingdings")) {
    for (const unsigned tick : {0xFCU, 0xFEU, 0xFBU, 0xFDU, 0x54U, 0x78U})
      if (code == tick) return "x";
    return code == 0x6F || code == 0xA8 || code == 0x71 ? "☐" : "";
  }
  if (font == "Webdings") return code == 0x61 || code == 0x72 ? "x" : code == 0x63 ? "☐" : "";
  return font == "Symbol" && code == 0xD6 ? "x" : "";
}

}  // namespace

bool is_on(pugi::xml_node property) {
  const std::string_view value = property.attribute("w:val").value();
  return property && value != "0" && value != "false" && value != "off";
}

const char* check_box(pugi::xml_node box) {
  if (!box) return "";
  const pugi::xml_node checked = box.child("w:checked");
  return (checked ? is_on(checked) : is_on(box.child("w:default"))) ? "☒" : "☐";
}

std::string chosen_entry(pugi::xml_node list) {
  const pugi::xml_node chosen = list.child("w:result");
  if (!chosen) return "";
  int left = chosen.attribute("w:val").as_int();
  for (const pugi::xml_node entry : list.children("w:listEntry"))
    if (left-- == 0) return entry.attribute("w:val").value();
  return "";
}

const char* symbol(pugi::xml_node node) {
  const std::string_view code = node.attribute("w:char").value();
  if (code.size() < 2) return "";
  unsigned value = 0;
  const std::string_view low = code.substr(code.size() - 2);
  std::from_chars(low.data(), low.data() + low.size(), value, 16);
  return sign_of(node.attribute("w:font").value(), value);
}

std::string signs_of(const std::string& text, std::string_view font) {
  std::string all;
  for (const char32_t letter : code_points(text)) {
    const unsigned code = static_cast<unsigned>(letter) & 0xFFU;
    all += letter <= U' ' ? std::string(1, static_cast<char>(letter)) : std::string(sign_of(font, code));
  }
  return all;
}

}  // namespace chuan::office
