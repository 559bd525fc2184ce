// SPDX-License-Identifier: MIT
// `chuan summary`: schools counted as they are assessed, or as results tell them.

#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "chuan/address.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "population/stream.hpp"
#include "text/summary_text.hpp"

namespace chuan {
namespace {

/// One thing that may be met, or no longer asked: its cell, and the cells that rest on it.
struct Lever {
  std::string subject;
  std::uint32_t cell = 0;
  std::vector<std::uint32_t> above;
};

std::vector<Lever> levers(const Batch& batch) {
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

struct SummaryOptions {
  std::vector<std::string> populations;
  PopulationSetting setting;
  std::string divide = "province,kind,circular", output;
};

class Worker {
 public:
  Worker(const Rules& rules, const PopulationSetting& setting, const Common& common)
      : schools_(rules, setting, common, true) {}

  /// What it comes to, and what is to be said of its lines.
  std::pair<Summary, std::string> summarize(const PopulationPiece& piece) {
    summary_ = {};
    said_.clear();
    const std::string_view first = piece.text_of(piece.lines.front());
    if (first.starts_with("{\"line\":") || first.starts_with("{\"partial\":")) {
      for (const PopulationLine& line : piece.lines) result(piece, line);
    } else {
      for (const School& school : schools_.assess(piece)) add(school);
      for (const SchoolBlock& block : schools_.blocks()) lift(block);
    }
    return {std::move(summary_), std::move(said_)};
  }

 private:
  void add(const School& school) {
    said_ += school.said;
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

  void add_titles(const Rulebook& book, const std::string& text) {
    for (const Criterion& each : book.criteria) summary_.titles.emplace(std::pair(text, each.id), each.title);
    for (const Recognition& each : book.recognitions)
      summary_.titles.emplace(std::pair(book.circular, each.id), each.label);
    for (const SchoolKind& each : book.kinds) summary_.titles.emplace(std::pair("", each.name), each.label);
  }

  void result(const PopulationPiece& piece, const PopulationLine& line) {
    const auto bad = [&](const std::string& why) {
      ++summary_.bad;
      said_ += "chuan: " + piece.name_of(line) + ": " + why + "\n";
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

  void lift(const SchoolBlock& block) {
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

  SchoolAssessor schools_;
  Summary summary_;
  std::string said_;
  std::map<const LoweredLaw*, std::vector<Lever>> levers_;
  std::set<const LoweredLaw*> titled_;
  std::vector<Column> saved_;
  BatchLevels::Row before_, after_;
};

std::vector<Division> divisions(const std::string& asked) {
  std::vector<Division> found;
  for (std::size_t start = 0; start <= asked.size();) {
    const std::size_t end = std::min(asked.find(',', start), asked.size());
    const std::string word = asked.substr(start, end - start);
    const Division all[] = {Division::province, Division::commune, Division::kind, Division::circular};
    const auto* known = std::find_if(std::begin(all), std::end(all), [&](Division each) { return word == key(each); });
    if (known == std::end(all)) throw Failure(Sentence::summary_unknown_key, {word});
    found.push_back(*known);
    start = end + 1;
  }
  return found;
}

Exit run_summary(const SummaryOptions& options, Session& session) {
  for (const std::string& path : options.populations)
    if (path.ends_with(".json") && !std::filesystem::is_directory(path))
      throw Failure(Sentence::not_many_but_a_dossier, {path});
  const std::vector<Division> by = divisions(options.divide);
  Rules rules = load_rules(session, RuleFiles::answers);
  Summary all;
  Progress progress;
  bool is_asked_to_stop = false;
  for (const std::string& path : options.populations) {
    PopulationLines lines(path, session.files);
    const Stopped stopped = each_piece<Worker>(
        lines, [&] { return std::make_unique<Worker>(rules, options.setting, session); },
        [](Worker& worker, const PopulationPiece& piece) { return worker.summarize(piece); },
        [&](const std::pair<Summary, std::string>& part) {
          progress.clear();
          say(part.second);
          all.add(part.first);
          progress.show(all.schools);
          return true;
        });
    progress.clear();
    if (!stopped.reason.empty()) {
      say("chuan: " + stopped.reason + "\n");
      if (all.partial.empty()) all.partial = stopped.reason;
    }
    is_asked_to_stop = is_asked_to_stop || stopped.is_asked;
  }
  const std::string text = session.format == Format::html  ? summary_html(all, by)
                           : session.format == Format::csv ? summary_csv(all, by)
                           : session.is_json()             ? summary_json(all, by).dump(2) + "\n"
                                                           : summary_text(all, by, session.language);
  session.files.write(options.output, text);
  if (is_asked_to_stop) return Exit::environment;
  return all.bad > 0 || !all.partial.empty() ? Exit::faulty_input : Exit::done;
}

}  // namespace

void add_summary(Commands& commands) {
  const auto [command, options] =
      commands.add("summary", Sentence::help_summary, Sentence::help_summary_more, run_summary);
  command.inputs(Sentence::value_file, options.populations, Sentence::help_summary_populations)
      .common({{"text", Format::text}, {"json", Format::json}, {"csv", Format::csv}, {"html", Format::html}})
      .as_of(options.setting.law.as_of)
      .option("--divide", options.divide, Sentence::value_way, Sentence::help_summary_divide)
      .showing(options.divide)
      .strict(options.setting.profile)
      .output("-o,--output", options.output, Sentence::help_written_file);
}

}  // namespace chuan
