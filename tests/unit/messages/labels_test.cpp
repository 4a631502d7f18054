#include "aitalent/messages/labels.h"

#include <doctest/doctest.h>

using namespace aitalent;

TEST_CASE("a key has one label in each language; a key without one gives itself") {
    CHECK(label("staff_no", Lang::zh_tw) == "員工編號");
    CHECK(label("staff_no", Lang::en) == "staff number");
    CHECK(label("not_a_key", Lang::en) == "not_a_key");
}

TEST_CASE("every label of the table is found: the table is ordered by key") {
    for (auto key : {"accepted", "most", "must_have", "must_haves_met", "yes", "last_trained", "left_out", "level",
                     "level_after", "too_few", "too_old", "person", "people", "unconfirmed", "unit", "until"})
        CHECK_MESSAGE(has_label(key), key);
}

TEST_CASE("the advice notice stands in both languages") {
    CHECK(advice_notice(Lang::en).find("never appraisal") != std::string_view::npos);
    CHECK(advice_notice(Lang::zh_tw).find("不得作為人事評核") != std::string_view::npos);
}
