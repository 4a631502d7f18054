#include "phrases.h"

#include <algorithm>
#include <string>
#include <vector>

namespace aitalent {

namespace {

struct Phrase {
    std::string_view en, zh;
};

/// `#` stands for a number.
constexpr Phrase phrases[] = {
    {"Disk quota exceeded", "磁碟配額已滿"},
    {"File exists", "已有同名檔案"},
    {"File name too long", "檔名太長"},
    {"File too large", "檔案太大"},
    {"Input/output error", "磁碟讀寫錯誤"},
    {"Is a directory", "這是資料夾"},
    {"No space left on device", "磁碟空間不足"},
    {"No such file or directory", "沒有這個檔案或資料夾"},
    {"Not a directory", "路徑中有一段不是資料夾"},
    {"Operation not permitted", "沒有權限"},
    {"Permission denied", "沒有權限"},
    {"Read-only file system", "檔案系統唯讀"},
    {"Too many open files", "開啟的檔案太多"},
    {"a part is cut off", "內容不完整"},
    {"a part is damaged", "內容已損壞"},
    {"a part is longer than the directory says", "內容比目錄所記的長"},
    {"a part is not where the directory says", "內容不在目錄所記的位置"},
    {"a role without requirements", "沒有任何要求的職務"},
    {"a second parent", "第二個上層項目"},
    {"a second requirement of one competency by one role", "同一職務對同一能力項目的第二次要求"},
    {"a second row of one competency", "同一能力項目的第二列"},
    {"a second row of one role", "同一職務的第二列"},
    {"a token longer than # KiB", "單一標記超過 # KiB"},
    {"an area inside an area", "面向之內的面向"},
    {"description of an area", "面向的說明"},
    {"duplicate attribute", "屬性重複"},
    {"elements nested more than # deep", "元素巢狀超過 # 層"},
    {"entries are missing at the end", "末尾的紀錄遭刪除"},
    {"it does not bear the next number", "編號不連續"},
    {"it does not follow the entry before", "與前一筆接不上"},
    {"it does not lead through the head given", "所給的鏈首不在鏈上"},
    {"it does not say that it erased record #.#", "並未載明清除紀錄 #.#"},
    {"it is not the last entry the store knows of", "與資料庫另存的最後一筆不符"},
    {"its records are not those it was made with", "所附紀錄與當時不符"},
    {"junk after document element", "文件結束後還有內容"},
    {"level 0", "第 0 級"},
    {"longer than # KiB", "超過 # KiB"},
    {"mismatched tag", "標籤不成對"},
    {"more than # MiB of text", "文字超過 # MiB"},
    {"more than # MiB when unpacked", "解壓縮後超過 # MiB"},
    {"more than # cells", "超過 # 個儲存格"},
    {"more than # parts", "超過 # 個部分"},
    {"more than # sheets", "超過 # 張工作表"},
    {"nested too deeply", "巢狀太深"},
    {"no CFDocument", "沒有 CFDocument"},
    {"no ZIP64 directory", "沒有 ZIP64 目錄"},
    {"no directory at its end", "檔尾沒有目錄"},
    {"no element found", "沒有內容"},
    {"not JSON", "不是 JSON"},
    {"not UTF-8", "不是 UTF-8"},
    {"not well-formed (invalid token)", "含無效的標記"},
    {"one file too many", "多了一個檔案"},
    {"one table too many", "多了一個表格"},
    {"record # is missing", "缺少紀錄 #"},
    {"record #.# was changed", "紀錄 #.# 已被更動"},
    {"reference to invalid character number", "字元編號無效"},
    {"relationships between other elements", "其他要素之間的關係"},
    {"second language", "第二種語言"},
    {"skills.csv and roles.csv are both needed", "須同時提供 skills.csv 與 roles.csv"},
    {"syntax error", "語法錯誤"},
    {"the directory is cut off", "目錄不完整"},
    {"the directory is out of place", "目錄位置不對"},
    {"the entries before it were changed", "此前各筆已被更動"},
    {"the entry was changed", "內容已被更動"},
    {"there are records without an entry", "有不屬於任何一筆的紀錄"},
    {"unclosed CDATA section", "CDATA 沒有結尾"},
    {"unclosed token", "標記沒有結尾"},
    {"undefined entity", "實體未定義"},
    {"unknown compression", "壓縮方式不明"},
    {"unpacks to more than # times its size", "解壓縮後超過原大小的 # 倍"},
    {"whether this person is a supervisor", "這個人自己是不是主管"},
};

} // namespace

std::string phrase(std::string_view value, Lang lang) {
    if (lang == Lang::en) return std::string(value);
    std::string form;
    std::vector<std::string> numbers;
    for (const char c : value) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) form += c;
        if (!digit) continue;
        if (!form.ends_with('#')) form += '#', numbers.emplace_back();
        numbers.back() += c;
    }
    const auto *found = std::find_if(std::begin(phrases), std::end(phrases),
                                     [&](const Phrase &one) { return one.en == value || one.en == form; });
    if (found == std::end(phrases)) return std::string(value);
    if (found->en == value) return std::string(found->zh);
    std::string text(found->zh);
    for (const auto &number : numbers) text.replace(text.find('#'), 1, number);
    return text;
}

} // namespace aitalent
