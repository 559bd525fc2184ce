// SPDX-License-Identifier: MIT
// `chuan-all`: every command, in the order of the help.
#include <algorithm>
#include <vector>

#include "command_line.hpp"
#include "load/output.hpp"

int main(int count, char** arguments) {
  using namespace chuan;
  prepare_streams();
  static constexpr Command with_documents[] = {{"template", add_template},
                                               {"import", add_import},
                                               {"audit", add_audit},
                                               {"plan", add_plan},
                                               {"report", add_report}};
  std::vector<Command> commands(quick_commands.begin(), quick_commands.end());
  commands.insert(commands.end(), std::begin(with_documents), std::end(with_documents));
  return command_line(count, arguments, commands);
}
