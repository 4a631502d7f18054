# SQL stays in plain .sql files; the program reads it from headers made of them.

function(_aitalent_sql_header target name content)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/sql/${name}.h CONTENT "${content}" @ONLY)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/sql)
endfunction()

# aitalent_sql(TARGET FILE NAME): the text of an .sql file as `inline constexpr std::string_view NAME` in "NAME.h".
function(aitalent_sql target file name)
  file(READ ${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  _aitalent_sql_header(${target} ${name}
"#pragma once
#include <string_view>

namespace aitalent {
inline constexpr std::string_view ${name} = R\"sql(${text})sql\";
}
")
endfunction()

# aitalent_migrations(TARGET FOLDER NAME): the files NNN.sql of a folder in order, as `inline constexpr std::array NAME`
# of Migration in "NAME.h".
function(aitalent_migrations target folder name)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/[0-9][0-9][0-9].sql)
  list(SORT files)
  list(LENGTH files count)
  set(rows "")
  foreach(file IN LISTS files)
    file(READ ${file} text)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(number ${file} NAME_WE)
    string(REGEX REPLACE "^0+" "" number ${number})
    string(APPEND rows "    Migration{${number}, R\"sql(${text})sql\"},\n")
  endforeach()
  _aitalent_sql_header(${target} ${name}
"#pragma once
#include \"upgrade.h\"

#include <array>

namespace aitalent {
inline constexpr std::array<Migration, ${count}> ${name} = {{
${rows}}};
}
")
endfunction()
