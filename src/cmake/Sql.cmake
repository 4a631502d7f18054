# aitalent_sql(TARGET FILE NAME): the text of an .sql file as `inline constexpr std::string_view NAME` in the header
# "NAME.h", so that the file stays plain SQL.
function(aitalent_sql target file name)
  file(READ ${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/sql/${name}.h CONTENT
"#pragma once
#include <string_view>

namespace aitalent {
inline constexpr std::string_view ${name} = R\"sql(${text})sql\";
}
" @ONLY)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/sql)
endfunction()
