# Headers that nearly every file includes, compiled once and shared. For builds file by file (`dev`): a unity build has
# little left to gain, and ccache keeps nothing that uses them.
set(precompile_default ON)
if(AITALENT_UNITY OR CMAKE_CXX_COMPILER_LAUNCHER)
  set(precompile_default OFF)
endif()
option(AITALENT_PCH "Precompile the headers of the standard library, fmt, CLI11 and doctest" ${precompile_default})

set(AITALENT_COMMON_HEADERS <algorithm> <array> <chrono> <compare> <cstdint> <functional> <map> <memory> <numeric>
                            <optional> <set> <span> <string> <string_view> <tuple> <utility> <variant> <vector>
                            <fmt/format.h>)

# aitalent_precompiled(NAME LIBRARIES targets HEADERS further headers): a library of one empty file that carries the
# common headers and these, as CMake shares precompiled headers between targets.
function(aitalent_precompiled name)
  if(NOT AITALENT_PCH)
    return()
  endif()
  cmake_parse_arguments(with "" "" "LIBRARIES;HEADERS" ${ARGN})
  set(empty ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${empty} CONTENT "" @ONLY)
  add_library(${name} STATIC ${empty})
  target_link_libraries(${name} PRIVATE aitalent_options fmt::fmt ${with_LIBRARIES})
  target_precompile_headers(${name} PRIVATE ${AITALENT_COMMON_HEADERS} ${with_HEADERS})
endfunction()

# aitalent_reuse_precompiled(TARGET NAME)
function(aitalent_reuse_precompiled target name)
  if(AITALENT_PCH)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()
