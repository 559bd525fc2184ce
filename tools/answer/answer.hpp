// SPDX-License-Identifier: MIT
// The one door: a question with parameters as JSON and files as bytes in, an answer as JSON and files as bytes out.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chuan::answer {

class OpenLaw;

/// What came of a question. The numbers are the exit codes of the command line.
enum class Status : std::uint8_t {
  done,          ///< answered, and what was asked holds
  not_held,      ///< answered, and it does not hold or cannot be decided
  faulty_input,  ///< rules, dossier or document have errors
  refused        ///< the question cannot be asked this way
};

/// A file by its name. Nothing is read or written: the bytes are all there is.
struct Bytes {
  std::string name, bytes;
};

/// What came back. Equal questions have equal answers, at every front.
struct Answer {
  Status status = Status::done;
  std::string json;          ///< a whole JSON text; of a question that failed {"error": {"code", "message", …}}
  std::vector<Bytes> files;  ///< made by the question, in its order
  std::string messages;      ///< what else a person should be told, in the language asked for
};

/// Answers `question` with `parameters`, a JSON object (empty: no parameters), about `inputs`. Never throws for what
/// stands in them. Any number of threads may ask one law at once.
Answer ask(const OpenLaw& law, std::string_view question, std::string_view parameters, std::span<const Bytes> inputs);

/// An answer that only says why there is none: Status::refused.
Answer error(std::string_view code, std::string_view message);

/// The names of all questions, in the order of the help.
std::vector<std::string_view> questions();

/// {"parameters": …, "inputs": …, "answer": …} as JSON Schema (draft 2020-12); empty: there is no such question.
std::string schema(std::string_view question);

}  // namespace chuan::answer
