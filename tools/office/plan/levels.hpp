// SPDX-License-Identifier: MIT
// What people write for a level that is reached or aimed at; two levels in one sentence are never guessed apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/plan/papers.hpp"

namespace chuan::office {

/// The level that a heading begins with: 2 of "Mức 2 (chuẩn quốc gia mức độ 1)". "Mục 2" and "Mức độ 2" are none.
std::optional<int> heading_level(const std::string& heading, const Papers& papers);

/// The level that a sentence aims at: 2 of "Duy trì Mức 2, chưa phấn đấu Mức 3" and of "từ Mức 1 lên Mức 2". Absent
/// when it names none, two, or one that no circular has.
std::optional<int> target_level(const std::string& text, const Papers& papers);

/// The level that a few words say is reached, 0 for "Không đạt"; absent when they say anything more.
std::optional<int> verdict_level(const std::string& text, const Papers& papers);

/// What a cell of a level's column says.
enum class Mark : std::uint8_t { none, yes, no, unclear };
Mark mark_of(const std::string& cell, const Papers& papers);

}  // namespace chuan::office
