#include "xml.h"

#include "refused.h"

#include <exception>
#include <memory>

#include <expat.h>
#include <fmt/format.h>

namespace aitalent {

namespace {

std::string_view local_name(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class XmlReader {
  public:
    XmlReader(std::string_view part, const std::string &file, const SheetCaps &caps, XmlHandler &handler)
        : parser_(XML_ParserCreate(nullptr), XML_ParserFree), part_(part), file_(file), caps_(caps), handler_(handler) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_open, on_close);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    bool feed(std::string_view piece) {
        fed_ += static_cast<std::int64_t>(piece.size());
        parse(piece, false);
        if (!handler_.done() && fed_ - XML_GetCurrentByteIndex(parser_.get()) > caps_.xml_token_bytes)
            refuse("AT-SHT-031", fmt::format("a token longer than {} KiB", caps_.xml_token_bytes >> 10));
        return !handler_.done();
    }
    void finish() {
        if (!handler_.done()) parse({}, true);
    }

  private:
    void parse(std::string_view piece, bool last) {
        const auto status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last);
        if (thrown_) std::rethrow_exception(thrown_);
        if (status == XML_STATUS_ERROR && !handler_.done())
            refuse("AT-SHT-030", XML_ErrorString(XML_GetErrorCode(parser_.get())));
    }

    [[noreturn]] void refuse(const char *code, std::string reason) const {
        throw Refused{Fault(code)
                          .at({.file = file_})
                          .with("part", part_)
                          .with("line", std::to_string(XML_GetCurrentLineNumber(parser_.get())))
                          .with("reason", std::move(reason))};
    }

    /// Exceptions may not cross expat: they wait until it has returned.
    template<class F>
    void guarded(F f) noexcept {
        if (thrown_ || handler_.done()) return;
        try {
            f();
        } catch (...) {
            thrown_ = std::current_exception();
        }
        if (thrown_ || handler_.done()) XML_StopParser(parser_.get(), XML_FALSE);
    }

    static void on_open(void *self, const char *name, const char **attributes) {
        auto &reader = *static_cast<XmlReader *>(self);
        reader.guarded([&] {
            if (++reader.depth_ > reader.caps_.xml_depth)
                reader.refuse("AT-SHT-031", fmt::format("elements nested more than {} deep", reader.caps_.xml_depth));
            reader.handler_.open(local_name(name), XmlAttributes(attributes));
        });
    }
    static void on_close(void *self, const char *name) {
        auto &reader = *static_cast<XmlReader *>(self);
        reader.guarded([&] {
            --reader.depth_;
            reader.handler_.close(local_name(name));
        });
    }
    static void on_text(void *self, const char *text, int length) {
        auto &reader = *static_cast<XmlReader *>(self);
        reader.guarded([&] { reader.handler_.text({text, static_cast<std::size_t>(length)}); });
    }
    static void on_doctype(void *self, const char *, const char *, const char *, int) {
        auto &reader = *static_cast<XmlReader *>(self);
        reader.guarded([&] { reader.refuse("AT-SHT-032", "DOCTYPE"); });
    }

    std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser_;
    std::string part_;
    const std::string &file_;
    const SheetCaps &caps_;
    XmlHandler &handler_;
    std::exception_ptr thrown_;
    std::uint32_t depth_ = 0;
    std::int64_t fed_ = 0;
};

} // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char *const *pair = pairs_; *pair != nullptr; pair += 2)
        if (local_name(pair[0]) == name) return pair[1];
    return {};
}

std::string_view XmlAttributes::written(std::string_view name) const {
    for (const char *const *pair = pairs_; *pair != nullptr; pair += 2)
        if (pair[0] == name) return pair[1];
    return {};
}

void read_xml(ZipArchive &archive, std::string_view part, const std::string &file, const SheetCaps &caps,
              XmlHandler &handler) {
    XmlReader reader(part, file, caps, handler);
    archive.inflate(part, [&](std::string_view piece) { return reader.feed(piece); });
    reader.finish();
}

} // namespace aitalent
