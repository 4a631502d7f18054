#include "aitalent/workforce/protected_fields.h"

#include <doctest/doctest.h>

using aitalent::is_protected_field;

TEST_CASE("protected fields are known by their Chinese and English names in any width and case") {
    for (const char *name : {"sex", "Gender", "性別", "生日", "Birth Date", "＊姓名", "身分證字號(*)", "*身分證字號",
                             "原住民", "行動不便", "ｓｅｘ", "religion", "Date of birth"})
        CHECK_MESSAGE(is_protected_field(name), name);
}

TEST_CASE("what describes the post and not the person is no protected field") {
    for (const char *name : {"agency", "unit", "region", "grade", "title", "supervisor", "years", "職稱", "官職等"})
        CHECK_FALSE_MESSAGE(is_protected_field(name), name);
}
