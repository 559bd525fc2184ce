# SPDX-License-Identifier: MIT
# Installs the build folder BUILD below WORK and uses what stands there: the program from another folder, the library
# in a project of its own. Needs SOURCE, BUILD, WORK, COMPILER.
# WORK may lie in the tree, where the nearest rules are those of the tree; `elsewhere` has none above it.
file(REMOVE_RECURSE ${WORK})
string(RANDOM LENGTH 12 name)
set(elsewhere /tmp/chuan-package-${name})
file(MAKE_DIRECTORY ${elsewhere})
unset(ENV{CHUAN_RULES})

function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${elsewhere} RESULT_VARIABLE status OUTPUT_VARIABLE text
    ERROR_VARIABLE errors)
  if(NOT status EQUAL 0)
    file(REMOVE_RECURSE ${elsewhere})
    message(FATAL_ERROR "${ARGN}: ${status}\n${text}${errors}")
  endif()
  set(text "${text}" PARENT_SCOPE)
endfunction()

function(expect part)
  string(FIND "${text}" "${part}" at)
  if(at EQUAL -1)
    file(REMOVE_RECURSE ${elsewhere})
    message(FATAL_ERROR "`${part}` is not in:\n${text}")
  endif()
endfunction()

set(dossier ${SOURCE}/rules/examples/thcs-hai-phong-2022.json)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/installed)
run(${WORK}/installed/bin/chuan --version)
expect("${WORK}/installed/share/chuan/rules")
run(${BUILD}/tools/chuan/chuan assess ${dossier} --rules ${SOURCE}/rules)
set(in_tree "${text}")
run(${WORK}/installed/bin/chuan assess ${dossier})
if(NOT text STREQUAL in_tree)
  message(FATAL_ERROR "the installed program says:\n${text}\nthat of the tree says:\n${in_tree}")
endif()
run(bash -n ${WORK}/installed/share/bash-completion/completions/chuan)
file(READ ${WORK}/installed/share/man/man1/chuan.1 text)
expect(".SS chuan explain")
run(${WORK}/installed/bin/chuan template --circular 57/2026/TT-BGDĐT --kind THCS -o ${elsewhere}/mau.xlsx)

run(${CMAKE_COMMAND} -S ${SOURCE}/tests/package -B ${WORK}/package -DCMAKE_PREFIX_PATH=${WORK}/installed
  -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_BUILD_TYPE=Debug)
run(${CMAKE_COMMAND} --build ${WORK}/package)
run(${WORK}/package/levels ${dossier})
expect("18/2018/TT-BGDĐT, level 0 to 0")
file(REMOVE_RECURSE ${elsewhere})
