// SPDX-License-Identifier: MIT
// `chuan-all`: every command, in the order of the help.
#include "command_line.hpp"
#include "output.hpp"

int main(int count, char** arguments) {
  using namespace chuan;
  prepare_streams();
  static constexpr AddCommand commands[] = {add_assess, add_explain, add_check,   add_format,  add_test,  add_show,
                                            add_schema, add_diff,    add_compile, add_summary, add_carry, add_template,
                                            add_import, add_audit,   add_plan,    add_report,  add_verify};
  return command_line(count, arguments, commands);
}
