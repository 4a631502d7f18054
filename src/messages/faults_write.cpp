#include "tables.h"

namespace aitalent {

static constexpr FaultText write_texts[] = {
    {"AT-WRT-001", "this report has no table '{found}'; it has {expected}[; did you mean '{suggestion}'?]",
     "這份報表沒有「{found}」這張表，有：{expected}[，是不是要用「{suggestion}」？]",
     "Name one of its tables after --table, or leave --table out.",
     "請在 --table 後指定其中一張表，或不要加 --table。"},
    {"AT-WRT-002", "'{found}' has a character that Big5 (CP950) does not know", "「{found}」含有 Big5（CP950）沒有的字",
     "Leave out --encoding cp950 (UTF-8 keeps every character; --excel makes it open well), or use XLSX.",
     "請不要加 --encoding cp950（UTF-8 可保留所有字，加上 --excel 可直接以試算表開啟），或改用 XLSX。"},
    {"AT-WRT-003", "the workbook could not be written: {reason}", "無法產生試算表：{reason}",
     "Check free memory and space for temporary files, then run the command again.",
     "請確認記憶體與暫存空間足夠後重新執行。"},
};

std::span<const FaultText> write_faults() {
    return write_texts;
}

} // namespace aitalent
