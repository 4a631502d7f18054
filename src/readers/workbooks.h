#pragma once
#include "aitalent/readers/sheet.h"

namespace aitalent {

// One maker a format; each throws Refused where the file is refused.
std::unique_ptr<Workbook> open_text(const Input &input, const SheetOptions &options);
class ZipArchive;
std::unique_ptr<Workbook> open_xlsx(std::unique_ptr<ZipArchive> archive, const SheetOptions &options);
std::unique_ptr<Workbook> open_ods(std::unique_ptr<ZipArchive> archive, const SheetOptions &options);

} // namespace aitalent
