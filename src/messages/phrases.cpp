#include "phrases.h"

#include <string>
#include <vector>

namespace aitalent {

namespace {

struct Phrase {
    std::string_view en, zh;
};

/// In order: the first that fits is taken. `#` stands for a number, `*` for a name; in both texts they come in the same
/// order but where there is one of each.
constexpr Phrase phrases[] = {
    {"--* excludes --*", "--* 不能與 --* 並用"},
    {"a database beside it would take the name for its journal", "資料庫會把這個檔名當成自己的日誌檔"},
    {"Bad file descriptor", "檔案描述子無效"},
    {"Broken pipe", "接收端已關閉"},
    {"CHECK constraint failed in *", "* 不符檢查條件"},
    {"Connection timed out", "連線逾時"},
    {"Device or resource busy", "裝置使用中"},
    {"Directory not empty", "資料夾不是空的"},
    {"Disk quota exceeded", "磁碟配額已滿"},
    {"File exists", "已有同名檔案"},
    {"File name too long", "檔名太長"},
    {"File too large", "檔案太大"},
    {"Freelist: *", "可用頁清單損壞"},
    {"Host is down", "遠端主機沒有回應"},
    {"Input/output error", "磁碟讀寫錯誤"},
    {"Interrupted system call", "系統呼叫中斷"},
    {"Invalid argument", "參數無效"},
    {"Invalid cross-device link", "不在同一個檔案系統"},
    {"Is a directory", "這是資料夾"},
    {"it is a database", "這是資料庫"},
    {"it is a file this command reads", "這是本次要讀取的檔案"},
    {"it is a key file", "這是金鑰檔"},
    {"Main freelist: *", "可用頁清單損壞"},
    {"NULL value in *", "* 缺值"},
    {"NUMERIC value in *", "* 的值不應是數字"},
    {"No data available", "沒有可讀的資料"},
    {"No space left on device", "磁碟空間不足"},
    {"No such device", "沒有這個裝置"},
    {"No such device or address", "沒有這個裝置或位址"},
    {"No such file or directory", "沒有這個檔案或資料夾"},
    {"Not a directory", "路徑中有一段不是資料夾"},
    {"On page #*", "第 # 頁損壞"},
    {"On tree page # cell #: *", "第 # 頁第 # 格損壞"},
    {"On tree page # right child: *", "第 # 頁損壞"},
    {"Operation not permitted", "沒有權限"},
    {"Operation not supported", "檔案系統不支援此操作"},
    {"Page # is never used", "第 # 頁不屬於任何資料"},
    {"Page #: never used", "第 # 頁不屬於任何資料"},
    {"Permission denied", "沒有權限"},
    {"Read-only file system", "檔案系統唯讀"},
    {"Resource temporarily unavailable", "系統資源暫時不足"},
    {"Stale file handle", "網路磁碟上的檔案已失效"},
    {"Structure needs cleaning", "檔案系統需要修復"},
    {"TEXT value in *", "* 的值不應是文字"},
    {"Text file busy", "檔案正在執行中"},
    {"Too many levels of symbolic links", "符號連結太多層"},
    {"Too many links", "連結太多"},
    {"Too many open files", "開啟的檔案太多"},
    {"Too many open files in system", "系統開啟的檔案太多"},
    {"Transport endpoint is not connected", "網路磁碟未連線"},
    {"Tree * page # cell #: *", "第 # 頁第 # 格損壞"},
    {"Tree * page # right child: *", "第 # 頁損壞"},
    {"Tree * page #: *", "第 # 頁損壞"},
    {"Value too large for defined data type", "數值超出可用範圍"},
    {"XML declaration not well-formed", "XML 宣告寫法有誤"},
    {"XML or text declaration not at start of entity", "XML 宣告不在開頭"},
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
    {"access permission denied", "沒有權限"},
    {"an area inside an area", "面向之內的面向"},
    {"attempt to write a readonly database", "資料庫唯讀"},
    {"column * does not hold UTF-8", "欄位 * 的內容不是 UTF-8"},
    {"column * does not hold a number in range", "欄位 * 的數值超出範圍"},
    {"column * does not hold a pseudonym", "欄位 * 的內容不是代號"},
    {"column * does not hold a whole number", "欄位 * 的內容不是整數"},
    {"column * does not hold text", "欄位 * 的內容不是文字"},
    {"database disk image is malformed", "資料庫內容損壞"},
    {"database is locked", "資料庫使用中"},
    {"database or disk is full", "資料庫或磁碟已滿"},
    {"description of an area", "面向的說明"},
    {"disk I/O error", "磁碟讀寫錯誤"},
    {"duplicate attribute", "屬性重複"},
    {"elements nested more than # deep", "元素巢狀超過 # 層"},
    {"encoding specified in XML declaration is incorrect", "XML 宣告的編碼不符"},
    {"entries are missing at the end", "末尾的紀錄遭刪除"},
    {"file is not a database", "不是資料庫檔案"},
    {"incomplete input", "內容不完整"},
    {"it does not bear the next number", "編號不連續"},
    {"it does not follow the entry before", "與前一筆接不上"},
    {"it does not lead through the head given", "所給的鏈首不在鏈上"},
    {"it does not say that it erased record #.#", "並未載明清除紀錄 #.#"},
    {"it is not the last entry the store knows of", "與資料庫另存的最後一筆不符"},
    {"its records are not those it was made with", "所附紀錄與當時不符"},
    {"junk after document element", "文件結束後還有內容"},
    {"level 0", "第 0 級"},
    {"locking protocol", "無法鎖定檔案"},
    {"longer than # KiB", "超過 # KiB"},
    {"made by another program", "由其他程式建立"},
    {"malformed database schema (*) - *", "資料庫結構損壞（*）"},
    {"malformed database schema (*)", "資料庫結構損壞（*）"},
    {"mismatched tag", "標籤不成對"},
    {"more than # MiB of text", "文字超過 # MiB"},
    {"more than # MiB when unpacked", "解壓縮後超過 # MiB"},
    {"more than # cells", "超過 # 個儲存格"},
    {"more than # parts", "超過 # 個部分"},
    {"more than # sheets", "超過 # 張工作表"},
    {"nested too deeply", "巢狀太深"},
    {"no CFDocument", "沒有 CFDocument"},
    {"no SQLite file", "不是 SQLite 檔案"},
    {"no ZIP64 directory", "沒有 ZIP64 目錄"},
    {"no directory at its end", "檔尾沒有目錄"},
    {"no element found", "沒有內容"},
    {"no such column: *", "沒有欄位 *"},
    {"no such function: *", "沒有函式 *"},
    {"no such index: *", "沒有索引 *"},
    {"no such table: *", "沒有資料表 *"},
    {"non-BLOB value in *", "* 的值不是位元組"},
    {"non-INTEGER value in *", "* 的值不是整數"},
    {"non-REAL value in *", "* 的值不是實數"},
    {"non-TEXT value in *", "* 的值不是文字"},
    {"non-unique entry in index *", "索引 * 有重複的項目"},
    {"not JSON", "不是 JSON"},
    {"not UTF-8", "不是 UTF-8"},
    {"not well-formed (invalid token)", "含無效的標記"},
    {"one file too many", "多了一個檔案"},
    {"one table too many", "多了一個表格"},
    {"page # does not fit its checksum", "第 # 頁與檢查碼不符"},
    {"pages are not those written last", "內容不是最後一次寫入的版本"},
    {"partial character", "字元不完整"},
    {"record # is missing", "缺少紀錄 #"},
    {"record #.# was changed", "紀錄 #.# 已被更動"},
    {"reference to invalid character number", "字元編號無效"},
    {"relationships between other elements", "其他要素之間的關係"},
    {"row # missing from index *", "索引 * 缺少第 # 列"},
    {"row not in PRIMARY KEY order for *", "* 的列未依主鍵排序"},
    {"rows point at rows that are not there", "有些資料列所指的資料列不存在"},
    {"second language", "第二種語言"},
    {"skills.csv and roles.csv are both needed", "須同時提供 skills.csv 與 roles.csv"},
    {"string or blob too big", "內容太長"},
    {"syntax error", "語法錯誤"},
    {"table * already exists", "資料表 * 已存在"},
    {"table * has no column named *", "資料表 * 沒有欄位 *"},
    {"the directory is cut off", "目錄不完整"},
    {"the directory is out of place", "目錄位置不對"},
    {"the entries before it were changed", "此前各筆已被更動"},
    {"the entry was changed", "內容已被更動"},
    {"the file header", "檔頭"},
    {"the rows of * are numbered wrongly", "* 的編號計數有誤"},
    {"there are records without an entry", "有不屬於任何一筆的紀錄"},
    {"unable to open database file", "無法開啟資料庫檔案"},
    {"unbound prefix", "XML 前置詞未定義"},
    {"unclosed CDATA section", "CDATA 沒有結尾"},
    {"unclosed token", "標記沒有結尾"},
    {"undefined entity", "實體未定義"},
    {"unknown compression", "壓縮方式不明"},
    {"unknown encoding", "編碼不明"},
    {"unpacks to more than # times its size", "解壓縮後超過原大小的 # 倍"},
    {"unsupported file format", "檔案格式不支援"},
    {"whether this person is a supervisor", "這個人自己是不是主管"},
    {"wrong # of entries in index *", "索引 * 的項目數不符"},
};

} // namespace

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// What stood for the numbers and names of a pattern.
struct Taken {
    std::vector<std::string_view> numbers, names;
};

bool fits(std::string_view pattern, std::string_view value, Taken &taken) {
    if (pattern.empty()) return value.empty();
    if (pattern.front() == '#' && !value.empty() && is_digit(value.front())) {
        std::size_t end = 0;
        while (end < value.size() && is_digit(value[end])) ++end;
        taken.numbers.push_back(value.substr(0, end));
        if (fits(pattern.substr(1), value.substr(end), taken)) return true;
        taken.numbers.pop_back();
        return false;
    }
    if (pattern.front() == '*') {
        for (std::size_t end = 1; end <= value.size(); ++end) {
            taken.names.push_back(value.substr(0, end));
            if (fits(pattern.substr(1), value.substr(end), taken)) return true;
            taken.names.pop_back();
        }
        return false;
    }
    return !value.empty() && pattern.front() == value.front() && fits(pattern.substr(1), value.substr(1), taken);
}

std::string filled_in(std::string_view text, const Taken &taken) {
    std::string filled;
    std::size_t number = 0, name = 0;
    for (const char c : text) {
        if (c == '#' && number < taken.numbers.size())
            filled += taken.numbers[number++];
        else if (c == '*' && name < taken.names.size())
            filled += taken.names[name++];
        else
            filled += c;
    }
    return filled;
}

} // namespace

std::string phrase(std::string_view value, Lang lang) {
    if (lang == Lang::en) return std::string(value);
    for (const Phrase &one : phrases) {
        Taken taken;
        if (fits(one.en, value, taken)) return filled_in(one.zh, taken);
    }
    return std::string(value);
}

} // namespace aitalent
