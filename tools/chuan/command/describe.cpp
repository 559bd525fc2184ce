// SPDX-License-Identifier: MIT
// Declared commands written as a completion and as a manual page.
#include "command/describe.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "chuan/version.hpp"
#include "command/declaration.hpp"

namespace chuan {
namespace {

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts{""};
  for (const char c : text)
    if (c == by)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& each : words) text += (text.empty() ? "" : between) + each;
  return text;
}

/// "-o|--output", a pattern of the shell.
std::string pattern_of(const Option& option) { return joined(split(option.names, ','), "|"); }

std::string completion_of(const Declaration& command) {
  std::vector<std::string> names{"--help"};
  std::string values;
  for (const Option& option : command.options) {
    if (option.is_positional()) continue;
    names.push_back(option.long_name());
    if (option.value.empty()) continue;
    const std::string words = option.value.find('|') == std::string::npos ? "" : joined(split(option.value, '|'), " ");
    values += fmt::format("    {}:{}) words='{}' ;;\n", command.name,
                          joined(split(pattern_of(option), '|'), fmt::format("|{}:", command.name)), words);
  }
  return values + fmt::format("    {}:*) [[ $word != -* ]] || words='{}' ;;\n", command.name, joined(names, " "));
}

/// Text that `man` prints as it is.
std::string roff(const std::string& text) {
  std::string escaped;
  bool is_line_start = true;
  for (const char c : text) {
    if (is_line_start && (c == '.' || c == '\'')) escaped += "\\&";
    if (c == '\\')
      escaped += "\\e";
    else if (c == '-')
      escaped += "\\-";
    else
      escaped += c;
    is_line_start = c == '\n';
  }
  return escaped;
}

// The manual is written in Vietnamese.
std::string in_vietnamese(const std::string& text) { return text_in(text, Language::vi); }

std::string entry_of(const Option& option) {
  std::string names;
  for (const std::string& each : split(option.names, ','))
    names += (names.empty() ? "" : ", ") + fmt::format("\\fB{}\\fR", roff(in_vietnamese(each)));
  if (!option.value.empty()) names += fmt::format(" \\fI{}\\fR", roff(in_vietnamese(option.value)));
  return fmt::format(".TP\n{}\n{}\n", names, roff(in_vietnamese(option.about)));
}

std::string section_of(const Declaration& command) {
  std::string text = fmt::format(".SS chuan {}\n{}\n", command.name, roff(in_vietnamese(command.about)));
  for (const Option& option : command.options) text += entry_of(option);
  return text + fmt::format(".PP\n.nf\n{}\n.fi\n", roff(in_vietnamese(command.example)));
}

}  // namespace

std::string bash_completion(const Commands& commands) {
  std::vector<std::string> names;
  std::string cases;
  for (const auto& each : commands.all) {
    names.push_back(each->name);
    cases += completion_of(*each);
  }
  return fmt::format(R"(# SPDX-License-Identifier: MIT
# Completion of chuan for bash, written by chuan itself.
_chuan() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} words=
  ((COMP_CWORD > 1)) || words='{} --help --version'
  case ${{COMP_WORDS[1]}}:$before in
{}  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}}
complete -o default -F _chuan chuan
)",
                     joined(names, " "), cases);
}

std::string manual_page(const Commands& commands) {
  std::string text = fmt::format(
      ".TH CHUAN 1 \"\" \"chuan {}\" \"\"\n.SH NAME\nchuan \\- {}\n.SH SYNOPSIS\n.B chuan\n\\fILỆNH\\fR "
      "[\\fITÙY_CHỌN\\fR]\n"
      ".SH LỆNH\n",
      version(), roff(sentence(Sentence::help_program, Language::vi)));  // `whatis` needs this form of the line
  for (const auto& each : commands.all) text += section_of(*each);
  return text +
         fmt::format(".SH \"MÃ THOÁT\"\n.nf\n{}\n.fi\n", roff(sentence(Sentence::help_exit_codes, Language::vi)));
}

}  // namespace chuan
