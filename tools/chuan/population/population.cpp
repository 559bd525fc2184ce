// SPDX-License-Identifier: MIT
// Results in the order of the lines, progress on a terminal, and what was wrong in the end.
#include "population/population.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "population/stream.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

/// What a run keeps of one line.
struct Outcome {
  std::size_t line = 0;
  std::size_t text_end = 0, said_end = 0;  ///< of its part in the texts of the piece
  std::size_t name = 0;                    ///< hashed; 0: none
  Interval level;
  bool is_bad = false;
};

struct Written {
  std::string text, said;
  std::vector<Outcome> outcomes;
};

struct Worker {
  answer::SchoolAssessor schools;
  LineWriter lines;

  Written assess(const PopulationPiece& piece) {
    Written written;
    for (const answer::School& each : schools.assess(piece)) {
      lines.add(written.text, each);
      written.said += words_about(each);
      const std::string& name = each.head.name;
      const bool is_bad = each.law == nullptr;
      written.outcomes.push_back({each.line->number, written.text.size(), written.said.size(),
                                  is_bad || name.empty() ? 0 : std::hash<std::string>{}(name), each.levels.level,
                                  is_bad});
    }
    return written;
  }
};

class Run {
 public:
  Run(const std::string& path, const PopulationOptions& options, Session& session)
      : options_(options),
        session_(session),
        lines_(path, session.files),
        law_(load_rules(session, RuleFiles::answers), {}),
        result_(session.files, options.output) {}

  Exit go() {
    result_.write(LineWriter(options_.form, session_.language).head());
    const auto worker = [this] {
      const bool in_full = options_.form == LineForm::json || options_.form == LineForm::csv;
      return std::unique_ptr<Worker>(
          new Worker{answer::SchoolAssessor(law_, options_.setting, session_.language, in_full),
                     LineWriter(options_.form, session_.language)});
    };
    const Stopped stopped = each_piece<Worker>(
        lines_, worker, [](Worker& each, const PopulationPiece& piece) { return each.assess(piece); },
        [this](const Written& written) { return write(written); });
    if (fault_.empty()) fault_ = stopped.reason;
    finish();
    if (stopped.is_asked) return Exit::environment;
    return bad_ > 0 || !fault_.empty() ? Exit::faulty_input : Exit::done;
  }

 private:
  /// False where a bad line ends everything.
  bool write(const Written& written) {
    std::size_t text_end = written.text.size(), said_end = written.said.size();
    for (const Outcome& each : written.outcomes) {
      if (each.is_bad) {
        ++bad_;
        if (!options_.ends_at_fault) continue;
        fault_ = sentence(Sentence::schools_stopped_at, spoken(), {std::to_string(each.line)});
        text_end = each.text_end;
        said_end = each.said_end;
        break;
      }
      ++schools_;
      ++levels_[{each.level.at_least, each.level.at_most}];
      if (each.name != 0 && names_.size() < most_names) names_.push_back(each.name);
    }
    progress_.clear();
    say(std::string_view(written.said).substr(0, said_end));
    result_.write(std::string_view(written.text).substr(0, text_end));
    progress_.show(schools_);
    return fault_.empty();
  }

  void finish() {
    progress_.clear();
    std::sort(names_.begin(), names_.end());
    const auto repeated = names_.end() - std::unique(names_.begin(), names_.end());
    if (repeated > 0) say("chuan: " + in_both(Sentence::schools_named_twice, {std::to_string(repeated)}) + "\n");
    if (names_.size() == most_names)
      say("chuan: " + in_both(Sentence::schools_names_searched, {std::to_string(most_names)}) + "\n");
    const bool is_text = options_.form == LineForm::text, is_file = !options_.output.empty();
    if (is_text) result_.write(total());
    if (fault_.empty()) {
      result_.keep();
      if (is_file) write_out(total());
      return;
    }
    say("chuan: " + fault_ + "\n");
    if (is_file)
      say("chuan: " + in_both(Sentence::schools_not_written, {options_.output}) + "\n");
    else
      result_.write(LineWriter(options_.form, session_.language).partial(fault_));
  }

  std::string total() const {
    std::string text = sentence(Sentence::schools_total, session_.language, {std::to_string(schools_)});
    for (const auto& [level, count] : levels_)
      text += fmt::format(
          "; {}: {}", brief(level_words({level.first, level.second}, level_word(session_.language), session_.language)),
          count);
    if (bad_ > 0)
      text += (session_.language == Language::vi ? "; dòng hỏng: " : "; bad lines: ") + std::to_string(bad_);
    return text + "\n";
  }

  static constexpr std::size_t most_names = 1'000'000;  // so that memory does not grow with the schools

  const PopulationOptions& options_;
  Session& session_;
  PopulationLines lines_;
  answer::OpenLaw law_;
  Output result_;
  std::string fault_;
  std::size_t schools_ = 0, bad_ = 0;
  std::map<std::pair<int, int>, std::size_t> levels_;
  std::vector<std::size_t> names_;  // hashed
  Progress progress_;
};

}  // namespace

Exit assess_population(const std::string& path, const PopulationOptions& options, Session& session) {
  return Run(path, options, session).go();
}

}  // namespace chuan
