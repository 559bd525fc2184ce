// SPDX-License-Identifier: MIT
// What many schools come to together. No school is named and none is put before another.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "answer/population/summary.hpp"
#include "text/words.hpp"

namespace chuan {

using answer::Division, answer::LevelCounts, answer::Summary;

/// The most of a list by count, largest first; at equal counts in the order of codes.
template <class Value, class Count>
std::vector<std::pair<std::pair<std::string, std::string>, Value>> most(
    const std::map<std::pair<std::string, std::string>, Value>& all, std::size_t count, Count count_of) {
  std::vector<std::pair<std::pair<std::string, std::string>, Value>> list(all.begin(), all.end());
  std::stable_sort(list.begin(), list.end(),
                   [&](const auto& a, const auto& b) { return count_of(a.second) > count_of(b.second); });
  list.resize(std::min(list.size(), count));
  return list;
}

/// What people call it; where that is not known, its id.
std::string title_of(const Summary& summary, const std::string& of, const std::string& id);
/// "4.2 Thiết bị dạy học": the title is that of the criterion in which the subject is.
std::string subject_words(const Summary& summary, const std::string& text, const std::string& subject);
/// As `Summary::by`, kinds of school by what people call them.
std::map<std::string, LevelCounts> groups_to_read(const Summary& summary, Division division);
/// "tỉnh", "xã", "loại trường", "văn bản".
std::string division_words(Division division, Language language);

std::string summary_text(const Summary& summary, const std::vector<Division>& divisions, Language language);
/// One tidy table: section, division, group, item, detail, count.
std::string summary_csv(const Summary& summary, const std::vector<Division>& divisions);
/// A page that needs nothing else: pictures beside their tables.
std::string summary_html(const Summary& summary, const std::vector<Division>& divisions);

}  // namespace chuan
