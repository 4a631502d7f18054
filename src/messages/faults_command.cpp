#include "tables.h"

namespace aitalent {

static constexpr FaultText command_texts[] = {
    {"AT-CLI-001", "unknown command '{found}'[; did you mean '{suggestion}'?]",
     "沒有「{found}」這個指令[，是不是要用「{suggestion}」？]", "Run 'aitalent --help' for the list of commands.",
     "執行「aitalent --help」可列出所有指令。"},
    {"AT-CLI-002", "unknown option '{found}'[; did you mean '{suggestion}'?]",
     "沒有「{found}」這個選項[，是不是要用「{suggestion}」？]", "Run '{command} --help' for its options.",
     "執行「{command} --help」可列出可用選項。"},
    {"AT-CLI-003", "{found}", "指令寫法有誤：{found}", "Run '{command} --help' for examples.",
     "執行「{command} --help」可看範例。"},
    {"AT-CLI-004", "option {option} cannot be '{found}'; expected {expected}[; did you mean '{suggestion}'?]",
     "選項 {option} 不能是「{found}」，應為{expected}[，是不是要用「{suggestion}」？]",
     "Run '{command} --help' for examples.", "執行「{command} --help」可看範例。"},
    {"AT-CLI-005", "the command is not complete; it needs {expected}", "指令不完整，還需要 {expected}",
     "Run '{command} --help' for examples.", "執行「{command} --help」可看範例。"},
    {"AT-CLI-006", "'{found}' is one word too many", "「{found}」是多出來的字",
     "Put a value with blanks into quotes, \"like this\". Examples: '{command} --help'.",
     "值裡有空格時請加引號，例如 \"AI 導入規劃人員\"。範例：「{command} --help」。"},
    {"AT-CLI-007", "{option} is given an empty value", "{option} 的值是空的",
     "Give it a value; what is not required may be left out instead. In a script, make sure that the variable is not "
     "empty.",
     "請給值；非必填的選項也可整個省略。在指令稿裡請先確認變數不是空的。"},
    {"AT-CLI-008", "the text of {option} holds an identity number", "{option} 的文字裡有身分證字號",
     "Name people by their staff number: identity numbers are neither kept nor shown anywhere.",
     "請改用員工編號指稱人員；身分證字號不儲存，也不顯示。"},
    {"AT-CLI-010", "what '{command}' was to do is done and kept; only its report could not be written",
     "「{command}」已完成並寫入資料庫，只有報表無法輸出", "See 'aitalent status'; the command need not be repeated.",
     "請看「aitalent status」，不需重複執行。"},
    {"AT-CLI-090", "internal error: {found}", "程式內部錯誤：{found}",
     "This is our mistake. Please report it with the command you typed; your data is unchanged.",
     "這是程式的錯誤，請連同輸入的指令回報；資料未被更動。"},
    {"AT-CLI-091", "there is not enough memory", "記憶體不足",
     "Close other programs or raise the limit (ulimit -v), then run the command again: a change that was not told as "
     "done was not kept.",
     "請關閉其他程式或提高上限（ulimit -v）後重新執行；未顯示完成的變更不會留下。"},
    {"AT-CLI-092", "the system cannot start another thread", "系統無法再啟動執行緒",
     "Raise the limit (ulimit -u), or wait until other programs end, then run the command again: nothing was changed.",
     "請提高上限（ulimit -u）或等其他程式結束後重新執行；資料未被更動。"},
    {"AT-CLI-093", "the command was interrupted", "指令已中斷",
     "Run it again: what was not finished has been taken back.", "請重新執行；未完成的部分已復原。"},
};

std::span<const FaultText> command_faults() {
    return command_texts;
}

} // namespace aitalent
