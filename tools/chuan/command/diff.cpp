// SPDX-License-Identifier: MIT
// `chuan diff`: what changed between two texts of the law, clause by clause, and for whom.
#include <algorithm>
#include <map>
#include <set>

#include "answer/diff.hpp"
#include "chuan/comparison.hpp"
#include "chuan/joined.hpp"
#include "command/asking.hpp"
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
  if (change.kind == ChangeKind::renumbered ||
      (change.kind == ChangeKind::changed && change.before.subject != change.after.subject))
    text += (vi ? " (trước là " : " (before: ") + change.before.subject + ")";
  if (change.kind != ChangeKind::renumbered && !is_mark) text += vi ? ways_vi[way] : ways_en[way];
  if (!change.by.empty()) text += " — " + amended_by(change);
  text += "\n";
  const bool same = before == after;
  if (!before.empty() && !(same && has_after))
    text += wrap((vi ? "      trước: " : "      before: ") + before, widest, 8) + "\n";
  if (has_after && !after.empty() && !is_mark)
    text += wrap((vi ? "      nay: " : "      now: ") + after, widest, 8) + "\n";
  if (has_after && !change.after.unverified.empty() && change.after.unverified != change.before.unverified)
    text += wrap((vi ? "      chưa đối chiếu: " : "      unverified: ") + change.after.unverified, widest, 8) + "\n";
  return text;
}

struct DiffOptions {
  std::vector<std::string> texts;  ///< two; none: every text of two editions of the rules
  std::string kind, population, rules_after;
};

std::string total_line(const std::map<std::string, std::size_t>& totals, bool vi) {
  const auto total = [&](const char* kind) {
    const auto known = totals.find(kind);
    return std::to_string(known == totals.end() ? 0 : known->second);
  };
  return (vi ? "Thêm " : "Added ") + total("added") + (vi ? ", bỏ " : ", removed ") + total("removed") +
         (vi ? ", đổi " : ", changed ") + total("changed") + (vi ? ", chuyển chỗ " : ", renumbered ") +
         total("renumbered") + "\n";
}

/// The two texts for one kind of school, under its name.
std::string text_of(const answer::Compared& compared, const std::string& kinds, Language language) {
  const bool vi = language == Language::vi;
  const answer::DatedCircular &before = compared.before, &after = compared.after;
  std::string text = strong(before.circular + ", " + display(before.date, language) + " → " + after.circular + ", " +
                            display(after.date, language)) +
                     (kinds.empty() ? "" : " (" + kinds + ")") + "\n";
  for (const ClauseChange& each : compared.differences.changes) text += line(each, vi);
  if (compared.differences.changes.empty()) text += vi ? "  Không có gì khác.\n" : "  Nothing differs.\n";
  return text + total_line(compared.totals, vi);
}

/// Once for all kinds for which it is the same.
std::string text_of(const std::vector<answer::Compared>& all, Language language) {
  std::vector<std::pair<std::string, std::vector<const answer::Compared*>>> groups;
  for (const answer::Compared& each : all) {
    const std::string text = text_of(each, "", language);
    auto known = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == text; });
    if (known == groups.end()) known = groups.insert(groups.end(), {text, {}});
    known->second.push_back(&each);
  }
  std::string text;
  for (const auto& [same, group] : groups) {
    std::string kinds;
    for (const answer::Compared* each : group) append(kinds, each->kind);
    text += (text.empty() ? "" : "\n") + text_of(*group.front(), kinds, language);
  }
  return text;
}

bool is_mark_alone(const ClauseChange& change) {
  return change.kind == ChangeKind::changed && said(change.before) == said(change.after);
}

/// Each change once, at the first text that has it; where only the sources of a clause differ they are counted.
std::string text_of(const answer::ComparedEditions& compared, Language language) {
  const bool vi = language == Language::vi;
  std::set<std::string> told;
  std::map<std::string, std::size_t> totals;
  std::string text, circular;
  std::size_t marks = 0;
  const auto end_circular = [&] {
    if (marks > 0)
      text += (vi ? "  chỉ khác nguồn, độ chắc: " : "  other sources or confidence only: ") + std::to_string(marks) +
              (vi ? " chỗ\n" : " places\n");
    marks = 0;
  };
  for (const answer::Compared& each : compared.texts) {
    if (each.after.circular != circular) end_circular();
    circular = each.after.circular;
    std::string lines;
    for (const ClauseChange& change : each.differences.changes) {
      const std::string words = line(change, vi);
      if (!told.insert(circular + words).second) continue;
      if (is_mark_alone(change)) {
        ++marks;
        continue;
      }
      constexpr const char* kinds[] = {"added", "removed", "changed", "renumbered"};
      ++totals[kinds[static_cast<std::size_t>(change.kind)]];
      lines += words;
    }
    if (!lines.empty())
      text += strong(circular + (vi ? ", bản từ " : ", text from ") + display(each.after.date, language)) +
              (each.kind.empty() ? "" : " (" + each.kind + ")") + "\n" + lines;
  }
  end_circular();
  for (const std::string& each : compared.only_before) text += each + (vi ? ": chỉ bộ trước có\n" : ": only before\n");
  for (const std::string& each : compared.only_after) text += each + (vi ? ": chỉ bộ sau có\n" : ": only after\n");
  if (text.empty()) text = vi ? "Không có gì khác.\n" : "Nothing differs.\n";
  return text + total_line(totals, vi);
}

Exit run_diff(const DiffOptions& options, Session& session) {
  if (options.texts.empty() && options.rules_after.empty()) throw Failure(Sentence::diff_of_nothing);
  const answer::OpenLaw before = open_law(load_rules(session, RuleFiles::with_carry_tables));
  std::optional<answer::OpenLaw> other;
  if (!options.rules_after.empty())
    other.emplace(open_law(load_rules(rule_files({options.rules_after}, RuleFiles::with_carry_tables), session)));
  const answer::OpenLaw& after = other ? *other : before;
  const auto compare = [&](auto work) {
    const Phase phase(Sentence::log_compare);
    return asking(before, session, [&](answer::Asked& edition_before) {
      if (!other) return work(edition_before, edition_before);
      return asking(after, session, [&](answer::Asked& edition_after) { return work(edition_before, edition_after); });
    });
  };
  MovedBetween between{before.rules(), after.rules(), {}, {}};
  Json json;
  std::string text;
  std::vector<answer::Compared> by_kind;
  if (options.texts.empty()) {
    const answer::ComparedEditions compared = compare([&](answer::Asked& edition_before, answer::Asked& edition_after) {
      return answer::compare_editions(edition_before, edition_after, options.kind);
    });
    if (session.is_json()) json = answer::to_json(compared);
    text = text_of(compared, session.language);
  } else {
    const answer::DiffParameters parameters{options.texts[0], options.texts[1], options.kind, today()};
    const answer::Compared compared = compare([&](answer::Asked& edition_before, answer::Asked& edition_after) {
      return answer::compare_texts(edition_before, edition_after, parameters);
    });
    between.before = DatedText{compared.before.circular, compared.before.date};
    between.after = DatedText{compared.after.circular, compared.after.date};
    by_kind.push_back(compared);
  }
  std::optional<Moves> population;
  if (!options.population.empty()) population.emplace(between, options.population, session);
  if (population && !by_kind.empty() && options.kind.empty() && !population->kinds().empty()) {
    by_kind.clear();
    for (const std::string& kind : population->kinds())
      by_kind.push_back(compare([&](answer::Asked& edition_before, answer::Asked& edition_after) {
        return answer::compare_texts(edition_before, edition_after,
                                     {options.texts[0], options.texts[1], kind, today()});
      }));
  }
  if (!by_kind.empty()) {
    if (session.is_json()) json = answer::to_json(by_kind.front());
    text = text_of(by_kind, session.language);
  }
  const Exit exit = population && population->has_bad_lines() ? Exit::faulty_input : Exit::done;
  if (session.is_json()) {
    if (population) json["population"] = population->json();
    for (std::size_t i = 1; i < by_kind.size(); ++i) {
      const Json each = answer::to_json(by_kind[i]);
      json["other_kinds"].push_back({{"kind", each["kind"]}, {"changes", each["changes"]}, {"totals", each["totals"]}});
    }
    write_out(json.dump(2) + "\n");
    return exit;
  }
  if (population) text += population->text(session.language == Language::vi);
  write_out(text);
  return exit;
}

}  // namespace

void add_diff(Commands& commands) {
  const auto [command, options] = commands.add("diff", Sentence::help_diff, Sentence::help_diff_more, run_diff);
  command.arguments(Sentence::value_text, options.texts, 2, Sentence::help_diff_texts, false)
      .common()
      .option("--rules-after", options.rules_after, Sentence::value_folder, Sentence::help_diff_rules_after)
      .option("--kind", options.kind, Sentence::value_kind, Sentence::help_diff_kind)
      .input_option("--population", options.population, Sentence::value_file, Sentence::help_diff_population);
}

}  // namespace chuan
