#include "zip.h"

#include "refused.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <zlib.h>

namespace aitalent {

namespace {

constexpr std::size_t piece_size = 1 << 16;
constexpr std::uint64_t ratio_holds_from = 16u << 20;
constexpr std::uint32_t in_zip64 = 0xffffffff;

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t length) {
    std::uint64_t value = 0;
    for (std::size_t i = length; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::string lower(std::string_view name) {
    std::string plain;
    for (char c : name) plain += c == '\\' ? '/' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return plain;
}

/// The fields of the ZIP64 extra field, which stand in for those that did not fit.
class Zip64Fields {
  public:
    explicit Zip64Fields(std::string_view extra) {
        while (extra.size() >= 4) {
            const auto size = static_cast<std::size_t>(little(extra, 2, 2));
            if (size > extra.size() - 4) return;
            if (little(extra, 0, 2) == 1) fields_ = extra.substr(4, size);
            extra.remove_prefix(4 + size);
        }
    }
    void replace(std::uint64_t &value) {
        if (value != in_zip64 || fields_.size() < 8) return;
        value = little(fields_, 0, 8);
        fields_.remove_prefix(8);
    }

  private:
    std::string_view fields_;
};

} // namespace

ZipArchive::ZipArchive(const Input &input, const std::string &file, const SheetCaps &caps)
    : input_(input), file_(file), caps_(caps) {
    read_directory();
}

void ZipArchive::refuse(const char *code, std::string_view part, std::string reason) const {
    Fault fault = Fault(code).at({.file = file_});
    if (!part.empty()) fault.values.emplace_back("part", std::string(part));
    if (!reason.empty()) fault.values.emplace_back("reason", std::move(reason));
    throw Refused{std::move(fault)};
}

const ZipArchive::Part *ZipArchive::find(std::string_view name) const {
    const auto found = by_name_.find(lower(name));
    return found == by_name_.end() ? nullptr : &parts_[found->second];
}

/// Where the directory ends; its size and place through the arguments.
std::uint64_t ZipArchive::find_end_record(std::uint64_t &entries, std::uint64_t &size, std::uint64_t &offset) const {
    constexpr std::size_t record = 22, longest_comment = 0xffff;
    const auto tail_size = std::min<std::uint64_t>(input_.size(), record + longest_comment);
    const std::string tail = input_.text_at(input_.size() - tail_size, static_cast<std::size_t>(tail_size));
    const auto at = tail.rfind(std::string_view("PK\5\6", 4));
    if (at == std::string::npos || tail.size() - at < record) refuse("AT-SHT-020", {}, "no directory at its end");
    entries = little(tail, at + 10, 2);
    size = little(tail, at + 12, 4);
    offset = little(tail, at + 16, 4);
    const std::uint64_t end = input_.size() - tail_size + at;
    if (entries != 0xffff && size != in_zip64 && offset != in_zip64) return end;
    const std::string locator = end < 20 ? "" : input_.text_at(end - 20, 20);
    if (!locator.starts_with(std::string_view("PK\6\7", 4))) refuse("AT-SHT-020", {}, "no ZIP64 directory");
    const auto end64 = little(locator, 8, 8);
    const std::string record64 = input_.text_at(end64, 56);
    if (record64.size() < 56 || !record64.starts_with(std::string_view("PK\6\6", 4)))
        refuse("AT-SHT-020", {}, "no ZIP64 directory");
    entries = little(record64, 32, 8);
    size = little(record64, 40, 8);
    offset = little(record64, 48, 8);
    return end64;
}

void ZipArchive::read_directory() {
    std::uint64_t entries = 0, size = 0, offset = 0;
    const auto end = find_end_record(entries, size, offset);
    if (entries > caps_.parts) refuse("AT-SHT-021", {}, fmt::format("more than {} parts", caps_.parts));
    if (offset > end || size > end - offset || size > (64u << 20))
        refuse("AT-SHT-020", {}, "the directory is out of place");
    const std::string directory = input_.text_at(offset, static_cast<std::size_t>(size));
    std::string_view rest = directory;
    for (std::uint64_t i = 0; i < entries; ++i) {
        constexpr std::size_t header = 46;
        if (rest.size() < header || !rest.starts_with(std::string_view("PK\1\2", 4)))
            refuse("AT-SHT-020", {}, "the directory is cut off");
        const auto name = static_cast<std::size_t>(little(rest, 28, 2)),
                   extra = static_cast<std::size_t>(little(rest, 30, 2)),
                   comment = static_cast<std::size_t>(little(rest, 32, 2));
        if (rest.size() < header + name + extra + comment) refuse("AT-SHT-020", {}, "the directory is cut off");
        Part part{std::string(rest.substr(header, name)),
                  little(rest, 42, 4),
                  little(rest, 20, 4),
                  little(rest, 24, 4),
                  static_cast<std::uint32_t>(little(rest, 16, 4)),
                  static_cast<std::uint16_t>(little(rest, 10, 2))};
        Zip64Fields large(rest.substr(header + name, extra));
        for (auto *value : {&part.inflated, &part.stored, &part.offset}) large.replace(*value);
        add(std::move(part), static_cast<std::uint16_t>(little(rest, 8, 2)));
        rest.remove_prefix(header + name + extra + comment);
    }
    refuse_overlaps(offset);
}

void ZipArchive::add(Part part, std::uint16_t flags) {
    if (part.name.ends_with('/')) return;
    if (flags & 1) refuse("AT-SHT-022", part.name);
    if (!by_name_.emplace(lower(part.name), parts_.size()).second) refuse("AT-SHT-023", part.name);
    parts_.push_back(std::move(part));
}

void ZipArchive::refuse_overlaps(std::uint64_t directory) const {
    std::vector<const Part *> in_order;
    for (const auto &part : parts_) in_order.push_back(&part);
    std::sort(in_order.begin(), in_order.end(), [](auto *a, auto *b) { return a->offset < b->offset; });
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        const Part &part = *in_order[i];
        const auto limit = i + 1 < in_order.size() ? in_order[i + 1]->offset : directory;
        constexpr std::uint64_t local_header = 30;
        if (part.offset > limit || limit - part.offset < local_header + part.name.size() ||
            limit - part.offset - local_header - part.name.size() < part.stored)
            refuse("AT-SHT-024", part.name);
    }
}

std::uint64_t ZipArchive::data_offset(const Part &part) const {
    const std::string header = input_.text_at(part.offset, 30);
    if (header.size() < 30 || !header.starts_with(std::string_view("PK\3\4", 4)))
        refuse("AT-SHT-020", part.name, "a part is not where the directory says");
    if (little(header, 6, 2) & 1) refuse("AT-SHT-022", part.name);
    return part.offset + 30 + little(header, 26, 2) + little(header, 28, 2);
}

void ZipArchive::count(const Part &part, std::uint64_t inflated_of_part, std::size_t more) {
    inflated_ += more;
    if (inflated_ > caps_.inflated_bytes)
        refuse("AT-SHT-021", part.name, fmt::format("more than {} MiB when unpacked", caps_.inflated_bytes >> 20));
    if (inflated_of_part > ratio_holds_from && inflated_of_part / caps_.inflation_ratio > part.stored)
        refuse("AT-SHT-021", part.name, fmt::format("unpacks to more than {} times its size", caps_.inflation_ratio));
    if (inflated_of_part > part.inflated) refuse("AT-SHT-020", part.name, "a part is longer than the directory says");
}

void ZipArchive::inflate(std::string_view name, const std::function<bool(std::string_view)> &take) {
    const Part *part = find(name);
    if (part == nullptr) refuse("AT-SHT-025", name);
    if (part->method != 0 && part->method != Z_DEFLATED) refuse("AT-SHT-020", name, "unknown compression");
    auto offset = data_offset(*part);
    std::uint64_t left = part->stored, total = 0;
    std::string in(piece_size, '\0'), out(piece_size, '\0');
    uLong crc = crc32(0, nullptr, 0);
    const auto give = [&](std::string_view piece) {
        total += piece.size();
        count(*part, total, piece.size());
        crc = crc32(crc, reinterpret_cast<const Bytef *>(piece.data()), static_cast<uInt>(piece.size()));
        return take(piece);
    };
    const auto bring = [&]() -> std::string_view {
        const auto got =
            input_.read_at(offset, in.data(), static_cast<std::size_t>(std::min<std::uint64_t>(left, piece_size)));
        if (got == 0) refuse("AT-SHT-020", name, "a part is cut off");
        offset += got;
        left -= got;
        return std::string_view(in).substr(0, got);
    };
    if (part->method == 0) {
        while (left > 0)
            if (!give(bring())) return;
    } else {
        z_stream stream{};
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
        const std::unique_ptr<z_stream, int (*)(z_stream *)> closer(&stream, inflateEnd);
        for (int state = Z_OK; state != Z_STREAM_END;) {
            if (stream.avail_in == 0 && left > 0) {
                const auto piece = bring();
                stream.next_in = reinterpret_cast<Bytef *>(in.data());
                stream.avail_in = static_cast<uInt>(piece.size());
            }
            stream.next_out = reinterpret_cast<Bytef *>(out.data());
            stream.avail_out = piece_size;
            state = ::inflate(&stream, Z_NO_FLUSH);
            if (state != Z_OK && state != Z_STREAM_END) refuse("AT-SHT-020", name, "a part is damaged");
            if (!give(std::string_view(out).substr(0, piece_size - stream.avail_out))) return;
        }
    }
    if (total != part->inflated || crc != part->crc) refuse("AT-SHT-020", name, "a part is damaged");
}

std::string ZipArchive::text(std::string_view part, std::size_t most) {
    std::string all;
    inflate(part, [&](std::string_view piece) {
        if (all.size() + piece.size() > most) refuse("AT-SHT-021", part, fmt::format("longer than {} KiB", most >> 10));
        all += piece;
        return true;
    });
    return all;
}

} // namespace aitalent
