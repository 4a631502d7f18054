# Compiler options every target of ours is built with.
add_library(aitalent_options INTERFACE)
target_compile_options(aitalent_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion
                                                  -Werror=return-type)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(aitalent_options INTERFACE -Wshadow=local
                                                    -Wno-restrict) # false alarms of GCC 12 on std::string
endif()
# doctest and CLI11 of Debian 12 warn in places of their own; their headers are taken as system headers.

# What a release is built with besides (tests/faults/hardening.py).
set(AITALENT_HARDENED_COMPILE -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE)
set(AITALENT_HARDENED_LINK -pie -Wl,-z,relro,-z,now,--as-needed)

if(AITALENT_SANITIZE)
  # Not position-independent: the tables of UndefinedBehaviorSanitizer hold two million addresses, and relocating them
  # took half of every start of the program. AddressSanitizer notices null pointers; the checks of alignment, of sizes
  # of objects and of types of virtual calls cost a fifth of the build and found nothing here.
  target_compile_options(aitalent_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                    -fno-sanitize=null,alignment,object-size,vptr
                                                    -fno-omit-frame-pointer -fno-pie)
  target_link_options(aitalent_options INTERFACE -fsanitize=address,undefined -no-pie)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(aitalent_options INTERFACE ${AITALENT_HARDENED_COMPILE})
  target_link_options(aitalent_options INTERFACE ${AITALENT_HARDENED_LINK})
endif()

# aitalent_test_build(ROOM …): what the sanitized build does to single rooms. It is made without optimization, which
# halves its time; these rooms, where the tests' time goes, are worth the other half. The readers count their branches for
# libFuzzer.
function(aitalent_test_build)
  if(AITALENT_SANITIZE)
    foreach(room IN LISTS ARGN)
      target_compile_options(aitalent_${room} PRIVATE -O1)
    endforeach()
  endif()
  if(AITALENT_FUZZ)
    target_compile_options(aitalent_readers PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()
