#include "phrases.h"

#include <algorithm>

namespace aitalent {

namespace {

struct Phrase {
    std::string_view en, zh;
};

constexpr Phrase phrases[] = {
    {"a part is cut off", "內容不完整"},
    {"a part is damaged", "內容已損壞"},
    {"a part is longer than the directory says", "內容比目錄所記的長"},
    {"a part is not where the directory says", "內容不在目錄所記的位置"},
    {"a role without requirements", "沒有任何要求的職務"},
    {"a second parent", "第二個上層項目"},
    {"a second requirement of one competency by one role", "同一職務對同一能力項目的第二次要求"},
    {"a second row of one competency", "同一能力項目的第二列"},
    {"a second row of one role", "同一職務的第二列"},
    {"an area inside an area", "面向之內的面向"},
    {"description of an area", "面向的說明"},
    {"entries are missing at the end", "末尾的紀錄遭刪除"},
    {"it does not bear the next number", "編號不連續"},
    {"it does not follow the entry before", "與前一筆接不上"},
    {"it does not lead through the head given", "所給的鏈首不在鏈上"},
    {"level 0", "第 0 級"},
    {"nested too deeply", "巢狀太深"},
    {"no CFDocument", "沒有 CFDocument"},
    {"no directory at its end", "檔尾沒有目錄"},
    {"no ZIP64 directory", "沒有 ZIP64 目錄"},
    {"not JSON", "不是 JSON"},
    {"not UTF-8", "不是 UTF-8"},
    {"one file too many", "多了一個檔案"},
    {"one table too many", "多了一個表格"},
    {"relationships between other elements", "其他要素之間的關係"},
    {"second language", "第二種語言"},
    {"skills.csv and roles.csv are both needed", "須同時提供 skills.csv 與 roles.csv"},
    {"the directory is cut off", "目錄不完整"},
    {"the directory is out of place", "目錄位置不對"},
    {"the entry was changed", "內容已被更動"},
    {"unknown compression", "壓縮方式不明"},
};

} // namespace

std::string_view phrase(std::string_view value, Lang lang) {
    if (lang == Lang::en) return value;
    const auto *found =
        std::find_if(std::begin(phrases), std::end(phrases), [&](const Phrase &one) { return one.en == value; });
    return found == std::end(phrases) ? value : found->zh;
}

} // namespace aitalent
