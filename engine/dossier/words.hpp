// SPDX-License-Identifier: MIT
// The words by which dossiers give verdicts, and say that a figure is not there.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "chuan/dossier.hpp"
#include "dossier/fields.hpp"

namespace chuan::dossier {

std::optional<Verdict> verdict_named(std::string_view word);
std::optional<NoFigure> no_figure_named(std::string_view word);

/// A word as it may be written, and as it is kept.
using WordPair = std::pair<std::string_view, std::string_view>;
/// The words that a text of that meaning is one of; none: it is any text.
std::span<const WordPair> words_of(Meaning meaning);

}  // namespace chuan::dossier
