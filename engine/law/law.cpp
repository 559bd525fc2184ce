// SPDX-License-Identifier: MIT
// The law behind its public door: loading, what is in force, rulebooks and canonical text.
#include "chuan/law.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "check/check.hpp"
#include "consolidate/consolidate.hpp"
#include "diagnostic/code.hpp"
#include "law/compiled.hpp"
#include "law/law_data.hpp"
#include "source/names.hpp"
#include "syntax/parse.hpp"

namespace chuan {
namespace {

constexpr SourceRange nowhere{UINT32_MAX, 0, 0};

bool in_force_on(const CircularHeader& header, Date date, std::string_view kind) {
  const auto ends = header.ends_for(kind);
  return header.effective && date >= *header.effective && !(ends && date >= *ends);
}

/// What of `some` is not among `others` begins or ends on `date`.
void note_missing(const std::vector<Amendment>& some, const std::vector<Amendment>& others, Date date,
                  std::vector<LawChange>& changes) {
  const auto place = [](const Amendment& each) { return std::pair(each.range.file, each.range.begin); };
  for (const Amendment& each : some) {
    const auto is_it = [&](const Amendment& other) { return place(other) == place(each); };
    if (std::any_of(others.begin(), others.end(), is_it)) continue;
    if (changes.empty() || changes.back().date != date || changes.back().by != each.circular)
      changes.push_back({date, each.circular, false, {}});
    auto& subjects = changes.back().subjects;
    if (std::find(subjects.begin(), subjects.end(), each.subject) == subjects.end()) subjects.push_back(each.subject);
  }
}

/// Says at each clause that is of another circular than what holds it which one that is.
void mark_amended(ast::Clause& clause, const std::string& around, Language vocabulary) {
  if (!clause.amended_by.empty() && clause.amended_by != around) {
    const std::string mark = (vocabulary == Language::vi ? "# theo " : "# by ") + clause.amended_by;
    std::string& comment = clause.trailing_comment;
    comment = comment.empty() ? mark : mark + "; " + comment.substr(comment.find_first_not_of("# "));
  }
  const std::string inside = clause.amended_by.empty() ? around : clause.amended_by;
  for (ast::Clause& child : clause.children) mark_amended(child, inside, vocabulary);
}

/// Also what left nothing to mark: repeals, new titles.
std::vector<std::string> amended_so_far(const std::vector<Amendment>& amendments, Language vocabulary) {
  const bool is_vi = vocabulary == Language::vi;
  std::vector<std::string> lines;
  for (const Amendment& each : amendments) {
    if (lines.empty()) lines.emplace_back(is_vi ? "# Các điểm đã sửa đổi:" : "# Amended so far:");
    std::string line = "# - " + each.address + " (" + each.circular + (each.cite.empty() ? "" : ", " + each.cite) + ")";
    if (!each.unverified.empty()) line += (is_vi ? " [chưa đối chiếu: " : " [unverified: ") + each.unverified + "]";
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::vector<std::string> kinds_apart(const CircularHeader& header) {
  std::vector<std::string> kinds;
  for (const AnnexHeader& annex : header.annexes)
    if (!annex.kinds.empty()) kinds.push_back(annex.kinds.front());
  if (kinds.empty() && header.refers) kinds = header.applies_to;
  if (kinds.empty()) kinds.emplace_back();
  return kinds;
}

Law::Law() : data_(std::make_unique<Data>()) {}
Law::~Law() = default;
Law::Law(Law&&) noexcept = default;
Law& Law::operator=(Law&&) noexcept = default;

void Law::add(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
  add(sources, std::vector{file}, diagnostics);
}

void Law::add(const Sources& sources, const std::vector<std::uint32_t>& files, Diagnostics& diagnostics) {
  std::vector<ast::Document> documents(files.size());
  std::vector<Diagnostics> said(files.size());
  std::atomic<std::size_t> next = 0;
  const auto parse = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) documents[i] = syntax::parse(sources, files[i], said[i]);
  };
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(std::thread::hardware_concurrency(), files.size()); ++i)
    others.push_back(std::async(std::launch::async, parse));
  parse();
  for (std::future<void>& other : others) other.get();
  for (std::size_t i = 0; i < files.size(); ++i) {
    const ast::Clause& root = documents[i].root;
    data_->is_partial = data_->is_partial || root.broken ||
                        std::any_of(root.children.begin(), root.children.end(), [](const ast::Clause& clause) {
                          return clause.kind == ast::ClauseKind::circular && clause.name.empty();
                        });
    data_->documents.push_back(std::move(documents[i]));
    data_->files.push_back(files[i]);
    data_->clean.push_back(!has_errors(said[i]));
    diagnostics.insert(diagnostics.end(), said[i].begin(), said[i].end());
  }
}

std::vector<CircularHeader> Law::circulars() const {
  if (data_->compiled) return data_->compiled->circulars();
  std::vector<CircularHeader> all = consolidate::headers(consolidate::corpus(data_->documents));
  std::erase_if(all, [](const CircularHeader& each) { return !each.is_encoded; });
  return all;
}

std::vector<CircularHeader> Law::named_circulars() const {
  std::vector<CircularHeader> all = consolidate::headers(consolidate::corpus(data_->documents));
  std::erase_if(all, [](const CircularHeader& each) { return each.is_encoded; });
  return all;
}

std::optional<Date> CircularHeader::ends_for(std::string_view kind) const {
  std::optional<Date> first = ends;
  for (const auto& [replaced, day] : ends_earlier)
    if (replaced == kind && (!first || std::chrono::sys_days(day) < std::chrono::sys_days(*first))) first = day;
  return first;
}

std::optional<std::string> Law::in_force(std::string_view kind, Date date, Diagnostics& diagnostics) const {
  std::vector<std::string> governing;
  std::string kinds;
  Diagnostics in_force, others;  // where each circular for the kind stands
  for (const CircularHeader& header : circulars()) {
    if (header.is_amendment || header.is_reference || !header.effective) continue;
    for (const std::string& each : header.applies_to) {
      const bool is_in_force = in_force_on(header, date, each);
      if (each != kind) {
        if (is_in_force) kinds += (kinds.empty() ? "" : ", ") + each;
        continue;
      }
      const auto ends = header.ends_for(each);
      const bool has_ended = ends && date >= *ends;
      const Date turn = has_ended ? *ends : *header.effective;
      (is_in_force ? in_force : others)
          .push_back(
              {has_ended ? Code::A691 : Code::A690, header.place, {header.number, to_vietnamese(turn)}, {}, {}, {}});
      if (is_in_force) governing.push_back(header.number);
    }
  }
  if (governing.size() == 1) return governing.front();
  std::vector<std::string> arguments{std::string(kind), to_vietnamese(date)};
  if (governing.empty()) {
    arguments.push_back(kinds.empty() ? "@no_kind" : kinds);
    diagnostics.push_back({Code::A605, nowhere, std::move(arguments), std::move(others), {}, {}});
  } else {
    arguments.insert(arguments.begin(), {governing[0], governing[1]});
    diagnostics.push_back({Code::A606, nowhere, std::move(arguments), std::move(in_force), {}, {}});
  }
  return std::nullopt;
}

std::optional<Rulebook> Law::rulebook(std::string_view circular, Date date, Diagnostics& diagnostics,
                                      std::string_view kind) const {
  if (data_->compiled) return data_->compiled->rulebook(circular, date, kind, diagnostics);
  const consolidate::Corpus corpus = consolidate::corpus(data_->documents);
  const auto consolidated = consolidate::consolidate_for(corpus, circular, date, kind, diagnostics);
  if (!consolidated) return std::nullopt;
  auto rulebook = check::check(consolidated->circular, date, diagnostics);
  if (!rulebook) return std::nullopt;
  rulebook->amended_by = consolidated->amended_by;
  for (const std::string& each : rulebook->amended_by) {
    Origin& origin = rulebook->amending_origins.emplace_back();
    for (const ast::Clause* clause : corpus.circulars)
      if (clause->name.text == each && clause->text) origin = check::remarks_of(*clause);
    origin.circular = each;
  }
  rulebook->amendments = consolidated->amendments;
  rulebook->references = consolidated->references;
  for (const CircularHeader& header : consolidate::headers(corpus)) {
    if (header.number != circular) continue;
    rulebook->ends = header.ends;
    if (date < rulebook->effective)
      diagnostics.push_back(
          {Code::A607, nowhere, {header.number, to_vietnamese(date), to_vietnamese(rulebook->effective)}, {}, {}, {}});
    if (header.ends && date >= *header.ends)
      diagnostics.push_back(
          {Code::A608, nowhere, {header.number, to_vietnamese(date), to_vietnamese(*header.ends)}, {}, {}, {}});
  }
  return rulebook;
}

std::vector<Date> Law::texts(std::string_view circular) const {
  if (data_->compiled) return data_->compiled->texts(circular);
  const consolidate::Corpus corpus = consolidate::corpus(data_->documents);
  const std::vector<CircularHeader> all = consolidate::headers(corpus);
  const auto own = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.number == circular; });
  if (own == all.end()) return {};
  if (!own->effective) return {own->issued.value_or(Date{std::chrono::year(2000) / 1 / 1})};  // for its faults
  std::vector<Date> days{*own->effective};
  for (const auto day : consolidate::turning_days(corpus, circular))
    if (*own->effective < day && !(own->ends && day >= *own->ends)) days.emplace_back(day);
  return days;
}

std::vector<LawChange> Law::changes(std::string_view circular, Date from, Date until) const {
  if (data_->compiled) return data_->compiled->changes(circular, from, until);
  const consolidate::Corpus corpus = consolidate::corpus(data_->documents);
  const std::vector<CircularHeader> all = consolidate::headers(corpus);
  std::vector<LawChange> result;
  Diagnostics ignored;
  std::vector<Amendment> in_force;
  for (const Date date : texts(circular)) {
    if (until < date) break;
    const auto text = consolidate::consolidate(corpus, circular, date, ignored);
    if (!text) continue;
    if (from < date) {
      note_missing(text->amendments, in_force, date, result);
      note_missing(in_force, text->amendments, date, result);
    }
    in_force = text->amendments;
  }
  for (const CircularHeader& header : all) {
    if (header.number != circular || !header.ends || from >= *header.ends || until < *header.ends) continue;
    LawChange end{*header.ends, {}, true, {}};
    for (const CircularHeader& each : all)
      if (each.effective == header.ends &&
          std::find(each.replaces.begin(), each.replaces.end(), header.number) != each.replaces.end())
        end.by = each.number;
    result.push_back(std::move(end));
  }
  return result;
}

void Law::check_headers(Diagnostics& diagnostics) const {
  const consolidate::Corpus corpus = consolidate::corpus(data_->documents);
  const std::vector<CircularHeader> all = consolidate::headers(corpus);
  for (const CircularHeader& header : all) {
    if (header.issued || header.effective || !header.applies_to.empty()) continue;
    const ast::Clause* first = nullptr;
    bool has_title = false;
    for (const ast::Clause* clause : corpus.circulars) {
      if (clause->name.text != header.number) continue;
      if (first == nullptr) first = clause;
      has_title = has_title || clause->text;
    }
    if (first == nullptr || has_title || syntax::has_broken(*first)) continue;
    std::vector<std::string> others;
    for (const CircularHeader& each : all)
      if (each.number != header.number) others.push_back(each.number);
    if (const auto suggestion = nearest(header.number, others))
      diagnostics.push_back({Code::A317, first->name.range, {header.number, *suggestion}, {}, {}, {}});
    else
      diagnostics.push_back({Code::A318, first->name.range, {header.number}, {}, {}, {}});
  }
}

void Law::keep_certain(Diagnostics& diagnostics) const {
  const auto has = [&](Code code) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [&](const Diagnostic& each) { return each.code == code; });
  };
  if (!data_->is_partial && !has(Code::A317) && !has(Code::A318)) return;
  std::erase_if(diagnostics, [](const Diagnostic& each) {
    constexpr Code absences[] = {Code::A201, Code::A202, Code::A214, Code::A215, Code::A222, Code::A223, Code::A225,
                                 Code::A226, Code::A302, Code::A314, Code::A315, Code::A316, Code::A601, Code::A604,
                                 Code::A609, Code::A610, Code::A612, Code::A616, Code::A617};
    return std::find(std::begin(absences), std::end(absences), each.code) != std::end(absences);
  });
}

std::vector<Rulebook> Law::check(std::string_view circular, Diagnostics& diagnostics) const {
  std::vector<std::string> kinds;
  for (const CircularHeader& header : circulars())
    if (header.number == circular) kinds = kinds_apart(header);

  using Place = std::pair<std::uint32_t, std::uint32_t>;
  const auto place = [](SourceRange range) { return Place{range.file, range.begin}; };
  Diagnostics unused;
  std::set<Place> used;
  std::vector<Rulebook> last;
  for (const Date date : texts(circular)) {
    last.clear();
    for (const std::string& kind : kinds) {
      Diagnostics said;
      auto book = rulebook(circular, date, said, kind);
      std::set<Place> here;
      for (const Diagnostic& each : said) {
        const bool is_unused = each.code == Code::A227;
        (is_unused ? unused : diagnostics).push_back(each);
        if (is_unused) here.insert(place(each.range));
      }
      if (!book) continue;
      for (const Fact& fact : book->facts) {
        const auto& by = book->amended_by;
        const bool is_own =
            fact.origin.circular == circular || std::find(by.begin(), by.end(), fact.origin.circular) != by.end();
        if (!is_own || here.count(place(fact.origin.range)) == 0) used.insert(place(fact.origin.range));
      }
      last.push_back(std::move(*book));
    }
  }
  for (Diagnostic& each : unused)
    if (used.count(place(each.range)) == 0) diagnostics.push_back(std::move(each));
  return last;
}

void Law::check_amendments(Diagnostics& diagnostics) const {
  const consolidate::Corpus corpus = consolidate::corpus(data_->documents);
  consolidate::check_amended(corpus, diagnostics);
  consolidate::check_corpus(corpus, diagnostics);
}

std::optional<std::string> Law::format(std::uint32_t file, Language vocabulary) const {
  for (std::size_t i = 0; i < data_->files.size(); ++i)
    if (data_->files[i] == file && data_->clean[i]) return syntax::print(data_->documents[i], vocabulary);
  return std::nullopt;
}

std::optional<std::string> Law::as_written(std::string_view circular, Language vocabulary) const {
  ast::Document document;
  ast::Clause* joined = nullptr;
  for (const ast::Clause* clause : consolidate::corpus(data_->documents).circulars) {
    if (clause->name.text != circular) continue;
    if (joined == nullptr) {
      joined = &document.root.children.emplace_back(*clause);
      continue;
    }
    if (clause->text) {  // the file that gives the header comes first
      std::vector<ast::Clause> others = std::move(joined->children);
      *joined = *clause;
      joined->children.insert(joined->children.end(), others.begin(), others.end());
    } else {
      joined->children.insert(joined->children.end(), clause->children.begin(), clause->children.end());
    }
  }
  if (joined == nullptr) return std::nullopt;
  return syntax::print(document, vocabulary);
}

std::optional<std::string> Law::consolidated(std::string_view circular, Date date, Language vocabulary,
                                             Diagnostics& diagnostics) const {
  auto text = consolidate::consolidate(consolidate::corpus(data_->documents), circular, date, diagnostics);
  if (!text) return std::nullopt;
  ast::Document document;
  document.root.children.push_back(std::move(text->circular));
  return syntax::print(document, vocabulary);
}

std::optional<std::string> Law::shown(std::string_view circular, Date date, Language vocabulary,
                                      Diagnostics& diagnostics) const {
  auto text = consolidate::consolidate(consolidate::corpus(data_->documents), circular, date, diagnostics);
  if (!text) return std::nullopt;
  mark_amended(text->circular, "", vocabulary);
  ast::Document document;
  document.end_comments = amended_so_far(text->amendments, vocabulary);
  document.root.children.push_back(std::move(text->circular));
  return syntax::print(document, vocabulary);
}

}  // namespace chuan
