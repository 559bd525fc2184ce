// SPDX-License-Identifier: MIT
// `chuan explain`: why, why not, and what stands in the way of a target.
#include "chuan/explanation.hpp"

#include "assess_text.hpp"
#include "graph_file.hpp"
#include "log.hpp"
#include "words.hpp"

namespace chuan {
namespace {

constexpr std::size_t widest = 110;

struct Question {
  const Options& options;
  Language language;
  const Case& input;
  const Assessment& assessment;
  const Rulebook& rulebook;

  const char* tr(const char* vi, const char* en) const { return language == Language::vi ? vi : en; }
};

Json reasons_json(const Explanation& why) {
  Json list = Json::array();
  for (const Reason& reason : why.reasons) {
    Json each{{"depth", reason.depth},
              {"subject", reason.subject},
              {"verdict", key(reason.verdict)},
              {"text", reason.text},
              {"cite", reason.cite}};
    if (!reason.unverified.empty()) each["unverified"] = reason.unverified;
    list.push_back(std::move(each));
  }
  return list;
}

Json why_json(const Question& question, const std::string& subject, const std::vector<Explanation>& parts) {
  Json json{{"subject", subject}, {"verdict", key(parts.front().verdict)}, {"reasons", reasons_json(parts.front())}};
  if (parts.size() < 2) return json;
  Verdict verdict = Verdict::not_applicable;
  json["parts"] = Json::array();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    verdict = both(verdict, parts[i].verdict);
    json["parts"].push_back({{"educational_level", question.assessment.parts[i].educational_level},
                             {"verdict", key(parts[i].verdict)},
                             {"reasons", reasons_json(parts[i])}});
  }
  json["verdict"] = key(verdict);
  json.erase("reasons");
  return json;
}

Json cost_json(const Number& cost) {
  if (cost.is_whole()) return cost.numerator();
  return static_cast<double>(cost.numerator()) / static_cast<double>(cost.denominator());
}

// Levels are numbers, verdicts and figures text.
Json change_value(const std::string& text) {
  const bool is_level = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos && text.size() < 4;
  return is_level ? Json(std::stoi(text)) : Json(text);
}

Json target_json(const Question& question, const TargetExplanation& explained) {
  Json json{{"target", explained.target.id + "." + std::to_string(explained.target.number)},
            {"reached", reached_key(explained.reached)}};
  if (explained.conditions) json["conditions"] = key(*explained.conditions);
  json["blockers"] = Json::array();
  for (const Blocker& each : explained.blockers)
    json["blockers"].push_back({{"subject", each.subject},
                                {"has", each.has.at_least},
                                {"has_at_most", each.has.at_most},
                                {"needs", each.needs},
                                {"cite", each.cite}});
  if (explained.has_choice) {
    json["choice"] = true;
  } else {
    json["repair_count"] = explained.repair ? 1 : 0;
    json["repairs"] = Json::array();
    json["single_points"] = Json::array();
    if (explained.repair) {
      Json changes = Json::array();
      for (const Change& each : explained.repair->changes) {
        changes.push_back(
            {{"subject", each.subject}, {"from", change_value(each.from)}, {"to", change_value(each.to)}});
        json["single_points"].push_back(each.subject);
      }
      const Json cost = cost_json(explained.repair->cost);
      json["repairs"].push_back(
          {{"changes", std::move(changes)}, {"cost", cost}, {"lower_bound", cost}, {"optimal", true}});
    }
  }
  if (!explained.parts.empty()) json["why"] = why_json(question, json["target"], explained.parts);
  return json;
}

std::string why_text(const Question& question, const std::vector<Explanation>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts.size() > 1)
      text += std::string(question.tr("Cấp học ", "Educational level ")) +
              question.assessment.parts[i].educational_level + "\n";
    std::vector<std::string> cites, doubts;  // by depth: said once, where they first hold
    for (const Reason& reason : parts[i].reasons) {
      const auto depth = static_cast<std::size_t>(reason.depth);
      cites.resize(depth);
      doubts.resize(depth);
      const bool is_new = !reason.cite.empty() && (depth == 0 || cites.back() != reason.cite);
      const bool is_doubt = !reason.unverified.empty() && (depth == 0 || doubts.back() != reason.unverified);
      cites.push_back(reason.cite);
      doubts.push_back(reason.unverified);
      const std::size_t indent = std::min<std::size_t>(depth, 12) * 2;
      std::string line = reason.text + (is_new ? " (" + reason.cite + ")" : "");
      if (is_doubt) line += question.tr(" [chưa đối chiếu: ", " [unverified: ") + reason.unverified + "]";
      text += std::string(indent, ' ') + wrap(line, widest - indent, indent + 2) + "\n";
    }
  }
  return text;
}

std::string target_text(const Question& question, const TargetExplanation& explained) {
  const Language language = question.language;
  std::string text =
      strong(std::string(question.tr("Đích ", "Target ")) + describe(explained.target, question.rulebook) + ": " +
             verdict_words(explained.reached, language)) +
      "\n";
  if (explained.conditions)
    text += std::string(question.tr("Điều kiện công nhận (xét riêng): ", "The recognition's conditions (apart): ")) +
            verdict_words(*explained.conditions, language) + "\n";
  if (!explained.blockers.empty()) {
    text += std::string(question.tr("\nCòn ", "\nShort: ")) +
            criteria_count(explained.blockers.size(), explained.has_choice && has_quota(question.rulebook), language) +
            ":\n";
    for (const Blocker& each : explained.blockers) {
      std::string has;
      for (const Criterion& criterion : question.rulebook.criteria)
        if (criterion.id == each.subject) has = level_words(each.has, criterion, language);
      text += "  " +
              wrap(each.subject + ": " + has + question.tr(", cần ", ", needs ") + level_word(language) + " " +
                       std::to_string(each.needs) + (each.cite.empty() ? "" : " (" + each.cite + ")"),
                   widest - 2, 6) +
              "\n";
    }
  }
  if (explained.has_choice)
    text += question.tr("\nCó nhiều cách để tới đích này.\n", "\nThere is more than one way.\n");
  if (explained.repair) {
    text += std::string(question.tr("\nCần ", "\nNeeded: ")) + std::to_string(explained.repair->changes.size()) +
            question.tr(" thay đổi:\n", " changes\n");
    for (const Change& each : explained.repair->changes) {
      const auto words = [&](const std::string& value) {
        if (value == "not_met") return verdict_words(Verdict::not_met, language);
        if (value == "met") return verdict_words(Verdict::met, language);
        if (value == "unknown") return verdict_words(Verdict::unknown, language);
        if (!change_value(value).is_number()) return value;
        return value == "0" ? std::string(question.tr("Không đạt", "Not met")) : level_word(language) + " " + value;
      };
      text += "  " + each.subject + ": " + words(each.from) + " → " + words(each.to) + "\n";
    }
  }
  return text + question.tr("\nVì sao\n", "\nWhy\n") + why_text(question, explained.parts);
}

std::vector<Explanation> explained(const Question& question, const std::string& subject) {
  std::vector<Explanation> parts;
  for (const LevelAssessment& part : question.assessment.parts)
    if (auto why = explain(question.input.laid->program, question.rulebook, part, subject, question.language))
      parts.push_back(std::move(*why));
  if (parts.empty())
    throw Failure("thông tư " + question.rulebook.circular + " không có `" + subject +
                  "`; viết như 2.2, 2.2/3, 2.2/3/a/1, muc.2 hoặc tên số liệu");
  return parts;
}

void draw(const Question& question, const std::string& subject) {
  if (question.options.graph.empty()) return;
  // Of several educational levels the one that decides: the least verdict.
  const LevelAssessment* lowest = &question.assessment.parts.front();
  std::optional<Verdict> least;
  for (const LevelAssessment& part : question.assessment.parts)
    if (const auto why = explain(question.input.laid->program, question.rulebook, part, subject, question.language);
        why && (!least || why->verdict < *least)) {
      least = why->verdict;
      lowest = &part;
    }
  const auto dot = to_dot(question.input.laid->program, question.rulebook, *lowest, subject, question.language);
  if (!dot)
    throw Failure("không vẽ được `" + subject + "`: số liệu không có đồ thị, hãy chọn một yêu cầu hay tiêu chí");
  write_graph(question.options.graph, *dot);
}

Target asked_target(const Question& question) {
  if (!question.options.target.empty()) {
    if (const std::optional<Target> target = parse_target(question.options.target, question.rulebook)) return *target;
    no_target(question.options, question.rulebook);
  }
  if (question.rulebook.rating.empty())
    throw Failure("thông tư " + question.rulebook.circular + " không xếp mức trường; nói rõ bằng --subject");
  return {"muc", next_level(question.rulebook, question.assessment).value_or(question.rulebook.rating.back().number)};
}

Exit run_explain(const Options& options) {
  Rules rules = load_rules(options);
  const Case input = load_case(rules, options.inputs.front(), options);
  const Assessment assessment = assess(input.laid->program, input.laid->rulebook, input.dossier, input.as_of,
                                       options.strict ? Profile::strict : Profile::normal);
  const Question question{options, options.language(), input, assessment, input.laid->rulebook};
  const Phase phase("giải trình");
  Json json;
  std::string text;
  Exit exit = Exit::done;
  const bool has_target = !options.target.empty() || options.subject.empty();
  if (has_target) {
    const Target target = asked_target(question);
    const TargetExplanation answer =
        explain_target(input.laid->program, input.laid->rulebook, assessment, target, options.language());
    if (!options.target.empty() && answer.reached != Verdict::met) exit = Exit::not_held;
    json = target_json(question, answer);
    text = target_text(question, answer);
    if (options.subject.empty()) draw(question, json["target"]);
  }
  if (!options.subject.empty()) {
    const std::vector<Explanation> parts = explained(question, options.subject);
    Json why = why_json(question, options.subject, parts);
    if (has_target)
      json["subject"] = std::move(why);
    else
      json = std::move(why);
    text += (text.empty() ? "" : "\n") + why_text(question, parts);
    draw(question, options.subject);
  }
  write_out(options.is_json() ? json.dump(2) + "\n" : text);
  return exit;
}

}  // namespace

void add_explain(CLI::App& app, Options& options, Task& task) {
  CLI::App* command =
      app.add_subcommand("explain", "giải trình: vì sao đạt, vì sao chưa đạt, còn vướng gì để tới đích")->group("Lệnh");
  command->add_option("HỒ_SƠ", options.inputs, "tệp hồ sơ JSON")->required()->expected(1)->type_name("");
  add_common(*command, options);
  add_as_of(*command, options);
  command->add_option("--circular", options.circular, "xét theo thông tư này thay vì thông tư đang có hiệu lực")
      ->type_name("SỐ_HIỆU");
  command
      ->add_option("--target", options.target,
                   "đích: muc.3, kiem_dinh.2, chuan_quoc_gia.1 …; thoát với mã 1 khi chưa đạt")
      ->type_name("ĐÍCH");
  command->add_option("--subject", options.subject, "điều cần giải trình: 2.2, 2.2/3, 2.2/3/a/1, muc.2, tên số liệu")
      ->type_name("ĐỊA_CHỈ");
  command->add_option("--graph", options.graph, "ghi đồ thị lý do ra tệp .dot hoặc .svg")->type_name("TỆP");
  command->add_flag("--strict", options.strict, "yêu cầu ghi là đạt mà không có minh chứng thì chưa rõ");
  command->footer(
      "Ví dụ: chuan explain truong.json\n       chuan explain truong.json --target chuan_quoc_gia.2\n"
      "       chuan explain truong.json --subject 2.2/3 --graph ly-do.svg");
  command->callback([&] { task = [&] { return run_explain(options); }; });
}

}  // namespace chuan
