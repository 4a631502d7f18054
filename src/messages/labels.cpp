#include "aitalent/messages/labels.h"

#include <algorithm>
#include <iterator>

namespace aitalent {

namespace {

struct Label {
    std::string_view key, zh, en;
};

/// Ordered by key (a test holds it).
constexpr Label labels[] = {
    {"accepted", "接受", "accepted"},
    {"added", "新增", "added"},
    {"after_as_of", "日期在基準日之後", "after the as-of date"},
    {"after_plan", "計畫後", "after the plan"},
    {"agency", "機關", "agency"},
    {"application", "應用", "application"},
    {"approved", "已核定", "approved"},
    {"approved_by", "核定者", "approved by"},
    {"area", "能力面向", "area"},
    {"as_of", "基準日", "as of"},
    {"asked", "要求人數", "asked of"},
    {"assessor", "評核員評核", "assessor rating"},
    {"basis", "依據", "basis"},
    {"batch", "批號", "batch"},
    {"before", "原為", "before"},
    {"below_best", "另有更高等級", "another piece shows more"},
    {"below_kind", "已有更可信的佐證", "more trusted evidence is present"},
    {"borderline", "邊緣", "borderline"},
    {"bound", "上界", "upper bound"},
    {"brought_in", "因此入選", "brought in"},
    {"budget", "預算", "budget"},
    {"by_rank", "依排序入選", "by rank"},
    {"by_reserve", "因保留名額入選", "by a reserve"},
    {"catalogue", "課程目錄", "catalogue"},
    {"cell", "儲存格", "cell"},
    {"certificate", "證照", "certificate"},
    {"certificates", "證照", "certificates"},
    {"changed", "修改", "changed"},
    {"changes", "需要的改變", "what would change it"},
    {"chosen", "入選", "chosen"},
    {"code", "代碼", "code"},
    {"column", "欄", "column"},
    {"competencies", "能力項目", "competencies"},
    {"competency", "能力項目", "competency"},
    {"confidence", "信度", "confidence"},
    {"cost", "經費", "cost"},
    {"counted", "採計", "counted"},
    {"counts_as", "採計等級", "counts as"},
    {"course", "課程", "course"},
    {"courses", "課程", "courses"},
    {"coverage", "涵蓋率", "coverage"},
    {"date", "日期", "date"},
    {"delivery", "授課方式", "delivery"},
    {"dropped", "於入口捨棄的欄位", "columns dropped at the door"},
    {"edition", "版本", "edition"},
    {"encoding", "編碼", "encoding"},
    {"ends", "結束", "ends"},
    {"enrolled", "參訓人數", "enrolled"},
    {"evidence", "佐證", "evidence"},
    {"expected", "應為", "expected"},
    {"expired", "證照已到期", "certificate has expired"},
    {"expires", "到期日", "expires"},
    {"field", "欄位", "field"},
    {"file", "檔案", "file"},
    {"filled", "已補", "filled"},
    {"framework", "能力指引", "framework"},
    {"fulfilment", "狀態", "fulfilment"},
    {"gap", "距上界", "gap to the bound"},
    {"gap_people", "有落差人數", "people with a gap"},
    {"grade", "官職等", "grade"},
    {"header_row", "標題列", "header row"},
    {"held", "具備人數", "held by"},
    {"high", "準備度上限", "readiness, high"},
    {"hours", "時數", "hours"},
    {"id", "代號", "id"},
    {"in", "入選", "in"},
    {"in_use", "使用中", "in use"},
    {"item", "項目", "item"},
    {"key", "代號", "key"},
    {"kind", "類別", "kind"},
    {"kind_not_counted", "此類佐證不採計", "kind does not count"},
    {"known", "已知", "known"},
    {"last_trained", "最近參訓", "last trained"},
    {"left_out", "未列入", "left out"},
    {"left_service", "已離職", "left service"},
    {"level", "現有等級", "level"},
    {"level_after", "計畫後等級", "level after"},
    {"line", "行", "line"},
    {"loaded", "載入時間", "loaded"},
    {"lottery", "抽籤", "lottery"},
    {"low", "準備度", "readiness"},
    {"manager", "主管評核", "manager rating"},
    {"met", "符合", "met"},
    {"minimum_enrolment", "最低開班人數", "minimum enrolment"},
    {"moment", "時間", "moment"},
    {"most", "最高可得", "at most"},
    {"must_have", "必備", "must-have"},
    {"must_haves", "必備項目", "must-haves"},
    {"must_haves_met", "必備符合", "must-haves met"},
    {"name", "姓名", "name"},
    {"need", "需求", "need"},
    {"need_lost", "未滿足的需求", "need left unmet"},
    {"no", "否", "no"},
    {"none", "無", "none"},
    {"not_attended", "出席時數不足", "too few hours attended"},
    {"not_chosen", "未入選", "not chosen"},
    {"not_eligible", "不符資格", "not eligible"},
    {"not_passed", "未通過", "not passed"},
    {"note", "說明", "note"},
    {"number", "序號", "number"},
    {"out", "未入選", "out"},
    {"outcome", "結果", "outcome"},
    {"part", "得分", "part"},
    {"people", "人數", "people"},
    {"person", "人員", "person"},
    {"place", "地點", "place"},
    {"plan", "計畫", "plan"},
    {"practical", "實作評量", "practical lab"},
    {"price", "費用", "price"},
    {"priority", "優先條件", "priority"},
    {"profile", "職能設定檔", "profile"},
    {"program", "程式版本", "program"},
    {"provider", "訓練單位", "provider"},
    {"rank", "順位", "rank"},
    {"ranked_below", "排序在後", "ranked below"},
    {"rater", "評核人", "rater"},
    {"read", "讀入", "read"},
    {"readiness", "準備度", "readiness"},
    {"ready", "已具備", "ready"},
    {"ready_enough", "已足夠準備", "ready enough"},
    {"ready_share", "已具備比率", "share ready"},
    {"reason", "原因", "reason"},
    {"region", "地區", "region"},
    {"rejected", "退回", "rejected"},
    {"released", "發布日", "released"},
    {"required", "要求等級", "required level"},
    {"reserve", "保留名額", "reserve"},
    {"reserve_passed", "因保留名額讓出", "passed over for a reserve"},
    {"role", "職務", "role profile"},
    {"roles", "職務", "role profiles"},
    {"row", "列", "row"},
    {"rule", "資格條件", "rule of eligibility"},
    {"run", "執行編號", "run"},
    {"runs", "開班", "runs"},
    {"seats", "名額", "seats"},
    {"seed", "抽籤種子", "seed of the lottery"},
    {"self", "自評", "self rating"},
    {"session", "班期", "session"},
    {"sessions", "班期", "sessions"},
    {"sheet", "工作表", "sheet"},
    {"shows", "顯示等級", "shows"},
    {"skipped", "略過", "skipped"},
    {"source", "來源", "source"},
    {"staff", "人員", "staff"},
    {"staff_no", "員工編號", "staff number"},
    {"starts", "開始", "starts"},
    {"state", "狀態", "state"},
    {"status", "狀態", "status"},
    {"steps", "缺少級數", "levels missing"},
    {"superseded", "已有更新的佐證", "superseded by a later piece"},
    {"supervisor", "主管", "supervisor"},
    {"talent_type", "人才類型", "talent type"},
    {"tier", "層級", "tier"},
    {"title", "職稱", "title"},
    {"too_few", "佐證件數不足", "too few pieces"},
    {"too_old", "逾採計期限", "too old"},
    {"topics", "能力關鍵內涵", "key topics"},
    {"type", "型別", "type"},
    {"unchanged", "未變", "unchanged"},
    {"unconfirmed", "待確認", "unconfirmed"},
    {"unit", "單位", "unit"},
    {"unknown", "未知", "unknown"},
    {"unmet", "不足", "unmet"},
    {"until", "有效至", "valid until"},
    {"value", "數值", "value"},
    {"waiting", "等待天數", "days waiting"},
    {"weight", "權重", "weight"},
    {"what", "內容", "what"},
    {"who", "何人", "who"},
    {"whole", "滿分", "whole"},
    {"why", "原因", "why"},
    {"withdrawn", "退場", "withdrawn"},
    {"worth", "落差權值", "worth of the gap"},
    {"years", "年資", "years of service"},
    {"yes", "是", "yes"},
};

const Label *find(std::string_view key) {
    const auto *found =
        std::lower_bound(std::begin(labels), std::end(labels), key,
                         [](const Label &entry, std::string_view wanted) { return entry.key < wanted; });
    return found == std::end(labels) || found->key != key ? nullptr : found;
}

} // namespace

std::string label(std::string_view key, Lang lang) {
    const auto *found = find(key);
    return std::string(found == nullptr ? key : lang == Lang::en ? found->en : found->zh);
}

bool has_label(std::string_view key) {
    return find(key) != nullptr;
}

std::string_view advice_notice(Lang lang) {
    return lang == Lang::en
               ? "Advice for training, never appraisal: a named person confirms every use of it. Levels, weights and "
                 "limits are assumptions of the profile named here."
               : "本表僅供訓練規劃參考，不得作為人事評核；任何使用均須由具名人員確認。等級、權重與限制均為所列職能設定"
                 "檔的假設。";
}

} // namespace aitalent
