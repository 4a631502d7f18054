#pragma once
#include <cstdlib>

/// How often a property is tried on random cases: `few`, or AITALENT_TRIALS times as often (tests/long.md).
inline int trials(int few) {
    const char *times = std::getenv("AITALENT_TRIALS");
    return times == nullptr ? few : few * std::atoi(times);
}
