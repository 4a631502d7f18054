#include "aitalent/store/documents.h"

#include "aitalent/base/hash.h"
#include "aitalent/system/clock.h"
#include "upsert.h"

namespace aitalent {

namespace {

/// Without its source where the row leaves that out.
StoredDocument read_document(Statement &row, DocumentKind kind) {
    StoredDocument document{.kind = kind,
                            .id = row.text(),
                            .edition = row.text(),
                            .source = row.text(),
                            .sha256 = row.text(),
                            .loaded_at = row.text(),
                            .in_use = row.flag()};
    if (!document.source.empty() && sha256(document.source) != document.sha256)
        throw Error(Exit::refused, Fault("AT-STO-052").with("found", std::string(name(kind)) + " " + document.str()));
    return document;
}

std::optional<StoredDocument> first_document(Statement &rows, DocumentKind kind) {
    if (!rows.next()) return std::nullopt;
    return read_document(rows, kind);
}

bool is_in_use(Transaction &transaction, const StoredDocument &document) {
    Statement rows(transaction.database(), "select in_use from document where kind = ? and id = ? and edition = ?");
    return rows.bind(name(document.kind), document.id, document.edition).next() && rows.flag();
}

/// Moves the use to one document of its kind; tells whether anything moved.
bool put_in_use(Transaction &transaction, const StoredDocument &document) {
    Statement move(transaction.database(), "update document set in_use = (id = ?2 and edition = ?3), batch = ?4 "
                                           "where kind = ?1 and in_use <> (id = ?2 and edition = ?3)");
    move.bind(name(document.kind), document.id, document.edition, transaction.batch()).run();
    return transaction.database().changes() > 0;
}

} // namespace

std::vector<StoredDocument> load_documents(const Store &store, DocumentKind kind, bool with_source) {
    std::vector<StoredDocument> documents;
    Statement rows(store.database(), "select id, edition, iif(?, source, ''), sha256, loaded_at, in_use from document "
                                     "where kind = ? order by id, edition");
    for (rows.bind(with_source, name(kind)); rows.next();) documents.push_back(read_document(rows, kind));
    return documents;
}

std::optional<StoredDocument> load_document(const Store &store, DocumentKind kind, const std::string &id,
                                            const std::string &edition) {
    Statement rows(store.database(), "select id, edition, source, sha256, loaded_at, in_use from document "
                                     "where kind = ? and id = ? and edition = ?");
    return first_document(rows.bind(name(kind), id, edition), kind);
}

std::optional<StoredDocument> document_in_use(const Store &store, DocumentKind kind) {
    Statement rows(store.database(), "select id, edition, source, sha256, loaded_at, in_use from document "
                                     "where kind = ? and in_use = 1 order by id, edition");
    return first_document(rows.bind(name(kind)), kind);
}

Saved save_document(Transaction &transaction, const StoredDocument &document) {
    Upsert upsert(transaction, {.name = "document",
                                .key = {"kind", "id", "edition"},
                                .compared = {"sha256"},
                                .carried = {"source", "loaded_at", "in_use"}});
    Saved saved = upsert.save(name(document.kind), document.id, document.edition, sha256(document.source),
                              document.source, utc_text(now()), is_in_use(transaction, document));
    if (document.in_use && put_in_use(transaction, document) && saved == Saved::unchanged) saved = Saved::changed;
    AuditRecord record{.kind = "document",
                       .object = "document " + std::string(name(document.kind)) + " " + document.str()};
    add_line(record.settings, "sha256", sha256(document.source));
    add_line(record.settings, "in_use", is_in_use(transaction, document) ? "1" : "0");
    transaction.note(std::move(record));
    return transaction.tally(saved), saved;
}

} // namespace aitalent
