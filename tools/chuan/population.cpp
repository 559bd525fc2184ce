// SPDX-License-Identifier: MIT
// Pieces of the population go round: one is read while others are assessed and the oldest is written.
#include "population.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <thread>
#include <unordered_set>

#include <fmt/format.h>
#include <unistd.h>

#include "load.hpp"
#include "population_lines.hpp"
#include "words.hpp"

namespace chuan {
namespace {

constexpr std::size_t piece = std::size_t{1} << 19;

std::atomic<bool> is_stopped = false;
void stop(int) { is_stopped = true; }

struct Outcome {
  std::size_t line = 0;
  std::string result;  ///< a line of output
  std::string said;    ///< messages
  std::string name;
  Interval level;
  bool is_bad = false;
};

std::string quoted_csv(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

constexpr const char* csv_head = "line,name,kind,circular,as_of,level_at_least,level_at_most,recognitions\n";

std::string csv_line(const PopulationLine& line, const Case& input, const Assessment& made) {
  std::string recognitions;
  for (const RecognitionResult& each : made.recognitions)
    recognitions += (recognitions.empty() ? "" : " ") + each.id + "=" + std::to_string(each.degree.at_least) + ".." +
                    std::to_string(each.degree.at_most);
  return fmt::format("{},{},{},{},{},{},{},{}\n", line.number, quoted_csv(input.dossier.name),
                     quoted_csv(input.dossier.kind), input.laid->rulebook.circular, to_iso(input.as_of),
                     made.level.at_least, made.level.at_most, recognitions);
}

std::string json_line(const PopulationLine& line, const Case& input, const Assessment& made) {
  const Rulebook& book = input.laid->rulebook;
  Json json{{"line", line.number},          {"circular", book.circular},
            {"as_of", to_iso(input.as_of)}, {"school", {{"name", input.dossier.name}, {"kind", input.dossier.kind}}},
            {"level", to_json(made.level)}, {"standards", Json::array()},
            {"criteria", Json::array()},    {"recognitions", Json::array()}};
  for (std::size_t i = 0; i < book.standards.size(); ++i)
    json["standards"].push_back({{"id", book.standards[i].id}, {"level", to_json(made.standards[i])}});
  for (std::size_t i = 0; i < book.criteria.size(); ++i)
    json["criteria"].push_back({{"id", book.criteria[i].id}, {"level", to_json(made.criteria[i])}});
  for (const RecognitionResult& each : made.recognitions)
    json["recognitions"].push_back({{"id", each.id}, {"degree", to_json(each.degree)}});
  return json.dump() + "\n";
}

std::string text_line(const PopulationLine& line, const Case& input, const Assessment& made, const Options& options) {
  const Language language = options.language();
  return fmt::format("{:>6}  {}: {}\n", line.number, input.dossier.name.empty() ? "(chưa ghi tên)" : input.dossier.name,
                     brief(level_words(made.level, level_word(language), language)));
}

class Run {
 public:
  Run(const std::string& path, const Options& options) : options_(options), lines_(path), rules_(load_rules(options)) {}

  Exit go() {
    const auto before = std::signal(SIGINT, stop);
    if (options_.csv) write_out(csv_head);
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    bool is_read = false;
    while (!is_read || !pieces_.empty()) {
      while (!is_read && pieces_.size() < threads * 2) {
        std::vector<PopulationLine> next = read();
        is_read = next.empty();
        if (is_read) break;
        pieces_.push_back(
            std::async(std::launch::async, [this, piece_of = std::move(next)] { return assessed(piece_of); }));
        if (pieces_.size() >= threads) break;
      }
      if (pieces_.empty()) break;
      const std::vector<Outcome> done = pieces_.front().get();
      pieces_.pop_front();
      if (!write(done)) break;
    }
    for (auto& each : pieces_) each.wait();
    std::signal(SIGINT, before);
    finish();
    return fault_.empty() ? (bad_ > 0 ? Exit::faulty_input : Exit::done)
                          : (is_stopped ? Exit::environment : Exit::faulty_input);
  }

 private:
  std::vector<PopulationLine> read() {
    if (is_stopped) {
      fault_ = "dừng giữa chừng theo yêu cầu";
      return {};
    }
    if (!fault_.empty()) return {};
    try {
      return lines_.next(piece);
    } catch (const Unreadable& unreadable) {
      fault_ = unreadable.what();
      return {};
    }
  }

  std::vector<Outcome> assessed(const std::vector<PopulationLine>& lines) {
    std::vector<Outcome> outcomes;
    for (const PopulationLine& line : lines) outcomes.push_back(assessed(line));
    return outcomes;
  }

  Outcome assessed(const PopulationLine& line) {
    Outcome outcome;
    outcome.line = line.number;
    const Captured messages;
    try {
      if (!line.fault.empty()) throw Failure(line.name + ": " + line.fault);
      Sources sources;
      const Case input = read_case(rules_, sources, sources.add(line.name, line.text), options_);
      const Assessment made = assess(input.laid->program, input.laid->rulebook, input.dossier, input.as_of,
                                     options_.strict ? Profile::strict : Profile::normal);
      outcome.name = input.dossier.name;
      outcome.level = made.level;
      outcome.result = options_.csv         ? csv_line(line, input, made)
                       : options_.is_json() ? json_line(line, input, made)
                                            : text_line(line, input, made, options_);
    } catch (const Failure& failure) {
      say("chuan: " + std::string(failure.what()) + "\n");
      outcome.is_bad = true;
    } catch (const Faulty&) {
      outcome.is_bad = true;
    }
    outcome.said = messages.text();
    return outcome;
  }

  /// False where a bad line ends everything.
  bool write(const std::vector<Outcome>& outcomes) {
    std::string text, said;
    bool goes_on = true;
    for (const Outcome& each : outcomes) {
      said += each.said;
      if (each.is_bad) {
        ++bad_;
        if (options_.is_json() && !options_.csv) text += Json{{"line", each.line}, {"error", true}}.dump() + "\n";
        if (options_.fail_fast) {
          fault_ = "dừng ở dòng " + std::to_string(each.line) + " (--fail-fast)";
          goes_on = false;
          break;
        }
        continue;
      }
      ++schools_;
      ++levels_[{each.level.at_least, each.level.at_most}];
      if (!each.name.empty()) twice_ += !names_.insert(std::hash<std::string>{}(each.name)).second;
      text += each.result;
    }
    clear_progress();
    say(said);
    write_out(text);
    show_progress();
    return goes_on;
  }

  void show_progress() {
    static const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
    if (!is_terminal) return;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    say(fmt::format("\r{} trường, {:.0f} trường/s", schools_,
                    static_cast<double>(schools_) / std::max(seconds, 0.001)));
    is_shown_ = true;
  }

  void clear_progress() {
    if (is_shown_) say("\r\033[K");
    is_shown_ = false;
  }

  void finish() {
    clear_progress();
    if (twice_ > 0)
      say(fmt::format("chuan: {} tên trường xuất hiện hơn một lần; xem lại có phải cùng một trường\n", twice_));
    if (!options_.is_json() && !options_.csv) {
      std::string text = fmt::format("Tổng cộng {} trường", schools_);
      for (const auto& [level, count] : levels_)
        text +=
            fmt::format("; {}: {}", brief(level_words({level.first, level.second}, "Mức", options_.language())), count);
      write_out(text + (bad_ > 0 ? fmt::format("; dòng hỏng: {}\n", bad_) : "\n"));
    }
    if (fault_.empty()) return;
    say("chuan: " + fault_ + "\n");
    if (options_.is_json() && !options_.csv) write_out(Json{{"partial", true}, {"reason", fault_}}.dump() + "\n");
  }

  const Options& options_;
  PopulationLines lines_;
  Rules rules_;
  std::deque<std::future<std::vector<Outcome>>> pieces_;
  std::string fault_;
  std::size_t schools_ = 0, bad_ = 0, twice_ = 0;
  std::map<std::pair<int, int>, std::size_t> levels_;
  std::unordered_set<std::size_t> names_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool is_shown_ = false;
};

}  // namespace

Exit assess_population(const std::string& path, const Options& options) { return Run(path, options).go(); }

}  // namespace chuan
