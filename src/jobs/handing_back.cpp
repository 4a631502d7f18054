#include "handing_back.h"

#include "aitalent/jobs/output_place.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/system/files.h"

#include <filesystem>

namespace aitalent {

/// Where the officer's two files go: beside the source or where told, under its name. Rows that were edited since they
/// were handed back (after the faults, which are written last) stay, and the next free name is taken; so it is for
/// another file of that name in this call.
std::string HandingBack::place_for(const std::string &path, const std::string &rows) const {
    namespace fs = std::filesystem;
    std::error_code unknown; // what cannot be asked about is said by whoever writes there
    const bool is_file = fs::is_regular_file(path, unknown); // else a pipe: "/dev/stdin"
    const fs::path source = is_file ? fs::path(path) : fs::path(path).filename();
    const auto folder = request_.rejects_folder.empty() ? source.parent_path() : fs::path(request_.rejects_folder);
    const auto was_edited = [&](const std::string &rejects, const std::string &faults) {
        if (request_.replace || !file_exists(rejects)) return false;
        if (fs::file_size(rejects, unknown) == rows.size() && read_file(rejects, rows.size()) == rows) return false;
        return !file_exists(faults) || fs::last_write_time(rejects, unknown) > fs::last_write_time(faults, unknown);
    };
    for (int number = 1;; ++number) {
        const auto stem =
            (folder / source.stem()).lexically_normal().string() + (number == 1 ? "" : "-" + std::to_string(number));
        if (!taken_.contains(stem) && !was_edited(stem + ".rejects.csv", stem + ".faults.csv")) return stem;
    }
}

void HandingBack::take(const ImportFile &file, const std::string &path) {
    const FaultWords words = [this](const Fault &fault) { return message(fault, lang_); };
    const FaultWords remedies = [this](const Fault &fault) { return remedy(fault, lang_); };
    auto rows = file.rejected.empty() ? std::string() : rejects_csv(file, words);
    auto stem = place_for(path, rows);
    taken_.insert(stem);
    pairs_.push_back({std::move(stem), std::move(rows), faults_csv(file, words, remedies), file.rejected.size(),
                      file.totals.accepted});
}

void HandingBack::tell(bool refused, Faults &told) const {
    for (const auto &pair : pairs_)
        told.add(Fault(pair.rows.empty() ? "AT-JOB-033"
                       : refused         ? "AT-JOB-032"
                                         : "AT-JOB-020",
                       Severity::info)
                     .with("path", pair.stem + ".rejects.csv")
                     .with("faults", pair.stem + ".faults.csv")
                     .with("count", std::to_string(pair.rejected))
                     .with("accepted", refused && pair.accepted == 0 ? "" : std::to_string(pair.accepted)));
}

void HandingBack::write() const {
    for (const auto &pair : pairs_) {
        std::error_code none;
        std::filesystem::remove(pair.stem + ".faults.csv", none); // is to be the later one: see place_for
        if (!pair.rows.empty()) write_output(pair.stem + ".rejects.csv", pair.rows, Existing::replace);
        write_output(pair.stem + ".faults.csv", pair.faults, Existing::replace);
    }
}

} // namespace aitalent
