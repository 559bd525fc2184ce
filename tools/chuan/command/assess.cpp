// SPDX-License-Identifier: MIT
// `chuan assess`: the levels of one or several schools.

#include "answer/assess.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/log.hpp"
#include "population/lines.hpp"
#include "population/population.hpp"
#include "text/assess_text.hpp"

namespace chuan {
namespace {

struct AssessOptions {
  std::vector<std::string> dossiers;
  InquiryRequest law;
  Profile profile = Profile::normal;
  std::string target, kind, output;
  bool is_csv = false, is_levels = false, is_flat = false, ends_at_fault = false;
};

PopulationOptions population_options(const AssessOptions& options, const Common& common) {
  const LineForm form = options.is_levels  ? LineForm::levels
                        : options.is_csv   ? LineForm::csv
                        : common.is_json() ? LineForm::json
                                           : LineForm::text;
  return {
      {options.law, options.profile, options.is_flat ? options.kind : ""}, form, options.ends_at_fault, options.output};
}

Exit run_assess(const AssessOptions& options, Session& session) {
  if (options.is_flat && (options.kind.empty() || !options.law.as_of))
    throw Failure("--flat cần --kind LOẠI và --as-of NGÀY");
  if (options.dossiers.size() == 1 && (options.is_flat || is_population(options.dossiers.front())))
    return assess_population(options.dossiers.front(), population_options(options, session), session);
  const answer::OpenLaw law = open_law(load_rules(session, RuleFiles::answers));
  const answer::AssessParameters parameters{options.law, options.profile, options.target};
  Output result(session.files, options.output);
  Exit exit = Exit::done;
  bool is_first = true;
  std::string warnings;  // behind the answer
  const bool is_several = options.dossiers.size() > 1;
  for (const std::string& path : options.dossiers) {
    try {
      refuse_other_files(path);
      const answer::Bytes dossier{path, session.files.read(path, largest_dossier)};
      const answer::Assessed assessed = asking(
          law, session,
          [&](answer::Asked& asked) {
            const Phase phase("xét hồ sơ");
            return answer::assess_school(asked, dossier, parameters);
          },
          &warnings);
      if (assessed.asked && assessed.asked->reached != Verdict::met && exit == Exit::done) exit = Exit::not_held;
      if (session.is_json())
        result.write(answer::to_json(assessed, session.language).dump(is_several ? -1 : 2) + "\n");
      else
        result.write((is_first ? "" : "\n") + assessment_text(assessed, session.language));
      is_first = false;
    } catch (const Faulty& faulty) {  // the other schools are still assessed
      say(faulty.what());
      exit = std::max(exit, Exit::faulty_input);
    } catch (const Unreadable& unreadable) {
      if (!is_several) throw;
      say("chuan: " + std::string(unreadable.what()) + "\n");
      exit = Exit::environment;
    }
  }
  if (!is_first) result.keep();
  say(warnings);
  return exit;
}

}  // namespace

void add_assess(Commands& commands) {
  const auto [command, options] = commands.add(
      "assess", "xét hồ sơ: mức của tiêu chí, tiêu chuẩn, trường; công nhận; kế hoạch",
      "Ví dụ: chuan assess truong.json\n       chuan assess truong.json --as-of 01/06/2023 --format json\n       chuan "
      "assess truong.json --target muc.2\n       chuan assess ca-tinh.jsonl.gz --csv -o ket-qua.csv",
      run_assess);
  command
      .inputs("HỒ_SƠ", options.dossiers,
              "hồ sơ JSON, một hay nhiều; hoặc nhiều trường: .jsonl, .jsonl.gz, thư mục, - (đầu vào chuẩn)")
      .common()
      .as_of(options.law.as_of)
      .circular(options.law.circular)
      .option("--target", options.target, "ĐÍCH", "thoát với mã 1 khi chưa đạt đích này")
      .flag("--csv", options.is_csv, "nhiều trường: kết quả dạng CSV")
      .flag("--levels", options.is_levels, "nhiều trường: chỉ tên, mức từng tiêu chí và mức của trường")
      .flag("--flat", options.is_flat,
            "mỗi dòng là một đối tượng phẳng: `id` là tên, còn lại là số liệu; cần --kind và --as-of")
      .option("--kind", options.kind, "LOẠI", "loại trường của các dòng phẳng")
      .flag("--fail-fast", options.ends_at_fault, "nhiều trường: dừng ở dòng hỏng đầu tiên")
      .strict(options.profile)
      .output("-o,--output", options.output, "ghi kết quả vào tệp này, chỉ khi đã đủ");
}

}  // namespace chuan
