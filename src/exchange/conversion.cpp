#include "conversion.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace aitalent::exchange {

std::string id_of(Slugs &slugs, const std::string &code, const std::string &name) {
    const bool can_be_id = !code.empty() && code.size() <= 100 && code.find_first_of(" \t\n[]@,;\"'") == code.npos;
    return can_be_id ? slugs.take(code) : slugs.make(name.empty() ? code : name);
}

Conversion::Conversion(Converted &out, const EditionRef &as, Source source, Confidence confidence)
    : out_(out), own_{source.id, source.basis, confidence} {
    out_.framework.ref = as;
    out_.framework.name = source.title;
    out_.framework.provenance = own_;
    out_.framework.sources = {std::move(source)};
}

Profile &Conversion::profile() {
    if (out_.profile) return *out_.profile;
    const auto &framework = out_.framework;
    auto &profile = out_.profile.emplace();
    profile.id = ProfileId(framework.ref.framework.str() + "-roles");
    profile.edition = framework.ref.edition;
    profile.framework = framework.ref;
    profile.name = framework.name;
    profile.sources = framework.sources;
    profile.tiers = {{TierId("all"), 1, {.zh_tw = "全部", .en = "All"}}};
    profile.provenance = own_;
    return profile;
}

AreaId Conversion::area(const std::string &key, const std::string &name, const std::string &code) {
    const auto [found, is_new] = areas_.emplace(key, AreaId());
    if (is_new) {
        found->second = AreaId(id_of(area_slugs_, code, name));
        out_.framework.areas.push_back(
            {.id = found->second, .name = in_its_language(name.empty() ? key : name), .provenance = own_});
    }
    return found->second;
}

void Conversion::competency(const std::string &key, const std::string &code, const std::string &name,
                            const std::string &able_to, const AreaId &area) {
    const auto [found, is_new] = competencies_.emplace(key, CompetencyId());
    if (!is_new) return left_out_.add("a second row of one competency");
    found->second = CompetencyId(id_of(competency_slugs_, code, name));
    out_.framework.competencies.push_back({.id = found->second,
                                           .area = area,
                                           .name = in_its_language(name),
                                           .able_to = in_its_language(able_to),
                                           .provenance = own_});
}

void Conversion::role(const std::string &key, const std::string &code, const std::string &name,
                      const std::string &summary) {
    if (!roles_.emplace(key, profile().roles.size()).second) return left_out_.add("a second row of one role");
    profile().roles.push_back({.id = RoleId(id_of(role_slugs_, code, name)),
                               .name = in_its_language(name),
                               .summary = in_its_language(summary),
                               .tier = TierId("all"),
                               .provenance = own_});
}

void Conversion::requires_of(const Record &record, const std::string &role, const std::string &competency,
                             Requirement asked) {
    const auto known_role = roles_.find(role);
    const auto known = competencies_.find(competency);
    if (known_role == roles_.end() || known == competencies_.end())
        return tell(
            record,
            Fault("AT-FRM-063", Severity::warning).with("found", known_role == roles_.end() ? role : competency));
    asked.competency = known->second;
    asked.provenance = own_;
    auto *before = find(role, asked.competency);
    if (before == nullptr) return profile().roles[known_role->second].requirements.push_back(std::move(asked));
    left_out_.add("a second requirement of one competency by one role");
    if (asked.level > before->level) *before = std::move(asked);
}

Requirement *Conversion::find(const std::string &role, const CompetencyId &competency) {
    auto &requirements = profile().roles[roles_.at(role)].requirements;
    const auto found = std::find_if(requirements.begin(), requirements.end(),
                                    [&](const Requirement &one) { return one.competency == competency; });
    return found == requirements.end() ? nullptr : &*found;
}

void Conversion::weigh(const std::string &role, const std::string &competency, int weight) {
    if (!knows_role(role) || !knows_competency(competency)) return;
    if (auto *asked = find(role, competencies_.at(competency))) asked->weight = weight;
}

void Conversion::scale(std::string id, LocalText name, std::vector<std::pair<std::string, std::string>> words) {
    auto &scale = profile().scale;
    scale = {.id = std::move(id), .name = std::move(name), .credit = out_.framework.name};
    for (auto &[word, said] : words) {
        const Level level(static_cast<std::uint8_t>(scale.levels.size() + 1));
        scale.levels.push_back({level, std::move(word), {.zh_tw = {}, .en = std::move(said)}});
    }
}

void Conversion::end(const std::string &file) {
    if (out_.profile) { // a role that asks nothing of what was converted is no role of ours
        const auto asks_nothing = [](const RoleProfile &role) { return role.requirements.empty(); };
        left_out_.add("a role without requirements",
                      static_cast<std::size_t>(
                          std::count_if(out_.profile->roles.begin(), out_.profile->roles.end(), asks_nothing)));
        std::erase_if(out_.profile->roles, asks_nothing);
        if (out_.profile->roles.empty()) out_.profile.reset();
    }
    left_out_.report(file, out_.faults);
}

void convert_tables(std::span<const ForeignTable> tables, std::span<const TableForm> forms, Faults &faults) {
    std::set<const ForeignTable *> used;
    for (const auto &form : forms) {
        const ForeignTable *chosen = nullptr; // the one that lacks least
        std::size_t least = SIZE_MAX;
        for (const auto &table : tables) {
            if (used.contains(&table)) continue;
            Faults lacks;
            Columns(table, form.columns, lacks);
            if (lacks.size() < least) least = lacks.size(), chosen = &table;
        }
        if (form.optional && least > 0) continue;
        if (chosen == nullptr) {
            for (const auto heading : form.columns)
                faults.add(Fault("AT-FRM-066").with("expected", std::string(heading)));
            continue;
        }
        used.insert(chosen);
        const Columns columns(*chosen, form.columns, faults);
        if (!columns.complete()) continue;
        for (const auto &row : chosen->rows) form.take(Record(*chosen, row, columns));
        columns.report_rest(faults);
    }
    for (const auto &table : tables)
        if (!used.contains(&table))
            faults.add(Fault("AT-FRM-064").at({.file = table.file}).with("found", "one table too many"));
}

namespace {

bool is_deep(std::string_view json) { // the parser is recursive nowhere, the destructor of its values is
    int depth = 0, deepest = 0;
    for (char c : json) {
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        deepest = std::max(deepest, depth);
    }
    return deepest > 1000;
}

} // namespace

nlohmann::ordered_json parse_json(std::string_view json, const std::string &file, Faults &faults) {
    auto refuse = [&](const char *why) {
        faults.add(Fault("AT-FRM-064").at({.file = file}).with("found", why));
        return nlohmann::ordered_json();
    };
    if (!is_utf8(json)) return refuse("not UTF-8");
    if (is_deep(json)) return refuse("nested too deeply");
    auto parsed = nlohmann::ordered_json::parse(json, nullptr, false);
    return parsed.is_discarded() ? refuse("not JSON") : parsed;
}

ForeignTable table_of(const nlohmann::ordered_json &list, const std::string &file) {
    ForeignTable table{.file = file};
    std::map<std::string, std::size_t> places;
    for (const auto &object : list) {
        if (!object.is_object()) continue;
        for (const auto &[key, value] : object.items())
            if (places.emplace(key, table.header.size()).second) table.header.push_back(key);
    }
    std::uint32_t number = 0;
    for (const auto &object : list) {
        ++number;
        if (!object.is_object()) continue;
        ForeignTable::Row row{number, std::vector<std::string>(table.header.size())};
        for (const auto &[key, value] : object.items())
            if (!value.is_null() && !value.is_structured())
                row.cells[places[key]] = value.is_string() ? value.get<std::string>() : value.dump();
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace aitalent::exchange
