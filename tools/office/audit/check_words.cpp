// SPDX-License-Identifier: MIT
// The plan's words: periods that disagree, bodies that are gone, terms mixed up, citations without their year.
#include <algorithm>
#include <cctype>
#include <regex>

#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

void period_conflict(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr || !auditor.plan()->goal || auditor.plan()->period.empty()) return;
  const std::vector<int> period = years(auditor.plan()->period), goal = years(auditor.plan()->goal->by);
  if (period.empty() || goal.empty() || *std::max_element(period.begin(), period.end()) >= goal.back()) return;
  auditor.say(rule, auditor.place("/plan/period"),
              {{"period", auditor.plan()->period}, {"by", auditor.plan()->goal->by}});
}

void said_differently(Auditor& auditor, const AuditRule& rule) {
  const std::regex form(rule.with["value"].get<std::string>());
  const bool by_year = rule.with.value("by_school_year", false);
  const int least_years = rule.with.value("least_years", 0);
  std::map<std::string, std::pair<std::string, DocumentPlace>> first;  // school year → value, place
  for (const Passage& passage : auditor.passages())
    for (std::sregex_iterator at(passage.folded.begin(), passage.folded.end(), form), end; at != end; ++at) {
      std::string value = (*at)[1].str();
      if (at->size() > 2) {
        if (const auto span = years(value + " " + (*at)[2].str());
            span.size() == 2 && span.back() - span.front() < least_years)
          continue;
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
                  {{"first", known->second.first},
                   {"place", in_both(known->second.second)},
                   {"second", value},
                   {"year", year}});
      return;
    }
}

void starts_past(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr || !auditor.subject().is_dated) return;
  const std::regex form(rule.with["value"].get<std::string>());
  const auto past = [&](const std::string& text) -> std::optional<std::string> {
    for (const std::string& piece : pieces(text)) {
      const std::string plain = folded(piece);
      std::smatch found;
      if (!std::regex_search(plain, found, form)) continue;
      const auto span = parse_span(found[1].str());
      if (span && span->second < auditor.subject().made) return found[1].str();
    }
    return std::nullopt;
  };
  for (const auto& [id, solutions] : auditor.plan()->solutions)
    for (std::size_t i = 0; i < solutions.size(); ++i)
      if (const auto year = past(solutions[i]))
        auditor.say(rule, auditor.place("/plan/solutions/" + id + "/" + std::to_string(i)),
                    {{"criterion", id}, {"year", *year}});
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// The words as they were written that stand at [begin, end) of the folded text.
std::string as_written(const Passage& passage, std::size_t begin, std::size_t end) {
  const std::string& plain = passage.folded;
  while (begin < end && plain[begin] == ' ') ++begin;
  const std::vector<std::string> written = words_of(passage.text);
  const auto word_at = [&](std::size_t at) {
    return static_cast<std::size_t>(std::count(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(at), ' '));
  };
  // Folding may open a sign into two words; then the folded ones are all that is sure.
  if (begin == end || written.size() != word_at(plain.size()) + 1) return plain.substr(begin, end - begin);
  std::string words;
  for (std::size_t i = word_at(begin); i <= word_at(end - 1); ++i) words += (words.empty() ? "" : " ") + written[i];
  words.erase(0, words.find_first_not_of("(,;"));
  while (words.ends_with(',') || words.ends_with(';') || words.ends_with('.')) words.pop_back();
  if (words.ends_with(')') && words.find('(') == std::string::npos) words.pop_back();
  return words;
}

/// How often any of the patterns is found, where first, and what was found.
struct Hits {
  std::size_t count = 0;
  DocumentPlace place;
  std::vector<std::string> words;
};

Hits hits_of(const Auditor& auditor, const std::vector<std::string>& patterns) {
  Hits hits;
  for (const std::string& pattern : patterns) {
    const std::regex form(pattern);
    for (const Passage& passage : auditor.passages())
      for (std::sregex_iterator at(passage.folded.begin(), passage.folded.end(), form), end; at != end; ++at) {
        if (hits.count++ == 0) hits.place = passage.place;
        const auto begin = static_cast<std::size_t>(at->position());
        const std::string words = as_written(passage, begin, begin + static_cast<std::size_t>(at->length()));
        if (std::find(hits.words.begin(), hits.words.end(), words) == hits.words.end()) hits.words.push_back(words);
      }
  }
  return hits;
}

Hits hits_of_words(const Auditor& auditor, const nlohmann::json& patterns) {
  std::vector<std::string> whole;
  for (const nlohmann::json& each : patterns) whole.push_back(whole_words(each.get<std::string>()));
  return hits_of(auditor, whole);
}

void wrong_word(Auditor& auditor, const AuditRule& rule) {
  const Hits hits = hits_of(auditor, rule.with["patterns"]);
  if (hits.count > 0)
    auditor.say(rule, hits.place, {{"count", std::to_string(hits.count)}, {"words", listed(hits.words)}});
}

void body_ended(Auditor& auditor, const AuditRule& rule) {
  for (const nlohmann::json& body : rule.with["bodies"]) {
    const auto ends = parse_date(body["ends"].get<std::string>());
    if (!ends || auditor.subject().as_of < *ends) continue;
    const Hits hits = hits_of_words(auditor, body["words"]);
    if (hits.count > 0)
      auditor.say(rule, hits.place,
                  {{"name", in_both(body["name"])}, {"count", std::to_string(hits.count)}, {"ends", in_both(*ends)}});
  }
}

void phrase_stale(Auditor& auditor, const AuditRule& rule) {
  const auto days =
      (std::chrono::sys_days(auditor.subject().as_of) - std::chrono::sys_days(auditor.subject().made)).count();
  if (days < rule.with["after_days"].get<int>()) return;
  const Hits hits = hits_of_words(auditor, rule.with["words"]);
  if (hits.count > 0)
    auditor.say(rule, hits.place, {{"count", std::to_string(hits.count)}, {"words", listed(hits.words)}});
}

void mended_letters(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  const std::map<TextFault, Sentence> names = {{TextFault::capital_eth, Sentence::audit_eth},
                                               {TextFault::detached_dot_below, Sentence::audit_dot_below},
                                               {TextFault::not_composed, Sentence::audit_not_composed},
                                               {TextFault::soft_hyphen, Sentence::audit_soft_hyphen}};
  for (const auto& [fault, count] : auditor.subject().document->document.mended)
    if (const auto name = names.find(fault); name != names.end())
      auditor.say(rule, auditor.place(""), {{"count", std::to_string(count)}, {"what", in_both(name->second)}});
}

bool is_part_of_word(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

/// u and a horned o before a further letter; "thuở" ends in them, and "Quới" has its u from the q.
bool has_plain_u_for_horned(std::string_view word) {
  static const std::string horned[] = {"ơ", "ờ", "ớ", "ở", "ỡ", "ợ", "Ơ", "Ờ", "Ớ", "Ở", "Ỡ", "Ợ"};
  for (std::size_t at = word.find_first_of("uU"); at != std::string_view::npos; at = word.find_first_of("uU", at + 1)) {
    if (at > 0 && (word[at - 1] == 'q' || word[at - 1] == 'Q')) continue;
    for (const std::string& each : horned)
      if (word.substr(at + 1).starts_with(each) && at + 1 + each.size() < word.size() &&
          std::isalpha(static_cast<unsigned char>(word[at + 1 + each.size()])) != 0)
        return true;
  }
  return false;
}

void misspelt(Auditor& auditor, const AuditRule& rule) {
  std::size_t count = 0;
  DocumentPlace place;
  std::vector<std::string> words;
  for (const Passage& passage : auditor.passages()) {
    const std::string& text = passage.text;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
      for (end = begin; end < text.size() && is_part_of_word(text[end]);) ++end;
      const std::string word = text.substr(begin, end - begin);
      if (!has_plain_u_for_horned(word)) continue;
      if (count++ == 0) place = passage.place;
      if (words.size() < 6 && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
  }
  if (count > 0) auditor.say(rule, place, {{"count", std::to_string(count)}, {"words", listed(words)}});
}

}  // namespace

std::vector<Check> checks_of_words() {
  using Form = Parameter::Form;
  const Parameter bodies{
      "bodies",
      Form::list,
      true,
      {Parameter{"words", Form::patterns}, Parameter{"name", Form::in_two_languages}, Parameter{"ends", Form::date}}};
  return {
      {"period_conflict", {}, {"period", "by"}, &period_conflict},
      {"said_differently",
       {{"value", Form::pattern, true, {}, {}, {1, 2}},
        {"by_school_year", Form::flag, false},
        {"least_years", Form::whole, false}},
       {"first", "second", "place", "year"},
       &said_differently},
      {"starts_past", {{"value", Form::pattern, true, {}, {}, {1}}}, {"criterion", "year"}, &starts_past},
      {"wrong_word", {{"patterns", Form::patterns}}, {"count", "words"}, &wrong_word},
      {"body_ended", {bodies}, {"name", "count", "ends"}, &body_ended},
      {"phrase_stale", {{"words", Form::patterns}, {"after_days", Form::whole}}, {"count", "words"}, &phrase_stale},
      {"mended_letters", {}, {"count", "what"}, &mended_letters},
      {"misspelt", {}, {"count", "words"}, &misspelt},
  };
}

}  // namespace chuan::office
