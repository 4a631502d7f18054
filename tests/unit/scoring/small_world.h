// A yardstick small enough to reckon by hand: three competencies on a scale of four, one catalogue of two courses.
#pragma once
#include "aitalent/scoring/readiness.h"

#include <string>

namespace small_world {

using namespace aitalent;
using std::chrono::hours;

inline Date day(const char *iso_text) {
    return *parse_iso_date(iso_text);
}
inline CompetencyId competency(const char *id) {
    return CompetencyId(id);
}

inline Framework framework() {
    Framework made{.ref = {FrameworkId("small"), "1"}, .name = {"小", "small"}};
    made.areas = {{.id = AreaId("basics"), .number = 1, .name = {}, .talent_type = TalentTypeId("user")},
                  {.id = AreaId("craft"), .number = 2, .name = {}, .talent_type = TalentTypeId("user")}};
    made.competencies = {{.id = competency("ethics"), .number = 1, .area = AreaId("basics"), .name = {}},
                         {.id = competency("coding"), .number = 2, .area = AreaId("craft"), .name = {}},
                         {.id = competency("prompting"), .number = 3, .area = AreaId("craft"), .name = {}}};
    made.certificates = {{.id = CertificateId("basic-2"),
                          .name = {},
                          .certificate_class = CertificateClassId("plain"),
                          .issuer = {},
                          .previous_ids = {CertificateId("basic-1")}}};
    return made;
}

inline Profile profile() {
    Profile made{.id = ProfileId("small"),
                 .edition = "1",
                 .framework = {FrameworkId("small"), "1"},
                 .name = {},
                 .scale = {.id = "four", .name = {}}};
    for (const char *id : {"awareness", "working", "practitioner", "expert"})
        made.scale.levels.push_back(
            {.level = Level(static_cast<std::uint8_t>(made.scale.levels.size() + 1)), .id = id, .name = {}});
    auto &kinds = made.evidence.kinds;
    kinds[0] = {.weight = 30, .valid_months = 12, .at_most = Level(3), .confirms_must_have = false}; // self
    kinds[1] = {.weight = 60, .valid_months = 18};                                                   // manager
    kinds[2] = {.weight = 100, .valid_months = 24};                                                  // assessor
    kinds[3] = {.weight = 100, .valid_months = 24};                                                  // practical
    kinds[4] = {.weight = 80, .valid_months = 36};                                                   // certificate
    kinds[5] = {.weight = 60, .valid_months = 24};                                                   // course
    made.certificates = {{.certificate = CertificateId("basic-2"),
                          .shows = {{competency("ethics"), Level(2)}, {competency("prompting"), Level(1)}},
                          .valid_months = 24}};
    return made;
}

inline Catalogue catalogue() {
    Catalogue made{.id = "small", .edition = "1"};
    made.courses = {
        {.id = CourseId("A"),
         .name = {},
         .tier = TierId("foundation"),
         .provider = ProviderId("p"),
         .lifts = {{competency("coding"), Level(1), Level(2)}},
         .hours = hours(12)},
        {.id = CourseId("B"),
         .name = {},
         .tier = TierId("foundation"),
         .provider = ProviderId("p"),
         .lifts = {{competency("ethics"), Level(0), Level(1)}, {competency("prompting"), Level(0), Level(2)}},
         .hours = hours(9)}};
    return made;
}

inline Rating rating(EvidenceKind kind, const char *on, int level, const char *of = "coding", const char *by = "") {
    return {.person = PersonKey{1},
            .competency = competency(of),
            .kind = kind,
            .level = Level(static_cast<std::uint8_t>(level)),
            .on = day(on),
            .rater = by};
}

/// One person's evidence and everything it is measured by; change any part before asking.
struct World {
    Framework framework = small_world::framework();
    Profile profile = small_world::profile();
    Catalogue catalogue = small_world::catalogue();
    Evidence evidence;

    Yardstick yardstick() const { return {framework, profile, catalogue}; }
    PersonEvidence person() const { return evidence_of(evidence, PersonKey{1}); }
    PersonLevels levels(const char *as_of) const { return levels_of(person(), yardstick(), day(as_of)); }
    CompetencyLevel level(const char *as_of, const char *of = "coding") const {
        return *levels(as_of).find(competency(of));
    }
};

} // namespace small_world
