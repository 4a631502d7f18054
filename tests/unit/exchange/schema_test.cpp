// data/schema is the form's own text: AITALENT_ACCEPT=1 rewrites it. tests/schema validates documents by it.
#include "aitalent/exchange/schema.h"

#include "source_dir.h"

#include <cstdlib>
#include <fstream>

#include <doctest/doctest.h>

using namespace aitalent;

TEST_CASE("data/schema says what the form says") {
    for (const auto kind : kinds_with_schema()) {
        const auto path = source_dir() / "data" / "schema" / (std::string(name(kind)) + ".schema.json");
        const auto wanted = to_json_schema(kind);
        if (std::getenv("AITALENT_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << wanted;
        std::ifstream file(path, std::ios::binary);
        const std::string held{std::istreambuf_iterator<char>(file), {}};
        INFO(path.string());
        CHECK(held == wanted);
    }
}
