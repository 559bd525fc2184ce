// SPDX-License-Identifier: MIT
// Whole sentences in the language of the reader, from one table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/language.hpp"

namespace chuan {

/// Every sentence the program can say besides diagnostics, by name.
enum class Sentence : std::uint16_t {
#define SENTENCE(key, vi, en) key,
#include "chuan/sentences.def"
#undef SENTENCE
};

/// The sentence with its {0} {1} … filled. An argument made by `in_both` has its own wording in each language.
std::string sentence(Sentence key, Language language, const std::vector<std::string>& arguments = {});

/// `text` with each part that `in_both` made in one language.
std::string text_in(std::string_view text, Language language);

/// A text that differs between the languages, as an argument of a sentence or a diagnostic.
std::string in_both(std::string_view vi, std::string_view en);
std::string in_both(Sentence key, const std::vector<std::string>& arguments = {});

}  // namespace chuan
