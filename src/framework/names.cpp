#include "aitalent/base/words.h"
#include "aitalent/framework/document_kind.h"
#include "aitalent/framework/profile_form.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr Word<Basis> bases[] = {{Basis::official, "official"},   {Basis::transcription, "transcription"},
                                 {Basis::press, "press"},         {Basis::code, "code"},
                                 {Basis::inference, "inference"}, {Basis::assumption, "assumption"},
                                 {Basis::invented, "invented"}};
constexpr Word<Confidence> confidences[] = {
    {Confidence::low, "low"}, {Confidence::medium, "medium"}, {Confidence::high, "high"}};
constexpr Word<FrameworkStatus> statuses[] = {{FrameworkStatus::published, "published"},
                                              {FrameworkStatus::derived, "derived"},
                                              {FrameworkStatus::text_not_available, "text_not_available"},
                                              {FrameworkStatus::withdrawn, "withdrawn"}};
constexpr Word<LevelRule> level_rules[] = {
    {LevelRule::latest, "latest"}, {LevelRule::best, "best"}, {LevelRule::decayed, "decayed"}};
constexpr Word<Aspect> aspects[] = {
    {Aspect::knowledge, "knowledge"}, {Aspect::skill, "skill"}, {Aspect::practical, "practical"}};
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

constexpr Word<DocumentKind> documents[] = {
    {DocumentKind::framework, "framework"}, {DocumentKind::profile, "profile"},
    {DocumentKind::catalogue, "catalogue"}, {DocumentKind::import_profile, "import-profile"},
    {DocumentKind::batch, "batch"},         {DocumentKind::migration, "migration"}};

} // namespace

std::string_view name(DocumentKind kind) {
    return word_of(documents, kind);
}
std::optional<DocumentKind> parse_document_kind(std::string_view word) {
    return value_of(documents, word);
}

std::string_view name(Basis basis) {
    return word_of(bases, basis);
}
std::string_view name(Confidence confidence) {
    return word_of(confidences, confidence);
}
std::string_view name(EvidenceKind kind) {
    return word_of(kinds, kind);
}
std::string_view name(FrameworkStatus status) {
    return word_of(statuses, status);
}
std::string_view name(LevelRule rule) {
    return word_of(level_rules, rule);
}
std::string_view name(Aspect aspect) {
    return word_of(aspects, aspect);
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
std::optional<FrameworkStatus> parse_framework_status(std::string_view word) {
    return value_of(statuses, word);
}
std::optional<LevelRule> parse_level_rule(std::string_view word) {
    return value_of(level_rules, word);
}
std::optional<Aspect> parse_aspect(std::string_view word) {
    return value_of(aspects, word);
}

template<>
std::span<const Word<Basis>> words<Basis>() {
    return bases;
}
template<>
std::span<const Word<Confidence>> words<Confidence>() {
    return confidences;
}
template<>
std::span<const Word<FrameworkStatus>> words<FrameworkStatus>() {
    return statuses;
}
template<>
std::span<const Word<LevelRule>> words<LevelRule>() {
    return level_rules;
}
template<>
std::span<const Word<Aspect>> words<Aspect>() {
    return aspects;
}

std::optional<EditionRef> EditionRef::parse(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at + 1 == text.size()) return std::nullopt;
    if (text.find('@', at + 1) != std::string_view::npos) return std::nullopt;
    return EditionRef{FrameworkId(std::string(text.substr(0, at))), std::string(text.substr(at + 1))};
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
