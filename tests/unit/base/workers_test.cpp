#include "aitalent/base/workers.h"

#include <atomic>
#include <new>
#include <stdexcept>

#include <doctest/doctest.h>

using namespace aitalent;

TEST_CASE("workers share the work, and what one of them throws is thrown to who waits for them") {
    std::atomic<int> done = 0;
    {
        Workers workers;
        for (int i = 0; i < 4; ++i) workers.start([&done] { ++done; });
        workers.join();
        CHECK(done == 4);
        workers.start([] { throw std::bad_alloc(); });
        CHECK_THROWS_AS(workers.join(), std::bad_alloc);
        workers.join(); // told once
        workers.start([&done] { ++done; });
    }
    CHECK(done == 5); // nobody outlives them
}
