#pragma once
#include "zip.h"

#include <functional>
#include <string>
#include <string_view>

namespace aitalent {

/// The attributes of an element; names without their prefix, as sheets of every vintage use their own.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char *const *pairs) : pairs_(pairs) {}
    /// Empty where there is none of that name.
    std::string_view operator[](std::string_view name) const;
    /// By the name as written, prefix included.
    std::string_view written(std::string_view name) const;

  private:
    const char *const *pairs_;
};

/// What a reader of one part wants to hear. Names come without their prefix.
class XmlHandler {
  public:
    virtual ~XmlHandler() = default;
    virtual void open(std::string_view element, const XmlAttributes &attributes) = 0;
    virtual void close(std::string_view) {}
    virtual void text(std::string_view) {}
    bool done() const { return done_; }

  protected:
    bool done_ = false; ///< set to end the reading early
};

/// Streams one part of an archive through expat into the handler. Refuses DOCTYPE (and so every entity), more depth
/// than the caps allow, tokens without end and what is not well-formed. Exceptions of the handler come through.
void read_xml(ZipArchive &archive, std::string_view part, const std::string &file, const SheetCaps &caps,
              XmlHandler &handler);

} // namespace aitalent
