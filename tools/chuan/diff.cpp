// SPDX-License-Identifier: MIT
// `chuan diff`: what changed between two texts of the law, clause by clause, and for whom.
#include <CLI/CLI.hpp>
#include <map>

#include "chuan/comparison.hpp"
#include "load.hpp"
#include "log.hpp"
#include "words.hpp"

namespace chuan {
namespace {

/// "22/2024/TT-BGDĐT, khoản 2 Điều 1"; a citation that names the circular itself says it once.
std::string amended_by(const ClauseChange& change) {
  if (change.by_cite.empty()) return change.by;
  return change.by_cite.find(change.by) != std::string::npos ? change.by_cite : change.by + ", " + change.by_cite;
}

struct Side {
  std::string circular;
  Date date;
};

// "18/2018/TT-BGDĐT" or "18/2018/TT-BGDĐT@2025-01-25".
Side side_of(const Rules& rules, const std::string& text) {
  const std::size_t at = text.find('@');
  Side side{text.substr(0, at), {}};
  std::optional<Date> asked;
  if (at != std::string::npos) {
    asked = parse_date(text.substr(at + 1));
    if (!asked) throw Failure("`" + text.substr(at + 1) + "` không phải ngày, cần dạng 2025-01-25 hoặc 25/01/2025");
  }
  side.date = date_for(rules, side.circular, asked);
  return side;
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

// ---- for whom: each school of a population before and after

struct Move {
  std::string school;
  std::size_t line = 0;
  Interval before, after;
  std::vector<std::string> causes;
};

const char* kind_of(const Move& move) {
  if (move.before == move.after) return "same";
  if (move.after.at_least >= move.before.at_least && move.after.at_most >= move.before.at_most) return "up";
  if (move.after.at_least <= move.before.at_least && move.after.at_most <= move.before.at_most) return "down";
  return "less_known";
}

// The changed clauses of the criteria whose level moved; the school's own clauses when none did.
std::vector<std::string> causes(const Differences& differences, const Rulebook& before, const Assessment& was,
                                const Rulebook& after, const Assessment& now) {
  std::vector<std::string> moved, found;
  for (std::size_t i = 0; i < before.criteria.size(); ++i)
    for (std::size_t j = 0; j < after.criteria.size(); ++j)
      if (before.criteria[i].id == after.criteria[j].id && was.criteria[i] != now.criteria[j])
        moved.push_back(before.criteria[i].id);
  for (const ClauseChange& change : differences.changes) {
    const ClauseText& clause = change.kind == ChangeKind::removed ? change.before : change.after;
    const bool is_of_moved = std::find(moved.begin(), moved.end(), clause.criterion) != moved.end();
    const bool is_of_school = moved.empty() && clause.criterion.empty();
    if (!is_of_moved && !is_of_school) continue;
    if (change.direction == Direction::reworded) continue;
    found.push_back(clause.subject + (change.by.empty() ? "" : " (" + change.by + ")"));
  }
  return found;
}

std::string words(const Move& move, bool vi) {
  const Language language = vi ? Language::vi : Language::en;
  std::string text = "  " + std::to_string(move.line) + " " + move.school + ": " +
                     brief(level_words(move.before, level_word(language), language)) + " → " +
                     brief(level_words(move.after, level_word(language), language));
  for (std::size_t i = 0; i < move.causes.size(); ++i) text += (i == 0 ? "; " : ", ") + move.causes[i];
  return wrap(text, 110, 6) + "\n";
}

class Population {
 public:
  Population(Rules& rules, const Side& before, const Side& after, const Options& options)
      : rules_(rules), before_(before), after_(after), options_(options) {}

  void read(const std::string& path) {
    const std::string text = read_file(path, std::size_t{1} << 31);
    std::size_t number = 0;
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      ++number;
      if (text.find_first_not_of(" \t\r", start) < end) school(path, number, text.substr(start, end - start));
      start = end + 1;
    }
  }

  bool has_bad_lines() const { return bad_lines_ > 0; }

  std::string text(bool vi) const {
    std::string result = vi ? "\nTừng trường\n" : "\nSchool by school\n";
    for (const Move& each : moves_)
      if (each.before != each.after) result += words(each, vi);
    result += vi ? "Tổng cộng " : "Total ";
    result += std::to_string(moves_.size()) + (vi ? " trường:" : " schools:");
    constexpr std::pair<const char*, const char*> kinds[] = {
        {"up", "lên"}, {"down", "xuống"}, {"less_known", "chưa rõ hơn"}, {"same", "như cũ"}};
    for (const auto& [kind, word] : kinds)
      result += std::string(" ") + (vi ? word : kind) + " " + std::to_string(count(kind));
    if (bad_lines_ > 0) result += (vi ? "; dòng hỏng " : "; bad lines ") + std::to_string(bad_lines_);
    return result + "\n";
  }

  Json json() const {
    Json all{{"schools", Json::array()}, {"totals", Json::object()}, {"bad_lines", bad_lines_}};
    for (const Move& each : moves_)
      all["schools"].push_back({{"line", each.line},
                                {"name", each.school},
                                {"before", to_json(each.before)},
                                {"after", to_json(each.after)},
                                {"move", kind_of(each)},
                                {"causes", each.causes}});
    for (const char* kind : {"up", "down", "less_known", "same"}) all["totals"][kind] = count(kind);
    return all;
  }

 private:
  std::size_t count(const std::string& kind) const {
    std::size_t total = 0;
    for (const Move& each : moves_) total += kind_of(each) == kind;
    return total;
  }

  // One bad line is told and does not stop the rest.
  void school(const std::string& path, std::size_t number, std::string text) {
    const std::uint32_t file = rules_.sources.add(path + ":" + std::to_string(number), std::move(text));
    Diagnostics problems;
    const auto header = read_header(rules_.sources, file, problems);
    std::optional<Dossier> dossier;
    std::shared_ptr<const Laid> was, now;
    if (header) {
      was = lay(rules_, before_.circular, before_.date, header->kind, options_);
      now = lay(rules_, after_.circular, after_.date, header->kind, options_);
      dossier = read_dossier(rules_.sources, file, was->rulebook, problems);
    }
    if (!dossier) {
      ++bad_lines_;
      tell(std::move(problems), rules_.sources, options_);
      return;
    }
    Diagnostics ignored;
    const Dossier moved = transfer(*dossier, was->rulebook, now->rulebook, ignored);
    const Assessment old = assess(was->program, was->rulebook, *dossier, before_.date);
    const Assessment fresh = assess(now->program, now->rulebook, moved, after_.date);
    Move move{dossier->name, number, old.level, fresh.level, {}};
    if (move.before != move.after)
      move.causes = causes(differences(*was, *now), was->rulebook, old, now->rulebook, fresh);
    moves_.push_back(std::move(move));
  }

  const Differences& differences(const Laid& was, const Laid& now) {
    const auto [known, fresh] = differences_.try_emplace({&was, &now});
    if (fresh)
      known->second = compare(was.rulebook, now.rulebook, rules_.law.carry_rows(before_.circular, after_.circular));
    return known->second;
  }

  Rules& rules_;
  const Side& before_;
  const Side& after_;
  const Options& options_;
  std::vector<Move> moves_;
  std::size_t bad_lines_ = 0;
  std::map<std::pair<const Laid*, const Laid*>, Differences> differences_;
};

// A kind that both circulars know, when none is asked for.
std::string kind_for(const Rules& rules, const Side& before, const Side& after, const Options& options) {
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

Exit run_diff(const Options& options) {
  Rules rules = load_rules(options, RuleFiles::with_carry_tables);
  const Side before = side_of(rules, options.inputs[0]), after = side_of(rules, options.inputs[1]);
  const std::string kind = kind_for(rules, before, after, options);
  const auto was = lay(rules, before.circular, before.date, kind, options);
  const auto now = lay(rules, after.circular, after.date, kind, options);
  const Differences differences = [&] {
    const Phase phase("so hai văn bản");
    return compare(was->rulebook, now->rulebook, rules.law.carry_rows(before.circular, after.circular));
  }();
  Population population(rules, before, after, options);
  if (!options.population.empty()) population.read(options.population);
  const bool vi = options.language() == Language::vi;
  std::map<std::string, std::size_t> totals;
  for (const ClauseChange& each : differences.changes) {
    ++totals[key(each.kind)];
    if (each.kind == ChangeKind::changed) ++totals[key(each.direction)];
  }
  if (options.is_json()) {
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
    if (!options.population.empty()) json["population"] = population.json();
    write_out(json.dump(2) + "\n");
  } else {
    std::string text = strong(before.circular + ", " + display(before.date, options.language()) + " → " +
                              after.circular + ", " + display(after.date, options.language())) +
                       (kind.empty() ? "" : " (" + kind + ")") + "\n";
    for (const ClauseChange& each : differences.changes) text += line(each, vi);
    if (differences.changes.empty()) text += vi ? "  Không có gì khác.\n" : "  Nothing differs.\n";
    text += vi ? "Thêm " : "Added ";
    text += std::to_string(totals["added"]) + (vi ? ", bỏ " : ", removed ") + std::to_string(totals["removed"]) +
            (vi ? ", đổi " : ", changed ") + std::to_string(totals["changed"]) +
            (vi ? ", chuyển chỗ " : ", renumbered ") + std::to_string(totals["renumbered"]) + "\n";
    if (!options.population.empty()) text += population.text(vi);
    write_out(text);
  }
  return population.has_bad_lines() ? Exit::faulty_input : Exit::done;
}

}  // namespace

void add_diff(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("diff", "so hai văn bản, hoặc một văn bản ở hai ngày: điều nào đổi, do đâu, với ai")
          ->group("Lệnh");
  command->add_option("VĂN_BẢN", options.inputs, "hai văn bản, dạng 18/2018/TT-BGDĐT hoặc 18/2018/TT-BGDĐT@25/01/2025")
      ->required()
      ->expected(2)
      ->type_name("");
  add_common(*command, options);
  command->add_option("--kind", options.kind, "loại trường, khi văn bản có nhiều phụ lục")->type_name("LOẠI");
  command
      ->add_option("--population", options.population,
                   "tệp JSONL, mỗi dòng một hồ sơ: mức của từng trường trước và sau")
      ->type_name("TỆP");
  command->footer(
      "Ví dụ: chuan diff 18/2018/TT-BGDĐT@24/01/2025 18/2018/TT-BGDĐT@25/01/2025\n       chuan diff 18/2018/TT-BGDĐT "
      "57/2026/TT-BGDĐT --kind THCS --format json");
  command->callback([&] { task = [&] { return run_diff(options); }; });
}

}  // namespace chuan
