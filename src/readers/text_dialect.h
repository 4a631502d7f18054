#pragma once
#include "aitalent/readers/sheet.h"

namespace aitalent {

/// What a text file is, from its first 64 KiB: encoding, delimiter and line ends, unless `options` tells.
/// `skip_rows` is 1 where a `sep=` line stands first.
struct DialectFound {
    TextDialect dialect;
    std::uint32_t skip_rows = 0;
};
DialectFound find_dialect(const Input &input, const SheetOptions &options);

} // namespace aitalent
