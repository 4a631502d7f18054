// Any text as a document of every kind: read, checked, told in words; what passes must be the same after export as YAML
// and reading back.
#include "aitalent/catalogue/check.h"
#include "aitalent/exchange/yaml.h"
#include "aitalent/framework/check.h"
#include "aitalent/framework/flat.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/readers/yaml.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace aitalent;

void expect(bool holds) {
    if (!holds) std::abort();
}

/// Every fault stands inside the text and has words.
void tell(const Faults &faults, std::string_view text) {
    const auto lines = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }));
    for (const auto &fault : faults) {
        expect(fault.place.line <= lines + 1);
        expect(fault.place.column <= text.size() + 1);
        expect(!describe(fault, Lang::zh_tw, true).empty() && !describe(fault, Lang::en, true).empty());
    }
}

template<class T>
void reads_back(const T &value, const Document<T> &again) {
    expect(!again.faults.has_errors());
    expect(flat(again.value) == flat(value));
    expect(to_yaml(again.value) == to_yaml(value));
}

void read_as_framework(std::string_view text) {
    const auto document = read_framework(text, "f.yaml");
    tell(document.with(check(document.value, document.place)), text);
    if (document.usable && !document.faults.has_errors())
        reads_back(document.value, read_framework(to_yaml(document.value), "f.yaml"));
}

void read_as_profile(std::string_view text) {
    const auto document = read_profile(text, "p.yaml");
    tell(document.with(check(document.value, Framework(), document.place)), text);
    if (!document.usable || document.faults.has_errors()) return;
    reads_back(document.value, read_profile(to_yaml(document.value), "p.yaml"));
    tell(check_layer(document.value, document.value, document.place), text);
    expect(resolved(document.value, {{"p", document.paths}}).size() == flat(document.value).size());
}

void read_as_catalogue(std::string_view text) {
    const auto document = read_catalogue(text, "c.yaml");
    tell(document.with(check(document.value, Framework(), Profile(), document.place)), text);
}

void read_as_migration(std::string_view text) {
    const auto document = read_migration(text, "m.yaml");
    tell(document.with(check(document.value, Framework(), Framework(), document.place)), text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    Faults faults;
    const auto header = read_header(text, "h.yaml", faults);
    expect(header || faults.has_errors());
    tell(faults, text);
    if (!header) return 0;
    switch (header->kind) {
    case DocumentKind::framework:
        read_as_framework(text);
        break;
    case DocumentKind::profile:
        read_as_profile(text);
        break;
    case DocumentKind::catalogue:
        read_as_catalogue(text);
        break;
    case DocumentKind::migration:
        read_as_migration(text);
        break;
    default:
        break;
    }
    return 0;
}
