// SPDX-License-Identifier: MIT
// Every input of the school added last, by its index.
#include "support/columns.hpp"

namespace chuan::test {

bool add(Columns& columns, const Inputs& inputs) {
  columns.add();
  for (std::size_t i = 0; i < inputs.truths.size(); ++i)
    if (inputs.truths[i] != Verdict::unknown) columns.set_truth(i, inputs.truths[i] == Verdict::met);
  for (std::size_t i = 0; i < inputs.verdicts.size(); ++i) columns.set_verdict(i, inputs.verdicts[i]);
  for (std::size_t i = 0; i < inputs.figures.size(); ++i)
    if (inputs.figures[i] && !columns.set_figure(i, *inputs.figures[i])) {
      columns.drop();
      return false;
    }
  return true;
}

}  // namespace chuan::test
