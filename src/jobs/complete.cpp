#include "aitalent/jobs/complete.h"

#include "aitalent/store/batches.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/runs.h"
#include "aitalent/system/accounts.h"
#include "office.h"

#include <algorithm>

namespace aitalent {

namespace {

using Ids = std::vector<std::string>;

Ids staff(Office &office) {
    Ids ids;
    PeopleFilter filter;
    filter.in_service_on = office.as_of();
    for (const auto &person : load_people(office.store(), filter)) ids.push_back(person.staff_no.str());
    return ids;
}

Ids roles(Office &office) {
    Ids ids;
    for (const auto &role : office.profile().roles) ids.push_back(role.id.str());
    return ids;
}

Ids units(Office &office) {
    Ids ids;
    for (const auto &unit : load_units(office.store())) ids.push_back(unit.code.str());
    return ids;
}

Ids agencies(Office &office) {
    Ids ids;
    for (const auto &agency : load_agencies(office.store())) ids.push_back(agency.code.str());
    return ids;
}

Ids plans(Office &office) {
    Ids ids;
    for (const auto &run : load_runs(office.store()))
        if (run.kind == RunKind::plan) ids.push_back(run.name);
    return ids;
}

Ids batches(Office &office) {
    Ids ids;
    for (const auto &batch : load_batches(office.store()))
        if (!batch.undone_at) ids.push_back(std::to_string(batch.number));
    return ids;
}

Ids runs(Office &office) {
    Ids ids;
    for (const auto &run : load_runs(office.store())) ids.push_back(std::to_string(run.number));
    return ids;
}

Ids documents(Office &office) {
    Ids ids;
    for (auto kind : {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue})
        for (const auto &document : load_documents(office.store(), kind, false)) ids.push_back(document.str());
    return ids;
}

/// Whether bash, zsh and fish take the text as one plain word, wherever it stands on a line.
bool is_plain_word(const std::string &text) {
    if (text.empty() || printable(text) != text) return false;
    if (text.find_first_of("$`\\'\";&|<>(){}*?[]!#~^ ") != std::string::npos) return false;
    if (std::string_view("-=%+").find(text.front()) != std::string_view::npos) return false; // option, =command, %job
    for (const char *blank : {"\u00a0", "\u1680", "\u2002", "\u2003", "\u2009", "\u202f", "\u205f", "\u3000"})
        if (text.find(blank) != std::string::npos) return false;
    return true;
}

constexpr std::pair<std::string_view, Ids (*)(Office &)> id_kinds[] = {
    {"staff", staff}, {"role", roles},    {"unit", units}, {"agency", agencies},
    {"plan", plans},  {"batch", batches}, {"run", runs},   {"document", documents}};

} // namespace

std::vector<std::string> known_ids(const Circumstances &circumstances, const std::string &wanted) {
    for (const auto &[kind, ids_of] : id_kinds) {
        if (kind != wanted) continue;
        if (!file_is_callers(circumstances.db_path)) return {};
        try {
            Office office(circumstances, Access::read);
            auto ids = ids_of(office);
            std::erase_if(ids, [](const std::string &id) { return !is_plain_word(id); });
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            return ids;
        } catch (const Error &) { // there may be no store yet, or it is busy
            return {};
        }
    }
    return {};
}

} // namespace aitalent
