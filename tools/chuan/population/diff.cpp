// SPDX-License-Identifier: MIT
// Most schools go side by side: assessed under the earlier text, and of the later one only what differs.
#include "population/diff.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "answer/population/text_days.hpp"
#include "population/lines.hpp"
#include "population/stream.hpp"

#include "chuan/batch_reader.hpp"
#include "chuan/inquiry.hpp"
#include "chuan/joined.hpp"

namespace chuan {
namespace {

/// A level rises or falls where no level that was possible is now, or the whole range moves; what is known of it grows
/// or shrinks where one range lies within the other.
const char* kind_of(const Move& move) {
  const Interval &was = move.before, &now = move.after;
  if (was == now) return "same";
  if (now.at_least <= was.at_least && now.at_most >= was.at_most) return "less_known";
  if (now.at_least >= was.at_least && now.at_most <= was.at_most) return "better_known";
  return now.at_least > was.at_least ? "up" : "down";
}

constexpr std::pair<const char*, const char*> move_words[] = {
    {"up", "lên"}, {"down", "xuống"}, {"less_known", "chưa rõ hơn"}, {"better_known", "rõ hơn"}, {"same", "như cũ"}};

/// The schools of one kind: two texts, and what is between them.
struct Pair {
  std::shared_ptr<const LoweredLaw> was, now;
  DatedText text;                     ///< the one before
  std::string said;                   ///< where one of them is absent
  std::vector<ClauseChange> changes;  ///< with those of the circulars that it refers to

  bool is_whole() const { return was && now; }
};

/// The changed clauses of the criteria whose level moved; the school's own clauses when none did.
std::vector<std::string> causes(const Pair& pair, const std::vector<Interval>& was, const std::vector<Interval>& now,
                                Language language) {
  const Rulebook& before = pair.was->rulebook;
  const Rulebook& after = pair.now->rulebook;
  std::vector<std::string> moved, found;
  for (std::size_t i = 0; i < before.criteria.size(); ++i)
    for (std::size_t j = 0; j < after.criteria.size(); ++j)
      if (before.criteria[i].id == after.criteria[j].id && was[i] != now[j]) moved.push_back(before.criteria[i].id);
  for (const ClauseChange& change : pair.changes) {
    const ClauseText& clause = change.kind == ChangeKind::removed ? change.before : change.after;
    const bool is_of_moved = std::find(moved.begin(), moved.end(), clause.criterion) != moved.end();
    const bool is_of_school = moved.empty() && clause.criterion.empty();
    if (!is_of_moved && !is_of_school) continue;
    if (change.direction == Direction::reworded) continue;
    const char* const gone = change.kind != ChangeKind::removed ? "" : language == Language::vi ? "bỏ " : "removed ";
    found.push_back(gone + clause.subject + (change.by.empty() ? "" : " (" + change.by + ")"));
  }
  return found;
}

/// What a run knows of the texts, for all its workers.
class Texts {
 public:
  Texts(const MovedBetween& its_sides, const Common& its_common)
      : sides(its_sides),
        common(its_common),
        days_before_(its_sides.rules_before.law),
        days_after_(its_sides.rules_after.law) {}

  /// The texts between which a school of `kind` with a dossier of `day` is moved.
  const Pair& pair(const std::string& kind, std::optional<Date> day) {
    const std::scoped_lock lock(guard_);
    const Pair*& known = by_school_[{kind, sides.before ? std::optional<Date>() : day}];
    if (known == nullptr) known = &find(kind, day);
    return *known;
  }

  /// The same for a dossier that was submitted: a transitional provision may leave it under an older text.
  const Pair& pair_of_submitted(const Sources& sources, std::uint32_t file, const DossierHeader& header) {
    const InquiryResult was = read_inquiry(sides.rules_before, sources, file, {});
    const InquiryResult now = read_inquiry(sides.rules_after, sources, file, {});
    if (!was.inquiry || !now.inquiry) return pair(header.kind, header.date);
    const std::scoped_lock lock(guard_);
    return between(header.kind, text_of(*was.inquiry, days_before_), text_of(*now.inquiry, days_after_));
  }

  std::vector<std::string> kinds() const {
    std::vector<std::string> all;
    for (const auto& [school, pair] : by_school_)
      if (pair->is_whole() && (all.empty() || all.back() != school.first)) all.push_back(school.first);
    return all;
  }

  /// The day on which a school with a dossier of `day` is assessed; none is known without either.
  std::optional<Date> day_before(std::optional<Date> day) const { return sides.before ? sides.before->date : day; }
  std::optional<Date> day_after(std::optional<Date> day) const { return sides.after ? sides.after->date : day; }

  const MovedBetween& sides;
  const Common& common;

 private:
  static DatedText text_of(const Inquiry& inquiry, answer::TextDays& days) {
    const Rulebook& book = inquiry.law->rulebook;
    return {book.circular, days.first_day(book.circular, book.as_of)};
  }

  const Pair& find(const std::string& kind, std::optional<Date> day) {
    Pair missing;
    std::optional<DatedText> before = sides.before, after = sides.after;
    if (!before && day) {
      before = governing(sides.rules_before, days_before_, kind, *day, missing.said);
      if (before) after = governing(sides.rules_after, days_after_, kind, *day, missing.said);
    } else if (!before) {
      missing.said = common.language == Language::vi ? "chuan: hồ sơ không ghi ngày (\"date\")\n"
                                                     : "chuan: the dossier has no date (\"date\")\n";
    }
    if (!before || !after) return *(pairs_[kind + " " + (day ? to_iso(*day) : "")] = std::make_unique<Pair>(missing));
    return between(kind, *before, *after);
  }

  const Pair& between(const std::string& kind, const DatedText& before, const DatedText& after) {
    auto& known = pairs_[kind + " " + before.circular + to_iso(before.date) + after.circular + to_iso(after.date)];
    if (!known) known = std::make_unique<Pair>(make(kind, before, after));
    return *known;
  }

  std::optional<DatedText> governing(const Rules& rules, answer::TextDays& days, const std::string& kind, Date day,
                                     std::string& said) const {
    Diagnostics problems;
    const std::optional<std::string> circular = rules.law.in_force(kind, day, problems);
    said += words_of(std::move(problems), rules.sources, common);
    if (!circular) return std::nullopt;
    return DatedText{*circular, days.first_day(*circular, day)};
  }

  Pair make(const std::string& kind, const DatedText& before, const DatedText& after) const {
    Pair made;
    LawResult was = sides.rules_before.law_of(before.circular, before.date, kind);
    LawResult now = was.law ? sides.rules_after.law_of(after.circular, after.date, kind) : LawResult{};
    if (!was.law) made.said = words_of(was.notices, sides.rules_before, sides.rules_before.sources, common);
    if (was.law && !now.law) made.said = words_of(now.notices, sides.rules_after, sides.rules_after.sources, common);
    made.was = std::move(was.law);
    made.now = std::move(now.law);
    made.text = before;
    if (!made.is_whole()) return made;
    add_changes(made, *made.was, *made.now, sides.rules_after.law.carry_rows(before.circular, after.circular));
    for (const std::string& circular : made.was->rulebook.references) {
      const LawResult then = sides.rules_before.law_of(circular, before.date, kind);
      const LawResult later = sides.rules_after.law_of(circular, after.date, kind);
      if (then.law && later.law) add_changes(made, *then.law, *later.law, {});
    }
    return made;
  }

  void add_changes(Pair& pair, const LoweredLaw& was, const LoweredLaw& now, const std::vector<CarryRow>& rows) const {
    Differences found = compare(was.rulebook, now.rulebook, rows, &sides.rules_before == &sides.rules_after);
    std::move(found.changes.begin(), found.changes.end(), std::back_inserter(pair.changes));
  }

  std::mutex guard_;
  answer::TextDays days_before_, days_after_;
  std::map<std::string, std::unique_ptr<const Pair>> pairs_;
  std::map<std::pair<std::string, std::optional<Date>>, const Pair*> by_school_;  // by kind and date of the dossier
};

struct Found {
  std::vector<Move> moves;
  std::string said;
  std::size_t bad = 0;
};

class Mover {
 public:
  explicit Mover(Texts& texts) : texts_(texts) {}

  Found move(const PopulationPiece& piece) {
    Found found;
    std::vector<std::pair<Group*, std::size_t>> places(piece.lines.size());
    std::vector<Move> moves(piece.lines.size());
    for (const auto& each : groups_) each.second->was.clear();
    for (std::size_t i = 0; i < piece.lines.size(); ++i) {
      moves[i].line = piece.lines[i].number;
      SchoolHead head;
      if (!piece.lines[i].fault.empty() || !reader_.read_head(piece.text_of(piece.lines[i]), head)) continue;
      Group* const group = group_for(head);
      if (group == nullptr || !reader_.read(group->intake, head)) continue;
      moves[i].school = head.name;
      if (!head.has_results || group->moved.keeps_results()) places[i] = {group, group->was.size() - 1};
    }
    for (const auto& each : groups_) each.second->run();
    for (std::size_t i = 0; i < piece.lines.size(); ++i) {
      const auto& [group, place] = places[i];
      if (group != nullptr && !group->must_be_alone(place)) {
        group->tell(place, moves[i], texts_.common.language);
      } else if (!alone(piece, piece.lines[i], moves[i], found.said)) {
        ++found.bad;
        continue;
      }
      found.moves.push_back(std::move(moves[i]));
    }
    return found;
  }

 private:
  struct Group {
    Group(const Pair& of, const std::string& kind)
        : pair(of),
          was_batch(of.was->program, of.was->rulebook),
          now_batch(of.now->program, of.now->rulebook),
          moved(was_batch, now_batch, kind),
          was(of.was->program, of.was->rulebook),
          now(of.now->program, of.now->rulebook),
          intake(of.was->program, of.was->rulebook, kind, Profile::normal) {
      intake.columns = &was;
    }

    void run() {
      if (was.size() == 0) return;
      was_batch.run(was, was_values);
      was_batch.levels(was_values, was_levels);
      by_itself = moved.run(was, was_values, now, now_values);
      now_batch.levels(now_values, now_levels);
    }
    bool must_be_alone(std::size_t school) const { return (by_itself[school / 64] >> school % 64 & 1) != 0; }
    void tell(std::size_t school, Move& move, Language language) const {
      move.text = pair.text;
      move.before = was_levels.level[school];
      move.after = now_levels.level[school];
      if (move.before == move.after) return;
      const auto of = [&](const std::vector<BatchLevels::Row>& rows) {
        std::vector<Interval> intervals;
        for (const BatchLevels::Row& each : rows) intervals.push_back(each[school]);
        return intervals;
      };
      move.causes = causes(pair, of(was_levels.criteria), of(now_levels.criteria), language);
    }

    const Pair& pair;
    Batch was_batch, now_batch;
    Moved moved;
    Columns was, now;
    Intake intake;
    BatchValues was_values, now_values;
    BatchLevels was_levels, now_levels;
    std::array<std::uint64_t, block_words> by_itself{};
  };

  /// None where the school year that is meant depends on the day, or the texts have something to be told.
  Group* group_for(SchoolHead& head) {
    const std::optional<Date> before = texts_.day_before(head.date), after = texts_.day_after(head.date);
    if (head.kind.empty() || !before || !after) return nullptr;
    if (!head.school_year && last_completed_school_year(*before) != last_completed_school_year(*after)) return nullptr;
    head.as_of = *before;
    const Pair& pair = texts_.pair(head.kind, head.date);
    if (!pair.is_whole()) return nullptr;
    auto& known = groups_[{&pair, head.kind}];
    if (!known) known = std::make_unique<Group>(pair, head.kind);
    return known.get();
  }

  /// False where the line is bad: `said` tells why.
  bool alone(const PopulationPiece& piece, const PopulationLine& line, Move& move, std::string& said) {
    const std::string name = piece.name_of(line);
    if (!line.fault.empty()) {
      said += "chuan: " + name + ": " + line.fault + "\n";
      return false;
    }
    Sources sources;
    const std::uint32_t file = sources.add(name, std::string(piece.text_of(line)));
    Diagnostics problems;
    const auto header = read_header(sources, file, problems);
    const bool is_under_older = header && header->submitted && !texts_.sides.before;
    const Pair* const pair = is_under_older ? &texts_.pair_of_submitted(sources, file, *header)
                             : header       ? &texts_.pair(header->kind, header->date)
                                            : nullptr;
    if (pair != nullptr && !pair->is_whole()) {
      said += pair->said;
      return false;
    }
    std::optional<Dossier> dossier;
    if (pair != nullptr) dossier = read_dossier(sources, file, pair->was->rulebook, problems);
    if (!dossier) {
      said += words_of(std::move(problems), sources, texts_.common);
      return false;
    }
    Diagnostics ignored;
    const Dossier moved = transfer(*dossier, pair->was->rulebook, pair->now->rulebook, ignored);
    const Assessment old = assess(pair->was->program, pair->was->rulebook, *dossier, *texts_.day_before(header->date));
    const Assessment fresh = assess(pair->now->program, pair->now->rulebook, moved, *texts_.day_after(header->date));
    move = {dossier->name, line.number, pair->text, old.level, fresh.level, {}};
    if (move.before != move.after) move.causes = causes(*pair, old.criteria, fresh.criteria, texts_.common.language);
    return true;
  }

  Texts& texts_;
  BatchReader reader_;
  std::map<std::pair<const Pair*, std::string>, std::unique_ptr<Group>> groups_;  // by texts and kind
};

std::string words(const Move& move, bool vi) {
  const Language language = vi ? Language::vi : Language::en;
  std::string text = "  " + std::to_string(move.line) + " " + move.school + ": " +
                     brief(level_words(move.before, level_word(language), language)) + " → " +
                     brief(level_words(move.after, level_word(language), language));
  for (std::size_t i = 0; i < move.causes.size(); ++i) text += (i == 0 ? "; " : ", ") + move.causes[i];
  return wrap(text, widest, 6) + "\n";
}

/// The schools judged by one text, and those of them that move, by where to and why.
struct TextTotals {
  std::size_t schools = 0;
  std::map<std::pair<std::string, std::vector<std::string>>, std::size_t> moved;
};

using TotalsByText = std::map<std::pair<std::string, Date>, TextTotals>;

TotalsByText totals_by_text(const std::vector<Move>& moves) {
  TotalsByText all;
  for (const Move& each : moves) {
    TextTotals& totals = all[{each.text.circular, each.text.date}];
    ++totals.schools;
    if (each.before != each.after) ++totals.moved[{kind_of(each), each.causes}];
  }
  return all;
}

std::string move_word(std::string kind, bool vi) {
  for (const auto& [key, word] : move_words)
    if (vi && kind == key) return word;
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return kind;
}

std::string words(const TotalsByText& all, bool vi) {
  std::string text = vi ? "\nTheo văn bản xét trường, vì đâu\n" : "\nBy the text that judges the school, and why\n";
  for (const auto& [dated, totals] : all) {
    text += "  " + dated.first + (vi ? ", bản từ " : ", text from ") +
            display(dated.second, vi ? Language::vi : Language::en) + ": " + std::to_string(totals.schools) +
            (vi ? " trường" : " schools") + (totals.moved.empty() ? (vi ? ", như cũ" : ", same") : "") + "\n";
    for (const auto& [way, schools] : totals.moved) {
      std::string causes;
      for (const std::string& each : way.second) append(causes, each);
      if (causes.empty()) causes = vi ? "không thấy điều nào đổi ở tiêu chí ấy" : "no clause of the criteria changed";
      text += wrap("    " + move_word(way.first, vi) + " " + std::to_string(schools) + ": " + causes, widest, 6) + "\n";
    }
  }
  return text;
}

Json json_of(const TotalsByText& all) {
  Json texts = Json::array();
  for (const auto& [dated, totals] : all) {
    Json moved = Json::array();
    for (const auto& [way, schools] : totals.moved)
      moved.push_back({{"move", way.first}, {"causes", way.second}, {"schools", schools}});
    texts.push_back({{"circular", dated.first},
                     {"as_of", to_iso(dated.second)},
                     {"schools", totals.schools},
                     {"moved", std::move(moved)}});
  }
  return texts;
}

}  // namespace

Moves::Moves(const MovedBetween& between, const std::string& path, Session& session) {
  PopulationLines lines(path, session.files);
  Texts texts(between, session);
  const Stopped stopped = each_piece<Mover>(
      lines, [&] { return std::make_unique<Mover>(texts); },
      [](Mover& mover, const PopulationPiece& piece) { return mover.move(piece); },
      [&](const Found& found) {
        say(found.said);
        bad_lines_ += found.bad;
        moves_.insert(moves_.end(), found.moves.begin(), found.moves.end());
        return true;
      });
  if (!stopped.reason.empty()) throw Unreadable(stopped.reason);
  kinds_ = texts.kinds();
}

std::string Moves::text(bool vi) const {
  std::string result = vi ? "\nTừng trường\n" : "\nSchool by school\n";
  for (const Move& each : moves_)
    if (each.before != each.after) result += words(each, vi);
  if (count("same") != moves_.size()) result += words(totals_by_text(moves_), vi) + "\n";
  result += vi ? "Tổng cộng " : "Total ";
  result += std::to_string(moves_.size()) + (vi ? " trường:" : " schools:");
  std::string totals;
  for (const auto& [kind, word] : move_words)
    append(totals, (vi ? word : kind) + std::string(" ") + std::to_string(count(kind)));
  std::string plain = totals;
  if (!vi)
    for (char& each : plain)
      if (each == '_') each = ' ';
  result += " " + plain;
  if (bad_lines_ > 0) result += (vi ? "; dòng hỏng " : "; bad lines ") + std::to_string(bad_lines_);
  return result + "\n";
}

Json Moves::json() const {
  Json all{{"schools", Json::array()}, {"totals", Json::object()}, {"bad_lines", bad_lines_}};
  for (const Move& each : moves_)
    all["schools"].push_back({{"line", each.line},
                              {"name", each.school},
                              {"before", to_json(each.before)},
                              {"after", to_json(each.after)},
                              {"move", kind_of(each)},
                              {"causes", each.causes}});
  for (const auto& each : move_words) all["totals"][each.first] = count(each.first);
  all["texts"] = json_of(totals_by_text(moves_));
  return all;
}

std::size_t Moves::count(const std::string& kind) const {
  std::size_t total = 0;
  for (const Move& each : moves_) total += kind_of(each) == kind;
  return total;
}

}  // namespace chuan
