#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace aitalent {

/// The kinds of YAML documents.
enum class DocumentKind : std::uint8_t { framework, profile, catalogue, import_profile, batch, migration };
inline constexpr DocumentKind document_kinds[] = {DocumentKind::framework, DocumentKind::profile,
                                                  DocumentKind::catalogue, DocumentKind::import_profile,
                                                  DocumentKind::batch,     DocumentKind::migration};
std::string_view
name(DocumentKind kind); ///< "framework", "profile", "catalogue", "import-profile", "batch", "migration"
std::optional<DocumentKind> parse_document_kind(std::string_view word);

} // namespace aitalent
