#pragma once
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/store/transaction.h"

#include <memory>

namespace aitalent {

/// Providers, courses and sessions held, ordered by id. Id and edition are those of the catalogue document in use; both
/// are empty where everything came from imports.
Catalogue load_catalogue(const Store &store);

/// Saves the catalogue by the ids of its parts. A course's lifts and prerequisites are part of it: what the new version
/// does not name is removed. Every provider and course named must be saved in the same transaction at the latest.
class CatalogueSaver {
  public:
    explicit CatalogueSaver(Transaction &transaction);
    ~CatalogueSaver();

    Saved save(const Provider &provider);
    Saved save(const Course &course);
    Saved save(const Session &session);
    /// Takes a session out of the catalogue; one that is not there is no failure.
    void remove(const SessionId &session);

  private:
    bool holds_parts(const Course &course);
    bool save_parts(const Course &course);
    struct Statements;
    Transaction &transaction_;
    std::unique_ptr<Statements> statements_;
};

} // namespace aitalent
