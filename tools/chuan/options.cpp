// SPDX-License-Identifier: MIT
// The shared options with their checks.
#include <CLI/CLI.hpp>

#include "options.hpp"

namespace chuan {
namespace {

CLI::Validator one_of(const char* first, const char* second) {
  const auto check = [first, second](std::string& text) {
    if (text == first || text == second) return std::string();
    return "`" + text + "` không dùng được, cần " + first + " hoặc " + second;
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

void add_common(CLI::App& command, Options& options) {
  command.add_option("--format", options.format, "dạng kết quả")->check(one_of("text", "json"))->type_name("text|json");
  command.add_option("--lang", options.lang, "ngôn ngữ")->check(one_of("vi", "en"))->type_name("vi|en");
  command.add_option("--rules", options.rules, "thư mục bộ quy tắc (mặc định: $CHUAN_RULES, rồi rules/ gần nhất)")
      ->type_name("THƯ_MỤC");
  command.add_flag("-v,--verbose", options.verbosity, "ghi các bước và thời gian ra stderr");
}

void add_as_of(CLI::App& command, Options& options) {
  command.add_option("--as-of", options.as_of, "xét theo luật đang có hiệu lực ngày này")
      ->check(day())
      ->type_name("NGÀY");
}

}  // namespace chuan
