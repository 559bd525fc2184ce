// SPDX-License-Identifier: MIT
// Both vocabularies, whatever language is asked for.
#include "dossier/words.hpp"

namespace chuan::dossier {
namespace {

constexpr std::pair<std::string_view, Verdict> verdicts[] = {
    {"met", Verdict::met},         {"not_met", Verdict::not_met},
    {"unknown", Verdict::unknown}, {"not_applicable", Verdict::not_applicable},
    {"đạt", Verdict::met},         {"không đạt", Verdict::not_met},
    {"chưa rõ", Verdict::unknown}, {"không áp dụng", Verdict::not_applicable},
};

constexpr std::pair<std::string_view, NoFigure> no_figures[] = {
    {"unknown", NoFigure::unknown},
    {"not_applicable", NoFigure::not_applicable},
    {"chưa rõ", NoFigure::unknown},
    {"không áp dụng", NoFigure::not_applicable},
};

template <class Pairs>
auto named(const Pairs& pairs, std::string_view word) -> std::optional<decltype(pairs[0].second)> {
  for (const auto& [known, meaning] : pairs)
    if (known == word) return meaning;
  return std::nullopt;
}

}  // namespace

std::optional<Verdict> verdict_named(std::string_view word) { return named(verdicts, word); }
std::optional<NoFigure> no_figure_named(std::string_view word) { return named(no_figures, word); }

}  // namespace chuan::dossier

std::string_view chuan::verdict_key(Verdict verdict) {
  constexpr std::string_view words[] = {"not_met", "unknown", "met", "not_applicable"};
  return words[static_cast<std::size_t>(verdict)];
}
