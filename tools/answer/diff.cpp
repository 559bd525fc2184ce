// SPDX-License-Identifier: MIT
// `diff` of two texts.
#include "answer/diff.hpp"

#include <algorithm>

#include "answer/question.hpp"
#include "answer/show.hpp"

namespace chuan::answer {
namespace {

constexpr const char* change_words[] = {"added", "removed", "changed", "renumbered"};
constexpr const char* direction_words[] = {"stricter", "looser", "reworded", "other"};

Json clause_json(const ClauseText& clause) {
  if (clause.subject.empty()) return nullptr;
  Json json{{"subject", clause.subject}, {"text", clause.text}};
  if (!clause.stated.empty()) json["states"] = clause.stated;
  if (!clause.cite.empty()) json["cite"] = clause.cite;
  if (!clause.unverified.empty()) json["unverified"] = clause.unverified;
  return json;
}

// A kind that both circulars know, when none is asked for.
std::string kind_for(Asked& edition_before, Asked& edition_after, const Compared& of) {
  const std::vector<std::string>& known = edition_before.circular(of.before.circular).applies_to;
  const std::vector<std::string>& others = edition_after.circular(of.after.circular).applies_to;
  for (const std::string& kind : others)
    if (std::find(known.begin(), known.end(), kind) != known.end()) return kind;
  return known.empty() ? "" : known.front();
}

void add_differences(Asked& edition_before, Asked& edition_after, Compared& of) {
  const auto was = edition_before.law_of(of.before.circular, of.before.date, of.kind);
  const auto now = edition_after.law_of(of.after.circular, of.after.date, of.kind);
  of.differences =
      compare(was->rulebook, now->rulebook, edition_after.rules().law.carry_rows(of.before.circular, of.after.circular),
              &edition_before == &edition_after);
  for (const ClauseChange& each : of.differences.changes) {
    ++of.totals[change_words[static_cast<std::size_t>(each.kind)]];
    if (each.kind == ChangeKind::changed) ++of.totals[direction_words[static_cast<std::size_t>(each.direction)]];
  }
}

const CircularHeader* header_of(const std::vector<CircularHeader>& all, const std::string& number) {
  for (const CircularHeader& each : all)
    if (each.number == number) return &each;
  return nullptr;
}

/// What `some` says and `others` do not is added.
template <class Value>
void add_new(std::vector<Value>& others, const std::vector<Value>& some) {
  for (const Value& each : some)
    if (std::find(others.begin(), others.end(), each) == others.end()) others.push_back(each);
}

Made diff(Asked& asked, const DiffParameters& parameters) {
  return {pretty(to_json(compare_texts(asked, parameters)))};
}

}  // namespace

DatedCircular dated_circular(Asked& asked, const std::string& text, std::optional<Date> today) {
  const std::size_t at = text.find('@');
  DatedCircular found{text.substr(0, at), {}};
  std::optional<Date> as_of;
  if (at != std::string::npos) {
    as_of = parse_date(text.substr(at + 1));
    if (!as_of)
      throw Refusal("bad_date",
                    "`" + text.substr(at + 1) +
                        (asked.language() == Language::vi ? "` không phải ngày, cần dạng 2025-01-25 hoặc 25/01/2025"
                                                          : "` is no date; write 2025-01-25 or 25/01/2025"));
  }
  found.date = day_of(asked, found.circular, as_of, today);
  return found;
}

Compared compare_texts(Asked& asked, const DiffParameters& parameters) {
  return compare_texts(asked, asked, parameters);
}

Compared compare_texts(Asked& edition_before, Asked& edition_after, const DiffParameters& parameters) {
  Compared made;
  made.before = dated_circular(edition_before, parameters.before, parameters.today);
  made.after = dated_circular(edition_after, parameters.after, parameters.today);
  made.kind = parameters.kind.empty() ? kind_for(edition_before, edition_after, made) : parameters.kind;
  add_differences(edition_before, edition_after, made);
  return made;
}

ComparedEditions compare_editions(Asked& edition_before, Asked& edition_after, const std::string& kind) {
  ComparedEditions made;
  const Law& before = edition_before.rules().law;
  const Law& after = edition_after.rules().law;
  const std::vector<CircularHeader> all_before = before.circulars(), all_after = after.circulars();
  for (const CircularHeader& each : all_before)
    if (header_of(all_after, each.number) == nullptr) made.only_before.push_back(each.number);
  for (const CircularHeader& each : all_after) {
    const CircularHeader* const known = header_of(all_before, each.number);
    if (known == nullptr) made.only_after.push_back(each.number);
    if (known == nullptr || each.is_amendment || known->is_amendment) continue;
    std::vector<std::string> kinds = kinds_apart(each);
    if (!kind.empty())
      kinds = {kind};
    else if (kinds.front().empty() == kinds_apart(*known).front().empty())
      add_new(kinds, kinds_apart(*known));
    std::vector<Date> days = after.texts(each.number);
    add_new(days, before.texts(each.number));
    std::sort(days.begin(), days.end());
    for (const Date day : days)
      for (const std::string& one : kinds) {
        Compared compared{{each.number, day}, {each.number, day}, one, {}, {}};
        add_differences(edition_before, edition_after, compared);
        if (!compared.differences.changes.empty()) made.texts.push_back(std::move(compared));
      }
  }
  return made;
}

Json to_json(const Compared& compared) {
  const auto text_json = [](const DatedCircular& of) {
    return Json{{"circular", of.circular}, {"as_of", to_iso(of.date)}};
  };
  Json json{{"before", text_json(compared.before)},
            {"after", text_json(compared.after)},
            {"kind", compared.kind},
            {"changes", Json::array()}};
  for (const ClauseChange& each : compared.differences.changes)
    json["changes"].push_back({{"kind", change_words[static_cast<std::size_t>(each.kind)]},
                               {"direction", direction_words[static_cast<std::size_t>(each.direction)]},
                               {"before", clause_json(each.before)},
                               {"after", clause_json(each.after)},
                               {"by", each.by.empty() ? Json(nullptr) : Json(each.by)},
                               {"cite", each.by_cite.empty() ? Json(nullptr) : Json(each.by_cite)}});
  for (const char* each : {"added", "removed", "changed", "renumbered", "stricter", "looser", "reworded"}) {
    const auto known = compared.totals.find(each);
    json["totals"][each] = known == compared.totals.end() ? 0 : known->second;
  }
  return json;
}

Json to_json(const ComparedEditions& compared) {
  Json json{{"texts", Json::array()}, {"only_before", compared.only_before}, {"only_after", compared.only_after}};
  for (const Compared& each : compared.texts) json["texts"].push_back(to_json(each));
  return json;
}

Question diff_question() {
  const Json dated = object_of({key("circular", text()), key("as_of", day())});
  const Json clause = or_null(object_of({key("subject", text()), key("text", text()), maybe("states", text()),
                                         maybe("cite", text()), maybe("unverified", text())}));
  const Json change = object_of({key("kind", word_of({std::begin(change_words), std::end(change_words)})),
                                 key("direction", word_of({std::begin(direction_words), std::end(direction_words)})),
                                 key("before", clause), key("after", clause), key("by", or_null(text())),
                                 key("cite", or_null(text()))});
  std::vector<Key> totals;
  for (const char* each : {"added", "removed", "changed", "renumbered", "stricter", "looser", "reworded"})
    totals.push_back(key(each, whole()));
  const Json school = object_of({key("line", whole()), key("name", text()), key("before", interval()),
                                 key("after", interval()), key("move", text()), key("causes", list_of(text()))});
  const Json other =
      object_of({key("kind", text()), key("changes", list_of(change)), key("totals", object_of(totals))});
  const Json population =
      object_of({key("schools", list_of(school)), key("totals", table_of(whole())), key("bad_lines", whole())});
  return question<DiffParameters, diff>(
      "diff", "hai văn bản, hoặc một văn bản ở hai ngày: điều nào đổi, do đâu", {},
      object_of({key("before", dated), key("after", dated), key("kind", text()), key("changes", list_of(change)),
                 key("totals", object_of(totals)), maybe("population", population),
                 maybe("other_kinds", list_of(other))}));
}

}  // namespace chuan::answer
