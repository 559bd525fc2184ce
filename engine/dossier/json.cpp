// SPDX-License-Identifier: MIT
// Reading JSON with simdjson On-Demand into nodes that know their places.
#include "dossier/json.hpp"

#include <simdjson.h>

#include <unordered_map>

#include "chuan/dossier.hpp"
#include "diagnostic/code.hpp"
#include "source/names.hpp"
#include "source/text.hpp"

namespace chuan::dossier {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr int deepest = 64;

struct Storage {
  ondemand::parser parser;
  simdjson::padded_string text;
};

bool is_json_number(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i > start;
  };
  if (i < text.size() && text[i] == '-') ++i;
  const std::size_t first = i;
  if (!digits() || (text[first] == '0' && i > first + 1)) return false;
  if (i < text.size() && text[i] == '.' && (++i, !digits())) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (!digits()) return false;
  }
  return i == text.size();
}

/// Vietnamese text is not NFC only when it has marks of U+0300 to U+036F apart from their letters.
bool has_loose_marks(std::string_view text) {
  return text.find('\xCC') != std::string_view::npos || text.find('\xCD') != std::string_view::npos;
}

class Builder {
 public:
  Builder(Json& json, Diagnostics& diagnostics, std::string_view text, std::size_t skipped)
      : json_(json), diagnostics_(diagnostics), text_(text), skipped_(static_cast<std::uint32_t>(skipped)) {}

  bool document(Storage& storage) {
    start_ = storage.text.data();
    ondemand::document document;
    ondemand::object object;
    if (storage.parser.iterate(storage.text).get(document) != simdjson::SUCCESS) return whole_fault();
    ondemand::json_type type{};
    if (document.type().get(type) != simdjson::SUCCESS) return fault("@json_misplaced");
    if (type != ondemand::json_type::object) {
      const std::uint32_t begin = next_token();
      return say(Code::A403, begin, begin + 1, {});
    }
    last_ = next_token() + 1;
    if (document.get_object().get(object) != simdjson::SUCCESS) return whole_fault();
    json_.nodes.emplace_back();
    json_.nodes[0].kind = Kind::object;
    json_.nodes[0].begin = last_ - 1;
    if (!fields(object, 0, 1)) return false;
    if (document.current_location().error() == simdjson::OUT_OF_BOUNDS) return true;
    return say(Code::A402, next_token(), size(), {"@json_trailing"});
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  std::uint32_t offset(const char* place) const { return static_cast<std::uint32_t>(place - start_) + skipped_; }

  std::uint32_t next_token() const {
    std::uint32_t at = last_ < skipped_ ? skipped_ : last_;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\n' || text_[at] == '\r')) ++at;
    return at;
  }

  bool say(Code code, std::uint32_t begin, std::uint32_t end, std::vector<std::string> arguments) {
    diagnostics_.push_back({code, {json_.file, begin, end < begin ? begin : end}, std::move(arguments), {}, {}, {}});
    return false;
  }

  bool whole_fault() {
    const Fault found = find_fault(text_.substr(skipped_));
    return say(Code::A402, found.begin + skipped_, found.end + skipped_, {std::string(found.what)});
  }

  /// At the first token that has not been understood.
  bool fault(std::string_view what) {
    const std::uint32_t begin = next_token();
    if (begin >= size()) return whole_fault();
    const Fault found = misplaced(text_, begin);
    const bool is_vague = what == "@json_misplaced";
    return say(Code::A402, found.begin, found.end, {std::string(is_vague ? found.what : what)});
  }

  std::uint32_t after_text(std::uint32_t quote) const {
    std::uint32_t at = quote + 1;
    while (at < size() && text_[at] != '"') at += text_[at] == '\\' ? 2 : 1;
    return at + 1 < size() ? at + 1 : size();
  }

  /// simdjson reads a key and its colon in one step: when the colon is what is missing, the place is after the key.
  bool field_fault() {
    const std::uint32_t before = last_;
    if (next_token() < size() && text_[next_token()] == ',') last_ = next_token() + 1;
    if (next_token() < size() && text_[next_token()] == '"') {
      last_ = after_text(next_token());
      if (next_token() < size() && text_[next_token()] != ':') return fault("@json_misplaced");
    }
    last_ = before;
    return fault("@json_misplaced");
  }

  std::string_view keep(std::string_view text) {
    return has_loose_marks(text) ? json_.normalised.emplace_back(to_nfc(text)) : text;
  }

  void close(std::uint32_t index) {
    last_ = next_token() + 1;
    json_.nodes[index].end = last_;
    json_.nodes[index].next = static_cast<std::uint32_t>(json_.nodes.size());
  }

  bool fields(ondemand::object object, std::uint32_t parent, int depth) {
    std::unordered_map<std::string_view, std::uint32_t> seen;
    for (auto result : object) {
      ondemand::field field;
      if (std::move(result).get(field) != simdjson::SUCCESS) return field_fault();
      Node node;
      node.key_begin = offset(field.key().raw() - 1);
      node.key_end = after_text(node.key_begin);
      std::string_view key;
      if (field.unescaped_key().get(key) != simdjson::SUCCESS)
        return say(Code::A402, node.key_begin, node.key_end, {"@json_escape"});
      last_ = node.key_end;
      node.key = keep(key);
      const auto index = static_cast<std::uint32_t>(json_.nodes.size());
      if (!value(field.value(), node, depth)) return false;
      const auto [first, is_new] = seen.emplace(json_.nodes[index].key, index);
      if (!is_new) said_twice(first->second, index);
    }
    close(parent);
    return true;
  }

  void said_twice(std::uint32_t first, std::uint32_t second) {
    Node& node = json_.nodes[second];
    node.is_repeated = true;
    say(Code::A405, node.key_begin, node.key_end, {std::string(node.key)});
    diagnostics_.back().notes.push_back({Code::A406, json_.key_range(json_.nodes[first]), {}, {}, {}, {}});
  }

  bool items(ondemand::array array, std::uint32_t parent, int depth) {
    const std::string_view key = json_.nodes[parent].key;
    for (auto result : array) {
      ondemand::value item;
      if (std::move(result).get(item) != simdjson::SUCCESS) return fault("@json_misplaced");
      Node node;
      node.key = key;
      if (!value(item, node, depth)) return false;
    }
    close(parent);
    return true;
  }

  bool value(ondemand::value value, Node node, int depth) {
    std::string_view token = value.raw_json_token();
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
    node.begin = offset(token.data());
    node.end = node.begin + static_cast<std::uint32_t>(token.size());
    const auto index = static_cast<std::uint32_t>(json_.nodes.size());
    node.next = index + 1;
    ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS) return bad_value(node);
    if (type == ondemand::json_type::object || type == ondemand::json_type::array) {
      if (depth >= deepest) return say(Code::A404, node.begin, node.begin + 1, {std::to_string(deepest)});
      last_ = node.begin + 1;
      node.kind = type == ondemand::json_type::object ? Kind::object : Kind::list;
      json_.nodes.push_back(node);
      ondemand::object object;
      ondemand::array array;
      if (node.kind == Kind::object)
        return value.get_object().get(object) == simdjson::SUCCESS ? fields(object, index, depth + 1)
                                                                   : fault("@json_misplaced");
      return value.get_array().get(array) == simdjson::SUCCESS ? items(array, index, depth + 1)
                                                               : fault("@json_misplaced");
    }
    if (!scalar(value, type, token, node)) return bad_value(node);
    last_ = node.end;
    json_.nodes.push_back(node);
    return true;
  }

  bool scalar(ondemand::value& value, ondemand::json_type type, std::string_view token, Node& node) {
    if (type == ondemand::json_type::string) {
      node.kind = Kind::text;
      std::string_view text;
      if (value.get_string().get(text) != simdjson::SUCCESS) return false;
      node.text = keep(text);
      return true;
    }
    if (type == ondemand::json_type::number) {
      node.kind = Kind::number;
      node.text = text_.substr(node.begin, node.end - node.begin);
      return is_json_number(token);
    }
    node.kind = type == ondemand::json_type::null ? Kind::null : Kind::truth;
    node.truth = token == "true";
    return token == "true" || token == "false" || token == "null";
  }

  bool bad_value(const Node& node) {
    if (node.kind != Kind::text && node.kind != Kind::number) {
      const Fault found = misplaced(text_, node.begin);
      return say(Code::A402, found.begin, found.end, {std::string(found.what)});
    }
    return say(Code::A402, node.begin, node.end > node.begin ? node.end : node.begin + 1,
               {node.kind == Kind::text ? "@json_escape" : "@json_bad_number"});
  }

  Json& json_;
  Diagnostics& diagnostics_;
  std::string_view text_;
  const char* start_ = nullptr;
  std::uint32_t skipped_;
  std::uint32_t last_ = 0;  // end of what has been understood
};

}  // namespace

const Node* Json::find(const Node& object, std::string_view key) const {
  if (object.kind != Kind::object) return nullptr;
  for (const Node& each : children(object))
    if (each.key == key) return &each;
  return nullptr;
}

SourceRange Json::key_range(const Node& node) const {
  return node.key_end > node.key_begin ? SourceRange{file, node.key_begin, node.key_end} : range(node);
}

bool read_json(const Sources& sources, std::uint32_t file, Json& json, Diagnostics& diagnostics) {
  const std::string_view text = sources[file].text();
  json.file = file;
  json.text = text;
  const auto say = [&](Code code, std::uint32_t begin, std::vector<std::string> arguments) {
    diagnostics.push_back({code, {file, begin, begin}, std::move(arguments), {}, {}, {}});
    return false;
  };
  if (text.size() > largest_dossier)
    return say(Code::A401, 0, {std::to_string(text.size()), std::to_string(largest_dossier)});
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    std::uint32_t at = 0;
    while (at < text.size() && decode(text, at).size > 0) at += decode(text, at).size;
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(text[at < text.size() ? at : text.size() - 1]);
    say(Code::A101, at, {std::string("0x") + digits[byte >> 4] + digits[byte & 15]});
    diagnostics.back().range.end = at + 1;
    return false;
  }
  const std::size_t skipped = text.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0;
  auto storage = std::make_shared<Storage>();
  storage->text = simdjson::padded_string(text.substr(skipped));
  json.storage = storage;
  return Builder(json, diagnostics, text, skipped).document(*storage);
}

}  // namespace chuan::dossier
