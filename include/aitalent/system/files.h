#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

/// Files as the operating system gives them. Every failure is an Error with the path and the reason: AT-FIL-001 cannot
/// be opened (66 where it is missing, 77 where it is forbidden), AT-FIL-002 too large (65), AT-FIL-003 cannot be
/// created (73, 77), AT-FIL-006 cannot be read (74), AT-FIL-010 too many files are open (71). Names are bytes and are
/// used as they are.
namespace aitalent {

/// A file open for reading, in parts or at offsets; a file of any size costs the caller's buffer and nothing more.
/// The descriptor closes with the object. Folders and devices are refused (AT-FIL-001); a pipe may be read in parts.
class InputFile {
  public:
    /// `at_most`: a regular file larger than this many bytes is refused at once.
    explicit InputFile(const std::string &path, std::uint64_t at_most = UINT64_MAX);
    ~InputFile();
    InputFile(InputFile &&other) noexcept;
    InputFile &operator=(InputFile &&) = delete;

    const std::string &path() const { return path_; }
    /// Bytes when it was opened; 0 for a pipe.
    std::uint64_t size() const { return size_; }
    /// Fills as much of `buffer` as there is; fewer bytes than asked only at the end of the file.
    std::size_t read(std::span<char> buffer);
    /// The same at an offset; the position of `read` is left alone.
    std::size_t read_at(std::uint64_t offset, std::span<char> buffer) const;

  private:
    std::string path_;
    std::uint64_t size_ = 0;
    std::uint64_t at_most_ = 0;
    std::uint64_t taken_ = 0;
    int descriptor_ = -1;
};

/// The whole file. Never takes more memory than `at_most` bytes, whatever the file claims to be.
std::string read_file(const std::string &path, std::uint64_t at_most);
/// The same; nothing where there is no such file.
std::optional<std::string> read_file_if_there(const std::string &path, std::uint64_t at_most);

bool file_exists(const std::string &path);
/// Permission bits, such as 0600; nothing where there is no such file.
std::optional<unsigned> file_mode(const std::string &path);
/// What a symbolic link leads to; the path itself where it is none or leads nowhere.
std::string real_name(const std::string &path);
/// A symbolic link that leads nowhere.
bool leads_nowhere(const std::string &path);
/// Whether a file, and no folder, pipe or device, stands there.
bool is_regular_file(const std::string &path);
/// Names the file has in all folders together; 0 where there is none.
std::uint64_t count_names(const std::string &path);
/// Whether both paths lead to one file.
bool is_same_file(const std::string &one, const std::string &other);
/// The folder a path stands in: "." for a bare name.
std::string folder_of(const std::string &path);
/// Makes a folder that only its owner may enter (0700); one that is there already is left as it is.
void make_private_folder(const std::string &path);
/// Removes a file; one that is not there is no failure. AT-FIL-004 (74) where it cannot be removed.
void remove_file(const std::string &path);

/// Whether kernel locks and fsync can be trusted where a file stands.
enum class Footing : std::uint8_t {
    local,   ///< a disk of this machine, or its memory
    network, ///< NFS, SMB, AFS, Ceph …: locks between machines cannot be trusted
    windows, ///< a Windows drive seen from WSL (/mnt/c): locks and fsync are emulated
    unknown  ///< a file system in user space (FUSE): it may be any of these
};
struct FileSystem {
    Footing footing = Footing::local;
    std::string name; ///< "nfs", "smb", "9p", "fuse"; empty for local ones
};
/// The file system a file stands on, or would if it were made; `local` where the kernel does not say.
FileSystem file_system_of(const std::string &path);

} // namespace aitalent
