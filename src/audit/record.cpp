#include "aitalent/audit/record.h"

#include "aitalent/base/hash.h"
#include "fields.h"

#include <algorithm>

namespace aitalent {

std::string record_hash(const AuditRecord &record) {
    FieldHash hash;
    hash.add("aitalent record 1");
    hash.add(record.entry);
    hash.add(record.place);
    for (const auto *field : {&record.kind, &record.agency, &record.office, &record.subject, &record.object,
                              &record.reason, &record.levels, &record.settings, &record.salt})
        hash.add(*field);
    return hash.hex();
}

std::string records_hash(std::span<const AuditRecord> records) {
    if (records.empty()) return {};
    FieldHash hash;
    hash.add("aitalent records 1");
    for (const auto &record : records) hash.add(record.hash);
    return hash.hex();
}

std::string person_mark(const std::string &key, const std::string &agency, const std::string &staff_no) {
    return hex_of(HmacSha256(key).of({"aitalent person ", std::to_string(agency.size()), ":", agency, staff_no}));
}

void add_line(std::string &lines, const std::string &name, std::string value) {
    std::replace(value.begin(), value.end(), '\n', ' ');
    if (!lines.empty()) lines += '\n';
    lines += name + "=" + value;
}

} // namespace aitalent
