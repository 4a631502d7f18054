#include "import/build.h"

#include "aitalent/base/words.h"

#include <algorithm>

namespace aitalent {

namespace {

std::optional<EvidenceKind> rating_kind(std::string_view text) {
    const std::string word = folded(text);
    for (std::string_view self : {"self", "self rating", "自評", "自評核", "自我評核", "自我評估"})
        if (word == folded(self)) return EvidenceKind::self;
    for (std::string_view manager : {"manager", "manager rating", "主管評", "主管評核", "主管評估", "主管"})
        if (word == folded(manager)) return EvidenceKind::manager;
    for (std::string_view assessor :
         {"assessor", "assessor rating", "評核員評核", "評審", "評審員", "專家評估", "第三方評估"})
        if (word == folded(assessor)) return EvidenceKind::assessor;
    for (std::string_view practical : {"practical", "practical lab", "實作", "實作評量", "實測"})
        if (word == folded(practical)) return EvidenceKind::practical;
    return std::nullopt;
}

EvidenceKind kind_of_row(RowFields &fields) {
    const auto text = fields.text(Field::kind);
    if (text.empty()) {
        if (!fields.context().options.evidence) fields.report(fields.fault("AT-IMP-047", Field::kind));
        return fields.context().options.evidence.value_or(EvidenceKind::self);
    }
    const auto kind = rating_kind(text);
    if (!kind)
        fields.report(fields.fault("AT-IMP-019", Field::kind)
                          .with("expected", "self 自評, manager 主管評核, assessor 評核員評核, practical 實作評量"));
    return kind.value_or(EvidenceKind::self);
}

Date date_of_row(RowFields &fields) {
    if (!fields.blank(Field::on) || !fields.context().options.on) return fields.required_date(Field::on);
    return *fields.context().options.on;
}

} // namespace

void build_assessments(RowFields &fields, BuiltRow &built) {
    RatingRow rating{.row = fields.number(), .person = fields.person()};
    rating.kind = kind_of_row(fields);
    rating.on = date_of_row(fields);
    rating.rater = fields.text(Field::rater);
    built.key = key_of({name(rating.kind), iso(rating.on), rating.rater}, key_of(fields, rating.person));
    if (fields.has(Field::competency)) {
        rating.competency =
            fields.required_known<CompetencyId>(Field::competency, fields.context().known.competencies, "competency");
        if (fields.blank(Field::level)) fields.report_missing(Field::level);
        rating.level = fields.level_at(fields.column(Field::level)).value_or(Level());
        built.key = key_of({rating.competency.str()}, built.key);
        built.records.emplace_back(std::move(rating));
        return;
    }
    for (const auto &[column, competency] : fields.context().map.competencies)
        if (const auto level = fields.level_at(column)) {
            rating.competency = competency;
            rating.level = *level;
            built.records.emplace_back(rating);
        }
}

void build_certificate(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<CertificateRow>(fields);
    row.person = fields.person();
    row.certificate =
        fields.required_known<CertificateId>(Field::certificate, fields.context().known.certificates, "certificate");
    row.issued = fields.required_date(Field::issued);
    row.expires = fields.date(Field::expires);
    check_order(fields, row.issued, row.expires, Field::expires);
    built.key = key_of({row.certificate.str(), iso(row.issued)}, key_of(fields, row.person));
}

void build_result(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<ResultRow>(fields);
    row.person = fields.person();
    if (fields.blank(Field::course)) fields.report_missing(Field::course);
    row.course = fields.course_of(fields.text(Field::course));
    row.session = session_of(fields, row.course);
    row.finished = fields.required_date(Field::finished);
    if (fields.has(Field::passed) && fields.blank(Field::passed)) fields.report_missing(Field::passed);
    row.passed = fields.passed(Field::passed);
    row.score = fields.score(Field::score);
    row.attended = fields.hours(Field::attended);
    const auto online = fields.hours(Field::online_hours), classroom = fields.hours(Field::classroom_hours);
    if (!row.attended && (online || classroom))
        row.attended = online.value_or(std::chrono::minutes(0)) + classroom.value_or(std::chrono::minutes(0));
    built.key = key_of({row.course.str(), row.session.str(), iso(row.finished)}, key_of(fields, row.person));
}

} // namespace aitalent
