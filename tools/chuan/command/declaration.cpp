// SPDX-License-Identifier: MIT
// Values are parsed to types here, at the edge.
#include "command/declaration.hpp"

#include <charconv>

#include <fmt/format.h>

namespace chuan {

std::string choice_of(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? in_both(" hoặc ", " or ") : ", ") + words[i];
  return text;
}

std::string take(const std::string& text, std::string& value) {
  value = text;
  return "";
}

std::string take(const std::string& text, std::optional<Date>& value) {
  value = parse_date(text);
  return value ? "" : in_both(Sentence::usage_not_a_date, {text});
}

std::function<std::string(const std::string&)> number_between(double least, double most, double& place) {
  return [least, most, &place](const std::string& text) -> std::string {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || !(least <= value && value <= most))
      return in_both(Sentence::usage_not_a_number, {fmt::to_string(least), fmt::to_string(most), text});
    place = value;
    return "";
  };
}

std::function<std::string(const std::string&)> end_of_span(std::optional<Date>& place) {
  return [&place](const std::string& text) -> std::string {
    const auto span = parse_span(text);
    if (!span) return in_both(Sentence::usage_not_a_span, {text});
    place = span->second;
    return "";
  };
}

Declaration& Declaration::add(Option option) {
  if (option.role == Option::Role::input || option.role == Option::Role::output) {
    auto& files = option.role == Option::Role::input ? read_files : written_files;
    option.take = [&files, name = option.long_name(), taking = std::move(option.take)](const std::string& text) {
      files.push_back({name, text});
      return taking(text);
    };
  }
  options.push_back(std::move(option));
  return *this;
}

Declaration& Declaration::input(Words argument_name, std::string& path, Sentence words, bool is_required) {
  return add({std::move(argument_name.text), "", in_both(words),
              [&path](const std::string& text) { return take(text, path); }, Option::Role::input, is_required});
}

Declaration& Declaration::inputs(Words argument_name, std::vector<std::string>& paths, Sentence words,
                                 bool is_required) {
  const auto taking = [&paths](const std::string& text) {
    paths.push_back(text);
    return std::string();
  };
  return add({std::move(argument_name.text), "", in_both(words), taking, Option::Role::input, is_required, true});
}

Declaration& Declaration::argument(Words argument_name, std::string& text, Sentence words) {
  return add({std::move(argument_name.text), "", in_both(words),
              [&text](const std::string& given) { return take(given, text); }, Option::Role::value, true});
}

Declaration& Declaration::arguments(Words argument_name, std::vector<std::string>& texts, int count, Sentence words,
                                    bool is_required) {
  const auto taking = [&texts](const std::string& text) {
    texts.push_back(text);
    return std::string();
  };
  return add(
      {std::move(argument_name.text), "", in_both(words), taking, Option::Role::value, is_required, false, count});
}

Declaration& Declaration::input_option(std::string names, std::string& path, Words value, Sentence words) {
  return add({std::move(names), std::move(value.text), in_both(words),
              [&path](const std::string& text) { return take(text, path); }, Option::Role::input});
}

Declaration& Declaration::output(std::string names, std::string& path, Sentence words, bool is_required, Words value) {
  return add({std::move(names), std::move(value.text), in_both(words),
              [&path](const std::string& text) { return take(text, path); }, Option::Role::output, is_required});
}

Declaration& Declaration::flag(std::string names, bool& is_set, Sentence words) {
  const auto taking = [&is_set](const std::string&) {
    is_set = true;
    return std::string();
  };
  return add({std::move(names), "", in_both(words), taking, Option::Role::flag});
}

Declaration& Declaration::showing(std::string text) {
  options.back().shown_default = std::move(text);
  return *this;
}

Declaration& Declaration::required() {
  options.back().is_required = true;
  return *this;
}

Declaration& Declaration::common(std::vector<std::pair<std::string, Format>> formats) {
  std::string choices;
  for (const auto& [word, format] : formats) choices += (choices.empty() ? "" : "|") + word;
  option("--format", one_of(std::move(formats), session.format), choices, Sentence::help_format_option);
  option("--lang", one_of<Language>(languages, session.language), "vi|en", Sentence::help_language);
  input_option("--rules", session.rules, Sentence::value_folder, Sentence::help_rules_folder);
  const auto more = [this](const std::string&) {
    ++session.verbosity;
    return std::string();
  };
  return add({"-v,--verbose", "", in_both(Sentence::help_verbose), more, Option::Role::flag});
}

Declaration& Declaration::as_of(std::optional<Date>& date) {
  return option("--as-of", date, Sentence::value_date, Sentence::help_as_of);
}

Declaration& Declaration::strict(Profile& profile) {
  const auto taking = [&profile](const std::string&) {
    profile = Profile::strict;
    return std::string();
  };
  return add({"--strict", "", in_both(Sentence::help_strict), taking, Option::Role::flag});
}

Declaration& Declaration::circular(std::string& number) {
  return option("--circular", number, Sentence::value_number, Sentence::help_circular);
}

}  // namespace chuan
