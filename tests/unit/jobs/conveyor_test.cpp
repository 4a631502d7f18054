#include "jobs/conveyor.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace aitalent;

namespace {

/// A reading that delivers `count` agencies, numbered.
ImportFile deliver(const RecordSink &sink, int count) {
    ImportChoice choice;
    choice.profile = "agencies";
    for (int i = 0; i < count; ++i) sink(AgencyRow{.row = static_cast<std::uint32_t>(i + 1)}, choice);
    ImportFile file;
    file.totals.accepted = static_cast<std::size_t>(count);
    return file;
}

} // namespace

TEST_CASE("records come off the conveyor in the order of the file, all of them, with the choice that was made") {
    for (int count : {0, 1, 511, 512, 513, 5000}) {
        std::uint32_t last = 0;
        bool in_order = true;
        const auto file = Conveyor().run([&](const RecordSink &sink) { return deliver(sink, count); },
                                         [&](ImportRecord &&record, const ImportChoice &choice) {
                                             in_order =
                                                 in_order && row_of(record) == last + 1 && choice.profile == "agencies";
                                             last = row_of(record);
                                         });
        CHECK(in_order);
        CHECK(last == static_cast<std::uint32_t>(count));
        CHECK(file.totals.accepted == static_cast<std::size_t>(count));
    }
}

TEST_CASE("what the reader throws is thrown after the records before it were taken") {
    int taken = 0;
    const auto read = [](const RecordSink &sink) -> ImportFile {
        deliver(sink, 300);
        throw std::runtime_error("the disk fails");
    };
    CHECK_THROWS_WITH(Conveyor().run(read, [&](ImportRecord &&, const ImportChoice &) { ++taken; }), "the disk fails");
    CHECK(taken == 300);
}

TEST_CASE("what the taker throws ends the work although the reader still has a long way to go") {
    int taken = 0;
    CHECK_THROWS_WITH(Conveyor().run([](const RecordSink &sink) { return deliver(sink, 100'000); },
                                     [&](ImportRecord &&, const ImportChoice &) {
                                         if (++taken == 200) throw std::runtime_error("the store is full");
                                     }),
                      "the store is full");
    CHECK(taken == 200);
}
