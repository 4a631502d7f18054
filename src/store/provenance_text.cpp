#include "provenance_text.h"

namespace aitalent {

std::string provenance_text(const Provenance &provenance) {
    std::string text = provenance.source;
    for (auto part : {name(provenance.basis), name(provenance.confidence), std::string_view(provenance.note)})
        text.append("\n").append(part);
    return text;
}

Provenance parse_provenance(const std::string &text) {
    std::string_view rest = text;
    auto line = [&rest] {
        const auto part = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        return part;
    };
    Provenance provenance;
    provenance.source = line();
    provenance.basis = parse_basis(line()).value_or(Basis::assumption);
    provenance.confidence = parse_confidence(line()).value_or(Confidence::low);
    provenance.note = rest;
    return provenance;
}

} // namespace aitalent
