#include "archive.h"

#include "aitalent/base/fault.h"

#include <memory>

#include <zip.h>

namespace aitalent {

namespace {

[[noreturn]] void fail(zip_error_t *error) {
    throw Error(Exit::cannot_write, Fault("AT-WRT-003").with("reason", zip_error_strerror(error)));
}

constexpr std::uint16_t no_time = 0, first_day = 1 << 5 | 1; // 1980-01-01 00:00, the first day a ZIP archive knows

std::string bytes_of(zip_source_t *source) {
    std::string bytes;
    char part[1 << 15];
    if (zip_source_open(source) != 0) fail(zip_source_error(source));
    zip_int64_t got = 0;
    while ((got = zip_source_read(source, part, sizeof part)) > 0) bytes.append(part, static_cast<std::size_t>(got));
    if (got < 0) fail(zip_source_error(source));
    zip_source_close(source);
    return bytes;
}

} // namespace

std::string zip_archive(const std::vector<std::pair<std::string, std::string>> &entries) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> target(
        zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free);
    if (!target) fail(&error);
    zip_source_keep(target.get()); // the archive takes one reference, we keep ours
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error),
                                                           &zip_discard);
    if (!archive) fail(&error);
    for (const auto &[path, content] : entries) {
        auto *source = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
        const auto index = zip_file_add(archive.get(), path.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) fail(zip_get_error(archive.get()));
        const auto place = static_cast<zip_uint64_t>(index);
        zip_file_set_dostime(archive.get(), place, no_time, first_day, 0);
        zip_set_file_compression(archive.get(), place, index == 0 ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    }
    if (zip_close(archive.get()) != 0) fail(zip_get_error(archive.get()));
    static_cast<void>(archive.release()); // closed
    return bytes_of(target.get());
}

} // namespace aitalent
