#pragma once
#include "aitalent/jobs/import.h"
#include "aitalent/readers/import.h"

#include <set>
#include <string>
#include <vector>

namespace aitalent {

/// Writes the officer's two files for each file of one call: the rejected rows in the layout they came in, and the
/// faults as a table.
class HandingBack {
  public:
    HandingBack(const ImportRequest &request, Lang lang) : request_(request), lang_(lang) {} ///< request outlives this

    /// Keeps what is to be written of one file, whose source is at `path`.
    void take(const ImportFile &file, const std::string &path);
    /// Writes all of it, to be called when it is known what became of the import.
    void write() const;
    /// Where the files are, and what to do with them: that depends on whether the other rows were imported.
    void tell(bool refused, Faults &told) const;

  private:
    std::string place_for(const std::string &path, const std::string &rows) const;

    const ImportRequest &request_;
    Lang lang_;
    struct Pair {
        std::string stem, rows, faults;
        std::size_t rejected = 0, accepted = 0;
    };
    std::vector<Pair> pairs_;
    std::set<std::string> taken_; ///< by other files of this call, without endings
};

} // namespace aitalent
