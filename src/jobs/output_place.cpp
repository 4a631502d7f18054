#include "aitalent/jobs/output_place.h"

#include "aitalent/base/fault.h"
#include "aitalent/store/store_file.h"
#include "aitalent/system/files.h"
#include "key_file.h"

#include <algorithm>

namespace aitalent {

void refuse_kept(const std::string &path, const std::vector<std::string> &inputs) {
    const auto refuse = [&](const char *reason) {
        throw Error(Exit::cannot_create, Fault("AT-FIL-014").with("path", path).with("reason", reason));
    };
    refuse_name_of_journal(path);
    if (!is_regular_file(path)) return;
    if (is_sqlite_file(path)) refuse("it is a database");
    if (is_key_file(path)) refuse("it is a key file");
    if (std::ranges::any_of(inputs, [&](const auto &input) { return is_same_file(input, path); }))
        refuse("it is a file this command reads");
}

Written write_output(const std::string &path, std::string_view bytes, Existing existing) {
    refuse_kept(path);
    return write_file(path, bytes, existing);
}

} // namespace aitalent
