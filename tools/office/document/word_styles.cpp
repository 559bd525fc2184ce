// SPDX-License-Identifier: MIT
// A style has what it says itself and, below that, what the style it is based on says.
#include "office/document/word_styles.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>

#include "office/document/word_signs.hpp"

namespace chuan::office {
namespace {

void rename(const Archive& archive, pugi::xml_node node, const std::string& prefix, int depth) {
  if (depth > 4 * deepest) archive.refuse(Sentence::parts_too_deep);
  const auto named = [&](const char* name) {
    const std::string_view whole = name;
    const bool is_so = prefix.empty() ? whole.find(':') == std::string_view::npos : whole.starts_with(prefix);
    return is_so ? "w:" + std::string(whole.substr(prefix.size())) : std::string(whole);
  };
  node.set_name(named(node.name()).c_str());
  for (pugi::xml_attribute each : node.attributes()) each.set_name(named(each.name()).c_str());
  for (const pugi::xml_node each : node.children())
    if (each.type() == pugi::node_element) rename(archive, each, prefix, depth + 1);
}

}  // namespace

void WordStyles::read(const pugi::xml_document& styles) {
  for (const pugi::xml_node each : styles.document_element().children("w:style")) {
    WordStyle& style = styles_[each.attribute("w:styleId").value()];
    style.based_on = each.child("w:basedOn").attribute("w:val").value();
    const pugi::xml_node properties = each.child("w:pPr");
    style.list = properties.child("w:numPr").child("w:numId").attribute("w:val").value();
    style.level = properties.child("w:numPr").child("w:ilvl").attribute("w:val").as_int();
    style.is_hidden = is_on(each.child("w:rPr").child("w:vanish"));
    style.is_struck = is_on(each.child("w:rPr").child("w:strike")) || is_on(each.child("w:rPr").child("w:dstrike"));
    const int outline = properties.child("w:outlineLvl").attribute("w:val").as_int(-1);
    if (outline >= 0 && outline < 9) style.heading = outline + 1;
    std::string name = each.child("w:name").attribute("w:val").value();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9')
      style.heading = name[8] - '0';
  }
}

WordStyle WordStyles::of(const std::string& id) const {
  WordStyle found;
  std::set<std::string> seen;
  for (std::string at = id; !at.empty() && seen.insert(at).second;) {
    const auto known = styles_.find(at);
    if (known == styles_.end()) break;
    if (found.heading == 0) found.heading = known->second.heading;
    found.is_hidden = found.is_hidden || known->second.is_hidden;
    found.is_struck = found.is_struck || known->second.is_struck;
    if (found.list.empty()) {
      found.list = known->second.list;
      found.level = known->second.level;
    }
    at = known->second.based_on;
  }
  return found;
}

std::unique_ptr<pugi::xml_document> word_part(const Archive& archive, const std::string& part) {
  auto xml = archive.xml(part);
  const pugi::xml_node root = xml->document_element();
  for (const pugi::xml_attribute each : root.attributes()) {
    const std::string_view name = each.name(), uri = each.value();
    const bool is_word = uri == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
                         uri == "http://purl.oclc.org/ooxml/wordprocessingml/main";
    if (!is_word || name == "xmlns:w" || !name.starts_with("xmlns")) continue;
    rename(archive, root, name == "xmlns" ? "" : std::string(name.substr(6)) + ":", 0);
    break;
  }
  return xml;
}

}  // namespace chuan::office
