// content.xml of an ODS file.
#include "fuzz/read_all.h"
#include "unit/readers/archive_making.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
    fuzz::read_all(archive_making::zip_of({{"content.xml", std::string(reinterpret_cast<const char *>(data), size)}}));
    return 0;
}
