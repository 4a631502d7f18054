#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "source_dir.h"

std::filesystem::path source_dir() {
    return AITALENT_SOURCE_DIR;
}
