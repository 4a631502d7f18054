#pragma once
#include "aitalent/store/catalogue.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/people.h"
#include "aitalent/store/transaction.h"
#include "folder.h"

#include <functional>

namespace aitalent::test {

inline const Deed deed = {"tester", "import staff", "0.1.0"};

inline Date day(const char *text) {
    return *parse_iso_date(text);
}

/// A store of a test's own.
struct TestStore {
    TestFolder folder;
    std::string path = folder / "test.db";
    TestStore() { Store::create(path, {}, {"tester", "init", "0.1.0"}); }
    Store read() const { return Store::open(path, Access::read); }
    Store write() const { return Store::open(path, Access::write); }
    /// One batch in a transaction of its own; gives its number.
    std::int64_t batch(const std::function<void(Transaction &)> &work,
                       const BatchSource &source = {.kind = "staff"}) const {
        Store store = write();
        Transaction transaction(store, deed);
        const auto number = transaction.begin_batch(source);
        work(transaction);
        transaction.end_batch();
        transaction.commit();
        return number;
    }
};

inline Agency agency(const std::string &code = "SAMPLE001") {
    return {.code = AgencyCode(code), .name = "範例機關", .region = "north"};
}
inline Person person(const std::string &staff_no, const std::string &name = "範例") {
    return {.agency = AgencyCode("SAMPLE001"), .staff_no = StaffNo(staff_no), .name = name, .unit = UnitCode("U1")};
}
/// Of somebody whose identity number would be that text.
inline Pseudonym pseudonym_of(const std::string &text) {
    return Pseudonym(hmac_sha256("sample", text));
}
/// Over whoever serves under the number, else somebody new.
inline Saved save(PeopleSaver &people, Person person) {
    if (person.key == PersonKey::none) person.key = people.key_of(person.agency, person.staff_no);
    return people.save(std::move(person));
}
inline Rating rating(PersonKey who, const std::string &competency, int level, const char *on = "2026-03-01") {
    return {.person = who,
            .competency = CompetencyId(competency),
            .kind = EvidenceKind::manager,
            .level = Level(static_cast<std::uint8_t>(level)),
            .on = day(on),
            .rater = "S0001",
            .source = {.row = 7}};
}

} // namespace aitalent::test
