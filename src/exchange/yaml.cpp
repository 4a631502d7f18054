#include "aitalent/exchange/yaml.h"

#include "aitalent/framework/profile_form.h"
#include "aitalent/framework/written.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// Does the text mean itself when written without quotes, in block and in flow style?
bool is_plain(std::string_view text) {
    constexpr std::string_view never = "?:#\"'[]{},&*!|>%@`\\\n\t";
    constexpr std::string_view never_first = "-=~ <";
    if (text.empty() || text.find_first_of(never) != std::string_view::npos) return false;
    if (never_first.find(text.front()) != std::string_view::npos || text.back() == ' ') return false;
    if (text == "null" || text == "Null" || text == "NULL") return false;
    return std::none_of(text.begin(), text.end(), [](char byte) {
        const auto b = static_cast<unsigned char>(byte); // C2 and E2 lead to breaks and invisible characters
        return b < 0x20 || b == 0x7f || b == 0xc2 || b == 0xe2 || b == 0xef;
    });
}

/// Line breaks of Unicode must be escaped: YAML folds them.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto rest = text.substr(at);
        if (byte == '"' || byte == '\\')
            out += {'\\', text[at]};
        else if (byte == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7f)
            out += fmt::format("\\x{:02x}", byte);
        else if (rest.starts_with("\u2028"))
            out += "\\u2028", at += 2;
        else if (rest.starts_with("\u2029"))
            out += "\\u2029", at += 2;
        else if (rest.starts_with("\u0085"))
            out += "\\u0085", at += 1;
        else
            out += text[at];
    }
    return out + '"';
}

std::string scalar(const std::string &text) {
    return is_plain(text) ? text : in_quotes(text);
}

template<class T>
std::string scalar_of(const T &value) {
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, int> || std::is_same_v<T, std::chrono::minutes> ||
                  std::is_same_v<T, Money>)
        return written(value);
    else
        return scalar(written(value));
}

/// Values that may be something even where a node has just been made; all others are empty then.
template<class T>
concept HasDefault = Written<T> || std::same_as<T, std::vector<std::string>>;

/// The form as YAML text. Values equal to those of a node just made are left out where the key is optional.
class WriteForm {
  public:
    WriteForm(std::string &out, std::size_t indent, Provenance inherited, std::vector<std::string> words)
        : out_(out), indent_(indent), own_(std::move(inherited)), words_(std::move(words)) {}

    void provenance(const Provenance &value) {
        std::vector<std::string> parts;
        if (value.source != own_.source) parts.push_back("source: " + scalar(value.source));
        if (value.basis != own_.basis) parts.push_back("basis: " + written(value.basis));
        if (value.confidence != own_.confidence) parts.push_back("confidence: " + written(value.confidence));
        if (!value.note.empty()) parts.push_back("note: " + scalar(value.note));
        if (!parts.empty()) late_ = fmt::format("provenance: {{{}}}", fmt::join(parts, ", "));
        own_ = value;
    }

    template<class T>
    void required(std::string_view key, const T &value, std::string_view, Range = {}) {
        if (!put(key, value)) line(fmt::format("{}: []", key));
    }
    template<class T>
    void optional(std::string_view key, const T &value, std::string_view, Range = {}) {
        if constexpr (HasDefault<T>)
            if (defaults_ != nullptr) {
                const auto found = defaults_->find(key);
                if (found != defaults_->end() && found->second == default_text(value)) return;
                if (!put(key, value)) line(fmt::format("{}: []", key)); // emptied on purpose
                return;
            }
        put(key, value);
    }
    template<class Body>
    void group(std::string_view key, std::string_view, Body body) {
        std::string inner;
        WriteForm form(inner, indent_ + 2, own_, words_);
        body(form);
        if (!inner.empty()) line(fmt::format("{}:", key)), out_ += inner;
    }
    void scale(const Scale &scale) {
        for (const auto &level : scale.levels) words_.push_back(level.id);
    }
    void end() {
        if (!late_.empty()) line(late_);
    }
    template<class T>
    void node(const T &value) {
        const auto defaults = defaults_of<T>();
        defaults_ = &defaults;
        describe(*this, value);
        end();
        defaults_ = nullptr;
    }

  private:
    using Defaults = std::map<std::string, std::string, std::less<>>;
    std::string &out_;
    std::size_t indent_;
    Provenance own_;
    std::vector<std::string> words_;
    std::string late_ = {};
    const Defaults *defaults_ = nullptr;

    /// What each key of a node just made would say.
    struct DefaultForm {
        Defaults &values;
        void provenance(const Provenance &) {}
        void scale(const Scale &) {}
        template<class T>
        void required(std::string_view, const T &, std::string_view, Range = {}) {}
        template<class T>
        void optional(std::string_view key, const T &value, std::string_view, Range = {}) {
            if constexpr (HasDefault<T>) values.emplace(key, default_text(value));
        }
        template<class Body>
        void group(std::string_view, std::string_view, Body) {}
    };

    template<class T>
    static Defaults defaults_of() {
        Defaults values;
        DefaultForm form{values};
        const T fresh{};
        describe(form, fresh);
        return values;
    }

    template<class T>
    static std::string default_text(const T &value) {
        if constexpr (Written<T>)
            return written(value);
        else
            return fmt::format("{}", fmt::join(value, "\n"));
    }

    void line(std::string_view text) { out_ += fmt::format("{:{}}{}\n", "", indent_, text); }

    /// False where there is nothing to say.
    template<class T>
    bool put(std::string_view key, const T &value) {
        if constexpr (requires { flow(value); }) {
            const std::string text = flow(value);
            if (text.empty()) return false;
            line(fmt::format("{}: {}", key, text));
        } else {
            std::string inner;
            block(inner, value);
            if (inner.empty()) return false;
            line(fmt::format("{}:", key));
            out_ += inner;
        }
        return true;
    }

    template<class T>
    void block(std::string &inner, const T &node) const {
        WriteForm(inner, indent_ + 2, own_, words_).node(node);
    }
    template<class T>
    void block(std::string &inner, const std::vector<T> &nodes) const {
        for (const auto &node : nodes) {
            const auto begin = inner.size();
            WriteForm(inner, indent_ + 4, own_, words_).node(node);
            if (inner.size() > begin) inner[begin + indent_ + 2] = '-';
        }
    }

    std::string flow(Level level) const { return scalar(written(level, words_)); }
    std::string flow(const LocalText &text) const {
        std::vector<std::string> parts;
        if (!text.zh_tw.empty()) parts.push_back("zh-TW: " + scalar(text.zh_tw));
        if (!text.en.empty()) parts.push_back("en: " + scalar(text.en));
        return parts.empty() ? std::string() : fmt::format("{{{}}}", fmt::join(parts, ", "));
    }
    template<class T>
    std::string flow(const T &value) const requires Written<T> {
        const std::string text = written(value);
        return text.empty() ? text : scalar_of(value);
    }
    template<class T>
    std::string flow(const std::optional<T> &value) const requires(Written<T> || std::is_same_v<T, Level>) {
        return value ? flow(*value) : std::string();
    }
    template<class T>
    std::string flow(const std::vector<T> &values) const
        requires(Written<T> || std::is_same_v<T, LocalText> || std::is_same_v<T, std::vector<std::string>>) {
        std::vector<std::string> parts;
        for (const auto &value : values) parts.push_back(flow(value));
        return parts.empty() ? std::string() : fmt::format("[{}]", fmt::join(parts, ", "));
    }
    std::string flow(const std::vector<CertificateDemand> &demands) const {
        std::vector<std::string> parts;
        for (const auto &demand : demands)
            parts.push_back(fmt::format("{}: {}", scalar(demand.certificate_class.str()), demand.count));
        return fmt::format("{{{}}}", fmt::join(parts, ", "));
    }
    std::string flow(const std::vector<std::vector<CertificateDemand>> &sets) const {
        std::vector<std::string> parts;
        for (const auto &set : sets) parts.push_back(flow(set));
        return parts.empty() ? std::string() : fmt::format("[{}]", fmt::join(parts, ", "));
    }
    template<class Pairs>
    std::string flow_map(const Pairs &pairs) const {
        std::vector<std::string> parts;
        for (const auto &[key, value] : pairs) parts.push_back(fmt::format("{}: {}", scalar(key.str()), flow(value)));
        return parts.empty() ? std::string() : fmt::format("{{{}}}", fmt::join(parts, ", "));
    }
    template<class Key, class Value>
    std::string flow(const std::vector<std::pair<Key, Value>> &pairs) const {
        return flow_map(pairs);
    }
    template<class Key, class Value>
    std::string flow(const std::map<Key, Value> &pairs) const {
        return flow_map(pairs);
    }
};

template<class T>
std::string document(std::string_view kind, const T &value) {
    std::string text = fmt::format("aitalent: {}/1\n", kind);
    WriteForm(text, 0, Provenance(), {}).node(value);
    return text;
}

} // namespace

std::string to_yaml(const Framework &framework) {
    return document("framework", framework);
}

std::string to_yaml(const Profile &profile) {
    Profile resolved = profile; // its parent's values are in here, so it stands alone
    resolved.extends.clear();
    return document("profile", resolved);
}

} // namespace aitalent
