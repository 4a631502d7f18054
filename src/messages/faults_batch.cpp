#include "tables.h"

namespace aitalent {

static constexpr FaultText batch_texts[] = {
    {"AT-BAT-001", "another run works by '{path}'", "另一個執行正在使用「{path}」",
     "Wait until it has ended, then run the same command: it goes on where it was.",
     "請等它結束後再執行同一個指令，會從中斷處接續。"},
    {"AT-BAT-002", "there is no report '{found}'; expected {expected}[; did you mean '{suggestion}'?]",
     "沒有「{found}」這種報表，應為 {expected}[，是不是「{suggestion}」？]", "Correct 'kind' of the stage.",
     "請更正這個階段的 kind。"},
    {"AT-BAT-003", "the report '{found}' takes {expected} under 'subject'",
     "報表「{found}」的 subject 應有 {expected} 項",
     "A person report names a staff number, a role report a role profile: subject: S0042.",
     "個人報表寫員工編號，職務報表寫職務代號，例如 subject: S0042。"},
    {"AT-BAT-004", "'{found}' has no meaning in a path; only {expected} has",
     "路徑中的「{found}」沒有意義，只有 {expected} 可用", "Write the path out, or {expected} for the day.",
     "請寫出完整路徑，或以 {expected} 代表基準日。"},
    {"AT-BAT-005", "the batch stopped at the stage '{found}'; what came before it is done and kept[; summary: {path}]",
     "批次執行停在階段「{found}」，之前的階段均已完成並保留[；摘要檔：{path}]",
     "Correct what that stage reported, then run the same command: it continues from there.",
     "請處理這個階段的問題後再執行同一個指令，會從這個階段接續。"},
};

std::span<const FaultText> batch_faults() {
    return batch_texts;
}

} // namespace aitalent
