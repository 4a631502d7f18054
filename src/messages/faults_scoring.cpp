#include "tables.h"

namespace aitalent {

static constexpr FaultText scoring_texts[] = {
    {"AT-SCO-001", "role {role} asks more than can be reckoned exactly: too many levels, weights or roles",
     "職務 {role} 的等級、權重或職務數量超出精確計算的範圍", "Use smaller weights, fewer roles, or levels up to 100.",
     "請降低權重、減少職務，或使用 100 以內的等級。"},
    {"AT-SEL-001", "'{field}' is a protected field and may not decide who is chosen",
     "「{field}」屬受保護欄位，不得作為遴選依據",
     "Remove it; selection reads only the fields the profile allows. Groups for the fairness audit come in with import "
     "groups.",
     "請移除此欄位；遴選僅能使用設定檔允許的欄位。公平性稽核所需的群組請以 import groups 匯入。"},
    {"AT-SEL-002", "'{field}' is not a field selection may read; allowed: {allowed}[; did you mean '{suggestion}'?]",
     "「{field}」不是遴選可用的欄位；可用欄位：{allowed}[；是否為「{suggestion}」？]",
     "Use one of the allowed fields, or allow it in the profile's selection policy.",
     "請改用可用欄位，或於設定檔的遴選規則中開放。"},
    {"AT-SEL-003", "the number of seats is {found}; at least 1 was expected", "名額為 {found}，至少應為 1",
     "Give --seats a number of 1 or more.", "請以 --seats 指定 1 以上的名額。"},
    {"AT-SEL-004", "the reserves ask {reserved} seats and there are {seats}",
     "保留名額合計 {reserved}，與總名額 {seats} 不符",
     "Each reserve needs at least one seat, all of them together no more than there are, and no more than 60 reserves "
     "are taken.",
     "每項保留名額至少 1 名，合計不得超過總名額，且至多 60 項。"},
    {"AT-SEL-005", "unknown ranking rule '{found}'; expected {expected}",
     "無法辨識的排序規則「{found}」；可用：{expected}", "Correct rank_by in the profile's selection policy.",
     "請修正設定檔遴選規則中的 rank_by。"},
    {"AT-SEL-006", "only {found} of the {seats} seats reserved for {field} {value} could be filled",
     "為 {field} {value} 保留的 {seats} 個名額僅補足 {found} 個",
     "The other seats were opened to everybody; lower the reserve or widen the eligibility if that is not wanted.",
     "其餘名額已開放給所有人選；若非所願，請調降保留名額或放寬資格條件。"},
    {"AT-SEL-007", "the override for {person} gives no reason", "對 {person} 的調整未敘明理由",
     "Give a reason; it is kept with the decision.", "請敘明理由，理由將與決定一併留存。"},
    {"AT-SEL-008", "the override names {person}, who is not among the candidates", "調整對象 {person} 不在候選名單中",
     "Check the person, or make a new selection that includes him or her.", "請確認人員，或重新辦理包含此人的遴選。"},
    {"AT-SEL-009", "with the overrides {chosen} people are chosen for {seats} seats",
     "調整後入選 {chosen} 人，超過名額 {seats}",
     "For each person taken in beyond the seats, take one out, or select again with more seats.",
     "每多納入一人即須移出一人，或以較多名額重新遴選。"},
    {"AT-SEL-010", "the rule on '{field}' is not complete[: {found}]", "「{field}」的條件不完整[：{found}]",
     "Give values for it; years takes a lowest or highest number, supervisor takes yes or no.",
     "請給定條件值；years 須為下限或上限數字，supervisor 須為 yes 或 no。"},
    {"AT-SEL-011", "the override for {person} does not say who decided", "對 {person} 的調整未載明決定者",
     "Name the person who answers for the decision.", "請載明為此決定負責之人。"},
    {"AT-SEL-012", "the lottery has no seed", "抽籤未指定種子",
     "Give --seed a text that is published before the selection is made.", "請以 --seed 指定遴選前即已公布的文字。"},
};

std::span<const FaultText> scoring_faults() {
    return scoring_texts;
}

} // namespace aitalent
