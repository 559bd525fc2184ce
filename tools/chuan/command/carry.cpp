// SPDX-License-Identifier: MIT
// `chuan carry`: an old dossier's evidence and notes, moved to where they may serve under another circular.
#include <CLI/CLI.hpp>

#include "chuan/comparison.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

std::string report(const Carried& carried, const Rulebook& from, const Rulebook& to, bool vi) {
  std::string text = (vi ? "Chuyển từ " : "Carried from ") + from.circular + (vi ? " sang " : " to ") + to.circular +
                     (vi ? " theo bảng biên tập (không có bảng đối ứng chính thức); không chuyển kết luận nào.\n"
                         : " by an editorial table (there is no official one); no verdict was carried.\n");
  text += (vi ? "Minh chứng: " : "Evidence: ") + std::to_string(carried.evidence.size()) +
          (vi ? " mã; nơi có thể dùng: " : " codes; places where it may serve: ") +
          std::to_string(carried.moved.size()) + "\n";
  if (!carried.nowhere.empty()) {
    text += vi ? "Không có nơi nhận:\n" : "Without a successor:\n";
    for (const auto& [subject, why] : carried.nowhere)
      text += wrap("  " + subject + (why.empty() ? "" : ": " + why), 110, 4) + "\n";
  }
  if (!carried.fresh.empty()) {
    text += vi ? "Mới, chưa có minh chứng cũ nào dùng được (" : "New, served by nothing old (";
    text += std::to_string(carried.fresh.size()) + "):";
    for (std::size_t i = 0; i < carried.fresh.size(); ++i) text += (i == 0 ? " " : ", ") + carried.fresh[i];
    text = wrap(text, 110, 2) + "\n";
  }
  return text;
}

Exit run_carry(const Options& options) {
  Rules rules = load_rules(options, RuleFiles::with_carry_tables);
  const Case old = load_case(rules, options.inputs.front(), options);
  const Rulebook& from = old.laid->rulebook;
  const DatedText to = dated_text(rules, options.to);
  const auto laid = lay(rules, to.circular, to.date, old.dossier.kind, options);
  const std::vector<CarryRow> rows = rules.law.carry_rows(from.circular, to.circular);
  if (rows.empty())
    throw Failure("bộ quy tắc không có bảng chuyển từ " + from.circular + " sang " + to.circular +
                  "; thêm một tệp `bảng chuyển` vào rules/");
  const Carried carried = carry(old.dossier, from, laid->rulebook, rows, to.date);
  write_result(options.output, carried.json, report(carried, from, laid->rulebook, options.language() == Language::vi));
  return Exit::done;
}

}  // namespace

void add_carry(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("carry", "chuyển minh chứng, ghi chú của hồ sơ cũ sang thông tư mới; không chuyển kết luận")
          ->group("Lệnh");
  command->add_option("HỒ_SƠ", options.inputs, "tệp hồ sơ JSON")->required()->expected(1)->type_name("");
  command->add_option("--to", options.to, "thông tư mới; thêm @NGÀY để hồ sơ mới ghi ngày ấy thay cho hôm nay")
      ->required()
      ->type_name("SỐ_HIỆU");
  command->add_option("-o,--output", options.output, "ghi hồ sơ mới vào tệp này (mặc định: in ra)")->type_name("TỆP");
  add_common(*command, options);
  command->add_option("--circular", options.circular, "thông tư của hồ sơ cũ, khi khác thông tư theo ngày của hồ sơ")
      ->type_name("SỐ_HIỆU");
  command->footer("Ví dụ: chuan carry truong-2022.json --to 57/2026/TT-BGDĐT -o truong-2026.json");
  command->callback([&] { task = [&] { return run_carry(options); }; });
}

}  // namespace chuan
