#pragma once
#include "aitalent/writers/write.h"

namespace aitalent {

// One function a form; write.cpp picks by table.
std::string write_terminal(const Report &report, const WriteOptions &options);
std::string write_csv(const Report &report, const WriteOptions &options);
std::string write_tsv(const Report &report, const WriteOptions &options);
std::string write_json(const Report &report, const WriteOptions &options);
std::string write_jsonl(const Report &report, const WriteOptions &options);
std::string write_markdown(const Report &report, const WriteOptions &options);
std::string write_html(const Report &report, const WriteOptions &options);
std::string write_xlsx(const Report &report, const WriteOptions &options);
std::string write_ods(const Report &report, const WriteOptions &options);

/// Does `options` ask for this table?
bool wanted(const Table &table, const WriteOptions &options);

} // namespace aitalent
