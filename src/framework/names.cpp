#include "aitalent/base/words.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/profile.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr Word<Basis> bases[] = {{Basis::official, "official"},   {Basis::transcription, "transcription"},
                                 {Basis::press, "press"},         {Basis::code, "code"},
                                 {Basis::inference, "inference"}, {Basis::assumption, "assumption"},
                                 {Basis::invented, "invented"}};
constexpr Word<Confidence> confidences[] = {
    {Confidence::low, "low"}, {Confidence::medium, "medium"}, {Confidence::high, "high"}};
constexpr Word<EvidenceKind> kinds[] = {{EvidenceKind::self, "self"},
                                        {EvidenceKind::manager, "manager"},
                                        {EvidenceKind::assessor, "assessor"},
                                        {EvidenceKind::practical, "practical"},
                                        {EvidenceKind::certificate, "certificate"},
                                        {EvidenceKind::course, "course"}};

template<class Node, class Key>
const Node *find_in(const std::vector<Node> &nodes, const Key &id) {
    auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node &node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

} // namespace

std::string_view name(Basis basis) {
    return word_of(bases, basis);
}
std::string_view name(Confidence confidence) {
    return word_of(confidences, confidence);
}
std::string_view name(EvidenceKind kind) {
    return word_of(kinds, kind);
}
std::optional<Basis> parse_basis(std::string_view word) {
    return value_of(bases, word);
}
std::optional<Confidence> parse_confidence(std::string_view word) {
    return value_of(confidences, word);
}
std::optional<EvidenceKind> parse_evidence_kind(std::string_view word) {
    return value_of(kinds, word);
}

const Competency *Framework::find(const CompetencyId &id) const {
    return find_in(competencies, id);
}
const Area *Framework::find(const AreaId &id) const {
    return find_in(areas, id);
}
const Certificate *Framework::find(const CertificateId &id) const {
    return find_in(certificates, id);
}

const ScaleLevel *Scale::find(std::string_view id) const {
    return find_in(levels, id);
}
const RoleProfile *Profile::find(const RoleId &id) const {
    return find_in(roles, id);
}
const Tier *Profile::find(const TierId &id) const {
    return find_in(tiers, id);
}
const CertificateMapping *Profile::find(const CertificateId &id) const {
    auto found = std::find_if(certificates.begin(), certificates.end(),
                              [&](const CertificateMapping &mapping) { return mapping.certificate == id; });
    return found == certificates.end() ? nullptr : &*found;
}

} // namespace aitalent
