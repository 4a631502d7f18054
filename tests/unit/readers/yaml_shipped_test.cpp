#include "aitalent/base/resource.h"
#include "aitalent/readers/yaml.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

std::string listed(const Faults &faults) {
    std::string text;
    for (const auto &fault : faults)
        text += fault.place.file + ":" + std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) +
                " " + fault.code + " " + fault.place.field + " " + fault.value("found") + "\n";
    return text;
}

Framework shipped_framework(std::string path) {
    auto document = read_framework(embedded(path).value(), path);
    CHECK(listed(document.faults) == "");
    return document.value;
}

} // namespace

TEST_CASE("the shipped guideline reads without a fault and holds what the facts name") {
    const auto framework = shipped_framework("frameworks/moda-ai-talent-115v3.0.yaml");
    CHECK(framework.ref.str() == "moda-ai-talent@115v3.0");
    CHECK(framework.talent_types.size() == 3);
    CHECK(framework.areas.size() == 5);
    CHECK(framework.competencies.size() == 11);
    CHECK(framework.certificates.size() == 24);
    CHECK(framework.hours_table.size() == 6);
    CHECK(framework.find(CompetencyId("ai-governance"))->since == "115v3.0");
    CHECK(framework.find(CompetencyId("coding"))->name.zh_tw == "程式應用");
    const auto &training = framework.hours_table[4];
    CHECK(training.own_hours == std::chrono::hours(30));
    CHECK(training.builds_on == std::vector<std::vector<std::string>>{{"literacy"}, {"tools-advanced", "programming"}});
    CHECK(training.certificates.size() == 2);
    CHECK(training.certificates[1][1] == CertificateDemand{CertificateClassId("tools"), 3});
}

TEST_CASE("a node without provenance carries its parent's, less the note") {
    const auto framework = shipped_framework("frameworks/moda-ai-talent-115v3.0.yaml");
    const auto &topic = framework.areas[0].topics[0];
    CHECK(topic.provenance == Provenance{"guideline-115v3", Basis::transcription, Confidence::medium});
    CHECK(framework.find(CompetencyId("automation"))->provenance.note == "RPA is part of this item since edition v2");
    CHECK(framework.hours_table[4].provenance.basis == Basis::inference);
}

TEST_CASE("the derived edition and the one whose text is not available read without a fault") {
    CHECK(shipped_framework("frameworks/moda-ai-talent-v2.yaml").competencies.size() == 9);
    const auto beta = shipped_framework("frameworks/moda-civil-ai-talent-beta.yaml");
    CHECK(beta.status == FrameworkStatus::text_not_available);
    CHECK(beta.competencies.empty());
}

TEST_CASE("the shipped profile reads without a fault") {
    const std::string path = "profiles/tw-civil-service-2026.1.yaml";
    const auto document = read_profile(embedded(path).value(), path);
    CHECK(listed(document.faults) == "");
    const Profile &profile = document.value;
    CHECK(profile.scale.levels[2].level == Level(3));
    CHECK(profile.roles.size() >= 8);
    CHECK(profile.tiers[2].order == 3);
    CHECK(profile.certificates.size() == 24);
    CHECK(profile.evidence.of(EvidenceKind::self).at_most == Level(3));
    CHECK_FALSE(profile.evidence.of(EvidenceKind::self).confirms_must_have);
    CHECK(profile.find(RoleId("developer"))->requirements[4].level == Level(3));
    CHECK(profile.evidence.half_life_of.at(CompetencyId("ai-codevelopment")) == 12);
    CHECK(document.place("roles[developer].requirements[coding].level").line > 100);
}

TEST_CASE("the sample catalogue reads without a fault, its lists ordered by id") {
    const std::string path = "catalogue/sample-2027.yaml";
    const auto document = read_catalogue(embedded(path).value(), path);
    CHECK(listed(document.faults) == "");
    CHECK(document.value.courses.size() >= 40);
    CHECK(document.value.sessions.size() >= 120);
    CHECK(std::is_sorted(document.value.courses.begin(), document.value.courses.end(),
                         [](const Course &a, const Course &b) { return a.id < b.id; }));
}

TEST_CASE("a header tells what a document is before it is read") {
    Faults faults;
    auto header =
        read_header("aitalent: profile/1\nid: city\nedition: 2026.1\nextends: tw-civil-service@2026.1\n", "f", faults);
    REQUIRE(header);
    CHECK(header->kind == DocumentKind::profile);
    CHECK(header->edition == "2026.1");
    CHECK(header->extends == "tw-civil-service@2026.1");
    CHECK_FALSE(read_header("aitalent: profile/2\n", "f", faults));
    CHECK_FALSE(read_header("id: x\n", "f", faults));
    CHECK(faults.size() == 2);
}
