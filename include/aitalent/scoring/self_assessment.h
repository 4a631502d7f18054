#pragma once
#include "aitalent/scoring/levels.h"

namespace aitalent {

/// Certificates of one class a person holds against the number one alternative of a step asks.
struct CertificatesHeld {
    CertificateClassId certificate_class;
    int asked = 0;
    int held = 0; ///< of different kinds, held and not expired on the day
};

/// One step of the framework's hours table against one person. A reference for self-assessment, not a pass rule.
struct StepAssessment {
    std::string step;                 ///< HoursStep id
    std::chrono::minutes own_held{0}; ///< hours of finished courses in the areas that count as own
    std::chrono::minutes own_asked{0};
    /// Own hours and those of every step it builds on, each held up to what it asks, by the best of the any-of ways.
    std::chrono::minutes total_held{0};
    std::chrono::minutes total_asked{0};
    int tools_held = 0; ///< different competencies of the own areas in which courses were finished
    int tools_asked = 0;
    bool hours_met = false;        ///< hours and tools of the step itself and of one whole way down what it builds on
    bool certificates_met = false; ///< one alternative met in full; true where the step asks none
    int alternative = -1;          ///< the alternative met, or the nearest to it; −1 where the step asks none
    std::vector<CertificatesHeld> certificates = {}; ///< of that alternative
    bool met() const { return hours_met && certificates_met; }
};

/// Hours by area: a finished course (passed where the profile asks it) gives its hours, or the hours attended where the
/// source names them and they are fewer, to the areas its lifts belong to, divided evenly between several areas (whole
/// minutes, the rest to the first). A course is counted once, however often it was taken.
std::vector<StepAssessment> self_assessment(const PersonEvidence &evidence, const Yardstick &yardstick, Date as_of);

} // namespace aitalent
