#pragma once
#include "aitalent/readers/batch.h"

#include <string>

namespace aitalent {

/// A batch file read and checked, its paths made whole: from the file's folder, with the day in place of "{as_of}".
struct Script {
    BatchFile batch;
    std::string text;
    std::string summary; ///< path; may be empty
};

/// Throws (65) with every fault of form and content.
Script read_script(const std::string &file);
void set_paths(Script &script, const std::string &file, Date as_of);

/// AT-FIL-014 (73) where a report or the summary would be written over the batch file or a file its stages read, or
/// over a store or a key; see refuse_kept.
void refuse_outputs(const Script &script, const std::string &file);

/// SHA-256 over the text, the day and every file the stages read, there or not. A round is told by it, or where files
/// are imported by its mark, as they may hold identity numbers (privacy/file_mark.h).
std::string inputs_hash(const Script &script, Date as_of);
bool imports_files(const Script &script);
/// SHA-256 of a file; empty where there is none.
std::string file_hash(const std::string &path);

/// "import staff"
std::string work_text(const BatchStage &stage);

} // namespace aitalent
