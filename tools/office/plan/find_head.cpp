// SPDX-License-Identifier: MIT
// The first line of each sort counts; kinds of schools are counted over the whole.
#include "office/plan/find_head.hpp"

#include <algorithm>
#include <regex>

#include "office/plan/phrases.hpp"

namespace chuan::office {

bool is_left_open(const std::string& name) {
  return name.find("...") != std::string::npos || name.find("…") != std::string::npos ||
         name.find('[') != std::string::npos;
}

void HeadFinder::read(const Said& said, const std::string& plain) {
  for (std::size_t i = 0; i < kinds_.size(); ++i)
    for (const std::string& word : papers_.kinds[i].words)
      for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + 1)) ++kinds_[i];
  if (!plan_.date && said.text.size() < 120)
    if (const auto date = date_in_words(said.text)) {
      plan_.date = date;
      plan_.date_place = said.place;
    }
  if (plan_.school_name.text.empty() && plan_.headings.empty() && said.text.size() < 120 &&
      plain.starts_with("truong ") && !is_left_open(said.text))
    plan_.school_name = said;
  static const std::regex period(R"((?:giai doan|nam hoc|nam) (20\d\d(?: ?- ?20\d\d)?))");
  std::smatch found;
  const bool is_title = plain.find("cai tien") != std::string::npos, is_below = is_below_title_;
  is_below_title_ = is_title;
  if (plan_.period.text.empty() && plan_.headings.empty() && (is_title || is_below) &&
      std::regex_search(plain, found, period)) {
    plan_.period = said;
    plan_.period.text = std::regex_replace(found[1].str(), std::regex(" ?- ?"), "-");
  }
}

void HeadFinder::finish() {
  // A letter head in a table is no line of the text.
  const std::string name = folded(plan_.school_name.text);
  for (std::size_t i = 0; i < kinds_.size(); ++i)
    for (const std::string& word : papers_.kinds[i].words) kinds_[i] += name.find(word) != std::string::npos;
  const auto most = std::max_element(kinds_.begin(), kinds_.end());
  if (*most > 0 && std::count(kinds_.begin(), kinds_.end(), *most) == 1)
    plan_.kind = papers_.kinds[static_cast<std::size_t>(most - kinds_.begin())].name;
}

}  // namespace chuan::office
