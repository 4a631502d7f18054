#include "aitalent/system/temporary.h"

#include "aitalent/system/files.h"
#include "aitalent/system/process.h"
#include "failures.h"
#include "publish.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace aitalent {

namespace {

constexpr std::size_t random_length = 16;
/// No digits, so that no message masks a part of a name as an identity number; no vowels, so that no word is taken for
/// a random part.
constexpr std::string_view random_letters = "bcdfghjklmnpqrstvwxz";
constexpr std::string_view earlier_digits = "0123456789abcdef"; // of earlier versions
constexpr std::string_view ending = ".tmp", journal = "-journal";

std::string name_of(const std::string &path) {
    return path.substr(path.find_last_of('/') + 1);
}

/// The name a temporary one was made for; nothing where it is none.
std::optional<std::string_view> made_for(std::string_view name) {
    if (name.ends_with(journal)) name.remove_suffix(journal.size()); // of earlier versions
    constexpr std::size_t added = 1 + 1 + random_length + ending.size();
    if (name.size() <= added || !name.starts_with('.') || !name.ends_with(ending)) return std::nullopt;
    const auto random = name.substr(name.size() - ending.size() - random_length, random_length);
    const auto is_of = [&](std::string_view signs) {
        return random.find_first_not_of(signs) == std::string_view::npos;
    };
    if (name[name.size() - ending.size() - random_length - 1] != '.' ||
        !(is_of(random_letters) || is_of(earlier_digits)))
        return std::nullopt;
    return name.substr(1, name.size() - added);
}

bool locks_tell(const std::string &path) {
    return file_system_of(path).footing != Footing::network;
}

/// Whether it is ours, and no living process works on it.
bool is_left(const std::string &path) {
    struct stat facts = {};
    if (::lstat(path.c_str(), &facts) != 0 || facts.st_uid != ::geteuid()) return false;
    if ((!S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode)) || is_removed_on_signal(path)) return false;
    if (path.ends_with(journal)) {
        const auto owner = path.substr(0, path.size() - journal.size());
        return !file_exists(owner) || is_left(owner);
    }
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    return file && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

std::string begun_name(const std::string &target) {
    const auto folder = folder_of(target);
    return (folder == "/" ? "" : folder) + "/." + name_of(target) + ".";
}

template<class Wanted>
std::vector<std::string> temporaries(const std::string &folder, const Wanted &wanted) {
    std::vector<std::string> found;
    const std::unique_ptr<DIR, int (*)(DIR *)> opened(::opendir(folder.c_str()), &::closedir);
    if (opened == nullptr) return found;
    while (const dirent *entry = ::readdir(opened.get())) {
        const auto target = made_for(entry->d_name);
        if (target && wanted(*target)) found.push_back((folder == "/" ? "" : folder) + "/" + entry->d_name);
    }
    std::sort(found.begin(), found.end());
    return found;
}

template<class Wanted>
std::vector<std::string> leftovers(const std::string &folder, const Wanted &wanted) {
    auto found = temporaries(folder, wanted);
    if (!found.empty() && !locks_tell(folder)) return {};
    std::erase_if(found, [](const std::string &path) { return !is_left(path); });
    return found;
}

int make(const std::string &path, Temporary::Kind kind) {
    if (kind == Temporary::Kind::file)
        return persist([&] {
            return ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
        });
    if (::mkdir(path.c_str(), S_IRWXU) != 0) return -1;
    return persist([&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW); });
}

} // namespace

std::string temporary_beside(const std::string &path) {
    return begun_name(path) + random_text(random_length, random_letters) + std::string(ending);
}

Temporary::Temporary(const std::string &target, Kind kind) : target_(target), kind_(kind) {
    remove_leftovers(leftovers_of(target));
    const bool locks = locks_tell(folder_of(target));
    for (;;) {
        path_ = temporary_beside(target);
        removed_.emplace(path_);
        descriptor_ = make(path_, kind);
        if (descriptor_ < 0) {
            const int why = errno;
            if (kind == Kind::folder) ::rmdir(path_.c_str());
            throw system_error("AT-FIL-003", target, why);
        }
        struct stat facts = {};
        const auto mode = kind == Kind::file ? S_IRUSR | S_IWUSR : S_IRWXU;
        if (::fchmod(descriptor_, mode) != 0) {
            const int why = errno;
            ::close(descriptor_), ::remove(path_.c_str());
            throw system_error("AT-FIL-004", target, why);
        }
        if (locks) ::flock(descriptor_, LOCK_EX | LOCK_NB);
        if (::fstat(descriptor_, &facts) == 0 && facts.st_nlink > 0) return;
        ::close(descriptor_); // somebody took it for a leftover before it was locked
    }
}

Temporary::~Temporary() {
    if (!path_.empty()) {
        std::error_code unheard;
        kind_ == Kind::file ? static_cast<void>(::unlink(path_.c_str()))
                            : static_cast<void>(std::filesystem::remove_all(path_, unheard));
    }
    ::close(descriptor_);
}

void Temporary::sync() const {
    if (::fsync(descriptor_) != 0) throw system_error("AT-FIL-004", target_);
}

void Temporary::publish(Existing existing) {
    const NewName name(target_);
    if (kind_ == Kind::file || existing == Existing::refuse || !file_exists(target_)) {
        give_name(path_, target_, existing);
        path_.clear(), removed_.reset();
    } else if (::rename(path_.c_str(), target_.c_str()) == 0) { // over an empty folder
        path_.clear(), removed_.reset();
    } else if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
        throw system_error("AT-FIL-003", target_);
    } // else the destructor removes what stood there before
    name.sync();
}

std::vector<std::string> leftovers_of(const std::string &target) {
    return leftovers(folder_of(target), [name = name_of(target)](std::string_view made) { return made == name; });
}

std::vector<std::string> leftovers_in(const std::string &folder) {
    return leftovers(folder, [](std::string_view) { return true; });
}

std::size_t remove_leftovers(const std::vector<std::string> &leftovers) {
    std::size_t removed = 0;
    for (const auto &path : leftovers) {
        std::error_code unheard;
        if (std::filesystem::remove_all(path, unheard) > 0 && !unheard) ++removed;
    }
    return removed;
}

bool remove_second_names(const std::string &path) {
    struct stat wanted = {}, facts = {};
    if (::stat(path.c_str(), &wanted) != 0) return false;
    bool under_way = false;
    const auto name = name_of(path);
    for (const auto &other : temporaries(folder_of(path), [&](std::string_view made) { return made == name; }))
        if (::lstat(other.c_str(), &facts) == 0 && facts.st_ino == wanted.st_ino && facts.st_dev == wanted.st_dev)
            is_left(other) ? static_cast<void>(::unlink(other.c_str())) : static_cast<void>(under_way = true);
    return under_way;
}

} // namespace aitalent
