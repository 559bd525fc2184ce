// SPDX-License-Identifier: MIT
// The command line: help, usage errors, exit codes.
#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <new>

#include "chuan/law.hpp"
#include "command/options.hpp"
#include "command_line.hpp"
#include "load/log.hpp"

namespace {

using chuan::Exit;

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
    const std::size_t used = chuan::width(name);
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

Exit run(int count, char** arguments, std::span<const chuan::Command> commands) {
  CLI::App app("chuan — đọc thông tư viết bằng .luat, xét hồ sơ một trường, nói rõ vì sao", "chuan");
  label(app);
  app.set_help_flag("-h,--help", "in trợ giúp này");
  app.set_version_flag("--version", "chuan 0.1", "in phiên bản");
  app.require_subcommand(1);
  app.footer(
      "Mã thoát: 0 xong và điều được hỏi đúng; 1 xong nhưng không đúng hoặc chưa kết luận được;\n"
      "2 quy tắc hoặc hồ sơ có lỗi; 3 cách dùng hoặc môi trường.\n"
      "Ví dụ: chuan assess truong.json\n"
      "       chuan explain truong.json --target chuan_quoc_gia.2");
  chuan::Options options;
  chuan::Task task;
  for (const chuan::Command& each : commands) each.add(app, options, task);
  for (CLI::App* command : app.get_subcommands({})) command->get_help_ptr()->group("Tùy chọn");
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
    std::string text = app.help();
    for (const CLI::App* command : app.get_subcommands()) text = command->help("chuan");
    chuan::write_out(text);
    return Exit::done;
  } catch (const CLI::CallForVersion&) {
    chuan::write_out("chuan 0.1\n");
    return Exit::done;
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    const std::string command = chosen.empty() ? "chuan" : "chuan " + chosen.front()->get_name();
    std::string first;
    for (int i = 1; i < count && first.empty(); ++i)
      if (*arguments[i] != '-') first = arguments[i];
    chuan::say("chuan: " + usage(error, first) + "; xem " + command + " --help\n");
    return Exit::environment;
  }
  for (const std::string& input : options.inputs)
    if (std::error_code error; std::filesystem::equivalent(input, options.output, error))
      throw chuan::Failure("`" + options.output + "` là tệp đầu vào, không ghi đè; chọn tên khác cho --output");
  chuan::start_log(options.verbosity);
  return task();
}

}  // namespace

int chuan::command_line(int count, char** arguments, std::span<const Command> commands) {
  Exit exit = Exit::environment;
  try {
    exit = run(count, arguments, commands);
  } catch (const chuan::Failure& failure) {
    chuan::say(std::string("chuan: ") + failure.what() + "\n");
  } catch (const chuan::BadCompiledLaw& bad) {
    chuan::say(std::string("chuan: tệp luật đã biên dịch ") + bad.what() + "\n");
  } catch (const chuan::Faulty&) {
    exit = Exit::faulty_input;
  } catch (const std::bad_alloc&) {
    chuan::say("chuan: hết bộ nhớ\n");
  } catch (const std::exception& error) {
    chuan::say(std::string("chuan: lỗi của chương trình: ") + error.what() + "\n");
  }
  return static_cast<int>(exit);
}
