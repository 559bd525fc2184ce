// SPDX-License-Identifier: MIT
// What each single change would lift is run again on the block that was just assessed.
#include "answer/population/summarizer.hpp"

#include "chuan/address.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {

std::vector<Summarizer::Lever> Summarizer::levers(const Batch& batch) {
  const Program& program = batch.program();
  const Rulebook& book = batch.rulebook();
  std::vector<Lever> all;
  const auto add = [&](const std::string& subject, std::uint32_t cell) {
    std::vector<std::uint32_t> above = batch.depending_on({cell});
    above.erase(above.begin());
    all.push_back({subject, cell, std::move(above)});
  };
  for (std::uint32_t i = 0; i < program.cells.size(); ++i)
    if (program.subjects[i].kind == SubjectKind::requirement) add(program.subjects[i].name, i);
  for (std::size_t c = 0; c < book.criteria.size(); ++c)
    for (const CriterionLevel& level : book.criteria[c].levels)
      if (static_cast<std::size_t>(level.number) <= program.reached[c].size())
        add(print(Subject{book.criteria[c].id, level.number}),
            program.reached[c][static_cast<std::size_t>(level.number) - 1].value);
  return all;
}

Summary Summarizer::summarize(const PopulationPiece& piece) {
  summary_ = {};
  told_.clear();
  const std::string_view first = piece.text_of(piece.lines.front());
  if (first.starts_with("{\"line\":") || first.starts_with("{\"partial\":")) {
    for (const PopulationLine& line : piece.lines) result(piece, line);
  } else {
    for (const School& school : schools_.assess(piece)) add(school);
    for (const SchoolBlock& block : schools_.blocks()) lift(block);
  }
  return std::move(summary_);
}

void Summarizer::tell(std::string words) {
  School& about = told_.emplace_back();
  about.said = std::move(words);
}

void Summarizer::add(const School& school) {
  if (!school.said.empty() || school.refused) told_.push_back(school);
  if (school.law == nullptr) {
    ++summary_.bad;
    return;
  }
  const Rulebook& book = school.law->rulebook;
  SummaryRow row{school.head.province,
                 school.head.commune,
                 school.head.kind,
                 book.circular,
                 text_name(book.circular, book.annex),
                 school.levels.level,
                 {},
                 {},
                 {}};
  if (titled_.insert(school.law.get()).second) add_titles(book, row.text);
  for (const auto& [id, degree] : school.levels.degrees) row.degrees.emplace_back(id, degree);
  for (const std::uint32_t each : school.blockers) row.blockers.push_back(book.criteria[each].id);
  for (const Certificate& each : school.certificates)
    row.certificates.emplace_back(each.label, each.expires ? to_iso(*each.expires).substr(0, 7) : "");
  summary_.add(row);
  summary_.without_lifts += !school.is_in_block;
}

void Summarizer::add_titles(const Rulebook& book, const std::string& text) {
  for (const Criterion& each : book.criteria) summary_.titles.emplace(std::pair(text, each.id), each.title);
  for (const Recognition& each : book.recognitions)
    summary_.titles.emplace(std::pair(book.circular, each.id), each.label);
  for (const SchoolKind& each : book.kinds) summary_.titles.emplace(std::pair("", each.name), each.label);
}

void Summarizer::result(const PopulationPiece& piece, const PopulationLine& line) {
  const auto bad = [&](const std::string& why) {
    ++summary_.bad;
    tell("chuan: " + piece.name_of(line) + ": " + why + "\n");
  };
  if (!line.fault.empty()) return bad(line.fault);
  try {
    const Json json = Json::parse(piece.text_of(line));
    if (json.contains("partial")) {
      summary_.partial = json.at("reason");
      return;
    }
    if (json.contains("error")) return static_cast<void>(++summary_.bad);
    const Json& school = json.at("school");
    const auto interval = [](const Json& of) { return Interval{of.at("at_least"), of.at("at_most")}; };
    SummaryRow row{school.value("province", ""),
                   school.value("commune", ""),
                   school.at("kind"),
                   json.at("circular"),
                   "",
                   interval(json.at("level")),
                   {},
                   json.at("blockers"),
                   {}};
    row.text = text_name(row.circular, json.value("annex", ""));
    for (const Json& each : json.at("recognitions"))
      row.degrees.emplace_back(each.at("id"), interval(each.at("degree")));
    if (json.contains("certificates"))
      for (const Json& each : json["certificates"])
        row.certificates.emplace_back(
            each.at("label"), each.at("expires").is_null() ? "" : each["expires"].get<std::string>().substr(0, 7));
    summary_.add(row);
  } catch (const nlohmann::json::exception&) {
    bad(in_both(Sentence::summary_not_a_result));
  }
}

void Summarizer::lift(const SchoolBlock& block) {
  const auto& [law, batch, columns, values] = block;
  const auto [known, is_new] = levers_.try_emplace(&law);
  if (is_new) known->second = levers(batch);
  batch.school_level(values, before_);
  for (const Lever& lever : known->second) {
    saved_.assign(1, values.verdicts[lever.cell]);
    for (const std::uint32_t cell : lever.above) saved_.push_back(values.verdicts[cell]);
    values.verdicts[lever.cell] = {~Flags{}, Flags{}};
    batch.run(columns, values, lever.above);
    batch.school_level(values, after_);
    std::size_t count = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) count += after_.at_least[i] > before_.at_least[i];
    summary_.add_lift(text_name(law.rulebook.circular, law.rulebook.annex), lever.subject, count);
    values.verdicts[lever.cell] = saved_[0];
    for (std::size_t i = 0; i < lever.above.size(); ++i) values.verdicts[lever.above[i]] = saved_[i + 1];
  }
}

}  // namespace chuan::answer
