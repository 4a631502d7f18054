#pragma once
#include "aitalent/framework/document_kind.h"

#include <span>
#include <string>

namespace aitalent {

/// Kinds of documents that have a written form of ours (aitalent/framework/form.h), and so a schema.
std::span<const DocumentKind> kinds_with_schema();

/// JSON Schema (2020-12) of a kind of document, for editors: what keys there are, which are needed, what each means and
/// takes. Made from the form itself, so it cannot say anything else. data/schema holds the text (a test compares).
/// A document the schema refuses has a fault of form; what only the checker can say is not in it.
std::string to_json_schema(DocumentKind kind);

} // namespace aitalent
