# aitalent_embed(TARGET DIR … PREFIX=DIR …): every file below each DIR goes into the binary, found again through
# aitalent/base/resource.h by its path relative to DIR, behind PREFIX/ where one is given. Scripts (*.py) stay outside.
# PATH=FILE takes one file under that path.
# The assembler reads the files (.incbin), so megabytes cost no compile time.
function(aitalent_embed target)
  set(entries "")
  foreach(folder IN LISTS ARGN)
    string(REGEX MATCH "^(([^=]+)=)?(.*)$" _ "${folder}")
    set(prefix "${CMAKE_MATCH_2}")
    set(dir "${CMAKE_MATCH_3}")
    if(NOT IS_DIRECTORY "${dir}")
      list(APPEND entries "${prefix}|${dir}")
      continue()
    endif()
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${dir} ${dir}/*)
    list(FILTER files EXCLUDE REGEX "\\.py$")
    foreach(file IN LISTS files)
      string(REGEX REPLACE "^/" "" path "${prefix}/${file}")
      list(APPEND entries "${path}|${dir}/${file}")
    endforeach()
  endforeach()
  list(SORT entries)
  set(assembly "    .section .rodata\n")
  set(table "")
  set(externs "")
  set(index 0)
  set(depends "")
  foreach(entry IN LISTS entries)
    string(REPLACE "|" ";" entry "${entry}")
    list(GET entry 0 path)
    list(GET entry 1 file)
    string(APPEND assembly "    .global aitalent_resource_${index}\n    .global aitalent_resource_${index}_end\n"
                           "    .balign 16\naitalent_resource_${index}:\n    .incbin \"${file}\"\n"
                           "aitalent_resource_${index}_end:\n    .byte 0\n")
    string(APPEND externs "extern const char aitalent_resource_${index}[], aitalent_resource_${index}_end[];\n")
    string(APPEND table "    {\"${path}\", aitalent_resource_${index}, aitalent_resource_${index}_end},\n")
    list(APPEND depends ${file})
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/resources.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/resources.cpp CONTENT
"#include \"aitalent/base/resource.h\"

extern \"C\" {
${externs}}

namespace aitalent {
static const EmbeddedFile files[] = {
${table}};
std::span<const EmbeddedFile> embedded_files() { return files; }
} // namespace aitalent
" @ONLY)
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/resources.S PROPERTIES OBJECT_DEPENDS "${depends}")
  add_library(${target} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/resources.S ${CMAKE_CURRENT_BINARY_DIR}/resources.cpp)
  target_link_libraries(${target} PUBLIC aitalent_base)
endfunction()
