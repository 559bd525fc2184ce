// SPDX-License-Identifier: MIT
// `chuan format`: rules in their one canonical form.
#include <CLI/CLI.hpp>

#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

Exit run_format(const Options& options) {
  std::vector<std::filesystem::path> places(options.inputs.begin(), options.inputs.end());
  if (places.empty()) places.push_back(rules_folder(options));
  const std::vector<std::filesystem::path> files = rule_files(places, RuleFiles::all);
  const Rules rules = load_rules(files, options);
  std::vector<std::pair<std::filesystem::path, std::string>> changed;
  bool is_faulty = tell(rules.diagnostics, rules.sources, options);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::optional<std::string> text = rules.law.format(rules.files[i], options.language());
    if (!text)
      is_faulty = true;
    else if (*text != rules.sources[rules.files[i]].text())
      changed.emplace_back(files[i], std::move(*text));
  }
  if (is_faulty) return Exit::faulty_input;
  std::string list;
  Json json{{"checked", files.size()}, {"changed", Json::array()}};
  for (const auto& [path, text] : changed) {
    if (!options.check) write_file(path, text);
    list += (options.check ? "chưa đúng dạng chuẩn: " : "đã sửa: ") + path.string() + "\n";
    json["changed"].push_back(path.string());
  }
  write_out(options.is_json() ? json.dump(2) + "\n" : list);
  return options.check && !changed.empty() ? Exit::not_held : Exit::done;
}

}  // namespace

void add_format(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("format", "viết lại bộ quy tắc theo dạng chuẩn, bằng từ khóa Việt hoặc Anh")->group("Lệnh");
  command->add_option("QUY_TẮC", options.inputs, "tệp hoặc thư mục .luat (mặc định: thư mục bộ quy tắc)")
      ->type_name("");
  add_common(*command, options);
  command->add_flag("--check", options.check, "chỉ xem, không ghi; thoát với mã 1 khi có tệp chưa đúng dạng");
  command->footer(
      "Ví dụ: chuan format rules\n       chuan format --check rules\n       chuan format --lang en ban-sao/");
  command->callback([&] { task = [&] { return run_format(options); }; });
}

}  // namespace chuan
