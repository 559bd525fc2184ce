// SPDX-License-Identifier: MIT
// The shared options with their checks.
#include <algorithm>

#include <CLI/CLI.hpp>

#include "command/options.hpp"

namespace chuan {
namespace {

/// "text, json hoặc csv".
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " hoặc " : ", ") + words[i];
  return text;
}

CLI::Validator one_of(const std::vector<std::string>& words) {
  const auto check = [words](std::string& text) {
    if (std::find(words.begin(), words.end(), text) != words.end()) return std::string();
    return "`" + text + "` không dùng được, cần " + listed(words);
  };
  return CLI::Validator(check, "");
}

CLI::Validator day() {
  const auto check = [](std::string& text) {
    return parse_date(text) ? std::string() : "`" + text + "` không phải ngày, cần dạng 2022-08-20 hoặc 20/08/2022";
  };
  return CLI::Validator(check, "");
}

}  // namespace

void add_common(CLI::App& command, Options& options, const std::vector<std::string>& formats) {
  std::string choices;
  for (const std::string& each : formats) choices += (choices.empty() ? "" : "|") + each;
  command.add_option("--format", options.format, "dạng kết quả")->check(one_of(formats))->type_name(choices);
  command.add_option("--lang", options.lang, "ngôn ngữ")->check(one_of({"vi", "en"}))->type_name("vi|en");
  command.add_option("--rules", options.rules, "thư mục bộ quy tắc (mặc định: $CHUAN_RULES, rồi rules/ gần nhất)")
      ->type_name("THƯ_MỤC");
  command.add_flag("-v,--verbose", options.verbosity, "ghi các bước và thời gian ra stderr")->default_str("");
}

void add_as_of(CLI::App& command, Options& options) {
  command.add_option("--as-of", options.as_of, "xét theo luật đang có hiệu lực ngày này")
      ->check(day())
      ->type_name("NGÀY");
}

}  // namespace chuan
