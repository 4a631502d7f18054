#include "aitalent/base/fault.h"

#include <algorithm>
#include <tuple>

namespace aitalent {

const std::string &Fault::value(std::string_view name) const {
    static const std::string none;
    auto found = std::find_if(values.begin(), values.end(), [&](const auto &pair) { return pair.first == name; });
    return found == values.end() ? none : found->second;
}

void Faults::add(Fault fault) {
    if (fault.severity == Severity::error) ++errors_;
    if (fault.severity == Severity::warning) ++warnings_;
    all_.push_back(std::move(fault));
}

void Faults::add(Faults others) {
    for (auto &fault : others.all_) add(std::move(fault));
}

void Faults::sort_by_place() {
    std::stable_sort(all_.begin(), all_.end(), [](const Fault &a, const Fault &b) {
        auto key = [](const Fault &f) {
            return std::tie(f.place.file, f.place.sheet, f.place.line, f.place.column, f.code);
        };
        return key(a) < key(b);
    });
}

static Faults only(Fault fault) {
    Faults faults;
    faults.add(std::move(fault));
    return faults;
}

Error::Error(Exit exit, Fault fault) : Error(exit, only(std::move(fault))) {}

Error::Error(Exit exit, Faults faults)
    : std::runtime_error(faults.empty() ? "error" : faults.begin()->code), exit_(exit), faults_(std::move(faults)) {}

} // namespace aitalent
