// The first byte chooses the kind; the rest is a text file.
#include "fuzz/read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    fuzz::read_all(bytes);
    fuzz::import_all(bytes, static_cast<aitalent::ImportKind>(data[0] % aitalent::import_kinds));
    return 0;
}
