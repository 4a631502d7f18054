#pragma once
#include "aitalent/base/text.h"

#include <string>

namespace aitalent {

class Transaction;
class Store;

/// What `init` laid down: how this store speaks, reckons days, and why and how long it may hold personal data.
struct Settings {
    Lang lang = Lang::zh_tw;
    std::string zone = "Asia/Taipei";
    std::string purpose = {};  ///< what the personal data is held for
    int retention_months = 60; ///< evidence older than this is due for erasure; 0 = no limit
    std::string key_name = {}; ///< which key made the pseudonyms; empty where none has
    friend bool operator==(const Settings &, const Settings &) = default;
};

Settings load_settings(const Store &store);
void save_settings(Transaction &transaction, const Settings &settings);

} // namespace aitalent
