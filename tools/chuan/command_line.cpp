// SPDX-License-Identifier: MIT
// The command line: help, usage errors, exit codes. The only unit that knows the library for arguments.
#include "command_line.hpp"

#include "command/declaration.hpp"
#include "command/describe.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <new>

#include "chuan/law.hpp"
#include "chuan/sentence.hpp"
#include "load/log.hpp"
#include "load/version_text.hpp"

namespace chuan {
namespace {

// `first` is the first argument that is not an option.
std::string usage(const CLI::ParseError& error, const std::string& first) {
  const std::string text = error.what();
  const std::string subject = text.substr(0, text.find(' '));
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (!text.starts_with("A subcommand")) return in_both(Sentence::usage_missing, {subject});
    return first.empty() ? in_both(Sentence::usage_no_command) : in_both(Sentence::usage_unknown_command, {first});
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
    const std::size_t colon = text.find(": ");
    return in_both(Sentence::usage_not_understood, {colon == std::string::npos ? text : text.substr(colon + 2)});
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error)) return text;
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
    return in_both(Sentence::usage_count_of_values, {text.substr(0, text.find(':'))});
  return text;
}

// Columns by code points, not bytes.
class Formatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return row("  " + make_option_name(option, is_positional) + make_option_opts(option), option->get_description());
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return row("  " + command->get_name(), command->get_description());
  }

 private:
  static std::string row(const std::string& name, const std::string& what) {
    constexpr std::size_t column = 28;
    const std::size_t used = width(name);
    return name + (used < column ? std::string(column - used, ' ') : "\n" + std::string(column, ' ')) + what + "\n";
  }
};

void label(CLI::App& app, Language language) {
  const auto formatter = std::make_shared<Formatter>();
  for (const auto& [key, word] :
       {std::pair{"Usage", Sentence::help_usage}, std::pair{"OPTIONS", Sentence::help_options},
        std::pair{"SUBCOMMAND", Sentence::help_command}, std::pair{"SUBCOMMANDS", Sentence::help_command},
        std::pair{"Positionals", Sentence::help_positionals}})
    formatter->label(key, sentence(word, language));
  formatter->label("REQUIRED", "");
  app.formatter(formatter);
  app.option_defaults()->group(sentence(Sentence::help_option_group, language));
  app.group(sentence(Sentence::help_command_group, language));
}

void add_option(CLI::App& command, const Option& option, Language language) {
  const std::string about = text_in(option.about, language);
  if (option.role == Option::Role::flag) {
    const auto count = [&option](std::int64_t times) {
      for (; times > 0; --times) option.take("");
    };
    command.add_flag_function(option.names, count, about)->default_str("");
    return;
  }
  // A value is taken where the library validates it: there its fault is told with the option's name.
  const auto ignore = [](const std::vector<std::string>&) { return true; };
  CLI::Option* added = command.add_option(text_in(option.names, language), ignore, about);
  added->type_name(text_in(option.value, language))
      ->required(option.is_required)
      ->check(CLI::Validator([&option](std::string& text) { return option.take(text); }, ""));
  if (option.is_list)
    added->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args();
  else
    added->expected(option.count);
  if (!option.shown_default.empty()) added->default_str(option.shown_default);
}

void add_command(CLI::App& app, Declaration& declared, Declaration*& chosen, Language language) {
  CLI::App* command = app.add_subcommand(declared.name, text_in(declared.about, language))
                          ->group(sentence(Sentence::help_command_group, language));
  for (const Option& each : declared.options) add_option(*command, each, language);
  command->footer(text_in(declared.example, language));
  command->callback([&declared, &chosen] { chosen = &declared; });
}

/// Runs what the arguments have chosen, once no output is an input or another output.
Exit run(Declaration& command) {
  Files& files = command.session.files;
  for (const Declaration::NamedFile& each : command.read_files) files.note_input(each.path);
  for (const Declaration::NamedFile& each : command.written_files) files.note_output(each.option, each.path);
  start_log(command.session.verbosity);
  return command.run(command.session);
}

Exit run(int count, char** arguments, std::span<const Command> known) {
  const Language language = language_of(count, arguments);
  Language spoken = language;
  speak(language);
  const auto in_words = [&](Sentence key) { return sentence(key, language); };
  CLI::App app("chuan — " + in_words(Sentence::help_program), "chuan");
  label(app, language);
  app.set_help_flag("-h,--help", in_words(Sentence::help_help));
  app.set_version_flag("--version", "", in_words(Sentence::help_version));
  // Help without a command has a language too.
  Option before{"--lang", "vi|en", in_both(Sentence::help_language), one_of<Language>(languages, spoken)};
  add_option(app, before, language);
  app.require_subcommand(1);
  app.footer(in_words(Sentence::help_exit_codes) + "\n" + in_words(Sentence::help_examples));
  Commands commands;
  for (const Command& each : known) each.add(commands);
  // For the installation; the help does not name them.
  const std::string_view only = count == 2 ? arguments[1] : "";
  if (only == "--write-completion" || only == "--write-manual") {
    write_out(only == "--write-manual" ? manual_page(commands) : bash_completion(commands));
    return Exit::done;
  }
  Declaration* chosen = nullptr;
  for (const auto& each : commands.all) each->session.language = language;
  for (const auto& each : commands.all) add_command(app, *each, chosen, language);
  for (CLI::App* command : app.get_subcommands({}))
    command->get_help_ptr()->group(in_words(Sentence::help_option_group));
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    std::string text = app.help();
    for (const CLI::App* command : app.get_subcommands()) text = command->help("chuan");
    write_out(text);
    return Exit::done;
  } catch (const CLI::CallForVersion&) {
    start_log(0);
    write_out(version_text());
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    const auto named = app.get_subcommands();
    const std::string command = named.empty() ? "chuan" : "chuan " + named.front()->get_name();
    std::string first;
    for (int i = 1; i < count && first.empty(); ++i)
      if (*arguments[i] != '-') first = arguments[i];
    say("chuan: " + in_both(Sentence::usage_see_help, {usage(error, first), command}) + "\n");
    return Exit::environment;
  }
  return run(*chosen);
}

}  // namespace

Language language_of(int count, char** arguments) {
  Language language = Language::vi;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = arguments[i];
    const std::string_view next = i + 1 < count ? arguments[i + 1] : "";
    if (word == "--lang=en" || (word == "--lang" && next == "en")) language = Language::en;
    if (word == "--lang=vi" || (word == "--lang" && next == "vi")) language = Language::vi;
  }
  return language;
}

int command_line(int count, char** arguments, std::span<const Command> commands) {
  Exit exit = Exit::environment;
  try {
    exit = run(count, arguments, commands);
  } catch (const Failure& failure) {
    say(std::string("chuan: ") + failure.what() + "\n");
  } catch (const BadCompiledLaw& bad) {
    say("chuan: " + in_both(Sentence::bad_compiled_law, {bad.what()}) + "\n");
  } catch (const Faulty& faulty) {
    say(faulty.what());
    exit = Exit::faulty_input;
  } catch (const std::bad_alloc&) {
    say("chuan: " + in_both(Sentence::out_of_memory) + "\n");
  } catch (const std::exception& error) {
    say("chuan: " + in_both(Sentence::error_of_the_program, {error.what()}) + "\n");
  }
  return static_cast<int>(exit);
}

}  // namespace chuan
