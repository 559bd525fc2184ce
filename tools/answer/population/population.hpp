// SPDX-License-Identifier: MIT
// Many dossiers at the door: a population is opened, fed piece by piece and closed.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <variant>

#include "answer/answer.hpp"

namespace chuan::answer {

/// A population under way. Memory does not grow with the number of schools. Any thread may feed; one at a time does.
class Population {
 public:
  /// Opens one for `question`: "assess", answered by a line of JSON a school, or "summary", answered once it is closed.
  /// The answer says why there is none.
  static std::variant<std::unique_ptr<Population>, Answer> open(std::shared_ptr<const OpenLaw> law,
                                                                std::string_view question, std::string_view parameters);
  ~Population();

  /// Bytes of lines, each a dossier; a line may be cut anywhere. Answers what they complete.
  Answer feed(std::string_view bytes);
  /// What is left to answer; status faulty_input where a line was bad. Afterwards nothing more can be fed.
  Answer close();

  class Work;  ///< what is done with a piece

 private:
  explicit Population(std::unique_ptr<Work> work);
  std::mutex guard_;
  std::unique_ptr<Work> work_;
};

}  // namespace chuan::answer
