// store_sql STORE [SQL]: runs SQL (from its argument, else from standard input) on a store as the program opens it, so
// that a test can edit one and its page checksums still fit. Defensive mode is off: `pragma writable_schema` works.
// References are not held. Rows are printed a line each, columns with | between, null as nothing, as sqlite3 does.
// Exit 0; 1 and the reason on standard error where a statement fails; 2 for wrong arguments.
#include "aitalent/base/fault.h"
#include "store/database.h"

#include <cstdio>
#include <iostream>
#include <iterator>

#include <sqlite3.h>

using namespace aitalent;

namespace {

int print_row(void *, int columns, char **values, char **) {
    for (int column = 0; column < columns; ++column)
        std::printf("%s%s", column == 0 ? "" : "|", values[column] == nullptr ? "" : values[column]);
    std::puts("");
    return 0;
}

int run(const std::string &path, const std::string &sql) {
    Database database(path, Database::Open::existing, std::chrono::seconds(5));
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    if (sqlite3_exec(database.handle(), sql.c_str(), print_row, nullptr, nullptr) == SQLITE_OK) return 0;
    std::cerr << "store_sql: " << sqlite3_errmsg(database.handle()) << '\n';
    return 1;
}

} // namespace

int main(int count, char **words) {
    if (count != 2 && count != 3) {
        std::cerr << "usage: store_sql STORE [SQL]\n";
        return 2;
    }
    try {
        return run(words[1], count == 3 ? words[2] : std::string(std::istreambuf_iterator<char>(std::cin), {}));
    } catch (const Error &error) {
        for (const auto &fault : error.faults()) {
            std::cerr << "store_sql: " << fault.code;
            for (const auto &[name, value] : fault.values) std::cerr << ' ' << name << '=' << value;
            std::cerr << '\n';
        }
        return 1;
    }
}
