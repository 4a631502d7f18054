#include "aitalent/store/health.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "copy.h"
#include "database.h"
#include "schema.h"

namespace aitalent {

using namespace std::chrono_literals;

namespace {

/// A copy under construction; gone unless it was given its name.
class Copy {
  public:
    Copy(Database &from, const std::string &to) : to_(to), path_(temporary_beside(to)) {
        write_file(path_, ""); // 0600 from its first moment
        Database copy(path_, Database::Open::existing, 0ms);
        copy.execute("pragma synchronous = extra");
        copy_pages(from, copy);
        verify(copy);
    }
    ~Copy() {
        if (!path_.empty() && file_exists(path_)) remove_file(path_);
    }
    Copy(const Copy &) = delete;
    Copy &operator=(const Copy &) = delete;
    void publish() {
        sync_file(path_);
        publish_file(path_, to_, Existing::refuse);
        path_.clear();
    }

  private:
    void verify(Database &copy) const {
        recognise(copy);
        const auto finding = copy.text("pragma integrity_check(1)");
        if (finding != "ok" || copy.number("select count(*) from pragma_foreign_key_check") != 0)
            throw Error(Exit::refused, Fault("AT-STO-004").with("path", to_).with("reason", finding));
    }
    std::string to_;
    std::string path_;
};

} // namespace

void back_up(const Store &store, const std::string &to) {
    if (file_exists(to)) throw Error(Exit::cannot_create, Fault("AT-FIL-005").with("path", to));
    Copy(store.database(), to).publish();
}

void restore_backup(const std::string &from, const std::string &to) {
    if (file_exists(to)) throw Error(Exit::cannot_create, Fault("AT-STO-006").with("path", to));
    if (!file_exists(from)) throw Error(Exit::missing, Fault("AT-STO-001").with("path", from));
    Database backup(from, Database::Open::existing, 5s);
    recognise(backup);
    backup.execute("pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on");
    Copy(backup, to).publish();
}

} // namespace aitalent
