// SPDX-License-Identifier: MIT
// `chuan carry`: an old dossier's evidence and notes, moved to where they may serve under another circular.

#include "answer/carry.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& each : items) text += (text.empty() ? "" : ", ") + each;
  return text;
}

const char* reason(LeftOut::Reason reason, bool vi) {
  switch (reason) {
    case LeftOut::Reason::not_in_circular:
      return vi ? "thông tư mới không có" : "the new circular has no such thing";
    case LeftOut::Reason::old_criteria:
      return vi ? "nói về tiêu chí, mức của thông tư cũ" : "speaks of criteria and levels of the old circular";
    case LeftOut::Reason::no_successor:
      return vi ? "yêu cầu này không có nơi nhận" : "this requirement has no successor";
    case LeftOut::Reason::old_dossier:
      return vi ? "chỉ vị trí trong hồ sơ cũ" : "points into the old dossier";
    case LeftOut::Reason::later_format:
      return vi ? "thuộc dạng hồ sơ mới hơn, chưa biết là gì" : "of a later format, not known to this program";
  }
  return "";
}

std::string report(const Carried& carried, const Rulebook& from, const Rulebook& to, bool vi) {
  std::string text =
      wrap((vi ? "Chuyển từ " : "Carried from ") + from.circular + (vi ? " sang " : " to ") + to.circular +
               (vi ? " theo bảng biên tập (không có bảng đối ứng chính thức); không chuyển kết luận nào."
                   : " by an editorial table (there is no official one); no verdict was carried."),
           110, 2) +
      "\n";
  text += (vi ? "Minh chứng: " : "Evidence: ") + std::to_string(carried.evidence.size()) +
          (vi ? " mã; nơi có thể dùng: " : " codes; places where it may serve: ") +
          std::to_string(carried.moved.size()) + "\n";
  if (!carried.nowhere.empty()) {
    text += vi ? "Không có nơi nhận:\n" : "Without a successor:\n";
    for (const auto& [subject, why] : carried.nowhere)
      text += wrap("  " + subject + (why.empty() ? "" : ": " + why), 110, 4) + "\n";
  }
  if (!carried.uncited.empty())
    text += wrap((vi ? "Minh chứng chưa dẫn ở yêu cầu nào nhận được, giữ mã cũ: "
                     : "Evidence that nothing new cites, under its old code: ") +
                     listed(carried.uncited),
                 110, 2) +
            "\n";
  if (!carried.left_out.empty()) text += vi ? "Không chuyển, xem ở hồ sơ cũ:\n" : "Not carried, see the old dossier:\n";
  for (const LeftOut& each : carried.left_out)
    text += "  " + wrap(each.key + ": " + reason(each.reason, vi), 108, 4) + "\n";
  if (!carried.fresh.empty())
    text += wrap((vi ? "Mới, chưa có minh chứng cũ nào dùng được (" : "New, served by nothing old (") +
                     std::to_string(carried.fresh.size()) + "): " + listed(carried.fresh),
                 110, 2) +
            "\n";
  return text;
}

struct CarryOptions {
  std::string dossier, to, output;
  InquiryRequest law;
};

Exit run_carry(const CarryOptions& options, Session& session) {
  const answer::OpenLaw law = open_law(load_rules(session, RuleFiles::with_carry_tables));
  const answer::Bytes dossier{options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::CarriedOver made = asking(law, session, [&](answer::Asked& asked) {
    return answer::carry_over(asked, dossier, {options.law, options.to, today()});
  });
  const Rulebook& to = made.law->rulebook;
  session.files.write_result(options.output, write_dossier(made.carried.dossier, to),
                             report(made.carried, made.old.law->rulebook, to, session.language == Language::vi));
  return Exit::done;
}

}  // namespace

void add_carry(Commands& commands) {
  const auto [command, options] = commands.add("carry", Sentence::help_carry, Sentence::help_carry_more, run_carry);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_dossier)
      .option("--to", options.to, Sentence::value_number, Sentence::help_carry_to)
      .required()
      .output("-o,--output", options.output, Sentence::help_carry_output)
      .common()
      .option("--circular", options.law.circular, Sentence::value_number, Sentence::help_carry_circular);
}

}  // namespace chuan
