#include "aitalent/readers/import.h"

#include "aitalent/base/formula_guard.h"

#include "import/build.h"
#include "import/row_filter.h"
#include "import/table_faults.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace aitalent {

namespace {

SheetOptions sheet_options(const ImportOptions &options) {
    return {.file = options.file, .encoding = options.encoding, .delimiter = options.delimiter, .caps = options.caps};
}

/// Rows of one key that say different things, each with the row it disagrees with.
using Disputes = std::map<std::uint32_t, std::uint32_t>;

/// Reads the chosen table row by row.
class Importer {
  public:
    /// `disputes`: those found when the table was read before; no row of theirs is accepted.
    Importer(ImportContext context, const TableChoice &table, const Disputes &disputes, ImportFile &file,
             const RecordSink &take)
        : context_(std::move(context)), table_(table), disputes_(disputes), file_(file), take_(take),
          filter_(context_.map), filled_(filter_.width() + 1) {
        for (const Field field : fields_in_key(context_.kind))
            std::erase(context_.compared, context_.map.column[static_cast<std::size_t>(field)]);
    }

    void expect(std::size_t rows) {
        context_.seen.expect(rows);
        if (context_.kind == ImportKind::staff) context_.namesakes.expect(rows);
    }

    bool stopped() const { return stopped_; } ///< too many faults
    const Disputes &found() const { return found_; }

    void tell_filled(ImportChoice &choice) const {
        for (auto &column : choice.columns)
            if (filter_.is_mapped(column.column)) column.filled = filled_[column.column];
    }

    bool take_row(const SheetRow &row) {
        if (row.number <= table_.last_row) return keep_head(row);
        const std::size_t before = faults_seen_;
        ++file_.totals.read;
        RowFields fields(context_, row);
        if (const char *reason = filter_.reason_to_skip(fields, row)) {
            skip(fields, reason);
        } else {
            check_cells(fields, row);
            built_.clear();
            build_row(context_.kind, fields, built_);
            if (is_double(fields)) return note_faults(), go_on();
            warn_of_namesakes(fields);
            settle(row, before);
        }
        note_faults();
        return go_on();
    }

  private:
    std::vector<std::string> as_it_came(const SheetRow &row) const {
        std::vector<std::string> cells;
        for (const auto &cell : row.cells)
            cells.push_back(context_.text_file ? std::string(unguarded(cell.text)) : cell_text(cell));
        return cells;
    }

    bool keep_head(const SheetRow &row) {
        file_.head.push_back(as_it_came(row));
        note_faults();
        return true;
    }

    void skip(RowFields &fields, const char *reason) {
        Fault note = fields.fault_at(reason, 0);
        note.severity = Severity::info;
        fields.report(std::move(note));
        ++file_.totals.skipped;
    }

    void check_cells(RowFields &fields, const SheetRow &row) {
        for (const auto column : context_.mapped) {
            if (column > row.cells.size()) return;
            const auto &cell = row.cells[column - 1];
            if (cell.type != CellType::blank) ++filled_[column];
            if (cell.type == CellType::error)
                fields.report(fields.fault_at("AT-IMP-030", column).with("error", std::string(cell.text)));
            if (cell.never_computed) fields.report(fields.fault_at("AT-IMP-031", column));
        }
        for (auto column = static_cast<std::uint32_t>(filter_.width() + 1); column <= row.cells.size(); ++column)
            if (row.cells[column - 1].type != CellType::blank)
                return fields.report(
                    fields.fault_at("AT-IMP-032", column).with("expected", std::to_string(filter_.width())));
    }

    /// A second row of the same key: the same content is passed over, other content is a fault of both rows.
    bool is_double(RowFields &fields) {
        const bool faulty = faults_of_row_have_errors();
        if (const auto known = disputes_.find(fields.number()); known != disputes_.end())
            fields.report(fields.fault("AT-IMP-022", built_.key_field).with("row", std::to_string(known->second)));
        if (built_.key == 0 || (faulty && !built_.key_stands)) return false;
        const auto content = content_of(fields);
        if (const auto *other = told_otherwise(); other != nullptr) dispute(other->row, fields.number());
        auto &seen = built_.of_leaver ? context_.leavers : context_.seen;
        const auto [first, is_new] = seen.meet(built_.of_leaver ? built_.who : built_.key, content, fields.number());
        if (is_new) return false;
        if (first.content == content) {
            if (faulty) return false;
            Fault note = fields.fault_at("AT-IMP-045", 0).with("row", std::to_string(first.row));
            note.severity = Severity::info;
            fields.report(std::move(note));
            ++file_.totals.skipped;
            return true;
        }
        dispute(first.row, fields.number());
        return false;
    }

    void dispute(std::uint32_t first, std::uint32_t second) {
        found_.try_emplace(first, second);
        found_.try_emplace(second, first);
    }

    /// Where a number may be told of several people, the last bits tell whom the row is about.
    std::uint32_t content_of(const RowFields &fields) const {
        const auto content = fields.content_hash();
        return built_.who == 0 ? content : (content & ~who_bits) | (static_cast<std::uint32_t>(built_.who) & who_bits);
    }

    /// The row that has one person of that number serve where this has him or her leave, or the other way round.
    const SeenRows::Row *told_otherwise() const {
        if (built_.who == 0) return nullptr;
        if (!built_.of_leaver) return context_.leavers.find(built_.who);
        const auto *serving = context_.seen.find(built_.key);
        const auto who = static_cast<std::uint32_t>(built_.who);
        return serving != nullptr && ((serving->content ^ who) & who_bits) == 0 ? serving : nullptr;
    }

    /// Two numbers for one name in one unit may be one person twice.
    void warn_of_namesakes(RowFields &fields) {
        if (built_.namesake == 0 || faults_of_row_have_errors()) return;
        const auto [first, is_new] = context_.namesakes.meet(built_.namesake, 0, fields.number());
        if (is_new) return;
        Fault warning = fields.fault("AT-IMP-037", Field::name).with("row", std::to_string(first.row));
        warning.severity = Severity::warning;
        fields.report(std::move(warning));
    }

    bool faults_of_row_have_errors() const { return file_.faults.errors() > errors_seen_; }

    void settle(const SheetRow &row, std::size_t first_fault) {
        if (!faults_of_row_have_errors()) {
            ++file_.totals.accepted;
            if (take_ && (file_.totals.rejected == 0 || context_.options.keep_good))
                for (auto &record : built_.records) take_(std::move(record), file_.choice);
            return;
        }
        ++file_.totals.rejected;
        auto &rejected = file_.rejected.emplace_back(RejectedRow{row.number, as_it_came(row), {}});
        for (auto fault = file_.faults.begin() + static_cast<std::ptrdiff_t>(first_fault); fault != file_.faults.end();
             ++fault)
            rejected.reasons.push_back(*fault);
    }

    void note_faults() {
        faults_seen_ = file_.faults.size();
        errors_seen_ = file_.faults.errors();
    }

    bool go_on() {
        constexpr std::size_t most_notes = 1'000'000; // warnings refuse no file, but memory has an end
        if (file_.faults.errors() <= context_.options.max_faults && file_.faults.size() <= most_notes) return true;
        stopped_ = true;
        file_.faults.add(Fault("AT-IMP-009")
                             .at({.file = context_.options.file})
                             .with("limit", std::to_string(context_.options.max_faults)));
        return false;
    }

    static constexpr std::uint32_t who_bits = 0xfff;

    ImportContext context_;
    const TableChoice &table_;
    const Disputes &disputes_;
    Disputes found_;
    ImportFile &file_;
    const RecordSink &take_;
    RowFilter filter_;
    BuiltRow built_; ///< of the row at hand
    bool stopped_ = false;
    std::size_t faults_seen_ = 0, errors_seen_ = 0;
    std::vector<std::size_t> filled_; ///< by column, from 1
};

/// The whole of one import: open, choose, read.
class Import {
  public:
    Import(ImportKind kind, const ImportOptions &options, const KnownNames &known)
        : kind_(kind), options_(options), known_(known) {}

    /// Which rows are disputed is known only at the end of the table. Where good rows are to be kept, it is therefore
    /// read through before any row is delivered; else only where there is a dispute, for the officer's files.
    ImportFile read(const Input &input, const RecordSink &take) {
        auto [file, disputes] = read_once(input, {}, options_.keep_good ? RecordSink() : take);
        if (!file.complete || (disputes.empty() && !options_.keep_good)) return std::move(file);
        return read_once(input, disputes, options_.keep_good ? take : RecordSink()).first;
    }

  private:
    std::pair<ImportFile, Disputes> read_once(const Input &input, const Disputes &disputes, const RecordSink &take) {
        file_ = {};
        const auto told = parse_told(options_, kind_, file_.faults);
        const auto workbook = open_workbook(input, sheet_options(options_), file_.faults);
        if (!workbook || file_.faults.has_errors()) return {std::move(file_), {}};
        const auto table = choose_table(*workbook, {kind_}, told, options_, known_, file_.choice, file_.faults);
        TableFaults said(kind_, options_, known_, file_);
        if (!table || !said.usable(*table)) return {std::move(file_), {}};
        said.tell_of_the_rest(*table, told);
        said.tell_of_misspelt(*table);
        file_.readable = true;
        const bool text_file = workbook->format() == SheetFormat::text;
        Importer importer({.kind = kind_,
                           .options = options_,
                           .known = known_,
                           .map = table->map,
                           .sheet = file_.choice.sheet,
                           .text_file = text_file,
                           .faults = file_.faults,
                           .pseudonyms = Pseudonyms(options_.pseudonym_key)},
                          *table, disputes, file_, take);
        if (text_file) importer.expect(rows_expected(input.size()));
        const bool to_the_end = workbook->read(
            table->sheet, [&](const SheetRow &row) { return importer.take_row(row); }, file_.faults);
        file_.complete = to_the_end && !importer.stopped();
        importer.tell_filled(file_.choice);
        said.warn_of_merged_cells(*workbook, *table);
        return {std::move(file_), importer.found()};
    }

    ImportKind kind_;
    const ImportOptions &options_;
    const KnownNames &known_;
    ImportFile file_;
};

} // namespace

std::size_t rows_expected(std::uint64_t bytes) {
    constexpr std::uint64_t bytes_of_row = 200, most = 1'000'000;
    return static_cast<std::size_t>(std::min(bytes / bytes_of_row, most));
}

ImportFile stream_import(ImportKind kind, const Input &input, const ImportOptions &options, const KnownNames &known,
                         const RecordSink &take) {
    return Import(kind, options, known).read(input, take);
}

ImportFile read_import(ImportKind kind, const Input &input, const ImportOptions &options, const KnownNames &known) {
    std::vector<ImportRecord> records;
    auto all = options;
    all.keep_good = true;
    auto file = stream_import(kind, input, all, known, [&](ImportRecord &&record, const ImportChoice &) {
        records.push_back(std::move(record));
    });
    file.records = std::move(records);
    return file;
}

ImportProposal propose_import(const Input &input, const ImportOptions &options, const KnownNames &known) {
    ImportProposal proposal;
    const auto workbook = open_workbook(input, sheet_options(options), proposal.faults);
    if (!workbook) return proposal;
    std::vector<ImportKind> kinds;
    for (std::size_t i = 0; i < import_kinds; ++i) kinds.push_back(static_cast<ImportKind>(i));
    const auto table = choose_table(*workbook, kinds, {}, options, known, proposal.choice, proposal.faults);
    if (table) proposal.kind = table->profile->kind;
    proposal.fits = proposal.choice.fits;
    return proposal;
}

bool ImportChoice::has(std::string_view field) const {
    return std::any_of(columns.begin(), columns.end(), [&](const auto &column) { return column.field == field; });
}

} // namespace aitalent
