// SPDX-License-Identifier: MIT
// From what a person asks about to the cell that answers.
#pragma once

#include <optional>
#include <string_view>

#include "chuan/assessment.hpp"

namespace chuan::explanation {

/// The cell that `subject` stands for; absent when the rulebook has none such. Facts are not cells of their own.
std::optional<CellId> find_cell(const Program& program, const Rulebook& rulebook, const std::vector<Value>& values,
                                std::string_view subject);

/// A fact asked for by name, with the school year when one was given.
struct AskedFact {
  FactId fact;
  std::optional<int> year;
};
std::optional<AskedFact> find_fact(const Rulebook& rulebook, std::string_view subject);

}  // namespace chuan::explanation
