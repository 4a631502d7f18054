#include "aitalent/store/marks.h"

#include "aitalent/base/hash.h"
#include "aitalent/store/audit.h"
#include "aitalent/store/batches.h"
#include "aitalent/store/pseudonyms.h"
#include "sample.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

TEST_CASE("the audit trail keeps a file's mark sealed, under another seal once the key or somebody is gone") {
    const TestStore store;
    const auto mark = sha256("a file");
    const auto number = store.batch([&](Transaction &transaction) { transaction.name_source(mark); });
    CHECK(load_batch(store.read(), number)->source.source_mark == mark);
    const auto before = sealed(store.read(), mark);
    CHECK(load_audit(store.read()).back().inputs == std::vector{before});
    CHECK(before != mark);
    CHECK(sealed(store.read(), "").empty());
    {
        Store open = store.write();
        Transaction transaction(open, deed);
        commit_and_rewrite(transaction, open);
    }
    CHECK(sealed(store.read(), mark) != before);
    CHECK(verify_audit(store.read()).empty());
}

TEST_CASE("two stores do not seal alike") {
    CHECK(sealed(TestStore().read(), sha256("a file")) != sealed(TestStore().read(), sha256("a file")));
}

TEST_CASE("the marks of all files are renewed with the key") {
    const TestStore store;
    const auto marked = store.batch([](Transaction &transaction) { transaction.name_source(sha256("a file")); });
    const auto unmarked = store.batch([](Transaction &) {}, {.kind = "framework"});
    {
        Store open = store.write();
        Transaction transaction(open, deed);
        renew_source_marks(transaction, [](const std::string &held) { return sha256(held); });
        transaction.commit();
    }
    CHECK(load_batch(store.read(), marked)->source.source_mark == sha256(sha256("a file")));
    CHECK(load_batch(store.read(), unmarked)->source.source_mark.empty());
}
