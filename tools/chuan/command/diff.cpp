// SPDX-License-Identifier: MIT
// `chuan diff`: what changed between two texts of the law, clause by clause, and for whom.
#include <map>

#include "chuan/comparison.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/log.hpp"
#include "population/diff.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

/// "22/2024/TT-BGDĐT, khoản 2 Điều 1"; a citation that names the circular itself says it once.
std::string amended_by(const ClauseChange& change) {
  if (change.by_cite.empty()) return change.by;
  return change.by_cite.find(change.by) != std::string::npos ? change.by_cite : change.by + ", " + change.by_cite;
}

const char* key(ChangeKind kind) {
  constexpr const char* keys[] = {"added", "removed", "changed", "renumbered"};
  return keys[static_cast<std::size_t>(kind)];
}
const char* key(Direction direction) {
  constexpr const char* keys[] = {"stricter", "looser", "reworded", "other"};
  return keys[static_cast<std::size_t>(direction)];
}

Json clause_json(const ClauseText& clause) {
  if (clause.subject.empty()) return nullptr;
  Json json{{"subject", clause.subject}, {"text", clause.text}};
  if (!clause.stated.empty()) json["states"] = clause.stated;
  if (!clause.cite.empty()) json["cite"] = clause.cite;
  if (!clause.unverified.empty()) json["unverified"] = clause.unverified;
  return json;
}

std::string said(const ClauseText& clause) {
  std::string text = clause.text.empty() ? "" : "«" + clause.text + "»";
  if (!clause.stated.empty()) text += (text.empty() ? "" : ": ") + clause.stated;
  return text;
}

std::string line(const ClauseChange& change, bool vi) {
  constexpr const char* kinds_vi[] = {"thêm", "bỏ", "đổi", "chuyển chỗ"};
  constexpr const char* kinds_en[] = {"added", "removed", "changed", "renumbered"};
  constexpr const char* ways_vi[] = {" (chặt hơn)", " (nhẹ hơn)", " (chỉ khác chữ)", ""};
  constexpr const char* ways_en[] = {" (stricter)", " (looser)", " (reworded)", ""};
  const auto kind = static_cast<std::size_t>(change.kind), way = static_cast<std::size_t>(change.direction);
  const bool has_after = change.kind != ChangeKind::removed;
  const std::string before = said(change.before), after = said(change.after);
  const bool is_mark = change.kind == ChangeKind::changed && before == after;
  std::string text = "  " +
                     std::string(is_mark ? (vi ? "giữ chữ cũ" : "unchanged")
                                 : vi    ? kinds_vi[kind]
                                         : kinds_en[kind]) +
                     " " + (has_after ? change.after.subject : change.before.subject);
  if (change.kind == ChangeKind::renumbered) text += (vi ? " (trước là " : " (before: ") + change.before.subject + ")";
  if (change.kind != ChangeKind::renumbered && !is_mark) text += vi ? ways_vi[way] : ways_en[way];
  if (!change.by.empty()) text += " — " + amended_by(change);
  text += "\n";
  const bool same = before == after;
  if (!before.empty() && !(same && has_after))
    text += wrap((vi ? "      trước: " : "      before: ") + before, 110, 8) + "\n";
  if (has_after && !after.empty() && !is_mark)
    text += wrap((vi ? "      nay: " : "      now: ") + after, 110, 8) + "\n";
  if (has_after && !change.after.unverified.empty() && change.after.unverified != change.before.unverified)
    text += wrap((vi ? "      chưa đối chiếu: " : "      unverified: ") + change.after.unverified, 110, 8) + "\n";
  return text;
}

struct DiffOptions {
  std::vector<std::string> texts;  ///< two
  std::string kind, population;
};

// A kind that both circulars know, when none is asked for.
std::string kind_for(const Rules& rules, const DatedText& before, const DatedText& after, const DiffOptions& options) {
  if (!options.kind.empty()) return options.kind;
  std::vector<std::string> known;
  for (const CircularHeader& each : rules.law.circulars())
    if (each.number == before.circular) known = each.applies_to;
  for (const CircularHeader& each : rules.law.circulars())
    if (each.number == after.circular)
      for (const std::string& kind : known)
        if (std::find(each.applies_to.begin(), each.applies_to.end(), kind) != each.applies_to.end()) return kind;
  return known.empty() ? "" : known.front();
}

Exit run_diff(const DiffOptions& options, Session& session) {
  Rules rules = load_rules(session, RuleFiles::with_carry_tables);
  const DatedText before = dated_text(rules, options.texts[0]), after = dated_text(rules, options.texts[1]);
  const std::string kind = kind_for(rules, before, after, options);
  const auto was = law_for(rules, before.circular, before.date, kind, session);
  const auto now = law_for(rules, after.circular, after.date, kind, session);
  const Differences differences = [&] {
    const Phase phase("so hai văn bản");
    return compare(was->rulebook, now->rulebook, rules.law.carry_rows(before.circular, after.circular));
  }();
  std::optional<Moves> population;
  if (!options.population.empty()) population.emplace(rules, before, after, options.population, session);
  const bool vi = session.language == Language::vi;
  std::map<std::string, std::size_t> totals;
  for (const ClauseChange& each : differences.changes) {
    ++totals[key(each.kind)];
    if (each.kind == ChangeKind::changed) ++totals[key(each.direction)];
  }
  if (session.is_json()) {
    Json json;
    json["before"] = {{"circular", before.circular}, {"as_of", to_iso(before.date)}};
    json["after"] = {{"circular", after.circular}, {"as_of", to_iso(after.date)}};
    json["kind"] = kind;
    json["changes"] = Json::array();
    for (const ClauseChange& each : differences.changes)
      json["changes"].push_back({{"kind", key(each.kind)},
                                 {"direction", key(each.direction)},
                                 {"before", clause_json(each.before)},
                                 {"after", clause_json(each.after)},
                                 {"by", each.by.empty() ? Json(nullptr) : Json(each.by)},
                                 {"cite", each.by_cite.empty() ? Json(nullptr) : Json(each.by_cite)}});
    for (const char* each : {"added", "removed", "changed", "renumbered", "stricter", "looser", "reworded"})
      json["totals"][each] = totals[each];
    if (population) json["population"] = population->json();
    write_out(json.dump(2) + "\n");
  } else {
    std::string text = strong(before.circular + ", " + display(before.date, session.language) + " → " + after.circular +
                              ", " + display(after.date, session.language)) +
                       (kind.empty() ? "" : " (" + kind + ")") + "\n";
    for (const ClauseChange& each : differences.changes) text += line(each, vi);
    if (differences.changes.empty()) text += vi ? "  Không có gì khác.\n" : "  Nothing differs.\n";
    text += vi ? "Thêm " : "Added ";
    text += std::to_string(totals["added"]) + (vi ? ", bỏ " : ", removed ") + std::to_string(totals["removed"]) +
            (vi ? ", đổi " : ", changed ") + std::to_string(totals["changed"]) +
            (vi ? ", chuyển chỗ " : ", renumbered ") + std::to_string(totals["renumbered"]) + "\n";
    if (population) text += population->text(vi);
    write_out(text);
  }
  return population && population->has_bad_lines() ? Exit::faulty_input : Exit::done;
}

}  // namespace

void add_diff(Commands& commands) {
  const auto [command, options] = commands.add(
      "diff", "so hai văn bản, hoặc một văn bản ở hai ngày: điều nào đổi, do đâu, với ai",
      "Ví dụ: chuan diff 18/2018/TT-BGDĐT@24/01/2025 18/2018/TT-BGDĐT@25/01/2025\n       chuan diff 18/2018/TT-BGDĐT "
      "57/2026/TT-BGDĐT --kind THCS --format json",
      run_diff);
  command.arguments("VĂN_BẢN", options.texts, 2, "hai văn bản, dạng 18/2018/TT-BGDĐT hoặc 18/2018/TT-BGDĐT@25/01/2025")
      .common()
      .option("--kind", options.kind, "LOẠI", "loại trường, khi văn bản có nhiều phụ lục")
      .input_option("--population", options.population, "TỆP",
                    "nhiều hồ sơ (.jsonl, .jsonl.gz, thư mục): mức của từng trường trước và sau");
}

}  // namespace chuan
