#include "tables.h"

namespace aitalent {

static constexpr FaultText plan_texts[] = {
    {"AT-PLN-001", "the booking for session {session} is of a person who is not planned for",
     "場次 {session} 的預約人員不在本次規劃對象中",
     "Nothing is lost: the seat is not counted. Plan for the person's agency as well if it should be.",
     "該席次不計入本計畫；如應計入，請將該員所屬機關一併納入規劃。"},
    {"AT-PLN-002", "the booking for session {session} lies outside the plan: there is no such session in its time",
     "預約場次 {session} 不在計畫範圍內：計畫期間查無此場次",
     "Check the session and the plan's dates, or remove the booking.",
     "請確認場次代碼與計畫起訖日期，或移除該筆預約。"},
    {"AT-PLN-003", "course {course} asks for course {found} before it, which is not in the catalogue",
     "課程 {course} 的先修課程 {found} 不在課程目錄中", "Add the course to the catalogue or correct the prerequisite.",
     "請於課程目錄補上該課程，或更正先修條件。"},
    {"AT-PLN-004", "seats are reserved in course {found}, which is not in the catalogue",
     "保留名額所指的課程 {found} 不在課程目錄中", "Correct the course id of the reserve.",
     "請更正保留名額的課程代碼。"},
    {"AT-PLN-010", "the plan failed its own check: rule {rule}, {count} times",
     "計畫未通過自我檢核：規則 {rule}，共 {count} 處",
     "Nothing was stored. This is a mistake of the program; please report it with the data that led to it.",
     "計畫未儲存。此為程式錯誤，請連同造成此情形的資料回報。"},
};

std::span<const FaultText> plan_faults() {
    return plan_texts;
}

} // namespace aitalent
