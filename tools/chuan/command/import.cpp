// SPDX-License-Identifier: MIT
// `chuan import`: a Word, Excel, CSV or text document as a dossier, with what was found and what was not understood.
#include <algorithm>

#include <fmt/format.h>

#include "answer/declared.hpp"
#include "answer/read.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command/import_preview.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "office/plan/decisions.hpp"
#include "office/plan/join.hpp"
#include "office/plan/plan_document.hpp"
#include "office/workbook/workbook.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using namespace office;

struct ImportOptions {
  std::vector<std::string> documents;
  std::string output, preview, prefer;
  bool refuses_doubtful = false;
};

std::string placed(const Said& said) {
  return "  " + wrap((said.place.empty() ? "" : said.place + ": ") + said.text, 100, 4) + "\n";
}

std::string found(const PlanDocument& plan, const Dossier& dossier) {
  const Plan ahead = dossier.plan.value_or(Plan{});
  std::string text =
      fmt::format("Đã đọc {}: {} kết quả, {} mục tiêu, giải pháp cho {} tiêu chí, {} việc, {} minh chứng\n",
                  plan.document.file, dossier.data.results.size(), ahead.targets.size(), ahead.solutions.size(),
                  ahead.actions.size(), dossier.evidence.size());
  for (const auto& [fault, count] : plan.document.mended)
    text += fmt::format("  sửa chữ: {} {}\n", count, answer::words_of(fault));
  if (!plan.figures.empty())
    text += fmt::format("  {} số liệu trong bảng, chưa đưa vào hồ sơ (--format json ghi đủ)\n", plan.figures.size());
  if (!plan.warnings.empty()) text += "Cần xem lại\n";
  for (const std::string& each : plan.warnings) text += "  " + wrap(each, 100, 4) + "\n";
  const auto& unread = dossier.provenance->unread;
  if (!unread.empty()) text += fmt::format("Chưa đọc được {} chỗ\n", unread.size());
  for (const auto& [place, words] : unread) text += "  " + wrap(place + ": " + words, 100, 4) + "\n";
  if (!plan.passed.empty()) {
    std::string places;
    for (const Said& each : plan.passed) places += (places.empty() ? "" : "; ") + each.place;
    text +=
        "  " +
        wrap(fmt::format("Không lấy giá trị nào ở {} chỗ có mã, mức, tiền, ngày hay phần trăm (--format json ghi đủ "
                         "chữ): {}",
                         plan.passed.size(), places),
             100, 4) +
        "\n";
  }
  if (!plan.document.left_out.empty()) text += "Không đọc\n";
  for (const Said& each : plan.document.left_out) text += placed(each);
  return text;
}

std::string missing(const Dossier& dossier) {
  std::string text;
  if (dossier.kind.empty()) text += "Chưa rõ loại trường: ghi vào school.kind, như \"THCS\"\n";
  if (!dossier.date) text += "Chưa rõ ngày của văn bản: ghi vào date, hoặc dùng --as-of khi xét\n";
  return text;
}

std::string side(const Conflict::Side& each) {
  const std::string where = each.file + (each.file.empty() || each.place.empty() ? "" : ", ") + each.place;
  return each.value + " (" + where + ")";
}

std::string told(const std::vector<Conflict>& conflicts) {
  std::string text;
  for (const bool is_settled : {false, true}) {
    std::string lines;
    std::size_t count = 0;
    for (const Conflict& each : conflicts) {
      if (each.is_settled != is_settled) continue;
      ++count;
      std::string sides;
      for (const Conflict::Side& one : each.sides) sides += (sides.empty() ? "" : "; ") + side(one);
      lines += "  " + wrap(each.about + ": " + sides, 100, 4) + "\n";
    }
    if (count > 0)
      text += (is_settled
                   ? fmt::format("Các văn bản khác nhau {} chỗ, đã chọn\n", count)
                   : fmt::format("Các văn bản mâu thuẫn {} chỗ, không lấy bên nào (chọn bằng --prefer TỆP)\n", count)) +
              lines;
  }
  return text;
}

Json json_of(const std::vector<Conflict>& conflicts) {
  Json all = Json::array();
  for (const Conflict& each : conflicts) {
    Json sides = Json::array();
    for (const Conflict::Side& one : each.sides)
      sides.push_back({{"file", one.file}, {"place", one.place}, {"value", one.value}});
    all.push_back(
        {{"about", each.about}, {"pointer", each.pointer}, {"settled", each.is_settled}, {"sides", std::move(sides)}});
  }
  return all;
}

void refuse_doubtful(const std::vector<PlanDocument>& plans, const std::vector<Dossier>& dossiers,
                     const std::vector<Conflict>& conflicts) {
  std::string doubts;
  for (std::size_t i = 0; i < plans.size(); ++i)
    if (is_doubtful(plans[i], dossiers[i])) doubts += found(plans[i], dossiers[i]);
  doubts += told(conflicts);
  if (!doubts.empty()) throw Faulty(doubts + "chuan: còn chỗ chưa chắc, không ghi hồ sơ (--refuse-doubtful)\n");
}

std::string listed(const std::vector<WorkbookMessage>& messages, const char* indent) {
  constexpr std::size_t most = 100;
  std::string text;
  for (std::size_t i = 0; i < messages.size() && i < most; ++i)
    text += indent + (messages[i].place.empty() ? "" : messages[i].place + ": ") + messages[i].text + "\n";
  if (messages.size() > most) text += fmt::format("{}… còn {} chỗ nữa không in ra\n", indent, messages.size() - most);
  return text;
}

std::string report_text(const answer::DocumentRead& read) {
  const Dossier& dossier = *read.dossier;
  const std::vector<WorkbookMessage>& warnings = read.workbook->warnings;
  std::size_t facts = 0;
  for (const auto& each : dossier.data.facts) facts += each.has_value();
  std::string text = fmt::format(
      "Đã đọc {} theo Thông tư {}: {} kết luận yêu cầu, {} kết quả tiêu chí, {} số liệu, {} minh chứng, {} việc\n",
      read.file(), read.law->rulebook.circular, dossier.data.requirements.size(), dossier.data.results.size(), facts,
      dossier.evidence.size(), dossier.plan ? dossier.plan->actions.size() : 0);
  if (!warnings.empty()) text += "Cần xem lại\n" + listed(warnings, "  ");
  if (!read.document.left_out.empty()) text += "Không đọc\n";
  for (const Said& each : read.document.left_out)
    text += "  " + (each.place.empty() ? "" : each.place + ": ") + each.text + "\n";
  if (!dossier.date) text += "Chưa ghi ngày của hồ sơ: ghi ở trang «Trường», hoặc dùng --as-of khi xét\n";
  return text;
}

/// A workbook that `chuan template` made is read against the rulebook it names.
Exit import_workbook(Document document, const ImportOptions& options, Session& session) {
  const answer::OpenLaw law = open_law(load_rules(session));
  const answer::DocumentRead read =
      asking(law, session, [&](answer::Asked& asked) { return answer::dossier_of(asked, std::move(document)); });
  const std::string json = session.is_json() ? answer::pretty(answer::to_json(read)) : "";
  if (!read.dossier) {
    write_out(json);
    const std::vector<WorkbookMessage>& faults = read.workbook->faults;
    throw Faulty(listed(faults, "") +
                 fmt::format("chuan: {} chỗ sai trong {}, không ghi hồ sơ\n", faults.size(), read.file()));
  }
  session.files.write_result(options.output, read.text, session.is_json() ? json : report_text(read));
  return Exit::done;
}

Exit run_import(const ImportOptions& options, Session& session) {
  std::vector<PlanDocument> plans;
  std::vector<Dossier> dossiers;
  Papers words;
  try {
    for (const std::string& each : options.documents) {
      Document document = read_document(std::filesystem::path(each));
      if (is_workbook(document)) {
        if (options.documents.size() == 1) return import_workbook(std::move(document), options, session);
        throw BadDocument(each + ": bảng của chuan template không ghép được với tệp khác; hãy đọc riêng");
      }
      if (plans.empty()) words = asking(open_law(Rules{}, session), session, answer::papers);
      plans.push_back(find_plan(std::move(document), words));
      dossiers.push_back(to_dossier(plans.back(), words));
    }
  } catch (const BadDocument& bad) {
    say(std::string("chuan: ") + bad.what() + "\n");
    return Exit::faulty_input;
  }
  const bool knows_preferred =
      options.prefer.empty() || std::any_of(options.documents.begin(), options.documents.end(),
                                            [&](const auto& each) { return is_same_file(each, options.prefer); });
  if (!knows_preferred) throw Failure("--prefer `" + options.prefer + "` không phải một trong các tệp đang đọc");
  const bool is_one = plans.size() == 1;
  Joined all;
  if (is_one) {
    all.dossier = dossiers.front();
    all.conflicts = figure_conflicts(plans, dossiers.front().data.results, words, options.prefer);
  } else {
    all = joined(plans, dossiers, words, options.prefer);
  }
  if (options.refuses_doubtful) refuse_doubtful(plans, dossiers, all.conflicts);
  ReadDocuments read;
  std::string text;
  Json files = Json::array();
  for (std::size_t i = 0; i < plans.size(); ++i) {
    read.emplace_back(&plans[i], &dossiers[i]);
    text += found(plans[i], dossiers[i]);
    files.push_back(answer::plan_read_json(plans[i], dossiers[i]));
  }
  text += told(all.conflicts) + missing(all.dossier);
  Json json = is_one ? files.front() : Json{{"files", files}};
  if (!is_one || !all.conflicts.empty()) json["conflicts"] = json_of(all.conflicts);
  if (!options.preview.empty())
    session.files.write(options.preview, options.preview.ends_with(".json") ? preview_json(read) : preview_html(read));
  session.files.write_result(options.output, write_dossier(all.dossier, Rulebook{}),
                             session.is_json() ? json.dump(2) + "\n" : text);
  const bool is_open =
      std::any_of(all.conflicts.begin(), all.conflicts.end(), [](const Conflict& each) { return !each.is_settled; });
  return is_open ? Exit::not_held : Exit::done;
}

}  // namespace

void add_import(Commands& commands) {
  const auto [command, options] = commands.add("import", Sentence::help_import, Sentence::help_import_more, run_import);
  command.inputs(Sentence::value_file, options.documents, Sentence::help_import_document)
      .output("-o,--output", options.output, Sentence::help_import_output, false, Sentence::value_dossier)
      .option("--prefer", options.prefer, Sentence::value_file, Sentence::help_import_prefer)
      .output("--preview", options.preview, Sentence::help_import_preview)
      .flag("--refuse-doubtful", options.refuses_doubtful, Sentence::help_import_refuse_doubtful)
      .common();
}

}  // namespace chuan
