#include "tables.h"

namespace aitalent {

static constexpr FaultText texts[] = {
    {"AT-DOC-001", "'{found}' is not at hand[; did you mean '{suggestion}'?][ (held: {expected})]",
     "找不到「{found}」[，是不是「{suggestion}」？][（現有：{expected}）]", "Give its file in the same call, or load it first.",
     "請在同一次指令一併給它的檔案，或先載入。"},
    {"AT-DOC-002", "profiles extend each other in a circle: {found}", "設定檔互相繼承成圈：{found}", "Take out one 'extends'.", "請刪去其中一個 extends。"},
    {"AT-DOC-003", "no {found} is in use in this store", "資料庫中沒有使用中的 {found}", "Run 'aitalent init', or load one with 'aitalent framework load'.",
     "請執行「aitalent init」，或以「aitalent framework load」載入。"},
    {"AT-DOC-004", "'{found}' is given twice in one call", "同一次指令給了兩份「{found}」", "Keep one of the files.", "請只留一份。"},
    {"AT-JOB-001", "there is no role profile '{found}'[; did you mean '{suggestion}'?]", "沒有「{found}」這個職務[，是不是「{suggestion}」？]",
     "Run 'aitalent framework show tw-civil-service' for the role profiles.", "執行「aitalent framework show tw-civil-service」可列出職務。"},
    {"AT-JOB-002", "there is no agency '{found}'[; did you mean '{suggestion}'?]", "沒有「{found}」這個機關[，是不是「{suggestion}」？]",
     "Run 'aitalent status' for what is held.", "執行「aitalent status」可看現有資料。"},
    {"AT-JOB-003", "there is no unit '{found}'[; did you mean '{suggestion}'?]", "沒有「{found}」這個單位[，是不是「{suggestion}」？]",
     "Run 'aitalent report coverage' for the units.", "執行「aitalent report coverage」可列出單位。"},
    {"AT-JOB-004", "there is no plan '{found}'[; did you mean '{suggestion}'?]", "沒有「{found}」這個計畫[，是不是「{suggestion}」？]",
     "Run 'aitalent plan list', or make one with 'aitalent plan make --name NAME'.", "執行「aitalent plan list」查看，或以「aitalent plan make --name 名稱」擬訂。"},
    {"AT-JOB-005", "there is no selection[ with run number {found}]", "沒有[執行編號 {found} 的]參訓提議", "Make one: 'aitalent select --role ROLE --seats N'.",
     "請先執行「aitalent select --role 職務 --seats 名額」。"},
    {"AT-JOB-006", "a plan named '{found}' has been approved and is not replaced", "計畫「{found}」已核定，不可取代", "Choose another name.", "請改用其他名稱。"},
    {"AT-JOB-007", "the reserve '{found}' cannot be read", "保留名額「{found}」寫法有誤", "Write FIELD=VALUE:SEATS, for example unit=資訊科:3.", "請寫成 欄位=值:名額，例如 unit=資訊科:3。"},
    {"AT-JOB-008", "there is no run {found}", "沒有執行編號 {found}", "Run 'aitalent status' for the newest runs.", "執行「aitalent status」可看最近的執行。"},
    {"AT-JOB-009", "no role profile fits {staff_no}", "{staff_no} 沒有適用的職務", "Assign a role in the staff file, or name one after the staff number.", "請在人員檔指定職務，或在員工編號後指明職務。"},
    {"AT-JOB-010", "the staff number {staff_no} has passed to another person; the former holder is taken as having left",
     "員工編號 {staff_no} 已由另一人使用；原使用者視為離職", "If it is the same person, correct the identity number and import again.",
     "若為同一人，請更正身分證字號後重新匯入。"},
    {"AT-JOB-011", "the person known as {agency}/{staff_no} is taken on under a new agency or staff number; the evidence follows",
     "原為 {agency}/{staff_no} 的人員改以新的機關或員工編號登錄，佐證隨人移轉", "Nothing to do if that is right; 'aitalent undo' takes it back.",
     "若屬實則無須處理；可用「aitalent undo」收回。"},
    {"AT-JOB-012", "the column '{found}' is sensitive and was dropped unread", "「{found}」屬敏感欄位，未讀取即捨棄",
     "Leave the column out of the next export.", "下次匯出時請不要包含這一欄。"},
    {"AT-JOB-013", "{staff_no} of {unit} is not in the full file and would be withdrawn", "完整檔中沒有 {unit} 的 {staff_no}，將視為離職",
     "Add --yes to confirm, or import with --mode changes.", "加上 --yes 確認，或改用 --mode changes。"},
    {"AT-JOB-014", "the data have changed since the plan '{found}' was made", "計畫「{found}」擬訂後資料已有更動",
     "Make the plan again under another name: 'aitalent plan make --name NAME'.", "請以其他名稱重新擬訂：「aitalent plan make --name 名稱」。"},
    {"AT-JOB-015", "the plan does not run a session '{found}'[; did you mean '{suggestion}'?]", "計畫沒有開「{found}」這個班期[，是不是「{suggestion}」？]",
     "Run 'aitalent plan show --table sessions' for the sessions of the plan.", "執行「aitalent plan show --table sessions」查看計畫的班期。"},
    {"AT-KEY-001", "identity numbers cannot be read without the key file '{path}'", "沒有金鑰檔「{path}」，無法處理身分證字號",
     "Put the key file back from its backup, or make a new one with 'aitalent init' (earlier pseudonyms then match nobody).",
     "請從備份放回金鑰檔，或執行「aitalent init」另建新檔（先前的代碼將無法再對應）。"},
    {"AT-KEY-002", "'{path}' is not a key file", "「{path}」不是金鑰檔", "Put the key file back from its backup.", "請從備份放回金鑰檔。"},
    {"AT-KEY-003", "the key file '{path}' can be read by others", "金鑰檔「{path}」其他人也能讀取", "Run: chmod 600 '{path}'", "請執行：chmod 600 '{path}'"},
    {"AT-KEY-004", "the key file '{path}' belongs to another store", "金鑰檔「{path}」屬於另一個資料庫",
     "Put the right key file there, or name it with AITALENT_KEY.", "請放回正確的金鑰檔，或以 AITALENT_KEY 指定。"},
};

std::span<const FaultText> job_faults() { return texts; }

} // namespace aitalent
