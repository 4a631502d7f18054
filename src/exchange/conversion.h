#pragma once
#include "common.h"

#include <functional>

#include <fmt/format.h>
#include <nlohmann/json_fwd.hpp>

namespace aitalent::exchange {

// What every table format shares, so that a format is its headings and a line on what each row says. A format is a list
// of TableForms; `convert_tables` finds for each the table that has its columns and hands over its rows in order.

/// A row by its headings.
class Record {
  public:
    Record(const ForeignTable &table, const ForeignTable::Row &row, const Columns &columns)
        : table_(table), row_(row), columns_(columns) {}
    std::string operator[](std::string_view heading) const { return columns_.cell(row_, heading); }
    Place place() const { return {.file = table_.file, .line = row_.number}; }

  private:
    const ForeignTable &table_;
    const ForeignTable::Row &row_;
    const Columns &columns_;
};

/// Builds the framework and, once a role is named, the profile. Things are known by the keys the foreign files use;
/// ours get ids made from codes or names.
class Conversion {
  public:
    /// `source` is what the provenance of every node points at.
    Conversion(Converted &out, const EditionRef &as, Source source, Confidence confidence);

    /// The area of that key, made where it is new; its id is the code, or made from the name.
    AreaId area(const std::string &key, const std::string &name, const std::string &code = {});
    /// Adds a competency; a key met before is left as it is. `code`: the format's own id, empty = made from the name.
    void competency(const std::string &key, const std::string &code, const std::string &name,
                    const std::string &able_to, const AreaId &area);
    /// Adds a role to the profile; a key met before is left as it is.
    void role(const std::string &key, const std::string &code, const std::string &name, const std::string &summary);
    /// What a role asks of a competency; one asked twice keeps the higher level. A key nobody knows is told
    /// (AT-FRM-063).
    void requires_of(const Record &record, const std::string &role, const std::string &competency, Requirement asked);
    /// Sets the weight of what a role asks already.
    void weigh(const std::string &role, const std::string &competency, int weight);
    bool knows_competency(const std::string &key) const { return competencies_.contains(key); }
    bool knows_role(const std::string &key) const { return roles_.contains(key); }

    /// The scale of the profile, lowest level first.
    void scale(std::string id, LocalText name, std::vector<std::pair<std::string, std::string>> words);
    void tell(const Record &record, Fault fault) { out_.faults.add(std::move(fault).at(record.place())); }
    LeftOut &left_out() { return left_out_; }
    /// To be called last.
    void end(const std::string &file);

  private:
    Converted &out_;
    Provenance own_;
    LeftOut left_out_;
    Slugs area_slugs_, competency_slugs_, role_slugs_;
    std::map<std::string, AreaId> areas_;
    std::map<std::string, CompetencyId> competencies_;
    std::map<std::string, std::size_t> roles_;
    Profile &profile();
    Requirement *find(const std::string &role, const CompetencyId &competency);
};

/// A table of a format: the headings that make it out, and what one of its rows says.
struct TableForm {
    std::span<const std::string_view> columns;
    std::function<void(const Record &)> take;
    bool optional = false; ///< no table of it is no fault
};

/// Runs the forms one after the other. A form no table has the columns of is told by its missing columns (AT-FRM-066);
/// filled cells nobody asked for are counted (AT-FRM-065).
void convert_tables(std::span<const ForeignTable> tables, std::span<const TableForm> forms, Faults &faults);

/// JSON that is UTF-8 and not nested beyond reason; else a fault (AT-FRM-064) and null.
nlohmann::ordered_json parse_json(std::string_view json, const std::string &file, Faults &faults);

/// A list of JSON objects as a table: keys are headings; texts, numbers and booleans are cells.
ForeignTable table_of(const nlohmann::ordered_json &list, const std::string &file);

/// The id of a code of the format where it can be one of ours, else made from the name.
std::string id_of(Slugs &slugs, const std::string &code, const std::string &name);

} // namespace aitalent::exchange
