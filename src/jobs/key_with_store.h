#pragma once
#include "aitalent/system/signals.h"

#include <optional>
#include <string>

namespace aitalent {

/// A key file and the store it belongs to come together or not at all: the key is written first, and goes again unless
/// the store has come too. One that was there before stays as it is.
class KeyWithStore {
  public:
    /// `store`: where that one will stand. AT-KEY-002 (65) where something stands at `path` that is no file; else
    /// throws as write_file does.
    KeyWithStore(const std::string &path, const std::string &key, const std::string &store, bool replace = false);
    ~KeyWithStore();
    /// The store has come. To be said where one stood there before; else it is seen.
    void keep() { made_.clear(); }
    KeyWithStore(const KeyWithStore &) = delete;
    KeyWithStore &operator=(const KeyWithStore &) = delete;

  private:
    std::string made_; ///< empty where there is nothing to take back
    std::string store_;
    bool stood_; ///< whether a store was there before
    std::optional<RemovedOnSignal> removed_;
};

} // namespace aitalent
