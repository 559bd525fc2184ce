// SPDX-License-Identifier: MIT
// Writing JSON text while noting where each part begins and ends.
#include "office/workbook/placed_json.hpp"

namespace chuan::office {
namespace {

void write(const Placed& node, bool with_key, PlacedText& out) {
  const std::size_t index = out.parts.size();
  out.parts.push_back({static_cast<std::uint32_t>(out.text.size()), 0, node.place});
  if (with_key) out.text += nlohmann::json(node.key).dump() + ":";
  if (node.kind == Placed::Kind::value) {
    out.text += node.value.dump();
  } else {
    const bool is_object = node.kind == Placed::Kind::object;
    out.text += is_object ? '{' : '[';
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (i > 0) out.text += ',';
      write(node.items[i], is_object, out);
    }
    out.text += is_object ? '}' : ']';
  }
  out.parts[index].end = static_cast<std::uint32_t>(out.text.size());
}

}  // namespace

Placed& Placed::operator[](std::string_view name) {
  for (Placed& each : items)
    if (each.key == name) return each;
  return add(Kind::object, name, "");
}

Placed& Placed::add(Kind of, std::string_view name, const std::string& at) {
  items.push_back({of, std::string(name), at});
  return items.back();
}

Placed& Placed::add(std::string_view name, const std::string& at, nlohmann::json of) {
  items.push_back({Kind::value, std::string(name), at, std::move(of), {}});
  return items.back();
}

std::string PlacedText::place_of(std::uint32_t at) const {
  std::string place;
  for (const Part& each : parts) {
    if (each.begin > at) break;
    if (at < each.end && !each.place.empty()) place = each.place;
  }
  return place;
}

PlacedText written(const Placed& root) {
  PlacedText out;
  write(root, false, out);
  return out;
}

}  // namespace chuan::office
