#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"
#include "aitalent/readers/records.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// How the headings of one known layout map to the fields of a kind (data/import-profiles/*.yaml). Headings are
/// compared by heading_key, so "*身分證字號", "身分證字號(*)" and "身分證 字號" are one.
struct ImportProfile {
    std::string id; ///< "dgpa-regist1"
    ImportKind kind = ImportKind::staff;
    LocalText name;
    LocalText note = {};
    bool matrix = false;                                      ///< columns named after competencies hold levels
    std::map<std::string, std::vector<std::string>> headings; ///< field → synonyms, the commonest first
    std::vector<std::string> typical = {}; ///< headings no field needs, but that tell this layout from others
};

/// Reads one profile. Unknown keys, fields the kind does not have and headings given twice are faults (AT-IMP-09x)
/// with line and column; then the result is empty.
std::optional<ImportProfile> parse_import_profile(std::string_view yaml, const std::string &file, Faults &faults);

/// The profiles in the binary, ordered by id.
const std::vector<ImportProfile> &import_profiles();

/// A heading without what offices decorate it with: NFKC, case, white space, "*", "(*)", "(必填)", colons, "_" and "-".
std::string heading_key(std::string_view heading);

/// A field a kind may have.
struct ImportField {
    std::string_view key; ///< "staff_no"
    bool required = false;
    LocalText label;
};
/// In the order in which a template would show them.
std::span<const ImportField> import_fields(ImportKind kind);

} // namespace aitalent
