// SPDX-License-Identifier: MIT
// The tokens of a line of JSON in their order, from simdjson's first stage: it finds where each begins, with the
// machine's widest instructions, and has checked the encoding and that texts are closed.
#pragma once

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

namespace chuan {

class Tokens {
 public:
  /// False where the line is no row of tokens. Behind `text` there are at least `simdjson::SIMDJSON_PADDING` bytes.
  bool start(std::string_view text) {
    text_ = text;
    next_ = 0;
    if (text.size() >= capacity_) {
      capacity_ = text.size() * 2 + 4096;
      if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity_, 1, stages_) !=
          simdjson::SUCCESS) {
        capacity_ = 0;
        return false;
      }
    }
    if (stages_->stage1(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                        simdjson::stage1_mode::regular) != simdjson::SUCCESS)
      return false;
    places_ = stages_->structural_indexes.get();
    count_ = stages_->n_structural_indexes;
    return true;
  }
  void restart() { next_ = 0; }

  bool is_at_end() const { return next_ >= count_; }
  /// The first character of the next token; 0 at the end.
  char peek() const { return is_at_end() ? '\0' : text_[places_[next_]]; }
  const char* place() const { return text_.data() + places_[next_]; }
  void skip() { ++next_; }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    skip();
    return true;
  }

  /// Takes `count` tokens where they are written just so.
  bool take_all(std::string_view wanted, std::uint32_t count) {
    if (is_at_end() || !text_.substr(places_[next_]).starts_with(wanted)) return false;
    next_ += count;
    return true;
  }
  bool take(std::string_view wanted) {
    if (scalar() == wanted) return true;
    --next_;
    return false;
  }

  /// Takes true or false where the next token stands right behind it.
  std::optional<bool> take_truth() {
    if (next_ + 1 >= count_) return std::nullopt;
    const std::uint32_t begin = places_[next_];
    const bool holds = is_at(begin, "true");
    if ((!holds && !is_at(begin + 1, "alse")) || text_[begin] != "ft"[holds] || places_[next_ + 1] != begin + 5 - holds)
      return std::nullopt;
    ++next_;
    return holds;
  }

  /// A text, number, truth or null as written. Precondition: not at the end.
  std::string_view scalar() {
    const std::uint32_t begin = places_[next_++];
    const std::uint32_t end = is_at_end() ? static_cast<std::uint32_t>(text_.size()) : places_[next_];
    std::string_view token = text_.substr(begin, end - begin);
    while (is_blank(token.back())) token.remove_suffix(1);
    return token;
  }

  /// Everything of the value that comes next, whatever it is, as far as brackets tell.
  bool skip_value() {
    std::size_t depth = 0;
    do {
      switch (peek()) {
        case '\0':
          return false;
        case '{':
        case '[':
          ++depth;
          break;
        case '}':
        case ']':
          if (depth-- == 0) return false;
          break;
        default:
          break;
      }
      skip();
    } while (depth > 0);
    return true;
  }

  /// Calls `read(key)` for each field of the object that comes next; `read` takes its value and gives false to end.
  /// `key` is where the key begins, behind its quote.
  template <class Read>
  bool object(Read read) {
    if (!take('{')) return false;
    if (take('}')) return true;
    return further_fields(read);
  }
  /// The same from the next field on.
  template <class Read>
  bool further_fields(Read read) {
    do {
      if (next_ + 1 >= count_) return false;
      const char* const key = place() + 1;
      if (key[-1] != '"' || text_[places_[next_ + 1]] != ':') return false;
      next_ += 2;
      if (!read(key)) return false;
    } while (take(','));
    return take('}');
  }

  template <class Read>
  bool list(Read read) {
    if (!take('[')) return false;
    if (take(']')) return true;
    while (true) {
      if (!read()) return false;
      if (take(']')) return true;
      if (!take(',')) return false;
    }
  }

 private:
  bool is_at(std::uint32_t place, const char (&word)[5]) const {
    return std::memcmp(text_.data() + place, word, 4) == 0;
  }
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  std::string_view text_;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stages_;
  std::size_t capacity_ = 0;
  const std::uint32_t* places_ = nullptr;  // where each token begins
  std::uint32_t count_ = 0, next_ = 0;
};

}  // namespace chuan
