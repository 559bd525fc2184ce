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

constexpr WordPair statuses[] = {
    {"not_started", "not_started"},  {"under_way", "under_way"}, {"done", "done"},    {"stopped", "stopped"},
    {"chưa bắt đầu", "not_started"}, {"đang làm", "under_way"},  {"đã xong", "done"}, {"đã dừng", "stopped"},
};

constexpr WordPair item_kinds[] = {
    {"own", "own"},
    {"approved", "approved"},
    {"unapproved", "unapproved"},
    {"demonstration", "demonstration"},
    {"của trường", "own"},
    {"đã được phê duyệt", "approved"},
    {"chưa được phê duyệt", "unapproved"},
    {"minh họa", "demonstration"},
};

constexpr WordPair verifications[] = {
    {"found", "found"},   {"not_found", "not_found"},  {"unchecked", "unchecked"},
    {"đã thấy", "found"}, {"không thấy", "not_found"}, {"chưa kiểm tra", "unchecked"},
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

std::span<const WordPair> words_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::status:
      return statuses;
    case Meaning::item_kind:
      return item_kinds;
    case Meaning::verification:
      return verifications;
    default:
      return {};
  }
}

}  // namespace chuan::dossier
