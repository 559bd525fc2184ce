// SPDX-License-Identifier: MIT
// The command line: help, usage errors, exit codes. The only unit that knows the library for arguments.
#include "command_line.hpp"

#include "command/declaration.hpp"
#include "command/describe.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <new>

#include "chuan/law.hpp"
#include "load/log.hpp"
#include "load/version_text.hpp"

namespace chuan {
namespace {

// `first` is the first argument that is not an option.
std::string usage(const CLI::ParseError& error, const std::string& first) {
  const std::string text = error.what();
  const std::string subject = text.substr(0, text.find(' '));
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (text.starts_with("A subcommand")) return first.empty() ? "chưa nói lệnh nào" : "không có lệnh `" + first + "`";
    return "thiếu " + subject;
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
    const std::size_t colon = text.find(": ");
    return "không hiểu " + (colon == std::string::npos ? text : text.substr(colon + 2));
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error)) return text;
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
    return "số giá trị không khớp ở " + text.substr(0, text.find(':'));
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

void label(CLI::App& app) {
  const auto formatter = std::make_shared<Formatter>();
  for (const auto& [key, word] :
       {std::pair{"Usage", "Cách dùng"}, std::pair{"OPTIONS", "TÙY_CHỌN"}, std::pair{"SUBCOMMAND", "LỆNH"},
        std::pair{"SUBCOMMANDS", "LỆNH"}, std::pair{"Positionals", "Tham số"}, std::pair{"REQUIRED", ""}})
    formatter->label(key, word);
  app.formatter(formatter);
  app.option_defaults()->group("Tùy chọn");
  app.group("Lệnh");
}

void add_option(CLI::App& command, const Option& option) {
  if (option.role == Option::Role::flag) {
    const auto count = [&option](std::int64_t times) {
      for (; times > 0; --times) option.take("");
    };
    command.add_flag_function(option.names, count, option.about)->default_str("");
    return;
  }
  // A value is taken where the library validates it: there its fault is told with the option's name.
  const auto ignore = [](const std::vector<std::string>&) { return true; };
  CLI::Option* added = command.add_option(option.names, ignore, option.about);
  added->type_name(option.value)
      ->required(option.is_required)
      ->check(CLI::Validator([&option](std::string& text) { return option.take(text); }, ""));
  if (option.is_list)
    added->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args();
  else
    added->expected(option.count);
  if (!option.shown_default.empty()) added->default_str(option.shown_default);
}

void add_command(CLI::App& app, Declaration& declared, Declaration*& chosen) {
  CLI::App* command = app.add_subcommand(declared.name, declared.about)->group("Lệnh");
  for (const Option& each : declared.options) add_option(*command, each);
  command->footer(declared.example);
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

constexpr const char* about = "đọc thông tư viết bằng .luat, xét hồ sơ một trường, nói rõ vì sao";
constexpr const char* exit_codes =
    "Mã thoát: 0 xong và điều được hỏi đúng; 1 xong nhưng không đúng hoặc chưa kết luận được;\n"
    "2 quy tắc hoặc hồ sơ có lỗi; 3 cách dùng hoặc môi trường.";

Exit run(int count, char** arguments, std::span<const Command> known) {
  CLI::App app(std::string("chuan — ") + about, "chuan");
  label(app);
  app.set_help_flag("-h,--help", "in trợ giúp này");
  app.set_version_flag("--version", "", "in phiên bản");
  app.require_subcommand(1);
  app.footer(std::string(exit_codes) +
             "\nVí dụ: chuan assess truong.json\n"
             "       chuan explain truong.json --target chuan_quoc_gia.2");
  Commands commands;
  for (const Command& each : known) each.add(commands);
  // For the installation; the help does not name them.
  const std::string_view only = count == 2 ? arguments[1] : "";
  if (only == "--write-completion" || only == "--write-manual") {
    write_out(only == "--write-manual" ? manual_page(commands, {about, exit_codes}) : bash_completion(commands));
    return Exit::done;
  }
  Declaration* chosen = nullptr;
  for (const auto& each : commands.all) add_command(app, *each, chosen);
  for (CLI::App* command : app.get_subcommands({})) command->get_help_ptr()->group("Tùy chọn");
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
    say("chuan: " + usage(error, first) + "; xem " + command + " --help\n");
    return Exit::environment;
  }
  return run(*chosen);
}

}  // namespace

int command_line(int count, char** arguments, std::span<const Command> commands) {
  Exit exit = Exit::environment;
  try {
    exit = run(count, arguments, commands);
  } catch (const Failure& failure) {
    say(std::string("chuan: ") + failure.what() + "\n");
  } catch (const BadCompiledLaw& bad) {
    say(std::string("chuan: tệp luật đã biên dịch ") + bad.what() + "\n");
  } catch (const Faulty& faulty) {
    say(faulty.what());
    exit = Exit::faulty_input;
  } catch (const std::bad_alloc&) {
    say("chuan: hết bộ nhớ\n");
  } catch (const std::exception& error) {
    say(std::string("chuan: lỗi của chương trình: ") + error.what() + "\n");
  }
  return static_cast<int>(exit);
}

}  // namespace chuan
