#pragma once
#include "aitalent/store/people.h"
#include "aitalent/store/transaction.h"
#include "aitalent/workforce/evidence.h"

#include <memory>
#include <span>

namespace aitalent {

/// All evidence of the people chosen; see Evidence for the order.
Evidence load_evidence(const Store &store, const PeopleFilter &filter = {});
/// Of these people only, however many the store holds.
Evidence load_evidence(const Store &store, std::span<const PersonKey> people);

/// Saves evidence. What makes two pieces the same: for a rating the person, competency, kind, date and rater; for a
/// certificate the person, certificate and day of issue; for a result the person, course, session and last day. The
/// same piece with another value is a correction: it takes the old one's place, which `undo` brings back. The `key` and
/// the source's batch and file of what is saved are the store's business; only `source.row` is taken.
class EvidenceSaver {
  public:
    explicit EvidenceSaver(Transaction &transaction);
    ~EvidenceSaver();

    Saved save(const Rating &rating);
    Saved save(const HeldCertificate &certificate);
    Saved save(const CourseResult &result);
    /// What is held of the same person, certificate and day of issue; of the same person, course, session and day.
    std::optional<HeldCertificate> held(const HeldCertificate &certificate);
    std::optional<CourseResult> held(const CourseResult &result);
    /// Withdraws one piece, by key.
    void remove(const Rating &rating);
    void remove(const HeldCertificate &certificate);
    void remove(const CourseResult &result);

  private:
    struct Statements;
    Transaction &transaction_;
    std::unique_ptr<Statements> statements_;
};

} // namespace aitalent
