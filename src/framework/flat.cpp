#include "aitalent/framework/flat.h"

#include "aitalent/framework/profile_form.h"
#include "aitalent/framework/written.h"

#include <map>

namespace aitalent {

namespace {

template<class T>
std::optional<std::int64_t> order_of(const T &value) {
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, int>)
        return value;
    else if constexpr (std::is_same_v<T, Money>)
        return value.dollars();
    else if constexpr (std::is_same_v<T, std::chrono::minutes>)
        return value.count();
    else
        return std::nullopt;
}

template<class T>
std::string name_in_list(const T &node, std::size_t index) {
    if constexpr (requires { written(node.id); })
        return written(node.id);
    else if constexpr (requires { node.certificate; })
        return written(node.certificate);
    else if constexpr (requires { node.competency; })
        return written(node.competency);
    else
        return fmt::to_string(index);
}

/// The form as a list of values.
class FlatForm {
  public:
    FlatForm(std::vector<FlatValue> &out, std::string path, Provenance inherited, const std::vector<std::string> &words)
        : out_(out), path_(std::move(path)), own_(std::move(inherited)), words_(words) {}

    void provenance(const Provenance &value) {
        const std::string path = under("provenance");
        if (value.source != own_.source) add(path + ".source", value.source);
        if (value.basis != own_.basis) add(path + ".basis", value.basis);
        if (value.confidence != own_.confidence) add(path + ".confidence", value.confidence);
        if (!value.note.empty()) add(path + ".note", value.note);
        own_ = value;
    }

    template<class T>
    void required(std::string_view key, const T &value, std::string_view, Range = {}) {
        add(under(key), value);
    }
    template<class T>
    void optional(std::string_view key, const T &value, std::string_view, Range = {}) {
        add(under(key), value);
    }
    template<class Body>
    void group(std::string_view key, std::string_view, Body body) {
        FlatForm form(out_, under(key), own_, words_);
        body(form);
    }
    void scale(const Scale &scale) {
        for (const auto &level : scale.levels) words_.push_back(level.id);
    }

  private:
    std::vector<FlatValue> &out_;
    std::string path_;
    Provenance own_;
    std::vector<std::string> words_;

    std::string under(std::string_view key) const {
        return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
    }

    template<class T>
    void add(const std::string &path, const T &value) {
        if constexpr (Written<T>) {
            if (auto text = written(value); !text.empty()) out_.push_back({path, std::move(text), order_of(value)});
        } else {
            FlatForm form(out_, path, own_, words_);
            describe(form, value);
        }
    }

    void add(const std::string &path, Level level) { out_.push_back({path, written(level, words_), level.value()}); }

    void add(const std::string &path, const LocalText &text) {
        if (!text.zh_tw.empty()) out_.push_back({path + ".zh-TW", text.zh_tw});
        if (!text.en.empty()) out_.push_back({path + ".en", text.en});
    }

    template<class T>
    void add(const std::string &path, const std::optional<T> &value) {
        if (value) add(path, *value);
    }

    template<class T>
    void add(const std::string &path, const std::vector<T> &values) {
        if (values.empty()) return;
        if constexpr (requires { flow(values); })
            out_.push_back({path, flow(values)});
        else
            for (std::size_t i = 0; i < values.size(); ++i)
                add(fmt::format("{}[{}]", path, name_in_list(values[i], i)), values[i]);
    }

    template<class Key, class Value>
    void add(const std::string &path, const std::vector<std::pair<Key, Value>> &values) {
        for (const auto &[key, value] : values) add(fmt::format("{}.{}", path, key.str()), value);
    }

    template<class Key, class Value>
    void add(const std::string &path, const std::map<Key, Value> &values) {
        for (const auto &[key, value] : values) add(fmt::format("{}.{}", path, key.str()), value);
    }

    static std::string flow(const CertificateDemand &demand) {
        return fmt::format("{}: {}", demand.certificate_class.str(), demand.count);
    }
    template<class T>
    static std::string flow(const std::vector<T> &values) requires Written<T> {
        std::vector<std::string> parts;
        for (const auto &value : values) parts.push_back(written(value));
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }
    static std::string flow(const std::vector<std::vector<std::string>> &lists) {
        std::vector<std::string> parts;
        for (const auto &list : lists) parts.push_back(flow(list));
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }
    static std::string flow(const std::vector<std::vector<CertificateDemand>> &sets) {
        std::vector<std::string> parts;
        for (const auto &set : sets) {
            std::vector<std::string> demands;
            for (const auto &demand : set) demands.push_back(flow(demand));
            parts.push_back(fmt::format("{{{}}}", fmt::join(demands, ", ")));
        }
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }
};

template<class T>
std::vector<FlatValue> flattened(const T &document) {
    std::vector<FlatValue> values;
    FlatForm form(values, {}, Provenance{.source = {}, .basis = Basis::assumption}, {});
    describe(form, document);
    return values;
}

} // namespace

std::vector<FlatValue> flat(const Framework &framework) {
    return flattened(framework);
}

std::vector<FlatValue> flat(const Profile &profile) {
    return flattened(profile);
}

bool is_within(std::string_view path, std::string_view outer) {
    if (!path.starts_with(outer)) return false;
    return path.size() == outer.size() || path[outer.size()] == '.' || path[outer.size()] == '[';
}

std::string_view last_key(std::string_view path) {
    const auto dot = path.rfind('.');
    auto key = dot == std::string_view::npos ? path : path.substr(dot + 1);
    return key.substr(0, key.find('['));
}

} // namespace aitalent
