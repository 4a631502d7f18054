#pragma once
#include "aitalent/readers/import.h"

#include <cstdlib>

namespace fuzz {

/// Caps small enough that no input of a fuzzer can take long.
inline aitalent::SheetCaps small_caps() {
    aitalent::SheetCaps caps;
    caps.inflated_bytes = 8 << 20;
    caps.shared_text_bytes = 1 << 20;
    caps.cell_bytes = 1 << 14;
    caps.row_bytes = 1 << 16;
    caps.cells = 1 << 18;
    return caps;
}

inline void expect(bool holds) {
    if (!holds) std::abort();
}

/// Reads every sheet and holds what the model promises against what comes.
inline void read_all(std::string_view bytes) {
    using namespace aitalent;
    const auto input = memory_input(bytes);
    Faults faults;
    SheetOptions options;
    options.caps = small_caps();
    const auto workbook = open_workbook(*input, options, faults);
    expect(workbook != nullptr || faults.has_errors());
    if (!workbook) return;
    for (std::size_t i = 0; i < workbook->sheets().size() && i < 4; ++i) {
        std::uint32_t last = 0;
        const auto before = faults.errors();
        const bool whole = workbook->read(
            i,
            [&](const SheetRow &row) {
                expect(row.number > last);
                last = row.number;
                for (const auto &cell : row.cells) expect(is_utf8(cell.text) && is_utf8(cell.shown));
                return true;
            },
            faults);
        expect(whole || faults.errors() > before);
    }
}

/// Imports the bytes as one kind and adds up the totals.
inline void import_all(std::string_view bytes, aitalent::ImportKind kind) {
    using namespace aitalent;
    const auto input = memory_input(bytes);
    ImportOptions options;
    options.agency = AgencyCode("A");
    options.pseudonym_key = "key";
    options.evidence = EvidenceKind::self;
    options.on = parse_iso_date("2026-12-01");
    options.max_faults = 1000;
    options.caps = small_caps();
    const auto file = read_import(kind, *input, options, {});
    const auto &totals = file.totals;
    expect(totals.read == totals.accepted + totals.rejected + totals.skipped);
    expect(totals.rejected == file.rejected.size());
    const auto words = [](const Fault &fault) { return fault.code; };
    expect(rejects_csv(file, words).empty() == file.rejected.empty());
    faults_csv(file, words, words);
}

} // namespace fuzz
