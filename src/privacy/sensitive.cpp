#include "aitalent/privacy/sensitive.h"

#include "aitalent/base/text.h"

#include <string>

namespace aitalent {

namespace {

struct SensitiveWord {
    std::string_view word; ///< folded
    std::string_view why;
};

/// A heading that holds one of these words is sensitive.
constexpr SensitiveWord words[] = {
    {"行動不便", "health"},  {"身心障礙", "health"},  {"身障", "health"},       {"障礙", "health"},
    {"健康", "health"},      {"病", "health"},        {"血型", "health"},       {"疾病", "health"},
    {"disabil", "health"},   {"health", "health"},    {"bloodtype", "health"},  {"原住民", "origin"},
    {"族別", "origin"},      {"族籍", "origin"},      {"籍貫", "origin"},       {"indigenous", "origin"},
    {"ethnic", "origin"},    {"素食", "diet"},        {"葷素", "diet"},         {"飲食", "diet"},
    {"餐點需求", "diet"},    {"vegetarian", "diet"},  {"生日", "birth"},        {"出生", "birth"},
    {"年齡", "birth"},       {"birth", "birth"},      {"性別", "sex"},          {"婚姻", "marriage"},
    {"marital", "marriage"}, {"配偶", "family"},      {"眷屬", "family"},       {"緊急聯絡", "family"},
    {"spouse", "family"},    {"宗教", "religion"},    {"religion", "religion"}, {"政黨", "religion"},
    {"工會", "religion"},    {"電話", "contact"},     {"手機", "contact"},      {"行動電話", "contact"},
    {"傳真", "contact"},     {"電子郵件", "contact"}, {"電子信箱", "contact"},  {"信箱", "contact"},
    {"email", "contact"},    {"e-mail", "contact"},   {"phone", "contact"},     {"mobile", "contact"},
    {"住址", "address"},     {"地址", "address"},     {"通訊處", "address"},    {"戶籍", "address"},
    {"address", "address"},  {"照片", "photo"},       {"相片", "photo"},        {"photo", "photo"},
    {"指紋", "photo"},       {"銀行", "bank"},        {"帳號", "bank"},         {"薪資", "bank"},
    {"薪俸", "bank"},        {"salary", "bank"},      {"前科", "record"},       {"犯罪", "record"},
    {"懲處", "record"},
};

/// Too short to look for inside other words.
constexpr SensitiveWord whole_words[] = {
    {"sex", "sex"}, {"gender", "sex"}, {"age", "birth"}, {"dob", "birth"}, {"tel", "contact"}, {"fax", "contact"},
};

} // namespace

std::optional<std::string_view> sensitive_column(std::string_view heading) {
    const std::string plain = folded(heading);
    for (const auto &[word, why] : whole_words)
        if (plain == word) return why;
    for (const auto &[word, why] : words)
        if (plain.find(word) != std::string::npos) return why;
    return std::nullopt;
}

} // namespace aitalent
