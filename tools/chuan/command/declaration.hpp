// SPDX-License-Identifier: MIT
// Commands and their options as data; the library that parses arguments is known to one unit only.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/assessment.hpp"
#include "chuan/date.hpp"
#include "load/session.hpp"

namespace chuan {

/// One option or positional argument. `take` puts the text of a value in its place, or says what is wrong with it.
struct Option {
  enum class Role : std::uint8_t { flag, value, input, output };

  std::string names;  ///< "-o,--output"; without a dash a positional argument
  std::string value;  ///< what stands for its value in the help: "TỆP"
  std::string about;
  std::function<std::string(const std::string&)> take;
  Role role = Role::value;
  bool is_required = false;
  bool is_list = false;
  int count = 1;                   ///< of values that it takes; a list takes any number
  std::string shown_default = {};  ///< in the help; empty: none is shown

  bool is_positional() const { return !names.starts_with('-'); }
  /// "--output", as messages call it.
  std::string long_name() const { return names.substr(names.rfind(',') + 1); }
};

/// Puts the text of a value in its place; what is wrong with it, or nothing.
std::string take(const std::string& text, std::string& value);
std::string take(const std::string& text, std::optional<Date>& value);
/// Takes one of some words, each for a value: `one_of<Format>({{"text", Format::text}, …}, options.format)`.
template <class Value>
std::function<std::string(const std::string&)> one_of(std::vector<std::pair<std::string, Value>> words, Value& place);
/// Takes a number from `least` to `most`.
std::function<std::string(const std::string&)> number_between(double least, double most, double& place);

/// Takes a day, a school year or a year; `place` is its last day.
std::function<std::string(const std::string&)> end_of_span(std::optional<Date>& place);

/// A command as it is declared; its options live as long as it does.
class Declaration {
 public:
  Declaration(std::string its_name, std::string its_about, std::string its_example)
      : name(std::move(its_name)), about(std::move(its_about)), example(std::move(its_example)) {}

  /// A positional argument that names a file the command reads.
  Declaration& input(std::string argument_name, std::string& path, std::string words, bool is_required = true);
  Declaration& inputs(std::string argument_name, std::vector<std::string>& paths, std::string words,
                      bool is_required = true);
  /// A positional argument that is no file.
  Declaration& argument(std::string argument_name, std::string& text, std::string words);
  /// `count` positional arguments that are no files.
  Declaration& arguments(std::string argument_name, std::vector<std::string>& texts, int count, std::string words);
  /// An option that names a file the command reads.
  Declaration& input_option(std::string names, std::string& path, std::string value, std::string words);
  /// An option that names a file the command writes.
  Declaration& output(std::string names, std::string& path, std::string words, bool is_required = false,
                      std::string value = "TỆP");
  Declaration& flag(std::string names, bool& is_set, std::string words);
  template <class Value>
  Declaration& option(std::string names, Value& place, std::string value, std::string words) {
    return add({std::move(names), std::move(value), std::move(words),
                [&place](const std::string& text) { return take(text, place); }});
  }
  Declaration& option(std::string names, std::function<std::string(const std::string&)> taking, std::string value,
                      std::string words) {
    return add({std::move(names), std::move(value), std::move(words), std::move(taking)});
  }
  /// Shows the default of the option declared last in the help.
  Declaration& showing(std::string text);
  Declaration& required();
  /// `--format`, `--lang`, `--rules`, `-v`.
  Declaration& common(std::vector<std::pair<std::string, Format>> formats = {{"text", Format::text},
                                                                             {"json", Format::json}});
  Declaration& as_of(std::optional<Date>& date);
  Declaration& circular(std::string& number);
  Declaration& strict(Profile& profile);

  std::string name, about, example;
  std::vector<Option> options;
  Session session;
  std::function<Exit(Session&)> run;

  /// What is read and written, as the arguments say it.
  struct NamedFile {
    std::string option, path;
  };
  std::vector<NamedFile> read_files, written_files;

 private:
  Declaration& add(Option option);
};

/// A command and the struct of its own options.
template <class Options>
struct Declared {
  Declaration& command;
  Options& options;
};

class Commands {
 public:
  /// `run` gets what the arguments put into the options.
  template <class Options>
  Declared<Options> add(std::string name, std::string about, std::string example,
                        Exit (*run)(const Options&, Session&)) {
    auto options = std::make_shared<Options>();
    all.push_back(std::make_unique<Declaration>(std::move(name), std::move(about), std::move(example)));
    all.back()->run = [options, run](Session& session) { return run(*options, session); };
    return {*all.back(), *options};
  }

  std::vector<std::unique_ptr<Declaration>> all;
};

/// "text, json hoặc csv".
std::string choice_of(const std::vector<std::string>& words);

template <class Value>
std::function<std::string(const std::string&)> one_of(std::vector<std::pair<std::string, Value>> words, Value& place) {
  return [words = std::move(words), &place](const std::string& text) -> std::string {
    std::vector<std::string> known;
    for (const auto& [word, value] : words) {
      known.push_back(word);
      if (word != text) continue;
      place = value;
      return "";
    }
    return "`" + text + "` không dùng được, cần " + choice_of(known);
  };
}

}  // namespace chuan
