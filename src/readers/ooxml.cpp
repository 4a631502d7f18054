#include "ooxml.h"

#include "refused.h"
#include "xml.h"

#include <charconv>

#include <fmt/format.h>

namespace aitalent {

namespace {

unsigned number_or(std::string_view text, unsigned otherwise) {
    unsigned value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "xl/workbook.xml" + "worksheets/sheet1.xml" → "xl/worksheets/sheet1.xml"; "/…" counts from the root.
std::string resolved(std::string_view base, std::string_view target) {
    std::string path = target.starts_with('/') ? "" : std::string(base.substr(0, base.rfind('/') + 1));
    while (!target.empty()) {
        const auto slash = target.find_first_of("/\\");
        const auto step = target.substr(0, slash);
        if (step == "..") {
            if (!path.empty()) path.erase(path.find_last_of('/', path.size() - 2) + 1);
        } else if (!step.empty() && step != ".") {
            path += step;
            if (slash != std::string_view::npos) path += '/';
        }
        target.remove_prefix(slash == std::string_view::npos ? target.size() : slash + 1);
    }
    return path;
}

class RelationshipsHandler : public XmlHandler {
  public:
    explicit RelationshipsHandler(std::string_view base) : base_(base) {}
    void open(std::string_view element, const XmlAttributes &attributes) override {
        if (element != "Relationship" || attributes["TargetMode"] == "External") return;
        const auto type = attributes["Type"];
        found[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)),
                                                resolved(base_, attributes["Target"])};
    }
    std::map<std::string, Relationship> found;

  private:
    std::string_view base_;
};

class WorkbookHandler : public XmlHandler {
  public:
    explicit WorkbookHandler(const SheetCaps &caps, const std::string &file) : caps_(caps), file_(file) {}
    void open(std::string_view element, const XmlAttributes &attributes) override {
        if (element == "workbookPr") {
            const auto flag = attributes["date1904"];
            found.epoch_1904 = flag == "1" || flag == "true";
        } else if (element == "sheet") {
            if (found.sheets.size() == caps_.sheets)
                throw Refused{Fault("AT-SHT-021")
                                  .at({.file = file_})
                                  .with("reason", fmt::format("more than {} sheets", caps_.sheets))};
            const auto state = attributes["state"];
            const auto visibility = state == "hidden"       ? Visibility::hidden
                                    : state == "veryHidden" ? Visibility::very_hidden
                                                            : Visibility::visible;
            found.sheets.push_back({{std::string(attributes["name"]), visibility}, std::string(attributes["id"])});
        }
    }
    WorkbookPart found;

  private:
    const SheetCaps &caps_;
    const std::string &file_;
};

class StylesHandler : public XmlHandler {
  public:
    void open(std::string_view element, const XmlAttributes &attributes) override {
        if (element == "numFmt")
            codes_[number_or(attributes["numFmtId"], 0)] = format_of_code(attributes["formatCode"]);
        else if (element == "cellXfs")
            in_cell_formats_ = true;
        else if (element == "xf" && in_cell_formats_)
            found.push_back(format(number_or(attributes["numFmtId"], 0)));
    }
    void close(std::string_view element) override {
        if (element == "cellXfs") done_ = true;
    }
    std::vector<NumberFormat> found;

  private:
    NumberFormat format(unsigned id) const {
        const auto custom = codes_.find(id);
        return custom == codes_.end() ? built_in_format(id) : custom->second;
    }
    std::map<unsigned, NumberFormat> codes_;
    bool in_cell_formats_ = false;
};

} // namespace

class SharedStringsHandler : public XmlHandler {
  public:
    SharedStringsHandler(SharedStrings &strings, const SheetCaps &caps, const std::string &file)
        : strings_(strings), caps_(caps), file_(file) {}
    void open(std::string_view element, const XmlAttributes &) override {
        if (element == "si") begin_ = strings_.bytes_.size();
        if (element == "rPh") ++phonetic_;
        in_text_ = element == "t" && phonetic_ == 0;
    }
    void close(std::string_view element) override {
        in_text_ = false;
        if (element == "rPh") --phonetic_;
        if (element != "si") return;
        undo_escapes(strings_.bytes_, begin_);
        strings_.ends_.push_back(strings_.bytes_.size());
    }
    void text(std::string_view part) override {
        if (!in_text_) return;
        strings_.bytes_ += part;
        if (strings_.bytes_.size() > caps_.shared_text_bytes)
            throw Refused{Fault("AT-SHT-021")
                              .at({.file = file_})
                              .with("reason", fmt::format("more than {} MiB of text", caps_.shared_text_bytes >> 20))};
    }

  private:
    SharedStrings &strings_;
    const SheetCaps &caps_;
    const std::string &file_;
    std::size_t begin_ = 0;
    int phonetic_ = 0;
    bool in_text_ = false;
};

std::map<std::string, Relationship> read_relationships(ZipArchive &archive, std::string_view part,
                                                       const std::string &file, const SheetCaps &caps) {
    const auto folder = part.substr(0, part.rfind('/') + 1);
    const std::string relationships = fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size()));
    RelationshipsHandler handler(part);
    if (archive.has(relationships)) read_xml(archive, relationships, file, caps, handler);
    return std::move(handler.found);
}

WorkbookPart read_workbook_part(ZipArchive &archive, std::string_view part, const std::string &file,
                                const SheetCaps &caps) {
    WorkbookHandler handler(caps, file);
    read_xml(archive, part, file, caps, handler);
    return std::move(handler.found);
}

std::vector<NumberFormat> read_styles(ZipArchive &archive, std::string_view part, const std::string &file,
                                      const SheetCaps &caps) {
    StylesHandler handler;
    read_xml(archive, part, file, caps, handler);
    return std::move(handler.found);
}

void SharedStrings::read(ZipArchive &archive, std::string_view part, const std::string &file, const SheetCaps &caps) {
    SharedStringsHandler handler(*this, caps, file);
    read_xml(archive, part, file, caps, handler);
}

void undo_escapes(std::string &text, std::size_t from) {
    for (auto at = text.find("_x", from); at != std::string::npos; at = text.find("_x", at + 1)) {
        if (at + 7 > text.size() || text[at + 6] != '_') continue;
        unsigned code = 0;
        const char *digits = text.data() + at + 2;
        if (auto parsed = std::from_chars(digits, digits + 4, code, 16); parsed.ptr != digits + 4) continue;
        if (code >= 0x80) continue; // written out only for control characters and for a literal "_x"
        text.replace(at, 7, 1, static_cast<char>(code));
    }
}

} // namespace aitalent
