# SPDX-License-Identifier: MIT
# Writes version_numbers.hpp; run at every build, so that a new commit is seen. Needs SOURCE, VERSION and OUT.
set(commit "")
find_program(git git)
if(git)
  execute_process(COMMAND ${git} -c safe.directory=${SOURCE} -C ${SOURCE} rev-parse --show-toplevel
    OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  # A release unpacked inside some other repository is not that repository's commit.
  if(top STREQUAL SOURCE)
    execute_process(COMMAND ${git} -c safe.directory=${SOURCE} -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
      OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT [[
// SPDX-License-Identifier: MIT
// Written by the build.
#pragma once
#define CHUAN_VERSION "@VERSION@"
#define CHUAN_COMMIT "@commit@"
]] @ONLY)
