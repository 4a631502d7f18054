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
    {"AT-FIL-007", "'{path}' is a link that belongs to somebody else", "「{path}」是他人建立的連結",
     "Remove the link, or write to another folder.", "請移除該連結，或改寫入其他資料夾。"},
    {"AT-FIL-008", "'{path}' is a link that leads nowhere", "「{path}」是沒有目標的連結",
     "Remove the link, or name the file itself.", "請移除該連結，或直接指定檔案。"},
    {"AT-FIL-009", "'{path}' is written in full, but it is not known whether it would outlast a power cut: {reason}",
     "「{path}」已完整寫入，但無法確定斷電後是否仍在：{reason}", "Check the disk, then run the command again.",
     "請檢查磁碟後重新執行。"},
    {"AT-FIL-010", "'{path}' cannot be opened: {reason}; the system gives no more of them",
     "無法開啟「{path}」：{reason}，系統已不再配給",
     "Raise the limit (ulimit -n), or close other programs, then run the command again: nothing was changed.",
     "請提高上限（ulimit -n）或關閉其他程式後重新執行；資料未被更動。"},
    {"AT-FIL-011", "'{path}' was left by a command that was broken off; it may hold personal data",
     "「{path}」是中斷的指令留下的，可能含有個人資料",
     "Run that command again or remove the file; 'aitalent erase' removes it too.",
     "請重新執行該指令或移除檔案；「aitalent erase」也會一併移除。"},
    {"AT-FIL-012", "'{path}' holds files that are no part of an evidence pack, such as '{found}'",
     "「{path}」有不屬於佐證包的檔案，例如「{found}」", "Name a folder of its own for the pack.",
     "請為佐證包指定專用的資料夾。"},
    {"AT-FIL-013", "other accounts may write in the folder '{path}'", "其他帳號可在資料夾「{path}」寫入",
     "Run: chmod go-w '{path}'", "請執行：chmod go-w '{path}'"},
    {"AT-FIL-014", "nothing is written to '{path}': {reason}", "不寫入「{path}」：{reason}",
     "Choose another name for the output.", "請改用其他檔名輸出。"},
};

std::span<const FaultText> file_faults() {
    return file_texts;
}

} // namespace aitalent
