// SPDX-License-Identifier: MIT
// `chuan diff`: what changed between two texts of the law, clause by clause, and for whom.
#include <algorithm>

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
  std::vector<std::string> texts;  ///< two
  std::string kind, population;
};

/// The two texts for one kind of school, under its name.
std::string differences_text(const answer::Compared& compared, const std::string& kinds, Language language) {
  const bool vi = language == Language::vi;
  const auto total = [&](const char* kind) {
    const auto known = compared.totals.find(kind);
    return std::to_string(known == compared.totals.end() ? 0 : known->second);
  };
  std::string text = strong(compared.before.circular + ", " + display(compared.before.date, language) + " → " +
                            compared.after.circular + ", " + display(compared.after.date, language)) +
                     (kinds.empty() ? "" : " (" + kinds + ")") + "\n";
  for (const ClauseChange& each : compared.differences.changes) text += line(each, vi);
  if (compared.differences.changes.empty()) text += vi ? "  Không có gì khác.\n" : "  Nothing differs.\n";
  return text + (vi ? "Thêm " : "Added ") + total("added") + (vi ? ", bỏ " : ", removed ") + total("removed") +
         (vi ? ", đổi " : ", changed ") + total("changed") + (vi ? ", chuyển chỗ " : ", renumbered ") +
         total("renumbered") + "\n";
}

/// Once for all kinds for which it is the same.
std::string differences_text(const std::vector<answer::Compared>& all, Language language) {
  std::vector<std::pair<std::string, std::vector<const answer::Compared*>>> groups;
  for (const answer::Compared& each : all) {
    const std::string text = differences_text(each, "", language);
    auto known = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == text; });
    if (known == groups.end()) known = groups.insert(groups.end(), {text, {}});
    known->second.push_back(&each);
  }
  std::string text;
  for (const auto& [same, group] : groups) {
    std::string kinds;
    for (const answer::Compared* each : group) append(kinds, each->kind);
    text += (text.empty() ? "" : "\n") + differences_text(*group.front(), kinds, language);
  }
  return text;
}

Exit run_diff(const DiffOptions& options, Session& session) {
  answer::OpenLaw law = open_law(load_rules(session, RuleFiles::with_carry_tables));
  const answer::DiffParameters parameters{options.texts[0], options.texts[1], options.kind, today()};
  const answer::Compared compared = [&] {
    const Phase phase("so hai văn bản");
    return asking(law, session, [&](answer::Asked& asked) { return answer::compare_texts(asked, parameters); });
  }();
  std::vector<answer::Compared> by_kind{compared};
  const DatedText before{compared.before.circular, compared.before.date};
  const DatedText after{compared.after.circular, compared.after.date};
  std::optional<Moves> population;
  if (!options.population.empty()) population.emplace(law.rules(), before, after, options.population, session);
  if (population && options.kind.empty() && !population->kinds().empty()) {
    by_kind.clear();
    for (const std::string& kind : population->kinds())
      by_kind.push_back(asking(law, session, [&](answer::Asked& asked) {
        return answer::compare_texts(asked, {options.texts[0], options.texts[1], kind, today()});
      }));
  }
  const Exit exit = population && population->has_bad_lines() ? Exit::faulty_input : Exit::done;
  if (session.is_json()) {
    Json json = answer::to_json(by_kind.front());
    if (population) json["population"] = population->json();
    for (std::size_t i = 1; i < by_kind.size(); ++i) {
      Json other = answer::to_json(by_kind[i]);
      json["other_kinds"].push_back(
          {{"kind", other["kind"]}, {"changes", other["changes"]}, {"totals", other["totals"]}});
    }
    write_out(json.dump(2) + "\n");
    return exit;
  }
  const bool vi = session.language == Language::vi;
  std::string text = differences_text(by_kind, session.language);
  if (population) text += population->text(vi);
  write_out(text);
  return exit;
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
