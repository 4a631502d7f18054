// One cell, read as every kind of value.
#include "aitalent/privacy/free_text.h"
#include "aitalent/privacy/identity.h"
#include "aitalent/readers/values.h"
#include "fuzz/read_all.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size) {
    using namespace aitalent;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (!is_utf8(text) || size > 4096) return 0;
    const auto reading = parse_personnel_date(text);
    if (const auto *date = std::get_if<Date>(&reading)) fuzz::expect(date->ok());
    parse_personnel_clock(text);
    parse_yes_no(text);
    parse_grade(text);
    parse_education(text);
    parse_delivery_mode(text);
    parse_personnel_money(text);
    parse_personnel_hours(text);
    parse_count(text);
    has_private_use(text);
    heading_key(text);
    check_identity(text);
    fuzz::expect(!holds_identity(text) || looks_like_identity(text));
    fuzz::expect(!looks_like_identity(masked(std::string(text))));
    cell_text({.type = CellType::number, .text = text});
    return 0;
}
