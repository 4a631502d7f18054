#include "aitalent/reports/frame.h"

#include "aitalent/messages/labels.h"

namespace aitalent {

std::string Frame::name(const CompetencyId &id) const {
    const auto *found = framework == nullptr ? nullptr : framework->find(id);
    return found == nullptr ? id.str() : found->name.in(lang);
}

std::string Frame::name(const RoleId &id) const {
    const auto *found = profile == nullptr ? nullptr : profile->find(id);
    return found == nullptr ? id.str() : found->name.in(lang);
}

std::string Frame::name(const TierId &id) const {
    const auto *found = profile == nullptr ? nullptr : profile->find(id);
    return found == nullptr ? id.str() : found->name.in(lang);
}

std::string Frame::unit(const AgencyCode &agency, const UnitCode &code) const {
    const auto found = units.find({agency, code});
    return found == units.end() ? code.str() : found->second;
}

std::string Frame::name(const UnitCode &code) const {
    const std::string *name = nullptr;
    for (const auto &[unit, its_name] : units) {
        if (unit.second != code) continue;
        if (name != nullptr && *name != its_name) return code.str();
        name = &its_name;
    }
    return name == nullptr ? code.str() : *name;
}

std::string Frame::name(const CourseId &id) const {
    const auto *found = catalogue == nullptr ? nullptr : catalogue->find(id);
    return found == nullptr ? id.str() : found->name.in(lang);
}

LevelCell Frame::level(std::optional<Level> held) const {
    LevelCell cell{held, profile == nullptr ? Level(4) : profile->scale.highest(), {}};
    if (!held)
        cell.label = label("unknown", lang);
    else if (held->value() == 0)
        cell.label = say("無", "none");
    else if (profile != nullptr && held->value() <= profile->scale.levels.size())
        cell.label = profile->scale.levels[held->value() - 1u].name.in(lang);
    return cell;
}

Report begin_report(const Frame &frame, std::string kind, std::string title, std::string subtitle) {
    Report report;
    report.kind = std::move(kind);
    report.lang = frame.lang;
    report.title = std::move(title);
    report.subtitle = std::move(subtitle);
    auto add = [&](const char *key, Cell value, std::string note = {}) {
        report.about.push_back(figure(frame, key, std::move(value), std::move(note)));
    };
    add("as_of", frame.as_of);
    if (frame.framework != nullptr)
        add("framework", Identifier{frame.framework->ref.str()}, frame.framework->name.in(frame.lang));
    if (frame.profile != nullptr) add("profile", Identifier{frame.profile->str()}, frame.profile->name.in(frame.lang));
    if (frame.catalogue != nullptr && !frame.catalogue->id.empty())
        add("catalogue", Identifier{frame.catalogue->id + "@" + frame.catalogue->edition},
            frame.catalogue->name.in(frame.lang));
    if (frame.run != 0) add("run", frame.run);
    if (!frame.plan.empty()) add("plan", Identifier{frame.plan});
    add("program", Identifier{"aitalent " + frame.program});
    report.notice = advice_notice(frame.lang);
    const bool plans = !frame.plan.empty() || report.kind == "plans";
    if (plans && frame.catalogue != nullptr && frame.catalogue->invented() > 0)
        report.notice += frame.say("課程目錄含虛構的範例：其課程、價格與班期均非真實，不可作為正式計畫。",
                                   " The catalogue holds invented samples: their courses, prices and sessions are not "
                                   "real, and no plan to act on.");
    return report;
}

Column column(const Frame &frame, std::string key, bool wide) {
    auto text = label(key, frame.lang);
    const bool caution = key == "below_four_fifths" || key == "borderline" || key == "outlier";
    return {.key = std::move(key), .label = std::move(text), .wide = wide, .caution = caution};
}

Table table(const Frame &frame, std::string key, std::string title, std::initializer_list<const char *> columns) {
    Table made;
    made.key = std::move(key);
    made.title = std::move(title);
    for (const auto *name : columns) made.columns.push_back(column(frame, name));
    return made;
}

Figure figure(const Frame &frame, const char *key, Cell value, std::string note) {
    return {key, label(key, frame.lang), std::move(value), std::move(note)};
}

} // namespace aitalent
