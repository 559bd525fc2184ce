// SPDX-License-Identifier: MIT
// Inputs that were bound the ordinary way laid in columns.
#pragma once

#include "chuan/batch.hpp"

namespace chuan::test {

/// Adds a school; false, with the columns as they were, where a figure does not fit.
bool add(Columns& columns, const Inputs& inputs);

}  // namespace chuan::test
