// A whole archive, as it would lie on disk.
#include "fuzz/read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
    fuzz::read_all({reinterpret_cast<const char *>(data), size});
    return 0;
}
