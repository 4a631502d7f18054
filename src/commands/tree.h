#pragma once
#include "invocation.h"

namespace aitalent {

// One function per command, each in the file of its name; tree.cpp is the visible list.
void add_init(CLI::App &parent, Invocation &run);
void add_framework(CLI::App &parent, Invocation &run);
void add_framework_exchange(CLI::App &framework, Invocation &run); ///< convert, export
void add_framework_editions(CLI::App &framework, Invocation &run); ///< diff, migrate
void add_import(CLI::App &parent, Invocation &run);
void add_undo(CLI::App &parent, Invocation &run);
void add_sheet(CLI::App &parent, Invocation &run);
void add_score(CLI::App &parent, Invocation &run);
void add_explain(CLI::App &parent, Invocation &run);
void add_select(CLI::App &parent, Invocation &run);
void add_plan(CLI::App &parent, Invocation &run);
void add_progress(CLI::App &parent, Invocation &run);
void add_batch(CLI::App &parent, Invocation &run);
void add_replay(CLI::App &parent, Invocation &run);
void add_report(CLI::App &parent, Invocation &run);
void add_check(CLI::App &parent, Invocation &run);
void add_status(CLI::App &parent, Invocation &run);
void add_backup(CLI::App &parent, Invocation &run);
void add_restore(CLI::App &parent, Invocation &run);
void add_erase(CLI::App &parent, Invocation &run);
void add_key(CLI::App &parent, Invocation &run);
void add_audit(CLI::App &parent, Invocation &run);
void add_completion(CLI::App &parent, Invocation &run);

/// The whole tree with the global options, for parsing, help, man pages and completions alike.
void build_tree(CLI::App &root, Invocation &run);

} // namespace aitalent
