#include "tables.h"

namespace aitalent {

static constexpr FaultText store_texts[] = {
    // Opening a store
    {"AT-STO-001", "there is no store '{path}'", "找不到資料庫「{path}」",
     "Run 'aitalent init' to make one, or put a backup there with 'aitalent restore BACKUP'; --db or AITALENT_DB names "
     "another.",
     "請執行「aitalent init」建立；若有備份，請執行「aitalent restore 備份檔」還原；也可用 --db 或環境變數 AITALENT_DB "
     "指定其他資料庫。"},
    {"AT-STO-002", "'{path}' is not a store of this program[: {reason}]", "「{path}」不是本程式的資料庫[：{reason}]",
     "Name the right file. If a store was here, put a backup that is sound into a new place: "
     "'aitalent restore BACKUP --db NEW.db'. The file was not changed.",
     "請指定正確的檔案；這裡原本若是資料庫，請將一份完好的備份還原到新的位置：「aitalent restore 備份檔 --db "
     "新檔名.db」。該檔案未被更動。"},
    {"AT-STO-003",
     "'{path}' was written by a newer version of this program (schema {found}; this version knows {expected})",
     "「{path}」由較新版的程式寫成（資料庫結構 {found}，本版只認得到 {expected}）",
     "Use the newer version. The file was not changed.", "請改用較新版的程式；該檔案未被更動。"},
    {"AT-STO-004", "the store '{path}' is damaged: {reason}", "資料庫「{path}」已損壞：{reason}",
     "Put a backup that is sound, another file than this, into a new place: 'aitalent restore BACKUP --db NEW.db'. "
     "This file "
     "was not changed.",
     "請另取一份完好的備份，還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」；該檔案未被更動。"},
    {"AT-STO-005", "the store '{path}' is in use by another command", "資料庫「{path}」正由另一個指令使用中",
     "Run the command again in a moment, or wait longer with --busy-timeout (milliseconds).",
     "請稍後再執行一次，或以 --busy-timeout（毫秒）延長等候時間。"},
    {"AT-STO-006", "the store '{path}' already exists", "資料庫「{path}」已存在",
     "Choose another name; nothing is written over a store.", "請改用其他檔名；程式不會覆蓋既有的資料庫。"},
    {"AT-STO-007", "cannot open the store '{path}': {reason}", "無法開啟資料庫「{path}」：{reason}",
     "Check the permissions of the file and of its folder; both must be writable for the account that runs the "
     "program.",
     "請檢查檔案及其資料夾的權限，執行本程式的帳號須能寫入兩者。"},
    {"AT-STO-008", "cannot write to the store '{path}': {reason}", "無法寫入資料庫「{path}」：{reason}",
     "Check free space and the disk, then run the command again: nothing of it was kept.",
     "請檢查磁碟空間與磁碟狀況後重新執行；本次內容均未寫入。"},
    {"AT-STO-009", "it is not known whether the change to '{path}' was kept: {reason}",
     "無法確定「{path}」的變更是否已寫入：{reason}",
     "Check the disk, run 'aitalent check', then repeat the command: repeating it is safe.",
     "請先檢查磁碟，執行「aitalent check」，再重新執行同一指令；重複執行不會造成重複資料。"},
    {"AT-STO-010", "the store stands on a file system where locks cannot be trusted ({found})",
     "資料庫所在的檔案系統（{found}）無法可靠鎖定",
     "Move the store to a disk of this machine; keep only backups on the network.",
     "請將資料庫移到本機磁碟，網路磁碟只放備份。"},
    {"AT-STO-011", "the store stands on a file system whose locks may not hold ({found})",
     "資料庫所在的檔案系統（{found}）鎖定可能失效", "Prefer a disk of this machine.", "建議改放在本機磁碟。"},
    {"AT-STO-012", "the SQLite library is too old ({found}; at least {expected} is needed)",
     "SQLite 函式庫版本過舊（{found}，至少需要 {expected}）", "Update the package libsqlite3-0.",
     "請更新套件 libsqlite3-0。"},
    {"AT-STO-013", "the store '{path}' has schema {found} and must be upgraded to {expected} first",
     "資料庫「{path}」的結構為 {found}，須先升級到 {expected}",
     "Run 'aitalent status' as an account that may write to it: the upgrade makes a backup first.",
     "請以可寫入的帳號執行「aitalent status」；升級前會先備份。"},
    {"AT-STO-014",
     "what was erased is gone from the store '{path}', but its bytes are not yet overwritten[ ({reason})]",
     "「{path}」中的資料已刪除，但原位元組尚未覆寫[（{reason}）]",
     "Run the command 'aitalent init': like any command that writes, it finishes this first.",
     "請執行「aitalent init」；任何會寫入的指令都會先完成覆寫。"},
    {"AT-STO-015", "another program has written to the store '{path}', or its first page is damaged[ ({reason})]",
     "資料庫「{path}」曾被其他程式寫入，或首頁已損壞[（{reason}）]",
     "Put a backup that is sound, another file than this, into a new place: 'aitalent restore BACKUP --db NEW.db'. "
     "Keep this "
     "file, and change a store with aitalent only. It was not changed now.",
     "請另取一份完好的備份，還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」。這個檔案請保留，此後只用 "
     "aitalent 更動資料庫；本次未更動該檔案。"},
    {"AT-STO-016",
     "the schema of the store '{path}' is not this program's[; tables: {tables}][; indexes: {indexes}][; triggers: "
     "{triggers}][; views: {views}]",
     "資料庫「{path}」的結構不是本程式所建[；資料表：{tables}][；索引：{indexes}][；觸發程序：{triggers}][；檢視表：{"
     "views}]",
     "Put a backup that is sound, another file than this, into a new place: 'aitalent restore BACKUP --db NEW.db'. "
     "Find out "
     "who changed this file; it was not changed now.",
     "請另取一份完好的備份，還原到新的位置：「aitalent restore 備份檔 --db "
     "新檔名.db」，並查明是誰更動了這個檔案；本次未更動它。"},
    {"AT-STO-017", "cannot read the store '{path}': {reason}", "無法讀取資料庫「{path}」：{reason}",
     "Check the disk and its cable or network, then run the command again. The store may be sound.",
     "請檢查磁碟與連線後重新執行；資料庫本身可能完好。"},
    {"AT-STO-020", "unknown time zone '{found}'", "沒有「{found}」這個時區", "Use a name such as Asia/Taipei.",
     "請使用如 Asia/Taipei 的名稱。"},
    {"AT-STO-018", "the journal '{found}' is not of this file: rolled back, it would mix two stores",
     "日誌檔「{found}」不屬於這個檔案，一旦回復就會把兩個資料庫混在一起",
     "Move that journal away and keep it: where '{path}' is a copy that was put over a store broken off, this is all "
     "it "
     "needs. Nothing was changed.",
     "請將該日誌檔移走並保留；若「{path}」是覆蓋在中斷的資料庫上的複本，這樣即可使用。資料未被更動。"},
    {"AT-STO-021", "no store can be put at '{path}': the journal of another one lies there ('{found}')",
     "無法在「{path}」放置資料庫：該處有另一個資料庫的日誌檔「{found}」",
     "Choose another name. If the store it belonged to is to be saved, move it back beside its journal and run: "
     "aitalent check --db '{path}'",
     "請改用其他檔名；若要救回原資料庫，請將它移回日誌檔旁，再執行：aitalent check --db '{path}'"},
    {"AT-STO-022", "'{path}' is not a backup of this store", "「{path}」不是本資料庫的備份",
     "Choose another name; only an earlier, sound backup of this same store is replaced.",
     "請改用其他檔名；只有同一資料庫先前完好的備份才能取代。"},
    {"AT-STO-023", "the store '{path}' has a second name (a hard link)", "資料庫「{path}」另有一個名稱（硬連結）",
     "Remove one of the names, or make it a file of its own: cp -p '{path}' new.db, and the same with its key file: "
     "cp -p '{path}.key' new.db.key; then name that with --db. Nothing was changed.",
     "請移除其中一個名稱，或另存為獨立檔案（cp -p '{path}' new.db，金鑰檔也一併：cp -p '{path}.key' new.db.key）後以 "
     "--db "
     "指定；資料未被更動。"},
    {"AT-STO-024", "the backup '{path}' is not restored: its audit trail does not verify",
     "未還原備份「{path}」：其稽核軌跡核對不符",
     "Restore an earlier backup. What this one holds can be read in a copy of it: cp '{path}' copy.db, then --db "
     "copy.db.",
     "請還原更早的備份；這份的內容可在複本上查閱：cp '{path}' copy.db，再以 --db copy.db 指定。"},
    {"AT-STO-025", "the store is copied to '{path}', but its audit trail does not verify",
     "已備份至「{path}」，但資料庫的稽核軌跡核對不符",
     "Keep the earlier backups: this copy cannot be restored. Run 'aitalent audit verify' and find out who changed the "
     "file.",
     "請保留先前的備份，這份無法還原；請執行「aitalent audit verify」並查明是誰更動了檔案。"},
    {"AT-STO-026", "'{path}' is not replaced: the audit trail of the store does not verify",
     "未取代「{path}」：資料庫的稽核軌跡核對不符", "Keep that earlier backup, and back up under another name.",
     "請保留先前那份備份，另以其他檔名備份。"},
    {"AT-STO-027", "'{path}' is an earlier backup of this store", "「{path}」已是本資料庫先前的備份",
     "Choose another name, or add --replace to put the new backup in its place.",
     "請改用其他檔名，或加上 --replace 以新的備份取代。"},
    {"AT-STO-028", "there is no backup '{path}'", "找不到備份檔「{path}」",
     "Check the name and the folder of the backup. Nothing was restored.",
     "請檢查備份檔的檔名與資料夾；尚未還原任何資料。"},
    // What is asked of it
    {"AT-STO-030", "there is no batch {found}", "沒有第 {found} 批次", "Run 'aitalent import history' for the batches.",
     "執行「aitalent import history」可列出所有批次。"},
    {"AT-STO-031", "batch {found} has been taken back already", "第 {found} 批次已經復原", "Nothing is left to do.",
     "不需再做任何處理。"},
    {"AT-STO-032", "batch {found} cannot be taken back: batch {later} builds on it ({reason})",
     "無法復原第 {found} 批次：第 {later} 批次以它為基礎（{reason}）", "Take batch {later} back first.",
     "請先復原第 {later} 批次。"},
    {"AT-STO-033", "batch {found} cannot be taken back: run {run}, which is approved, speaks of its people",
     "無法復原第 {found} 批次：已核定的執行紀錄 {run} 涉及該批次的人員",
     "Approve another plan first, or correct the data by importing the right file.",
     "請先核定其他計畫，或匯入正確的檔案更正資料。"},
    {"AT-STO-034", "there is no run {found}", "沒有編號 {found} 的執行紀錄",
     "Run 'aitalent status' for the newest runs.", "執行「aitalent status」可查看最近的執行紀錄。"},
    {"AT-STO-035", "there is no person with staff number '{found}'[ in agency {agency}]",
     "[機關 {agency} ]沒有員工編號「{found}」", "Check the number; --agency narrows the search.",
     "請確認編號，並可用 --agency 指定機關。"},
    {"AT-STO-053",
     "there is no person with staff number '{found}'[ in agency {agency}]; the last erasure of a person is finished "
     "(entry {entry} of the audit trail, {moment})",
     "[機關 {agency} ]沒有員工編號「{found}」；最近一次徹底刪除人員已完成（稽核軌跡第 {entry} 筆，{moment}）",
     "If that erasure was of this person, nothing is left to do: the trail names nobody, so this cannot be told from "
     "it. Else check the number; --agency narrows the search.",
     "若該次刪除的就是此人，不需再做任何處理（稽核軌跡不記載姓名與編號，程式無從判斷）；否則請確認編號，並可用 "
     "--agency "
     "指定機關。"},
    {"AT-STO-054",
     "{count} of the records and people to erase are within the retention period ({months} months: from {found} on)",
     "所指定的日期在保存期限內：將刪除的資料與人員中有 {count} 筆未滿 {months} 個月（{found} 以後）",
     "If that is not meant, erase with --older-than {found}.", "若非本意，請改用 --older-than {found}。"},
    {"AT-STO-036", "the agency {found} is not in the store", "資料庫中沒有機關「{found}」", "Import agencies first.",
     "請先匯入機關資料。"},
    // Findings of check
    {"AT-STO-040", "damage in the file: {reason}", "檔案損壞：{reason}",
     "Put the newest sound backup into a new place: 'aitalent restore BACKUP --db NEW.db'.",
     "請將最近一份完好的備份還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」。"},
    {"AT-STO-041", "{count} rows of {table} point at rows of {parent} that are not there",
     "{table} 有 {count} 列所指的 {parent} 資料不存在",
     "Put the newest sound backup into a new place: 'aitalent restore BACKUP --db NEW.db'.",
     "請將最近一份完好的備份還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」。"},
    {"AT-STO-042", "batch {found}: {reason}", "第 {found} 批次：{reason}",
     "Take the batch back and import the file again.", "請復原該批次後重新匯入。"},
    {"AT-STO-043", "'{path}' may be read or written by others (mode {found})", "他人可讀寫「{path}」（權限 {found}）",
     "Run: chmod {expected} '{path}'", "請執行：chmod {expected} '{path}'"},
    {"AT-STO-044", "the audit trail does not verify[ at entry {found}]: {reason}",
     "稽核軌跡[自第 {found} 筆起]不符：{reason}",
     "Somebody changed the file by other means. Compare with a backup and with the chain heads in evidence packs.",
     "檔案曾被其他方式更動；請與備份及佐證資料中的鏈首雜湊比對。"},
    {"AT-STO-045", "the store lacks part of its schema: {reason}", "資料庫結構不完整：{reason}",
     "Put the newest sound backup into a new place: 'aitalent restore BACKUP --db NEW.db'.",
     "請將最近一份完好的備份還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」。"},
    {"AT-STO-046", "{count} pieces of evidence are older than the retention period ({found})",
     "有 {count} 筆佐證已逾保存期限（{found}）", "Run 'aitalent erase --older-than {found} --yes'.",
     "請執行「aitalent erase --older-than {found} --yes」。"},
    {"AT-STO-048", "the newest evidence is of {found}: scores speak of the past",
     "最近的佐證為 {found}，評分已不反映現況", "Import the newest ratings, certificates and results.",
     "請匯入最新的評核、證照與訓練結果。"},
    {"AT-STO-049", "people who share an identity, or the number they serve under, with another: {count}",
     "有 {count} 人與他人共用同一身分或同一在職員工編號",
     "Take back the import that brought them in, or put the newest sound backup into a new place: "
     "'aitalent restore BACKUP --db NEW.db'.",
     "請復原匯入這些人員的批次，或將最近一份完好的備份還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」。"},
    {"AT-STO-047", "run {found}: {reason}", "編號 {found} 的執行紀錄：{reason}",
     "Run the command again; the run is a copy of results, not of data.",
     "請重新執行該指令；執行紀錄僅為結果，不影響資料。"},
    {"AT-STO-055", "no entry of the audit trail has the head '{found}'", "稽核軌跡沒有任何一筆的鏈首是「{found}」",
     "Compare it with where it was noted. If it is right, the trail or the file was replaced since: compare with a "
     "backup of that time.",
     "請與原先抄存的鏈首核對；若無誤，表示稽核軌跡或檔案此後曾被換過，請與當時的備份比對。"},
    {"AT-STO-051", "levels kept ready are not those the evidence gives, people: {count}",
     "預先算好的等級與佐證不符，人數：{count}",
     "Somebody changed the file by other means. Compare with a backup, or put that into a new place: "
     "'aitalent restore BACKUP --db NEW.db'.",
     "檔案曾被其他方式更動；請與備份比對，或將備份還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」。"},
    {"AT-STO-052", "the text of {found} is not the one that was loaded", "{found} 的內容與載入時不同",
     "Load the document again with 'aitalent framework load FILE', or put the newest sound "
     "backup into a new place: 'aitalent restore BACKUP --db NEW.db'.",
     "請以「aitalent framework load 檔案」重新載入，或將最近一份完好的備份還原到新的位置：「aitalent restore 備份檔 "
     "--db 新檔名.db」。"},
    {"AT-STO-050", "the data are not as entry {found} of the audit trail left them[: table {table}]",
     "資料與稽核軌跡第 {found} 筆完成時不符[：資料表 {table}]",
     "Somebody changed the file by other means. Compare with a backup, or put that into a new place: "
     "'aitalent restore BACKUP --db NEW.db'.",
     "檔案曾被其他方式更動；請與備份比對，或將備份還原到新的位置：「aitalent restore 備份檔 --db 新檔名.db」。"},
};

std::span<const FaultText> store_faults() {
    return store_texts;
}

} // namespace aitalent
