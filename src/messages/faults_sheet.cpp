#include "tables.h"

namespace aitalent {

/// Files that cannot be read, and flaws of text files and archives.
static constexpr FaultText sheet_texts[] = {
    {"AT-SHT-001", "the file is empty", "檔案是空的", "Check that it is the file you meant, and that it was saved.",
     "請確認是否選錯檔案，或檔案尚未存檔。"},
    {"AT-SHT-003", "{format} files are not read here", "無法讀取 {format} 格式的檔案",
     "Open it in a spreadsheet program and save it as XLSX, ODS or CSV.",
     "請以試算表軟體開啟後，另存為 XLSX、ODS 或 CSV。"},
    {"AT-SHT-010", "bytes {found} are no character in {encoding}", "位元組 {found} 在 {encoding} 編碼中不是任何字元",
     "Save the file again as UTF-8, or name its encoding with --input-encoding.",
     "請將檔案另存為 UTF-8，或以 --input-encoding 指定編碼。"},
    {"AT-SHT-011", "a row is longer than {limit}", "單一列的長度超過 {limit}",
     "Look for a quotation mark that is opened and never closed near this row.",
     "請檢查此列附近是否有引號只有開頭、沒有結尾。"},
    {"AT-SHT-012", "a row has more than {limit} columns", "單一列超過 {limit} 欄",
     "Check that it is the file you meant, and its delimiter.", "請確認是否選錯檔案，並檢查分隔符號。"},
    {"AT-SHT-013", "text follows a closing quotation mark", "結尾引號之後還有文字",
     "Double quotation marks inside a quoted cell: \"\".", "引號欄位內的引號須重複一次，寫成 \"\"。"},
    {"AT-SHT-014", "a quotation mark is opened and never closed", "引號只有開頭、沒有結尾",
     "Close it, or double it if it belongs to the text.", "請補上結尾引號；若引號屬於內容，請重複一次。"},
    {"AT-SHT-015", "a bare carriage return stands inside a cell", "儲存格內有單獨的換行字元（CR）",
     "Remove the line break, or put the cell in quotation marks.", "請刪除該換行，或以引號括住整個儲存格。"},
    {"AT-SHT-016", "a NUL character stands in a cell", "儲存格內有空字元（NUL）",
     "Save the file again from the program it came from.", "請由原本的軟體重新匯出檔案。"},
    {"AT-SHT-020", "the file is damaged: {reason}[ ({part})]", "檔案已損壞：{reason}[（{part}）]",
     "Get the file again, or open it and save it anew.", "請重新取得檔案，或以原軟體開啟後重新存檔。"},
    {"AT-SHT-021", "the file is refused as too large: {reason}[ ({part})]", "檔案過大，拒絕讀取：{reason}[（{part}）]",
     "Split the file, or check where it comes from.", "請將檔案分割，或確認檔案來源。"},
    {"AT-SHT-022", "the file is protected by a password", "檔案受密碼保護",
     "Open it with the password and save it without one.", "請以密碼開啟後，移除密碼再存檔。"},
    {"AT-SHT-023", "the archive holds the part '{part}' twice", "壓縮檔內「{part}」重複出現",
     "Check where the file comes from; open it and save it anew.", "請確認檔案來源，或開啟後重新存檔。"},
    {"AT-SHT-024", "the part '{part}' of the archive overlaps another", "壓縮檔內「{part}」與其他部分重疊",
     "Check where the file comes from; open it and save it anew.", "請確認檔案來源，或開啟後重新存檔。"},
    {"AT-SHT-025", "the part '{part}' is missing in the archive", "壓縮檔內缺少「{part}」",
     "Get the file again, or open it and save it anew.", "請重新取得檔案，或以原軟體開啟後重新存檔。"},
    {"AT-SHT-030", "the part '{part}' is not well-formed at its line {line}: {reason}",
     "「{part}」第 {line} 行格式錯誤：{reason}", "Get the file again, or open it and save it anew.",
     "請重新取得檔案，或以原軟體開啟後重新存檔。"},
    {"AT-SHT-031", "the part '{part}' is refused at its line {line}: {reason}",
     "「{part}」第 {line} 行超過限制，拒絕讀取：{reason}", "Check where the file comes from.", "請確認檔案來源。"},
    {"AT-SHT-032", "the part '{part}' holds a document type definition, which no spreadsheet program writes",
     "「{part}」含有文件類型定義（DOCTYPE），不是試算表軟體產生的檔案", "Check where the file comes from.",
     "請確認檔案來源。"},
    {"AT-SHT-040", "the file holds no sheet", "檔案內沒有工作表", "Check that it is the file you meant.",
     "請確認是否選錯檔案。"},
    {"AT-SHT-041", "rows are out of order: {found}", "列的順序錯亂：{found}", "Open the file and save it anew.",
     "請開啟檔案後重新存檔。"},
    {"AT-SHT-042", "a cell stands beyond the grid of {limit}", "儲存格超出工作表範圍（上限 {limit}）",
     "Check where the file comes from; open it and save it anew.", "請確認檔案來源，或開啟後重新存檔。"},
    {"AT-SHT-043", "a cell holds more than {limit} of text", "儲存格文字超過 {limit}", "Shorten the text of the cell.",
     "請縮短儲存格內容。"},
    {"AT-SHT-044", "a cell points at a text that is not there: {found}", "儲存格引用了不存在的文字：{found}",
     "Open the file and save it anew.", "請開啟檔案後重新存檔。"},
};

std::span<const FaultText> sheet_faults() {
    return sheet_texts;
}

} // namespace aitalent
