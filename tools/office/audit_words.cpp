// SPDX-License-Identifier: MIT
// The plan's words: periods that disagree, bodies that are gone, terms mixed up, citations without their year.
#include <algorithm>
#include <regex>

#include "auditor.hpp"
#include "phrases.hpp"

namespace chuan::office {
namespace {

std::vector<int> years_of(const std::string& text) { return years(text); }

void period_conflict(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr || !auditor.plan()->goal || auditor.plan()->period.empty()) return;
  const std::vector<int> period = years_of(auditor.plan()->period), goal = years_of(auditor.plan()->goal->by);
  if (period.empty() || goal.empty() || *std::max_element(period.begin(), period.end()) >= goal.back()) return;
  auditor.say(rule, auditor.place("/plan/period"),
              {{"period", auditor.plan()->period}, {"by", auditor.plan()->goal->by}});
}

void said_differently(Auditor& auditor, const AuditRule& rule) {
  const std::regex form(rule.with.value("value", ""));
  const bool by_year = rule.with.value("by_school_year", false);
  const int least_years = rule.with.value("least_years", 0);
  std::map<std::string, std::pair<std::string, std::string>> first;  // school year → value, place
  for (const Passage& passage : auditor.passages())
    for (std::sregex_iterator at(passage.folded.begin(), passage.folded.end(), form), end; at != end; ++at) {
      std::string value = (*at)[1].str();
      if (at->size() > 2) {
        if (std::stoi((*at)[2].str()) - std::stoi(value) < least_years) continue;
        value += "-" + (*at)[2].str();
      }
      value = std::regex_replace(value, std::regex(", ?"), ", ");
      std::string year;
      if (by_year) {
        const std::string after = at->suffix().str().substr(0, 60);
        static const std::regex named("^[^.;]*?nam hoc (20\\d\\d-20\\d\\d)");
        std::smatch found;
        year = std::regex_search(after, found, named) ? found[1].str() : passage.school_year;
        if (year.empty()) continue;
      }
      const auto [known, is_new] = first.try_emplace(year, value, passage.place);
      if (is_new || known->second.first == value) continue;
      auditor.say(rule, passage.place,
                  {{"first", known->second.first}, {"place", known->second.second}, {"second", value}, {"year", year}});
      return;
    }
}

void starts_past(Auditor& auditor, const AuditRule& rule) {
  static const std::regex form("(?:bat dau )?tu nam hoc (20\\d\\d)-(20\\d\\d)");
  if (auditor.plan() == nullptr) return;
  for (const auto& [id, solutions] : auditor.plan()->solutions)
    for (std::size_t i = 0; i < solutions.size(); ++i) {
      const std::string plain = folded(solutions[i]);
      std::smatch found;
      if (!std::regex_search(plain, found, form)) continue;
      const auto span = parse_span(found[1].str() + "-" + found[2].str());
      if (span && span->second < auditor.subject().made)
        auditor.say(rule, auditor.place("/plan/solutions/" + id + "/" + std::to_string(i)),
                    {{"criterion", id}, {"year", found[1].str() + "-" + found[2].str()}});
    }
}

/// How often any of the patterns is found, where first, and what was found.
struct Hits {
  std::size_t count = 0;
  std::string place;
  std::vector<std::string> words;
};

Hits hits_of(const Auditor& auditor, const nlohmann::json& patterns) {
  Hits hits;
  for (const nlohmann::json& pattern : patterns) {
    const std::regex form(pattern.get<std::string>());
    for (const Passage& passage : auditor.passages())
      for (std::sregex_iterator at(passage.folded.begin(), passage.folded.end(), form), end; at != end; ++at) {
        if (hits.count++ == 0) hits.place = passage.place;
        std::string word = at->str();
        word.erase(0, word.find_first_not_of(" ("));
        std::transform(word.begin(), word.end(), word.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (std::find(hits.words.begin(), hits.words.end(), word) == hits.words.end()) hits.words.push_back(word);
      }
  }
  return hits;
}

void wrong_word(Auditor& auditor, const AuditRule& rule) {
  const Hits hits = hits_of(auditor, rule.with.value("patterns", nlohmann::json::array()));
  if (hits.count > 0)
    auditor.say(rule, hits.place, {{"count", std::to_string(hits.count)}, {"words", listed(hits.words)}});
}

void body_ended(Auditor& auditor, const AuditRule& rule) {
  for (const nlohmann::json& body : rule.with.value("bodies", nlohmann::json::array())) {
    const auto ends = parse_date(body.at("ends").get<std::string>());
    if (!ends || auditor.subject().as_of < *ends) continue;
    const Hits hits = hits_of(auditor, body.at("words"));
    if (hits.count > 0)
      auditor.say(rule, hits.place,
                  {{"name", body.at("name").get<std::string>()},
                   {"count", std::to_string(hits.count)},
                   {"ends", to_vietnamese(*ends)}});
  }
}

void phrase_stale(Auditor& auditor, const AuditRule& rule) {
  const auto days =
      (std::chrono::sys_days(auditor.subject().as_of) - std::chrono::sys_days(auditor.subject().made)).count();
  if (days < rule.with.value("after_days", 0)) return;
  const Hits hits = hits_of(auditor, rule.with.value("words", nlohmann::json::array()));
  if (hits.count > 0)
    auditor.say(rule, hits.place, {{"count", std::to_string(hits.count)}, {"words", listed(hits.words)}});
}

void mended_letters(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  const std::map<TextFault, const char*> names = {{TextFault::capital_eth, "dùng chữ Ð (eth) thay cho Đ"},
                                                  {TextFault::detached_dot_below, "dấu nặng rời khỏi nguyên âm"},
                                                  {TextFault::not_composed, "chữ có dấu ở dạng tổ hợp"},
                                                  {TextFault::soft_hyphen, "có gạch nối mềm hoặc ký tự ẩn"}};
  for (const auto& [fault, count] : auditor.subject().document->document.mended)
    if (const auto name = names.find(fault); name != names.end())
      auditor.say(rule, "", {{"count", std::to_string(count)}, {"what", name->second}});
}

/// "truờng": u and a horned o before a consonant; "thuở" is right.
void misspelt(Auditor& auditor, const AuditRule& rule) {
  static const std::regex form("[A-Za-zĐđ\\x80-\\xFF]*[uU](?:ơ|ờ|ớ|ở|ỡ|ợ|Ơ|Ờ|Ớ|Ở|Ỡ|Ợ)[a-zA-Z]+");
  std::size_t count = 0;
  std::string place;
  std::vector<std::string> words;
  for (const Passage& passage : auditor.passages())
    for (std::sregex_iterator at(passage.text.begin(), passage.text.end(), form), end; at != end; ++at) {
      if (count++ == 0) place = passage.place;
      if (words.size() < 6 && std::find(words.begin(), words.end(), at->str()) == words.end())
        words.push_back(at->str());
    }
  if (count > 0) auditor.say(rule, place, {{"count", std::to_string(count)}, {"words", listed(words)}});
}

}  // namespace

std::vector<Check> checks_of_words() {
  return {
      {"period_conflict", {}, {"period", "by"}, &period_conflict},
      {"said_differently",
       {"value", "by_school_year", "least_years"},
       {"first", "second", "place", "year"},
       &said_differently},
      {"starts_past", {}, {"criterion", "year"}, &starts_past},
      {"wrong_word", {"patterns"}, {"count", "words"}, &wrong_word},
      {"body_ended", {"bodies"}, {"name", "count", "ends"}, &body_ended},
      {"phrase_stale", {"words", "after_days"}, {"count", "words"}, &phrase_stale},
      {"mended_letters", {}, {"count", "what"}, &mended_letters},
      {"misspelt", {}, {"count", "words"}, &misspelt},
  };
}

}  // namespace chuan::office
