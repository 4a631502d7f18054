#include "aitalent/workforce/protected_fields.h"

#include "aitalent/base/text.h"

#include <algorithm>

namespace aitalent {

namespace {

// As `folded` leaves them: no spaces, lower case.
constexpr std::string_view protected_names[] = {"sex",
                                                "gender",
                                                "性別",
                                                "birthdate",
                                                "birth_date",
                                                "birthday",
                                                "dateofbirth",
                                                "date_of_birth",
                                                "dob",
                                                "born",
                                                "age",
                                                "age_band",
                                                "ageband",
                                                "生日",
                                                "出生日期",
                                                "出生年月日",
                                                "年齡",
                                                "年紀",
                                                "年齡層",
                                                "marital",
                                                "marital_state",
                                                "marital_status",
                                                "maritalstate",
                                                "maritalstatus",
                                                "married",
                                                "婚姻",
                                                "婚姻狀況",
                                                "婚姻狀態",
                                                "disability",
                                                "disabled",
                                                "身心障礙",
                                                "行動不便",
                                                "indigenous",
                                                "indigenous_status",
                                                "原住民",
                                                "原住民身分",
                                                "ethnicity",
                                                "race",
                                                "origin",
                                                "族群",
                                                "族別",
                                                "religion",
                                                "belief",
                                                "宗教",
                                                "宗教信仰",
                                                "diet",
                                                "vegetarian",
                                                "素食",
                                                "飲食",
                                                "photo",
                                                "picture",
                                                "photograph",
                                                "照片",
                                                "相片",
                                                "大頭照",
                                                "name",
                                                "full_name",
                                                "fullname",
                                                "surname",
                                                "姓名",
                                                "姓",
                                                "名字",
                                                "identity",
                                                "identity_number",
                                                "identitynumber",
                                                "id_number",
                                                "idnumber",
                                                "idno",
                                                "national_id",
                                                "nationalid",
                                                "身分證",
                                                "身分證字號",
                                                "身分證號",
                                                "身分證統一編號",
                                                "國民身分證統一編號",
                                                "身份證",
                                                "身份證字號",
                                                "party",
                                                "黨籍",
                                                "政黨",
                                                "union",
                                                "工會",
                                                "pregnancy",
                                                "懷孕",
                                                "health",
                                                "健康",
                                                "orientation",
                                                "性傾向"};

} // namespace

bool is_protected_field(std::string_view name) {
    std::string plain = folded(name);
    std::erase_if(plain, [](char c) { return c == '*' || c == '(' || c == ')' || c == '-'; });
    return std::ranges::find(protected_names, plain) != std::ranges::end(protected_names);
}

} // namespace aitalent
