#include "tables.h"

namespace aitalent {

static constexpr FaultText catalogue_texts[] = {
    {"AT-CAT-001", "there is no provider '{found}' in this catalogue[; did you mean '{suggestion}'?]",
     "目錄中沒有「{found}」這個訓練機構[，是不是要寫「{suggestion}」？]", "List it under providers, or correct the id.",
     "請列入 providers，或更正代碼。"},
    {"AT-CAT-002", "there is no course '{found}' in this catalogue[; did you mean '{suggestion}'?]",
     "目錄中沒有「{found}」這門課程[，是不是要寫「{suggestion}」？]", "Correct the id, or add the course.",
     "請更正代碼，或補上課程。"},
    {"AT-CAT-003", "there is no competency '{found}' in the framework[; did you mean '{suggestion}'?]",
     "架構中沒有「{found}」這個能力項目[，是不是要寫「{suggestion}」？]",
     "Use the id of a competency; 'framework show' lists them.", "請使用能力項目的代碼；「framework show」可列出。"},
    {"AT-CAT-004", "there is no tier '{found}' in the profile[; did you mean '{suggestion}'?]",
     "設定檔中沒有「{found}」這個層級[，是不是要寫「{suggestion}」？]", "Use the id of one of its tiers.",
     "請使用訓練層級的代碼。"},
    {"AT-CAT-005", "the course lifts '{found}' nowhere: it ends at the level it starts from, or below",
     "課程對「{found}」沒有提升：結訓等級不高於起始等級", "Let 'to' be above 'from'.", "「to」須高於「from」。"},
    {"AT-CAT-006", "level {found} is above the highest level of the scale, {expected}",
     "等級 {found} 超過量表最高級 {expected}", "Use a level of the profile's scale.", "請使用設定檔量表中的等級。"},
    {"AT-CAT-007", "the prerequisites go in a circle: {found}", "先修課程形成循環：{found}",
     "Remove one of them from after_courses.", "請從 after_courses 移除其中一項。"},
    {"AT-CAT-008", "the session ends on {found}, before it starts on {expected}",
     "班次結束日 {found} 早於開始日 {expected}", "Correct one of the dates.", "請更正日期。"},
    {"AT-CAT-009", "the day ends at {found}, not after it begins", "每日結束時刻 {found} 未晚於開始時刻",
     "Correct from_time or to_time.", "請更正 from_time 或 to_time。"},
    {"AT-CAT-010", "the minimum enrolment of {found} is above the {expected} seats",
     "最低開班人數 {found} 多於名額 {expected}", "Correct one of the two.", "請更正其中一項。"},
    {"AT-CAT-011", "the session is open to one {found}, but does not say which", "班次僅開放給特定{found}，卻未註明",
     "Add the region or the agency, or open it to everyone.", "請註明 region 或 agency，或改為開放所有人。"},
    {"AT-CAT-012", "the words for levels are not those of the profile's scale: {expected}",
     "等級名稱與設定檔的量表不同：{expected}", "Use the words of the scale, in its order.",
     "請依序使用量表的等級名稱。"},
    {"AT-CAT-013", "a course of no hours", "課程時數為 0", "Give its length in hours.", "請填寫課程時數。"},
    {"AT-CAT-014", "no chain of courses leads to level {expected} of '{found}', which role '{role}' asks",
     "沒有課程可以把「{found}」提升到職務「{role}」要求的 {expected}", "Add a course, or lower the requirement.",
     "請增開課程，或降低要求。"},
};

std::span<const FaultText> catalogue_faults() {
    return catalogue_texts;
}

} // namespace aitalent
