// SPDX-License-Identifier: MIT
// `chuan carry`: an old dossier's evidence and notes, moved to where they may serve under another circular.

#include <algorithm>

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
    case LeftOut::Reason::of_its_year:
      return vi ? "của năm học đã qua" : "of the school year that is over";
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
           widest, 2) +
      "\n";
  text += (vi ? "Minh chứng: " : "Evidence: ") + std::to_string(carried.evidence.size()) +
          (vi ? " mã; nơi có thể dùng: " : " codes; places where it may serve: ") +
          std::to_string(carried.moved.size()) + "\n";
  if (!carried.nowhere.empty()) {
    text += vi ? "Không có nơi nhận:\n" : "Without a successor:\n";
    for (const auto& [subject, why] : carried.nowhere)
      text += wrap("  " + subject + (why.empty() ? "" : ": " + why), widest, 4) + "\n";
  }
  if (!carried.uncited.empty())
    text += wrap((vi ? "Minh chứng chưa dẫn ở yêu cầu nào nhận được, giữ mã cũ: "
                     : "Evidence that nothing new cites, under its old code: ") +
                     listed(carried.uncited),
                 widest, 2) +
            "\n";
  if (!carried.left_out.empty()) text += vi ? "Không chuyển, xem ở hồ sơ cũ:\n" : "Not carried, see the old dossier:\n";
  for (const LeftOut& each : carried.left_out)
    text += "  " + wrap(each.key + ": " + reason(each.reason, vi), widest - 2, 4) + "\n";
  if (!carried.fresh.empty())
    text += wrap((vi ? "Mới, chưa có minh chứng cũ nào dùng được (" : "New, served by nothing old (") +
                     std::to_string(carried.fresh.size()) + "): " + listed(carried.fresh),
                 widest, 2) +
            "\n";
  return text;
}

/// What goes over into the next school year.
std::string year_report(const Carried& carried, const Rulebook& book, const std::string& year, bool vi) {
  const std::size_t open = carried.dossier.data.requirements.size(), items = carried.dossier.evidence.size();
  std::string text = wrap((vi ? "Năm học " : "School year ") + year + (vi ? " theo " : " under ") + book.circular +
                              (vi ? ": giữ " : ": ") + std::to_string(items) +
                              (vi ? " minh chứng; " : " items of evidence go over; ") + std::to_string(open) +
                              (vi ? " yêu cầu để mở, phải kết luận lại." : " requirements are open and judged anew."),
                          widest, 2) +
                     "\n";
  const auto expired =
      std::count_if(carried.dossier.evidence.begin(), carried.dossier.evidence.end(),
                    [&](const Evidence& each) { return each.expires && *each.expires < *carried.dossier.date; });
  if (expired > 0)
    text += std::to_string(expired) + (vi ? " minh chứng hết hạn trước năm học này, cần thay.\n"
                                          : " items of evidence expire before that year and need replacing.\n");
  if (!carried.left_out.empty() || !carried.nowhere.empty())
    text += vi ? "Không chuyển, xem ở hồ sơ cũ:\n" : "Not carried, see the old dossier:\n";
  for (const LeftOut& each : carried.left_out)
    text += "  " + wrap(each.key + ": " + reason(each.reason, vi), widest - 2, 4) + "\n";
  for (const auto& [subject, why] : carried.nowhere)
    text += "  " + subject + (vi ? ": văn bản nay không còn\n" : ": no longer in the text\n");
  if (!carried.fresh.empty())
    text += wrap((vi ? "Mới so với năm học trước (" : "New since last year (") + std::to_string(carried.fresh.size()) +
                     "): " + listed(carried.fresh),
                 widest, 2) +
            "\n";
  return text;
}

struct CarryOptions {
  std::string dossier, to, school_year, output;
  InquiryRequest law;
};

Exit run_carry(const CarryOptions& options, Session& session) {
  if (options.to.empty() == options.school_year.empty()) throw Failure(Sentence::carry_one_aim);
  refuse_other_files(options.dossier);
  const answer::OpenLaw law = open_law(load_rules(session, RuleFiles::with_carry_tables));
  const answer::Bytes dossier{options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::CarriedOver made = asking(law, session, [&](answer::Asked& asked) {
    return answer::carry_over(asked, dossier, {options.law, options.to, options.school_year, today()});
  });
  const Rulebook& to = made.law->rulebook;
  const bool vi = session.language == Language::vi;
  session.files.write_result(options.output, write_dossier(made.carried.dossier, to),
                             options.school_year.empty() ? report(made.carried, made.old.law->rulebook, to, vi)
                                                         : year_report(made.carried, to, options.school_year, vi));
  return Exit::done;
}

}  // namespace

void add_carry(Commands& commands) {
  const auto [command, options] = commands.add("carry", Sentence::help_carry, Sentence::help_carry_more, run_carry);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_dossier)
      .option("--to", options.to, Sentence::value_number, Sentence::help_carry_to)
      .option("--school-year", options.school_year, Sentence::value_school_year, Sentence::help_carry_school_year)
      .output("-o,--output", options.output, Sentence::help_carry_output)
      .common()
      .option("--circular", options.law.circular, Sentence::value_number, Sentence::help_carry_circular);
}

}  // namespace chuan
