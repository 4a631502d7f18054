#pragma once
#include <cstdint>
#include <span>
#include <string>

namespace aitalent {

/// One decision behind an audit entry: what was decided, by which office, about whom, on what grounds. The form is
/// fixed: new kinds of decision bring new values of `kind` and fill these fields, and change neither their number nor
/// their meaning. A field that does not apply is empty. Records are added with their entry and never changed; only
/// `erase` empties those that speak of an erased person and leaves their hash.
///
/// Kinds, and what they fill:
/// - settings: object "settings"; settings, every one after it
/// - document: object "document KIND ID@EDITION"; settings sha256, in_use
/// - import: object "batch NUMBER"; settings kind, mode
/// - undo: object "batch NUMBER"
/// - run: object "run NUMBER"; settings kind, name, inputs, result, and the options it was run with
/// - approval: object "run NUMBER"; office; settings kind, name
/// - withdrawal (an approval no longer holds): object "run NUMBER"; office; reason where given
/// - override: object "run NUMBER"; agency, office, subject, reason; settings chosen
/// - erase: settings records, those it emptied as ENTRY.PLACE with blanks between
/// - key: object "key"; settings pseudonyms
/// - round: object "round NUMBER"; settings state
/// - upgrade: object "schema NUMBER"; settings earlier, the EarlierEntries hash
struct AuditRecord {
    std::int64_t entry = 0; ///< number of its audit entry
    std::int64_t place = 0; ///< 1, 2, 3 … within the entry
    std::string kind;
    std::string agency = {};   ///< code
    std::string office = {};   ///< office title (or name, as given) of who decided
    std::string subject = {};  ///< person_mark of whoever was decided upon
    std::string object = {};   ///< what was decided upon
    std::string reason = {};   ///< in the words given
    std::string levels = {};   ///< "COMPETENCY=LEVEL", a line each, where levels were decided
    std::string settings = {}; ///< "NAME=VALUE", a line each (a line break in a value becomes a blank)
    std::string salt = {};     ///< 32 random bytes, so that nobody can try what a hash is of
    std::string hash = {};     ///< record_hash of all the above
    std::int64_t erased = 0;   ///< number of the entry that emptied it; 0 for none
};

/// SHA-256 over every field up to the salt, each with its length.
std::string record_hash(const AuditRecord &record);
/// What an entry holds of its records: SHA-256 over their hashes in order; empty for none.
std::string records_hash(std::span<const AuditRecord> records);

/// Stands for a person in records: HMAC-SHA-256 of agency and staff number under a key of the store (audit_state), in
/// hexadecimal. It outlives changes of the key file; without the store it tells nothing.
std::string person_mark(const std::string &key, const std::string &agency, const std::string &staff_no);

/// Adds a line to `settings` or `levels`.
void add_line(std::string &lines, const std::string &name, std::string value);

} // namespace aitalent
