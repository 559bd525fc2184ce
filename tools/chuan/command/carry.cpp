// SPDX-License-Identifier: MIT
// `chuan carry`: an old dossier's evidence and notes, moved to where they may serve under another circular.

#include "chuan/comparison.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
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

struct CarryOptions {
  std::string dossier, to, output;
  LawChoice law;
};

Exit run_carry(const CarryOptions& options, Session& session) {
  Rules rules = load_rules(session, RuleFiles::with_carry_tables);
  const Case old = load_case(rules, options.dossier, options.law, session);
  const Rulebook& from = old.laid->rulebook;
  const DatedText to = dated_text(rules, options.to);
  const auto laid = lay(rules, to.circular, to.date, old.dossier.kind, session);
  const std::vector<CarryRow> rows = rules.law.carry_rows(from.circular, to.circular);
  if (rows.empty())
    throw Failure("bộ quy tắc không có bảng chuyển từ " + from.circular + " sang " + to.circular +
                  "; thêm một tệp `bảng chuyển` vào rules/");
  const Carried carried = carry(old.dossier, from, laid->rulebook, rows, to.date);
  session.files.write_result(options.output, carried.json,
                             report(carried, from, laid->rulebook, session.language == Language::vi));
  return Exit::done;
}

}  // namespace

void add_carry(Commands& commands) {
  const auto [command, options] =
      commands.add("carry", "chuyển minh chứng, ghi chú của hồ sơ cũ sang thông tư mới; không chuyển kết luận",
                   "Ví dụ: chuan carry truong-2022.json --to 57/2026/TT-BGDĐT -o truong-2026.json", run_carry);
  command.input("HỒ_SƠ", options.dossier, "tệp hồ sơ JSON")
      .option("--to", options.to, "SỐ_HIỆU", "thông tư mới; thêm @NGÀY để hồ sơ mới ghi ngày ấy thay cho hôm nay")
      .required()
      .output("-o,--output", options.output, "ghi hồ sơ mới vào tệp này (mặc định: in ra)")
      .common()
      .option("--circular", options.law.circular, "SỐ_HIỆU",
              "thông tư của hồ sơ cũ, khi khác thông tư theo ngày của hồ sơ");
}

}  // namespace chuan
