// SPDX-License-Identifier: MIT
// One JSON file as a flat array of nodes in the order of the text, each with its place in the file.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/diagnostic.hpp"

namespace chuan::dossier {

enum class Kind : std::uint8_t { null, truth, number, text, list, object };

/// One value. `text` is a text's content in NFC, or a number as written; `key` is the name it was given under (that of
/// the list for an item of a list).
struct Node {
  std::string_view text;
  std::string_view key;
  std::uint32_t begin = 0, end = 0;          ///< of the value in the file
  std::uint32_t key_begin = 0, key_end = 0;  ///< of its own key; equal when it has none
  std::uint32_t next = 0;                    ///< index of the node after this one and everything in it
  Kind kind = Kind::null;
  bool truth = false;
  bool is_repeated = false;  ///< its key came before in the same object, which has been said
};

/// The items of a list or the fields of an object.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const std::vector<Node>& nodes, std::uint32_t index) : nodes_(&nodes), index_(index) {}
    const Node& operator*() const { return (*nodes_)[index_]; }
    Iterator& operator++() {
      index_ = (*nodes_)[index_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const std::vector<Node>* nodes_;
    std::uint32_t index_;
  };

  Children(const std::vector<Node>& nodes, std::uint32_t first, std::uint32_t last)
      : nodes_(&nodes), first_(first), last_(last) {}
  Iterator begin() const { return {*nodes_, first_}; }
  Iterator end() const { return {*nodes_, last_}; }

 private:
  const std::vector<Node>* nodes_;
  std::uint32_t first_, last_;
};

/// A whole file. Invariant: `nodes[0]` is the top-level object.
struct Json {
  std::uint32_t file = 0;
  std::string_view text;  ///< of the whole file
  std::vector<Node> nodes;
  std::shared_ptr<void> storage;       ///< owns the texts as simdjson decoded them
  std::deque<std::string> normalised;  ///< owns the texts that were not NFC

  const Node& root() const { return nodes.front(); }
  Children children(const Node& node) const {
    return {nodes, static_cast<std::uint32_t>(&node - nodes.data()) + 1, node.next};
  }
  /// The field `key` of `object`, or null.
  const Node* find(const Node& object, std::string_view key) const;
  SourceRange range(const Node& node) const { return {file, node.begin, node.end}; }
  /// The value as it stands in the file.
  std::string written(const Node& node) const { return std::string(text.substr(node.begin, node.end - node.begin)); }
  /// The key's place; the value's when it has no key.
  SourceRange key_range(const Node& node) const;
};

/// Reads `sources[file]`. Broken JSON gives false and one error; a key given twice gives an error and goes on.
bool read_json(const Sources& sources, std::uint32_t file, Json& json, Diagnostics& diagnostics);

/// The place of what makes `text` no JSON document at all: an open quote, an open bracket, text after the
/// end. `what` is the term that says so.
struct Fault {
  std::uint32_t begin = 0, end = 0;
  std::string_view what;
};
Fault find_fault(std::string_view text);

/// What is wrong with the token at `begin`, which stands where it cannot.
Fault misplaced(std::string_view text, std::uint32_t begin);

}  // namespace chuan::dossier
