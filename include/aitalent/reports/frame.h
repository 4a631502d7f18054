#pragma once
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/profile.h"
#include "aitalent/reports/report.h"
#include "aitalent/workforce/people.h"

#include <map>

namespace aitalent {

/// What a report is made under, and names on its head.
struct Frame {
    Lang lang = Lang::zh_tw;
    std::string program; ///< version of the program
    const Framework *framework = nullptr;
    const Profile *profile = nullptr;
    const Catalogue *catalogue = nullptr; ///< may be null
    Date as_of;
    std::int64_t run = 0; ///< 0: not from a stored run
    std::string plan = {};
    std::map<std::pair<AgencyCode, UnitCode>, std::string> units = {}; ///< names; a code without one is shown itself

    std::string say(const char *zh, const char *en) const { return lang == Lang::en ? en : zh; }
    std::string name(const CompetencyId &id) const; ///< in the report's language; the id where unknown
    std::string name(const RoleId &id) const;
    std::string name(const TierId &id) const;
    std::string unit(const AgencyCode &agency, const UnitCode &code) const;
    std::string unit(const Person &person) const { return unit(person.agency, person.unit); }
    std::string name(const UnitCode &code) const; ///< where all agencies that have such a unit agree; else the code
    std::string name(const CourseId &id) const;
    LevelCell level(std::optional<Level> level) const;
};

/// A report with its head filled in: title, what it was made under, the advice notice.
Report begin_report(const Frame &frame, std::string kind, std::string title, std::string subtitle = {});

/// A column whose label is the key's in `messages`.
Column column(const Frame &frame, std::string key, bool wide = false);
Table table(const Frame &frame, std::string key, std::string title, std::initializer_list<const char *> columns);
Figure figure(const Frame &frame, const char *key, Cell value, std::string note = {});

} // namespace aitalent
