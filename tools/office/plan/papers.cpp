// SPDX-License-Identifier: MIT
// The first rule that holds counts, so the last of a list must hold always.
#include "office/plan/papers.hpp"

#include <algorithm>

#include "office/plan/declared.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

using Form = Parameter::Form;

const std::vector<std::pair<const char*, Role>> roles = {
    {"criterion", Role::criterion}, {"standard", Role::standard}, {"order", Role::order},
    {"level", Role::level},         {"verdict", Role::verdict},   {"remark", Role::remark},
    {"cause", Role::cause},         {"state", Role::state},       {"code", Role::code},
    {"title", Role::title},         {"issued", Role::issued},     {"location", Role::location},
    {"issuer", Role::issuer},       {"note", Role::note},         {"target", Role::target},
    {"action", Role::action},       {"content", Role::content},   {"owner", Role::owner},
    {"decides", Role::decides},     {"cost", Role::cost},         {"source", Role::source},
    {"starts", Role::starts},       {"due", Role::due},           {"time", Role::time},
    {"indicator", Role::indicator}, {"proof", Role::proof},       {"progress", Role::progress},
    {"name", Role::name},           {"position", Role::position}, {"duty", Role::duty},
    {"when", Role::when},           {"count", Role::count},       {"year", Role::year},
    {"item", Role::item},
};
const std::vector<std::pair<const char*, Context>> contexts = {
    {"aim", Context::aim}, {"other", Context::other}, {"now", Context::now}};
const std::vector<std::pair<const char*, Section>> sections = {
    {"target", Section::target}, {"solutions", Section::solutions},   {"strengths", Section::strengths},
    {"limits", Section::limits}, {"recipients", Section::recipients}, {"conclusion", Section::conclusion},
    {"result", Section::result},
};

/// Where the words stand in text of words only; npos: nowhere.
std::size_t found_in(const std::string& text, const std::string& words) {
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return at;
  }
  return std::string::npos;
}

/// The meaning whose word begins first in the text, of those the longest; `otherwise` where none stands in it.
template <class Meaning>
Meaning first_of(const std::vector<Papers::Words<Meaning>>& all, const std::string& text, Meaning otherwise) {
  std::size_t best = std::string::npos, length = 0;
  for (const auto& [meaning, words] : all)
    for (const std::string& word : words) {
      const std::size_t at = found_in(text, word);
      if (at == std::string::npos || at > best || (at == best && word.size() <= length)) continue;
      best = at;
      length = word.size();
      otherwise = meaning;
    }
  return otherwise;
}

bool is_among(const std::string& name, const std::vector<std::string>& names) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

/// Reads one file; every fault says the entry it is in.
class PaperReader : Declared {
 public:
  using Declared::Declared;

  Papers read(const std::string& text) {
    const nlohmann::json json = parsed(text);
    const std::vector<std::string> known = {"kinds",   "groups", "roles",     "contexts", "sections", "levels",
                                            "marks",   "units",  "cut_codes", "goals",    "bodies",   "examples",
                                            "figures", "blanks", "lists",     "statuses"};
    std::vector<std::string> allowed = known;
    allowed.emplace_back("about");
    keys(json, allowed, known);
    Papers papers;
    each(json, "kinds", {{"kind", Form::text}, {"words", Form::texts}}, [&](const nlohmann::json& of) {
      papers.kinds.push_back({of["kind"], words(of)});
    });
    each(json, "groups", {{"group", Form::text}, {"level", Form::whole}, {"words", Form::texts}},
         [&](const nlohmann::json& of) {
           papers.groups.push_back({of["group"], of["level"], words(of)});
         });
    meanings(json, "roles", "role", roles, papers.roles);
    meanings(json, "contexts", "context", contexts, papers.contexts);
    meanings(json, "sections", "section", sections, papers.sections);
    each(json, "units", {{"unit", Form::text}, {"words", Form::texts}}, [&](const nlohmann::json& of) {
      papers.units.push_back({of["unit"], words(of)});
    });
    const std::vector<std::string> states = {"not_started", "under_way", "done", "stopped"};
    each(json, "statuses", {{"status", Form::one_of, true, {}, states}, {"words", Form::texts}},
         [&](const nlohmann::json& of) {
           papers.statuses.push_back({of["status"], words(of)});
         });
    read_levels(json["levels"], papers.levels);
    where_ = "marks";
    members(json["marks"], {{"yes", Form::texts}, {"no", Form::texts}});
    papers.yes_marks = json["marks"]["yes"];
    papers.no_marks = json["marks"]["no"];
    where_.clear();
    members({{"cut_codes", json["cut_codes"]}}, {{"cut_codes", Form::texts}});
    papers.cut_codes = json["cut_codes"];
    members({{"examples", json["examples"]}}, {{"examples", Form::texts}});
    papers.examples = json["examples"];
    members({{"blanks", json["blanks"]}}, {{"blanks", Form::texts}});
    papers.blanks = json["blanks"];
    where_ = "lists";
    members(json["lists"], {{"evidence", Form::texts}, {"council", Form::texts}});
    papers.evidence = json["lists"]["evidence"];
    papers.council = json["lists"]["council"];
    where_ = "figures";
    members(json["figures"],
            {{"counted", Form::texts}, {"dropped", Form::texts}, {"shares", Form::texts}, {"averages", Form::texts}});
    papers.dropped = json["figures"]["dropped"];
    papers.counted = json["figures"]["counted"];
    papers.shares = json["figures"]["shares"];
    papers.averages = json["figures"]["averages"];
    where_.clear();
    each(json, "goals", {{"target", Form::text}, {"words", Form::texts}, {"degrees", Form::texts}},
         [&](const nlohmann::json& of) {
           papers.goals.push_back({of["target"], words(of), of["degrees"]});
         });
    each(json, "bodies",
         {{"kinds", Form::texts, false},
          {"from", Form::date, false},
          {"above", Form::text, false},
          {"recipients", Form::texts},
          {"signs", Form::text},
          {"school_bodies", Form::texts, false}},
         [&](const nlohmann::json& of) {
           papers.bodies.push_back({names(of, "kinds"), parse_date(this->text(of, "from")), this->text(of, "above"),
                                    of["recipients"], of["signs"], names(of, "school_bodies")});
         });
    last_holds_always(papers.bodies.back().kinds.empty() && !papers.bodies.back().from);
    return papers;
  }

 private:
  template <class Meaning>
  using Names = std::vector<std::pair<const char*, Meaning>>;

  template <class Meaning>
  void meanings(const nlohmann::json& json, const char* list, const char* key, const Names<Meaning>& all,
                std::vector<Papers::Words<Meaning>>& read) {
    std::vector<std::string> choices;
    for (const auto& [name, meaning] : all) choices.emplace_back(name);
    each(json, list, {{key, Form::one_of, true, {}, choices}, {"words", Form::texts}}, [&](const nlohmann::json& of) {
      const auto at = std::find_if(all.begin(), all.end(), [&](const auto& one) { return of[key] == one.first; });
      read.push_back({at->second, words(of)});
    });
  }

  void read_levels(const nlohmann::json& json, Papers::Levels& levels) {
    where_ = "levels";
    members(json, {{"highest", Form::whole},
                   {"not_met", Form::texts},
                   {"met", Form::texts},
                   {"unknown", Form::texts},
                   {"denied", Form::texts},
                   {"before", Form::texts},
                   {"from", Form::texts},
                   {"to", Form::texts}});
    levels = {json["highest"], json["not_met"], json["met"],  json["unknown"],
              json["denied"],  json["before"],  json["from"], json["to"]};
  }

  template <class Read>
  void each(const nlohmann::json& json, const char* list, const std::vector<Parameter>& known, Read read) {
    where_ = list;
    if (!json[list].is_array() || json[list].empty()) fail("phải là danh sách, ít nhất một mục");
    for (std::size_t i = 0; i < json[list].size(); ++i) {
      where_ = std::string(list) + ", mục thứ " + std::to_string(i + 1);
      members(json[list][i], known);
      read(json[list][i]);
    }
  }

  void last_holds_always(bool is_so) const {
    if (!is_so) fail("mục cuối phải áp dụng cho mọi trường hợp: không ghi điều kiện");
  }

  static std::vector<std::string> names(const nlohmann::json& of, const char* key) {
    return of.value(key, std::vector<std::string>());
  }

  std::vector<std::string> words(const nlohmann::json& of) const {
    for (const std::string& word : names(of, "words"))
      if (word.empty() || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ") != std::string::npos)
        fail("«" + word + "» phải viết không dấu, chữ thường");
    return of["words"];
  }
};

}  // namespace

bool Papers::is_in_group(const std::string& criterion) const {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const Group& each) { return criterion.starts_with(each.id + "."); });
}

const Papers::Bodies& Papers::bodies_of(const std::string& kind, Date date) const {
  return *std::find_if(bodies.begin(), bodies.end(), [&](const Bodies& each) {
    return is_among(kind, each.kinds) && (!each.from || *each.from <= date);
  });
}

Role Papers::role_of(const std::string& heading) const { return first_of(roles, words_of(heading), Role::none); }

bool Papers::speaks_of(const std::string& heading, Context context) const {
  const std::string text = words_of(heading);
  return std::any_of(contexts.begin(), contexts.end(), [&](const Words<Context>& each) {
    return each.meaning == context && std::any_of(each.words.begin(), each.words.end(), [&](const std::string& word) {
             return found_in(text, word) != std::string::npos;
           });
  });
}

Context Papers::context_of(const std::string& heading) const {
  const std::string text = words_of(heading);
  for (const auto& [context, words] : contexts)
    for (const std::string& word : words)
      if (found_in(text, word) != std::string::npos) return context;
  return Context::none;
}

Section Papers::section_of(const std::string& line) const {
  const std::string text = words_of(line);
  for (const auto& [section, words] : sections)
    for (const std::string& word : words)
      if (text.starts_with(word) && found_in(text, word) == 0) return section;
  return Section::none;
}

bool Papers::counts(const std::string& words) const {
  const std::string text = words_of(words);
  const auto has = [&](const std::vector<std::string>& any) {
    return std::any_of(any.begin(), any.end(),
                       [&](const std::string& word) { return found_in(text, word) != std::string::npos; });
  };
  return has(counted) && !has(shares) && !has(averages) && words.find_first_of("/%") == std::string::npos;
}

bool Papers::names_evidence(const std::string& words) const {
  const std::string text = words_of(words);
  return std::any_of(evidence.begin(), evidence.end(),
                     [&](const std::string& word) { return found_in(text, word) != std::string::npos; });
}

bool Papers::names_council(const std::string& words) const {
  const std::string text = words_of(words);
  return std::any_of(council.begin(), council.end(),
                     [&](const std::string& word) { return found_in(text, word) != std::string::npos; });
}

std::string Papers::status_of(const std::string& text) const {
  const std::string plain = words_of(text);
  for (const Words<std::string>& each : statuses)
    if (std::find(each.words.begin(), each.words.end(), plain) != each.words.end()) return each.meaning;
  return "";
}

bool Papers::is_blank(const std::string& text) const {
  const std::string plain = folded(text);
  if (plain.find("[nha truong dien:") != std::string::npos) return true;
  const std::string words = words_of(text);
  return plain.starts_with('(') &&
         std::any_of(blanks.begin(), blanks.end(), [&](const std::string& word) { return words.starts_with(word); });
}

bool Papers::is_share(const std::string& words) const {
  const std::string text = words_of(words);
  return words.find('%') != std::string::npos ||
         std::any_of(shares.begin(), shares.end(), [&](const std::string& word) { return text.starts_with(word); });
}

std::string Papers::unit_of(const std::string& heading) const {
  return first_of(units, words_of(heading), std::string());
}

Papers read_papers(const std::string& text, const std::string& name) { return PaperReader(name).read(text); }

}  // namespace chuan::office
