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
#include "chuan/sentence.hpp"
#include "load/session.hpp"

namespace chuan {

/// A text of the help: a sentence of the table, or one that reads alike in every language.
struct Words {
  Words(Sentence key) : text(in_both(key)) {}
  Words(std::string alike) : text(std::move(alike)) {}
  Words(const char* alike) : text(alike) {}

  std::string text;
};

/// One option or positional argument. `take` puts the text of a value in its place, or says what is wrong with it.
struct Option {
  enum class Role : std::uint8_t { flag, value, input, output };

  std::string names;  ///< "-o,--output"; without a dash a positional argument
  std::string value;  ///< what stands for its value in the help: "TỆP"; this and `about` in both languages
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
  Declaration(std::string its_name, Sentence its_about, Sentence its_example)
      : name(std::move(its_name)), about(in_both(its_about)), example(in_both(its_example)) {}

  /// A positional argument that names a file the command reads.
  Declaration& input(Words argument_name, std::string& path, Sentence words, bool is_required = true);
  Declaration& inputs(Words argument_name, std::vector<std::string>& paths, Sentence words, bool is_required = true);
  /// A positional argument that is no file.
  Declaration& argument(Words argument_name, std::string& text, Sentence words);
  /// `count` positional arguments that are no files, or none where they are not required.
  Declaration& arguments(Words argument_name, std::vector<std::string>& texts, int count, Sentence words,
                         bool is_required = true);
  /// An option that names a file the command reads.
  Declaration& input_option(std::string names, std::string& path, Words value, Sentence words);
  /// An option that names a file the command writes.
  Declaration& output(std::string names, std::string& path, Sentence words, bool is_required = false,
                      Words value = Sentence::value_file);
  Declaration& flag(std::string names, bool& is_set, Sentence words);
  template <class Value>
  Declaration& option(std::string names, Value& place, Words value, Sentence words) {
    return add({std::move(names), std::move(value.text), in_both(words),
                [&place](const std::string& text) { return take(text, place); }});
  }
  Declaration& option(std::string names, std::function<std::string(const std::string&)> taking, Words value,
                      Sentence words) {
    return add({std::move(names), std::move(value.text), in_both(words), std::move(taking)});
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
  Declared<Options> add(std::string name, Sentence about, Sentence example, Exit (*run)(const Options&, Session&)) {
    auto options = std::make_shared<Options>();
    all.push_back(std::make_unique<Declaration>(std::move(name), about, example));
    all.back()->run = [options, run](Session& session) { return run(*options, session); };
    return {*all.back(), *options};
  }

  std::vector<std::unique_ptr<Declaration>> all;
};

inline const std::vector<std::pair<std::string, Language>> languages = {{"vi", Language::vi}, {"en", Language::en}};

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
    return in_both(Sentence::usage_not_a_choice, {text, choice_of(known)});
  };
}

}  // namespace chuan
