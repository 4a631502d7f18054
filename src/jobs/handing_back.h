#pragma once
#include "aitalent/jobs/import.h"
#include "aitalent/readers/import.h"

#include <set>
#include <string>

namespace aitalent {

/// Writes the officer's two files for each file of one call: the rejected rows in the layout they came in, and the
/// faults as a table.
class HandingBack {
  public:
    HandingBack(const ImportRequest &request, Lang lang) : request_(request), lang_(lang) {} ///< request outlives this

    /// `path`: of the source. Says in `told` where the rows are.
    void write(const ImportFile &file, const std::string &path, Faults &told);

  private:
    std::string place_for(const std::string &path, const std::string &rows) const;

    const ImportRequest &request_;
    Lang lang_;
    std::set<std::string> taken_; ///< by other files of this call, without endings
};

} // namespace aitalent
