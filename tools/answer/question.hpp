// SPDX-License-Identifier: MIT
// A question as the door knows it: its parameters, what it is asked about, what its answer looks like.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/asked.hpp"
#include "answer/json.hpp"
#include "answer/shape.hpp"

namespace chuan::answer {

/// What a question makes: the answer's bytes exactly as the command line prints them with `--format json`.
struct Made {
  std::string json;
  Status status = Status::done;
  std::vector<Bytes> files = {};
};

struct Question {
  std::string_view name;
  std::string_view about;
  std::vector<std::string> inputs;  ///< what each input is
  Json (*parameters)();
  Json answer;
  Made (*ask)(Asked& asked, const Json& parameters);
};

/// `Parameters::fields(visit, parameters)` is the one list of the fields of a question.
template <class Parameters>
Json parameters_schema() {
  Parameters parameters;
  FieldDescriber describer;
  Parameters::fields(describer, parameters);
  Language language = Language::vi;
  describer("language", language, "ngôn ngữ của câu chữ trong câu trả lời");
  return std::move(describer).schema();
}

template <class Parameters, Made (*answer_of)(Asked&, const Parameters&)>
Made ask_with(Asked& asked, const Json& json) {
  Parameters parameters;
  FieldReader reader(json);
  Parameters::fields(reader, parameters);
  Language language = asked.language();
  reader("language", language, "");
  reader.finish(asked.language());
  return answer_of(asked, parameters);
}

template <class Parameters, Made (*answer_of)(Asked&, const Parameters&)>
Question question(std::string_view name, std::string_view about, std::vector<std::string> inputs, Json answer) {
  return {name,
          about,
          std::move(inputs),
          parameters_schema<Parameters>,
          std::move(answer),
          ask_with<Parameters, answer_of>};
}

Question circulars_question();
Question show_question();
Question schema_question();
Question check_question();
Question test_question();
Question format_question();
Question compile_question();
Question diff_question();
Question assess_question();
Question explain_question();
Question verify_question();
Question carry_question();
Question audit_question();
Question plan_question();
Question report_question();
Question read_question();
Question template_question();
Question summary_question();

const std::vector<Question>& all_questions();

/// What may be asked of a population that is opened and fed, with the shape of each line or of the last answer; null
/// where the question is not asked of one.
Json population_schema(std::string_view question);

}  // namespace chuan::answer
