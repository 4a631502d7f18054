#include "aitalent/store/settings.h"

#include "aitalent/store/transaction.h"
#include "database.h"

#include <map>

namespace aitalent {

Settings load_settings(const Store &store) {
    std::map<std::string, std::string> values;
    Statement rows(store.database(), "select name, value from setting order by name");
    while (rows.next()) {
        auto name = rows.text();
        values[std::move(name)] = rows.text();
    }
    Settings settings;
    settings.lang = parse_lang(values["language"]).value_or(settings.lang);
    settings.zone = values["zone"];
    settings.purpose = values["purpose"];
    settings.retention_months = static_cast<int>(parse_int(values["retention_months"]).value_or(0));
    settings.key_name = values["key_name"];
    return settings;
}

void save_settings(Transaction &transaction, const Settings &settings) {
    Statement save(transaction.database(), "insert into setting (name, value) values (?, ?) "
                                           "on conflict (name) do update set value = excluded.value");
    AuditRecord record{.kind = "settings", .object = "settings"};
    const auto keep = [&](const char *name, const std::string &value) {
        save.bind(name, value).run();
        add_line(record.settings, name, value);
    };
    keep("language", std::string(tag(settings.lang)));
    keep("zone", settings.zone);
    keep("purpose", settings.purpose);
    keep("key_name", settings.key_name);
    keep("retention_months", std::to_string(settings.retention_months));
    transaction.note(std::move(record));
}

} // namespace aitalent
