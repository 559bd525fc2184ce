// SPDX-License-Identifier: MIT
// `chuan diff`: what changed between two texts of the law, clause by clause, and for whom.
#include "answer/diff.hpp"
#include "chuan/comparison.hpp"
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

Exit run_diff(const DiffOptions& options, Session& session) {
  answer::OpenLaw law = open_law(load_rules(session, RuleFiles::with_carry_tables));
  const answer::DiffParameters parameters{options.texts[0], options.texts[1], options.kind, today()};
  const answer::Compared compared = [&] {
    const Phase phase(Sentence::log_compare);
    return asking(law, session, [&](answer::Asked& asked) { return answer::compare_texts(asked, parameters); });
  }();
  const DatedText before{compared.before.circular, compared.before.date};
  const DatedText after{compared.after.circular, compared.after.date};
  std::optional<Moves> population;
  if (!options.population.empty()) population.emplace(law.rules(), before, after, options.population, session);
  const Exit exit = population && population->has_bad_lines() ? Exit::faulty_input : Exit::done;
  if (session.is_json()) {
    Json json = answer::to_json(compared);
    if (population) json["population"] = population->json();
    write_out(json.dump(2) + "\n");
    return exit;
  }
  const bool vi = session.language == Language::vi;
  const auto total = [&](const char* kind) {
    const auto known = compared.totals.find(kind);
    return std::to_string(known == compared.totals.end() ? 0 : known->second);
  };
  std::string text = strong(before.circular + ", " + display(before.date, session.language) + " → " + after.circular +
                            ", " + display(after.date, session.language)) +
                     (compared.kind.empty() ? "" : " (" + compared.kind + ")") + "\n";
  for (const ClauseChange& each : compared.differences.changes) text += line(each, vi);
  if (compared.differences.changes.empty()) text += vi ? "  Không có gì khác.\n" : "  Nothing differs.\n";
  text += (vi ? "Thêm " : "Added ") + total("added") + (vi ? ", bỏ " : ", removed ") + total("removed") +
          (vi ? ", đổi " : ", changed ") + total("changed") + (vi ? ", chuyển chỗ " : ", renumbered ") +
          total("renumbered") + "\n";
  if (population) text += population->text(vi);
  write_out(text);
  return exit;
}

}  // namespace

void add_diff(Commands& commands) {
  const auto [command, options] = commands.add("diff", Sentence::help_diff, Sentence::help_diff_more, run_diff);
  command.arguments(Sentence::value_text, options.texts, 2, Sentence::help_diff_texts)
      .common()
      .option("--kind", options.kind, Sentence::value_kind, Sentence::help_diff_kind)
      .input_option("--population", options.population, Sentence::value_file, Sentence::help_diff_population);
}

}  // namespace chuan
