// SPDX-License-Identifier: MIT
// `chuan plan`: the improvement plan of the cheapest repair in the official form, audited as it stands.
#include <set>

#include <fmt/format.h>

#include "chuan/joined.hpp"
#include "command/audit.hpp"
#include "command/declaration.hpp"
#include "command/forms_out.hpp"
#include "command_line.hpp"
#include "office/form/forms.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using namespace office;

struct PlanOptions {
  std::string dossier, target, output;
  InquiryRequest law;
  std::optional<Date> by;
};

Target asked_target(const Inquiry& input, std::string asked) {
  if (asked.empty() && input.dossier.plan && input.dossier.plan->goal) asked = input.dossier.plan->goal->target;
  if (asked.empty()) throw Failure("chưa nói đích: dùng --target, như muc.1, kiem_dinh.2");
  return target_of(asked, input.law->rulebook);
}

/// What the plan as written would be told by `chuan audit`.
Diagnostics findings_of(Rules& rules, const Page& page, const Papers& words, const Inquiry& input, Session& session) {
  const PlanDocument document = find_plan(read_document(to_docx(page), "kế hoạch"), words);
  Dossier dossier = to_dossier(document, words);
  dossier.date = input.as_of;
  dossier.kind = input.dossier.kind;
  const Inquiry written = load_inquiry(rules, "kế hoạch", std::move(dossier), InquiryRequest{}, session);
  return audited(rules, audit_rules(session), {written, "kế hoạch", &document}, session);
}

std::string codes_of(const Diagnostics& findings) {
  std::string text;
  std::set<std::string_view> once;
  for (const Diagnostic& each : findings)
    if (once.insert(name(each)).second) text += (text.empty() ? "" : ", ") + std::string(name(each));
  return text;
}

/// Why the form has nothing to be filled with.
std::string nothing_to_plan(const Repair& repair) {
  std::string outside;
  for (const Change& each : repair.changes)
    if (std::holds_alternative<FigureChange>(each.what)) append(outside, subject_of(each));
  return outside.empty() ? "các tiêu chí phải xét đều chưa đủ dữ liệu; làm rõ trước"
                         : "điều còn thiếu không phải việc của tiêu chí nào mà là điều kiện, số liệu: " + outside;
}

Exit run_plan(const PlanOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const Inquiry input = load_inquiry(rules, options.dossier, options.law, session);
  const Rulebook& book = input.law->rulebook;
  const Assessment now = assess(input.law->program, book, input.dossier, input.as_of);
  const Target target = asked_target(input, options.target);
  const RepairSetting setting{input.law->program, book, input.dossier, now, session.language};
  RepairLimits limits;
  limits.by = options.by;
  const Repairs repairs = find_repairs(setting, target, limits);
  if (repairs.reached == Verdict::met)
    throw Failure("trường đã đạt " + describe(target, book) + "; không cần kế hoạch để tới đích này");
  if (repairs.cheapest.empty()) {
    say("chuan: không có cách nào tới " + describe(target, book) + (limits.by ? " trong hạn" : "") +
        "; xem: chuan explain " + options.dossier + " --target " + print(target) + "\n");
    return Exit::not_held;
  }
  std::optional<Date> by = limits.by;
  if (!by && input.dossier.plan && input.dossier.plan->goal)
    if (const auto span = parse_span(input.dossier.plan->goal->by)) by = span->second;
  const Papers words = papers(session);
  const Forms known = forms(session);
  const Page page = plan_form({input.law->program, book, input.dossier, now, words, known, input.as_of}, repairs, by);
  Diagnostics findings;
  try {
    findings = findings_of(rules, page, words, input, session);
  } catch (const BadDocument&) {
    // Nothing of a plan is left where every criterion to be lifted is a question, or no criterion is.
    say("chuan: chưa lập được kế hoạch tới " + describe(target, book) + ": " +
        nothing_to_plan(repairs.cheapest.front()) + "; xem: chuan explain " + options.dossier + " --target " +
        print(target) + "\n");
    return Exit::not_held;
  }
  write_page(session.files, options.output, page);

  const std::vector<std::string> blanks = page.blanks();
  if (session.is_json()) {
    Json json{{"file", options.output},
              {"target", print(target)},
              {"changes", repairs.cheapest.front().changes.size()},
              {"blanks", blanks},
              {"findings", Json::array()}};
    for (const Diagnostic& each : findings)
      json["findings"].push_back({{"code", name(each)}, {"message", message(each, session.language)}});
    write_out(json.dump(2) + "\n");
    return Exit::done;
  }
  const Repair& best = repairs.cheapest.front();
  const char* const how = !best.unpriced.empty() ? "; chưa đủ kinh phí để nói cách nào rẻ nhất"
                          : !best.optimal        ? "; chưa chứng minh là cách tốt nhất"
                          : best.measure == Repair::Measure::cost ? " theo cách rẻ nhất đã có đủ kinh phí"
                                                                  : " theo cách ít thay đổi nhất";
  std::string text = fmt::format("Đã ghi {}: kế hoạch tới {}, {} thay đổi{}\n", options.output, describe(target, book),
                                 best.changes.size(), how);
  text += told_blanks(blanks);
  text += findings.empty() ? "Soát lại bằng chuan audit: không thấy gì phải sửa\n"
                           : "Soát lại bằng chuan audit: " + std::to_string(findings.size()) + " điều (" +
                                 codes_of(findings) + "); phần lớn hết khi điền đủ\n";
  write_out(text);
  return Exit::done;
}

}  // namespace

void add_plan(Commands& commands) {
  const auto [command, options] =
      commands.add("plan", "soạn kế hoạch cải tiến theo mẫu từ kết quả và cách tới đích rẻ nhất (.docx, .html)",
                   "Chỗ chỉ nhà trường biết được để trống và đánh dấu; không có chữ nào do máy đặt ra.\n"
                   "Ví dụ: chuan plan truong.json --target kiem_dinh.2 --by 2025 -o ke-hoach.docx\n"
                   "       chuan audit ke-hoach.docx",
                   run_plan);
  command.input("HỒ_SƠ", options.dossier, "hồ sơ của trường (.json)")
      .option("--target", options.target, "ĐÍCH",
              "đích: muc.1, kiem_dinh.2, chuan_quoc_gia.1 (mặc định: đích ghi trong hồ sơ)")
      .option("--by", end_of_span(options.by), "HẠN", "phải đạt trước: ngày, năm hoặc năm học")
      .output("-o,--output", options.output, "tệp được ghi, .docx hoặc .html", true)
      .as_of(options.law.as_of)
      .common();
}

}  // namespace chuan
