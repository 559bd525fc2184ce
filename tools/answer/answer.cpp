// SPDX-License-Identifier: MIT
// Finds the question, reads its parameters, turns what went wrong into an answer.
#include "answer/answer.hpp"

#include <exception>
#include <new>

#include "answer/question.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {
namespace {

Answer failed(Status status, const std::string& code, const std::string& message, const Asked& asked) {
  Json error{{"code", code}, {"message", text_in(message, asked.language())}};
  if (!asked.errors().empty()) error["diagnostics"] = asked.errors();
  return {status, pretty(Json{{"error", std::move(error)}}), {}, text_in(asked.messages(), asked.language())};
}

Language language_of(const Json& parameters) {
  return parameters.is_object() && parameters.value("language", Json()) == "en" ? Language::en : Language::vi;
}

const Question* find(std::string_view name) {
  for (const Question& each : all_questions())
    if (each.name == name) return &each;
  return nullptr;
}

Answer answered(Asked& asked, std::string_view name, const Json& parameters) {
  const bool vi = asked.language() == Language::vi;
  try {
    if (parameters.is_discarded() || !parameters.is_object())
      throw Refusal("bad_parameters", vi ? "tham số phải là một đối tượng JSON" : "parameters must be a JSON object");
    const Question* const question = find(name);
    if (question == nullptr) {
      std::string known;
      for (const Question& each : all_questions()) known += (known.empty() ? "" : ", ") + std::string(each.name);
      throw Refusal("unknown_question",
                    (vi ? "không có câu hỏi này; có: " : "there is no such question; known: ") + known);
    }
    Made made = question->ask(asked, parameters);
    const Language language = asked.language();
    return {made.status, text_in(made.json, language), std::move(made.files), text_in(asked.messages(), language)};
  } catch (const Refusal& refusal) {
    return failed(Status::refused, refusal.code(), refusal.what(), asked);
  } catch (const FaultyInput&) {
    return failed(Status::faulty_input, "faulty_input", vi ? "quy tắc hoặc hồ sơ có lỗi" : "rules or data have errors",
                  asked);
  } catch (const BadCompiledLaw& bad) {
    return failed(Status::refused, "bad_law", bad.what(), asked);
  } catch (const std::bad_alloc&) {
    return failed(Status::refused, "out_of_memory", vi ? "hết bộ nhớ" : "out of memory", asked);
  } catch (const std::exception& error) {
    return failed(Status::refused, "internal", error.what(), asked);
  }
}

}  // namespace

const std::vector<Question>& all_questions() {
  static const std::vector<Question> all = {
      circulars_question(), show_question(),    schema_question(),  check_question(),  test_question(),
      format_question(),    compile_question(), read_question(),    assess_question(), explain_question(),
      verify_question(),    audit_question(),   plan_question(),    report_question(), template_question(),
      carry_question(),     diff_question(),    summary_question(),
  };
  return all;
}

Answer ask(const OpenLaw& law, std::string_view question, std::string_view parameters, std::span<const Bytes> inputs) {
  constexpr std::size_t most_parameters = std::size_t{1} << 20;
  if (parameters.size() > most_parameters) parameters = "too long";  // no JSON, and refused as such
  const Json read = parameters.empty() ? Json::object() : Json::parse(parameters, nullptr, false);
  Asked asked(law, language_of(read), inputs);
  return answered(asked, question, read);
}

std::vector<std::string_view> questions() {
  std::vector<std::string_view> names;
  for (const Question& each : all_questions()) names.push_back(each.name);
  return names;
}

std::string schema(std::string_view name) {
  const Question* const question = find(name);
  if (question == nullptr) return "";
  Json json{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
            {"title", question->name},
            {"description", question->about},
            {"inputs", question->inputs},
            {"parameters", question->parameters()},
            {"answer", question->answer}};
  if (Json population = population_schema(name); !population.is_null()) json["population"] = std::move(population);
  return pretty(json);
}

}  // namespace chuan::answer
