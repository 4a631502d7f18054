#include "tables.h"

namespace aitalent {

static constexpr FaultText file_texts[] = {
    {"AT-FIL-001", "cannot open '{path}': {reason}", "無法開啟「{path}」：{reason}", "Check the name and the folder.",
     "請檢查檔名與資料夾。"},
    {"AT-FIL-002", "'{path}' is larger than the limit of {limit}", "「{path}」超過上限 {limit}",
     "Split the file, or check that it is the file you meant.", "請將檔案分割，或確認是否選錯檔案。"},
    {"AT-FIL-003", "cannot create '{path}': {reason}", "無法建立「{path}」：{reason}",
     "Check that the folder exists and that you may write there.", "請確認資料夾存在且有寫入權限。"},
    {"AT-FIL-004", "cannot write to '{path}': {reason}", "無法寫入「{path}」：{reason}",
     "Check free space and permissions, then run the command again.", "請檢查磁碟空間與權限後重新執行。"},
    {"AT-FIL-005", "'{path}' exists and differs", "「{path}」已存在且內容不同",
     "Add --replace to overwrite it, or choose another name.", "加上 --replace 覆寫，或改用其他檔名。"},
    {"AT-FIL-006", "cannot read '{path}': {reason}", "無法讀取「{path}」：{reason}",
     "Check the disk and the permissions of the file.", "請檢查磁碟與檔案權限。"},
    {"AT-FIL-013", "other accounts may write in the folder '{path}'", "其他帳號可在資料夾「{path}」寫入",
     "Run: chmod go-w '{path}'", "請執行：chmod go-w '{path}'"},
};

std::span<const FaultText> file_faults() {
    return file_texts;
}

} // namespace aitalent
