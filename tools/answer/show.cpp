// SPDX-License-Identifier: MIT
// Several annexes stand in one list of standards, each section with its annex.
#include "answer/show.hpp"

#include "answer/confidence.hpp"
#include "answer/question.hpp"
#include "chuan/dossier.hpp"

namespace chuan::answer {
namespace {

struct NoParameters {
  template <class Visit>
  static void fields(Visit&, NoParameters&) {}
};

Json day_or_null(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(nullptr); }

Made circulars(Asked& asked, const NoParameters&) { return {pretty(circulars_json(asked.rules().law))}; }

// A kind of each annex, or the one asked for.
std::vector<std::string> kinds_for(Asked& asked, const ShowParameters& parameters) {
  if (!parameters.kind.empty()) return {parameters.kind};
  const CircularHeader& header = asked.circular(parameters.circular);
  return header.annexes.empty() ? std::vector<std::string>{""} : kinds_apart(header);
}

// What only amends has no text of its own to consolidate: it is shown as written.
Json amendment_json(Asked& asked, const CircularHeader& header) {
  return {{"circular", header.number},
          {"title", header.title},
          {"issued", day_or_null(header.issued)},
          {"effective", day_or_null(header.effective)},
          {"amends", header.amends},
          {"text", asked.rules().law.as_written(header.number, asked.language()).value_or("")}};
}

// How the text is established, as comments: one line an annex.
std::string confidence_lines(Asked& asked, const ShowParameters& parameters, Date date) {
  const bool vi = asked.language() == Language::vi;
  std::string text;
  for (const std::string& kind : kinds_for(asked, parameters)) {
    Diagnostics ignored;
    const auto book = asked.rules().law.rulebook(parameters.circular, date, ignored, kind);
    if (!book) continue;
    const std::string annex = book->annex.empty() ? "" : (vi ? " phụ lục " : " annex ") + book->annex;
    text += (vi ? "# Xác lập" : "# Established") + annex + ": " + confidence_counts(*book, asked.language()) + "\n";
  }
  return text;
}

Made show(Asked& asked, const ShowParameters& parameters) { return {pretty(shown(asked, parameters))}; }

Made schema(Asked& asked, const ShowParameters& parameters) { return {schema_of_dossiers(asked, parameters)}; }

Json circular_shape() {
  return object_of(
      {key("circular", text()), key("title", text()), key("issued", or_null(day())), key("effective", or_null(day())),
       key("ends", or_null(day())), key("applies_to", list_of(text())), key("replaces", list_of(text())),
       key("annexes", list_of(object_of({key("id", text()), key("title", text()), key("kinds", list_of(text()))}))),
       key("amends", list_of(text())), key("amendment", truth()), key("reference", truth()), key("encoded", truth()),
       maybe("ends_earlier", table_of(day()))});
}

/// Keys that say where a clause comes from and how sure it is.
std::vector<Key> with_origin(std::vector<Key> keys) {
  for (Key& each :
       std::vector<Key>{key("unverified", or_null(text())), maybe("note", text()), maybe("amended_by", text())})
    keys.push_back(std::move(each));
  return keys;
}

Json requirement_shape() {
  const Json threshold = object_of({key("fact", text()), key("op", text()), key("value", or_null(text())),
                                    key("unit", or_null(text())), key("years", or_null(whole()))});
  return object_of(with_origin({key("id", text()), key("text", text()),
                                key("kind", word_of({"attested", "computed", "cross_checked", "alternatives"})),
                                key("condition", or_null(text())), key("threshold", or_null(threshold)),
                                maybe("cite", text()), maybe("ways_needed", whole()), maybe("ways", list_of(text()))}));
}

Json sections_shape() {
  const Json indicator = object_of(with_origin({key("id", text()), key("requirements", list_of(requirement_shape()))}));
  const Json level = object_of(
      with_origin({key("level", whole()), key("cite", or_null(text())), key("indicators", list_of(indicator))}));
  const Json criterion = object_of(
      with_origin({key("id", text()), key("title", text()), key("mandatory", truth()), key("cite", or_null(text())),
                   key("highest", whole()), key("levels", list_of(level)), maybe("suggested_evidence", list_of(text())),
                   maybe("metrics", list_of(object_of({key("text", text()), key("unit", or_null(text()))})))}));
  return list_of(object_of(with_origin(
      {key("id", text()), key("title", text()), key("criteria", list_of(criterion)), maybe("annex", text())})));
}

Json amendment_shape() {
  return object_of({key("circular", text()), key("title", text()), key("issued", or_null(day())),
                    key("effective", or_null(day())), key("amends", list_of(text())), key("text", text())});
}

Json show_shape() {
  const Json annex = object_of({key("id", text()), key("title", text())});
  const Json period = or_null(object_of(
      {key("count", whole()), key("unit", word_of({"years", "months", "days"})), key("cite", or_null(text()))}));
  const Json recognition =
      object_of({key("id", text()), key("label", text()), key("cite", or_null(text())), key("degree_word", text()),
                 key("kinds", list_of(text())),
                 key("degrees", list_of(object_of({key("degree", whole()), key("cite", or_null(text()))}))),
                 key("validity", period), key("renewal_lead", period), key("waiting", period)});
  return object_of({key("circular", text()), key("title", text()), maybe("annex", annex),
                    maybe("annexes", list_of(annex)), key("as_of", day()), key("issued", day()),
                    key("effective", day()), key("ends", or_null(day())), key("amended_by", list_of(text())),
                    key("applies_to", list_of(text())), key("standards", sections_shape()),
                    key("groups", sections_shape()), key("recognitions", list_of(recognition))});
}

}  // namespace

Json circulars_json(const Law& law) {
  Json list = Json::array();
  for (const CircularHeader& each : law.circulars()) {
    Json annexes = Json::array();
    for (const AnnexHeader& annex : each.annexes)
      annexes.push_back({{"id", annex.id}, {"title", annex.title}, {"kinds", annex.kinds}});
    list.push_back({{"circular", each.number},
                    {"title", each.title},
                    {"issued", day_or_null(each.issued)},
                    {"effective", day_or_null(each.effective)},
                    {"ends", day_or_null(each.ends)},
                    {"applies_to", each.applies_to},
                    {"replaces", each.replaces},
                    {"amends", each.amends},
                    {"annexes", std::move(annexes)},
                    {"amendment", each.is_amendment},
                    {"reference", each.is_reference},
                    {"encoded", each.is_encoded}});
    for (const auto& [kind, ends] : each.ends_earlier) list.back()["ends_earlier"][kind] = to_iso(ends);
  }
  return {{"circulars", std::move(list)}};
}

Date day_of(Asked& asked, const std::string& circular, std::optional<Date> as_of, std::optional<Date> today) {
  const CircularHeader& header = asked.circular(circular);
  if (as_of) return *as_of;
  if (!today)
    throw Refusal("no_date", asked.language() == Language::vi ? "cần as_of hoặc today" : "as_of or today is needed");
  std::chrono::sys_days day = *today;
  if (header.ends && std::chrono::sys_days(*header.ends) <= day)
    day = std::chrono::sys_days(*header.ends) - std::chrono::days(1);
  if (header.effective && day < std::chrono::sys_days(*header.effective)) day = *header.effective;
  return day;
}

Json shown(Asked& asked, const ShowParameters& parameters) {
  if (const CircularHeader& header = asked.circular(parameters.circular); header.is_amendment)
    return amendment_json(asked, header);
  const Date date = day_of(asked, parameters.circular, parameters.as_of, parameters.today);
  Json all;
  for (const std::string& kind : kinds_for(asked, parameters)) {
    Json one = Json::parse(to_json(asked.law_of(parameters.circular, date, kind)->rulebook));
    if (one.contains("annex"))
      for (const char* sections : {"standards", "groups"})
        for (Json& section : one[sections]) section["annex"] = one["annex"]["id"];
    if (all.is_null()) {
      all = std::move(one);
      continue;
    }
    if (all.contains("annex")) {
      all["annexes"].push_back(all["annex"]);
      all.erase("annex");
    }
    all["annexes"].push_back(one["annex"]);
    for (const char* sections : {"standards", "groups"})
      for (Json& section : one[sections]) all[sections].push_back(std::move(section));
  }
  return all;
}

std::string shown_text(Asked& asked, const ShowParameters& parameters) {
  if (asked.circular(parameters.circular).is_amendment)
    return asked.rules().law.as_written(parameters.circular, asked.language()).value_or("");
  const Date date = day_of(asked, parameters.circular, parameters.as_of, parameters.today);
  asked.law_of(parameters.circular, date, parameters.kind);
  Diagnostics diagnostics;
  const auto text = asked.rules().law.shown(parameters.circular, date, asked.language(), diagnostics);
  asked.tell(std::move(diagnostics), asked.rules().sources);
  if (!text) throw FaultyInput{};
  return *text + confidence_lines(asked, parameters, date);
}

std::string schema_of_dossiers(Asked& asked, const ShowParameters& parameters) {
  const Date date = day_of(asked, parameters.circular, parameters.as_of, parameters.today);
  return dossier_schema(asked.law_of(parameters.circular, date, parameters.kind)->rulebook) + "\n";
}

Question circulars_question() {
  return question<NoParameters, circulars>("circulars", "các thông tư của bộ quy tắc", {},
                                           object_of({key("circulars", list_of(circular_shape()))}));
}

Question show_question() {
  return question<ShowParameters, show>("show", "một thông tư đã hợp nhất, theo ngày", {},
                                        either(show_shape(), amendment_shape()));
}

Question schema_question() {
  return question<ShowParameters, schema>("schema", "JSON Schema của hồ sơ theo một thông tư", {}, anything());
}

}  // namespace chuan::answer
