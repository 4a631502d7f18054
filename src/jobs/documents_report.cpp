#include "documents_report.h"

#include "aitalent/messages/labels.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string say(Lang lang, const char *zh, const char *en) {
    return lang == Lang::en ? en : zh;
}

Frame plain_frame(Lang lang, const Framework *framework, const Profile *profile) {
    Frame frame;
    frame.lang = lang;
    frame.program = program_version();
    frame.framework = framework;
    frame.profile = profile;
    return frame;
}

/// A report that is about documents, not people: its head needs no date and no advice.
Report paper(const char *kind, std::string title, Lang lang, std::string subtitle = {}) {
    Report report;
    report.kind = kind;
    report.lang = lang;
    report.title = std::move(title);
    report.subtitle = std::move(subtitle);
    return report;
}

std::string where_from(const Provenance &provenance) {
    std::string text(name(provenance.basis));
    if (!provenance.source.empty()) text += " · " + provenance.source;
    return text + " · " + std::string(name(provenance.confidence));
}

} // namespace

Table loaded_table(Lang lang) {
    return table(plain_frame(lang, nullptr, nullptr), "loaded", {},
                 {"kind", "id", "edition", "state", "added", "changed", "unchanged", "file"});
}

std::vector<Cell> loaded_row(const Volume &volume, const BatchRecords &records, Lang lang) {
    const char *state = records.touched() == 0 ? "unchanged" : records.changed > 0 ? "changed" : "added";
    return {std::string(name(volume.header.kind)),
            Identifier{volume.header.id},
            Identifier{volume.header.edition},
            label(state, lang),
            records.added,
            records.changed,
            records.unchanged,
            volume.file};
}

Report loaded_report(Table rows, Lang lang, bool dry_run) {
    auto report = paper(
        "loaded", dry_run ? say(lang, "試作：將載入", "dry run: would load") : say(lang, "已載入", "loaded"), lang);
    report.sections.push_back({"loaded", report.title, {}, {}, {}, {std::move(rows)}});
    return report;
}

Report converted_report(const Framework &framework, const Profile *profile,
                        std::span<const ConvertedDocument> documents, Lang lang) {
    auto report = paper("converted", say(lang, "已轉換", "converted"), lang, framework.ref.str());
    Section section{"converted", report.title};
    std::int64_t requirements = 0;
    if (profile != nullptr)
        for (const auto &role : profile->roles) requirements += static_cast<std::int64_t>(role.requirements.size());
    section.figures = {{"areas", say(lang, "能力面向", "areas"), std::int64_t(framework.areas.size())},
                       {"competencies", label("competencies", lang), std::int64_t(framework.competencies.size())},
                       {"roles", label("roles", lang), std::int64_t(profile == nullptr ? 0 : profile->roles.size())},
                       {"requirements", say(lang, "要求", "requirements"), requirements}};
    auto rows = table(plain_frame(lang, nullptr, nullptr), "files", {}, {"file", "state"});
    static constexpr const char *states[] = {"added", "changed", "unchanged"};
    for (const auto &one : documents)
        rows.rows.push_back({one.path, label(states[static_cast<int>(one.written)], lang)});
    section.tables.push_back(std::move(rows));
    report.sections.push_back(std::move(section));
    return report;
}

Report documents_report(std::span<const StoredDocument> documents, Lang lang) {
    auto report =
        paper("documents", say(lang, "能力指引、職能設定檔與課程目錄", "frameworks, profiles and catalogues"), lang);
    auto rows =
        table(plain_frame(lang, nullptr, nullptr), "documents", {}, {"kind", "id", "edition", "in_use", "loaded"});
    rows.columns.push_back({"sha256", "SHA-256"});
    for (const auto &one : documents)
        rows.rows.push_back({std::string(name(one.kind)), Identifier{one.id}, Identifier{one.edition}, one.in_use,
                             one.loaded_at, Identifier{one.sha256}});
    report.sections.push_back({"documents", report.title, {}, {}, {}, {std::move(rows)}});
    return report;
}

Report framework_shown(const Framework &framework, Lang lang) {
    const auto frame = plain_frame(lang, &framework, nullptr);
    auto report = paper("framework", framework.name.in(lang), lang, framework.ref.str());
    Section section{"framework", say(lang, "內容", "What it holds"), framework.note.in(lang)};
    auto types = table(frame, "talent_types", label("talent_type", lang), {"id", "item", "what", "source"});
    for (const auto &one : framework.talent_types)
        types.rows.push_back(
            {Identifier{one.id.str()}, one.name.in(lang), one.summary.in(lang), where_from(one.provenance)});
    auto competencies =
        table(frame, "competencies", label("competencies", lang), {"number", "id", "item", "area", "what", "source"});
    for (const auto &one : framework.competencies) {
        const auto *area = framework.find(one.area);
        competencies.rows.push_back({std::int64_t{one.number}, Identifier{one.id.str()}, one.name.in(lang),
                                     area == nullptr ? one.area.str() : area->name.in(lang), one.able_to.in(lang),
                                     where_from(one.provenance)});
    }
    auto steps =
        table(frame, "hours", say(lang, "時數與證照（自我評估參考）", "hours and certificates (for self-assessment)"),
              {"id", "item", "hours"});
    steps.columns.push_back({"total_hours", say(lang, "累計時數", "total hours")});
    steps.columns.push_back(column(frame, "source"));
    for (const auto &one : framework.hours_table)
        steps.rows.push_back({Identifier{one.id}, one.name.in(lang), Hours{one.own_hours}, Hours{one.total_hours},
                              where_from(one.provenance)});
    auto certificates = table(frame, "certificates", label("certificates", lang), {"id", "item", "kind"});
    certificates.columns.push_back({"issuer", say(lang, "發證單位", "issuer")});
    certificates.columns.push_back(column(frame, "source"));
    for (const auto &one : framework.certificates)
        certificates.rows.push_back({Identifier{one.id.str()}, one.name.in(lang), one.certificate_class.str(),
                                     one.issuer.in(lang), where_from(one.provenance)});
    section.tables = {std::move(types), std::move(competencies), std::move(steps), std::move(certificates)};
    report.sections.push_back(std::move(section));
    return report;
}

Report profile_shown(const Profile &profile, Lang lang) {
    const auto frame = plain_frame(lang, nullptr, &profile);
    auto report = paper("profile", profile.name.in(lang), lang, profile.str() + " · " + profile.framework.str());
    Section section{"profile", say(lang, "內容", "What it holds"), profile.note.in(lang)};
    auto roles = table(frame, "roles", label("roles", lang), {"id", "role", "tier", "what"});
    auto requirements = table(frame, "requirements", say(lang, "各職務的要求", "what each role profile asks"),
                              {"id", "role", "tier", "competency", "required", "weight", "must_have", "basis"});
    for (const auto &role : profile.roles) {
        roles.rows.push_back(
            {Identifier{role.id.str()}, role.name.in(lang), frame.name(role.tier), role.summary.in(lang)});
        for (const auto &one : role.requirements)
            requirements.rows.push_back({Identifier{role.id.str()}, role.name.in(lang), frame.name(role.tier),
                                         one.competency.str(), frame.level(one.level), std::int64_t{one.weight},
                                         one.must_have, where_from(one.provenance)});
    }
    section.tables = {std::move(roles), std::move(requirements)};
    report.sections.push_back(std::move(section));
    return report;
}

Report resolved_shown(const Profile &profile, std::span<const ResolvedValue> values, Lang lang) {
    auto report = paper("resolved", profile.name.in(lang), lang, profile.str() + " · " + profile.framework.str());
    Section section{"resolved", say(lang, "每個值與其出處", "Every value, and where it was written")};
    Table rows{"values", section.title};
    rows.columns = {{"path", say(lang, "位置", "path")},
                    {"value", say(lang, "值", "value"), true},
                    {"from", say(lang, "出自", "from")},
                    {"locked", say(lang, "鎖定", "locked")}};
    for (const auto &one : values) rows.rows.push_back({one.path, one.text, Identifier{one.from}, one.locked});
    section.tables.push_back(std::move(rows));
    report.sections.push_back(std::move(section));
    return report;
}

Report catalogue_shown(const Catalogue &catalogue, Lang lang) {
    auto frame = plain_frame(lang, nullptr, nullptr);
    auto report = paper("catalogue", catalogue.name.in(lang), lang, catalogue.id + "@" + catalogue.edition);
    Section section{"catalogue", say(lang, "內容", "What it holds"), catalogue.note.in(lang)};
    auto courses = table(frame, "courses", label("courses", lang),
                         {"id", "course", "tier", "provider", "hours", "price", "delivery"});
    for (const auto &one : catalogue.courses)
        courses.rows.push_back({Identifier{one.id.str()}, one.name.in(lang), one.tier.str(), one.provider.str(),
                                Hours{one.hours}, one.price, std::string(name(one.delivery))});
    auto sessions = table(frame, "sessions", label("sessions", lang),
                          {"id", "course", "starts", "ends", "seats", "minimum_enrolment", "place"});
    for (const auto &one : catalogue.sessions)
        sessions.rows.push_back({Identifier{one.id.str()}, Identifier{one.course.str()}, one.starts, one.ends,
                                 std::int64_t{one.seats}, std::int64_t{one.minimum_enrolment}, one.place});
    section.tables = {std::move(courses), std::move(sessions)};
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
