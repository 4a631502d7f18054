#pragma once
#include "aitalent/reports/frame.h"
#include "aitalent/scoring/selection.h"

#include <map>
#include <span>

namespace aitalent {

/// A proposal with the reason for everyone in and out, what each reserve costs, and the overrides made since.
/// `approved_by` is empty while it is only a proposal.
struct SelectionPaper {
    const SelectionRequest &request;
    const Selection &selection;
    std::span<const Override> overrides = {};
    std::string approved_by = {};
    bool people_gone = false; ///< since it was made, with all that was held of them
};

/// `people`: everybody placed, by key.
Report selection_report(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people);

/// What an approval or an override leaves: how the selection stands, every override, and who is chosen now. `made`
/// names the deed.
Report decision_report(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people,
                       std::string made);

/// The same for one person: the outcome, the reason, and the changes that would bring the person in.
Report selection_explained(const Frame &frame, const SelectionPaper &paper, const Person &person);

} // namespace aitalent
