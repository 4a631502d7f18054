#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/id.h"
#include "aitalent/base/text.h"
#include "aitalent/framework/provenance.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace aitalent {

/// One edition of a framework, named the same everywhere: "moda-ai-talent@115v3.0".
struct EditionRef {
    FrameworkId framework;
    std::string edition = {};
    std::string str() const { return framework.str() + "@" + edition; }
    static std::optional<EditionRef> parse(std::string_view text); ///< "moda-ai-talent@115v3.0"; nothing else
    friend auto operator<=>(const EditionRef &, const EditionRef &) = default;
};

/// Something a document draws on.
struct Source {
    std::string id;
    LocalText title = {};
    std::string published = {}; ///< as printed by the source: "2026-05-19", "115年5月"
    std::string location = {};  ///< page or document
    Basis basis = Basis::assumption;
    bool checked_against_original = false;
    LocalText note = {};
};

struct TalentType {
    TalentTypeId id;
    LocalText name = {};
    LocalText summary = {};
    std::vector<LocalText> scenes =
        {}; ///< scenes of use in government; the guideline names them per type, not per role
    Provenance provenance = {};
};

/// A key topic inside an area (能力關鍵內涵).
struct Topic {
    TopicId id;
    LocalText name = {};
    Provenance provenance = {};
};

/// A capability area: the framework's first division of what people can do.
struct Area {
    AreaId id;
    int number = 0; ///< the framework's own numbering, 1 …
    LocalText name = {};
    TalentTypeId talent_type = {};
    std::string code_class = {}; ///< "no-code", "low-code", "pro-code"; empty where the framework has none
    std::vector<Topic> topics = {};
    Provenance provenance = {};
};

/// What a person can be able to do: the framework's item, and the unit in which levels are held.
struct Competency {
    CompetencyId id;
    int number = 0;
    AreaId area = {};
    LocalText name = {};
    LocalText able_to = {};
    std::string since = {};                      ///< edition that introduced it; empty = from the first
    std::vector<CompetencyId> previous_ids = {}; ///< its ids in the edition before
    std::vector<std::string> tools = {};         ///< example tools, not limited to these
    Provenance provenance = {};
};

/// `count` certificates of one class, all of different kinds.
struct CertificateDemand {
    CertificateClassId certificate_class = {};
    int count = 1;
    friend bool operator==(const CertificateDemand &, const CertificateDemand &) = default;
};

/// One row of the framework's self-assessment table: hours of one's own area on top of earlier steps, and
/// certificates. A reference for self-assessment, not a pass rule.
struct HoursStep {
    std::string id; ///< "tools-advanced"
    AreaId area = {};
    LocalText name = {};
    std::chrono::minutes own_hours{0};
    std::vector<AreaId> own_hours_may_be_of = {}; ///< areas whose hours count as own; empty = only `area`
    int different_tools = 0;                      ///< at least this many different tools; 0 = not asked
    /// Each entry is met by any one of its steps (ids of HoursStep); all entries must be met.
    std::vector<std::vector<std::string>> builds_on = {};
    std::chrono::minutes total_hours{0}; ///< own hours plus the hours of what it builds on
    /// Any one alternative is enough; all demands inside an alternative must be met.
    std::vector<std::vector<CertificateDemand>> certificates = {};
    Provenance provenance = {};
};

struct CertificateClass {
    CertificateClassId id;
    LocalText name = {};
    Provenance provenance = {};
};

struct Certificate {
    CertificateId id;
    LocalText name = {};
    CertificateClassId certificate_class = {};
    LocalText issuer = {};
    bool domestic = false;
    std::vector<CertificateId> previous_ids = {};
    Provenance provenance = {};
};

/// A role or job title the framework names as an example; role profiles point at them.
struct SourceRole {
    std::string id;
    LocalText name = {};
    std::vector<TalentTypeId> talent_types = {};
    std::vector<std::string> titles = {}; ///< existing job titles
    Provenance provenance = {};
};

/// An organisation the framework names: trains, certifies or lists jobs.
struct Partner {
    ProviderId id;
    LocalText name = {};
    std::string kind = {}; ///< "certifier", "trainer", "platform"
    Provenance provenance = {};
};

/// A list of short phrases the framework gives beside its competencies (faces of responsible use, risk steps …).
struct Principle {
    std::string id;
    LocalText name = {};
    std::vector<LocalText> items = {};
    Provenance provenance = {};
};

enum class FrameworkStatus : std::uint8_t { published, derived, text_not_available, withdrawn };
std::string_view name(FrameworkStatus status); ///< "published", "derived", "text_not_available", "withdrawn"
std::optional<FrameworkStatus> parse_framework_status(std::string_view word);

/// One edition of a published standard: source data, with provenance on every node.
struct Framework {
    EditionRef ref;
    FrameworkStatus status = FrameworkStatus::published;
    std::string previous_edition = {};
    LocalText name = {};
    LocalText publisher = {};
    std::optional<Date> released = {};
    LocalText note = {};
    std::vector<Source> sources = {};
    std::vector<TalentType> talent_types = {};
    std::vector<Area> areas = {};
    std::vector<Competency> competencies = {};
    std::vector<HoursStep> hours_table = {};
    std::vector<CertificateClass> certificate_classes = {};
    std::vector<Certificate> certificates = {};
    std::vector<SourceRole> roles = {};
    std::vector<Partner> partners = {};
    std::vector<Principle> principles = {};
    Provenance provenance = {};

    /// Null where there is none of that id. Linear in the number of nodes.
    const Competency *find(const CompetencyId &id) const;
    const Area *find(const AreaId &id) const;
    const Certificate *find(const CertificateId &id) const;
};

} // namespace aitalent
