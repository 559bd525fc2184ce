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
std::string kind_for(Asked& asked, const DatedCircular& before, const DatedCircular& after) {
  const std::vector<std::string> known = asked.circular(before.circular).applies_to;
  const std::vector<std::string>& others = asked.circular(after.circular).applies_to;
  for (const std::string& kind : others)
    if (std::find(known.begin(), known.end(), kind) != known.end()) return kind;
  return known.empty() ? "" : known.front();
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
  Compared made;
  made.before = dated_circular(asked, parameters.before, parameters.today);
  made.after = dated_circular(asked, parameters.after, parameters.today);
  made.kind = parameters.kind.empty() ? kind_for(asked, made.before, made.after) : parameters.kind;
  const auto was = asked.law_of(made.before.circular, made.before.date, made.kind);
  const auto now = asked.law_of(made.after.circular, made.after.date, made.kind);
  made.differences =
      compare(was->rulebook, now->rulebook, asked.rules().law.carry_rows(made.before.circular, made.after.circular));
  for (const ClauseChange& each : made.differences.changes) {
    ++made.totals[change_words[static_cast<std::size_t>(each.kind)]];
    if (each.kind == ChangeKind::changed) ++made.totals[direction_words[static_cast<std::size_t>(each.direction)]];
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
