/* Stands between a program and the system (LD_PRELOAD), for the fault tests. Only files below FAULT_ROOT are looked at.
 *   FAULT_CALL=fsync FAULT_AT=3 FAULT_ERRNO=28   the third fsync fails; the file FAULT_MARK then appears. FAULT_ERRNO=0
 *                                                does nothing and says it did: a system that lies
 *   FAULT_TRACE=file                             every change to a file is written down, one a line, data in hex
 *   FAULT_LOCKS=1                                every lock is granted to everybody, as on some network drives
 *   FAULT_GROUND=0x6969                          files stand on a file system of this kind, as statfs tells it
 *   FAULT_CALL=thread FAULT_AT=3                 no thread is started from the third on
 *   FAULT_CALL=descriptor FAULT_AT=3             no file is opened from the third on, as if descriptors had run out
 *   FAULT_KILL=9 FAULT_AT=3                      the third change to a file (write, truncate, create, unlink, rename,
 *                                                link) is done, and this signal sent to the program itself */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#define REAL(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static int watched(const char *path) {
    const char *root = getenv("FAULT_ROOT");
    return root != NULL && strncmp(path, root, strlen(root)) == 0;
}

static const char *path_of(int descriptor, char *buffer) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = syscall(SYS_readlink, link, buffer, PATH_MAX - 1);
    buffer[length < 0 ? 0 : length] = 0;
    return buffer;
}

/* A name as given, made absolute. */
static const char *full(const char *path, char *buffer) {
    if (path[0] == '/') return path;
    const long length = syscall(SYS_getcwd, buffer, PATH_MAX); /* with the closing 0 */
    snprintf(buffer + (length < 1 ? 0 : length - 1), PATH_MAX, "/%s", path + (strncmp(path, "./", 2) == 0 ? 2 : 0));
    return buffer;
}

/* Is it this call's turn to fail? */
static int fails(const char *call, const char *path) {
    static long seen;
    const char *wanted = getenv("FAULT_CALL");
    if (wanted == NULL || strcmp(wanted, call) != 0 || !watched(path)) return 0;
    if (++seen != atol(getenv("FAULT_AT"))) return 0;
    const int mark = (int)syscall(SYS_open, getenv("FAULT_MARK"), O_CREAT | O_WRONLY, 0600);
    syscall(SYS_close, mark);
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}

/* Have the descriptors run out? They do so at a file that is looked at, and then for every other file too. */
static int has_no_descriptor(const char *path) {
    static long seen;
    const char *wanted = getenv("FAULT_CALL");
    if (wanted == NULL || strcmp(wanted, "descriptor") != 0) return 0;
    if (watched(path)) ++seen;
    if (seen < atol(getenv("FAULT_AT"))) return 0;
    errno = EMFILE;
    return 1;
}

/* What a failing call gives: -1, or the lie that it went well. */
static long failure(long success) {
    return errno == 0 ? success : -1;
}

/* Sends the signal once so many changes have been made; what is said on the way out is no change. */
static void end_if_due(const char *call, const char *path) {
    static long changes;
    const char *signal = getenv("FAULT_KILL");
    if (signal == NULL || strcmp(call, "said") == 0 || strcmp(call, "fsync") == 0 || !watched(path)) return;
    if (++changes == atol(getenv("FAULT_AT"))) syscall(SYS_kill, syscall(SYS_getpid), atoi(signal));
}

static void note(const char *call, const char *path, const char *second, long at, const void *data, size_t size) {
    static int trace = -1;
    end_if_due(call, path);
    if (getenv("FAULT_TRACE") == NULL || (strcmp(path, "stdout") != 0 && !watched(path))) return;
    if (trace < 0)
        trace = (int)syscall(SYS_open, getenv("FAULT_TRACE"), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    char *line = malloc(2 * size + 2 * PATH_MAX + 100);
    int length = sprintf(line, "%s\t%s\t%s\t%ld\t", call, path, second, at);
    for (size_t i = 0; i < size; ++i) length += sprintf(line + length, "%02x", ((const unsigned char *)data)[i]);
    line[length++] = '\n';
    syscall(SYS_write, trace, line, (size_t)length);
    free(line);
}

static int open_as(const char *name, const char *path, int flags, mode_t mode) {
    char named[2 * PATH_MAX], made[PATH_MAX];
    const int is_new = (flags & O_TMPFILE) == O_TMPFILE || ((flags & O_CREAT) && syscall(SYS_access, path, F_OK) != 0);
    if (fails("open", full(path, named)) || has_no_descriptor(full(path, named))) return -1;
    const int descriptor = REAL(int, name, const char *, int, ...)(path, flags, mode);
    if (descriptor >= 0 && is_new) note("create", path_of(descriptor, made), "", 0, NULL, 0);
    return descriptor;
}

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(list, mode_t) : 0;
    va_end(list);
    return open_as("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(list, mode_t) : 0;
    va_end(list);
    return open_as("open64", path, flags, mode);
}

/* What _FORTIFY_SOURCE makes of open where it cannot see the flags. */
int __open_2(const char *path, int flags) {
    return open_as("open", path, flags, 0);
}

ssize_t pread64(int descriptor, void *data, size_t size, off64_t at) {
    char path[PATH_MAX];
    if (fails("read", path_of(descriptor, path))) return failure((long)size);
    return REAL(ssize_t, "pread64", int, void *, size_t, off64_t)(descriptor, data, size, at);
}

ssize_t pread(int descriptor, void *data, size_t size, off_t at) {
    return pread64(descriptor, data, size, at);
}

ssize_t read(int descriptor, void *data, size_t size) {
    char path[PATH_MAX];
    if (fails("read", path_of(descriptor, path))) return failure((long)size);
    return REAL(ssize_t, "read", int, void *, size_t)(descriptor, data, size);
}

/* What _FORTIFY_SOURCE makes of it where the size of the buffer is known. */
ssize_t __read_chk(int descriptor, void *data, size_t size, size_t room) {
    return size > room ? (abort(), -1) : read(descriptor, data, size);
}

ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t at) {
    char path[PATH_MAX];
    if (fails("write", path_of(descriptor, path))) return failure((long)size);
    const ssize_t written = REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t)(descriptor, data, size, at);
    if (written > 0) note("write", path, "", at, data, (size_t)written);
    return written;
}

ssize_t write(int descriptor, const void *data, size_t size) {
    char path[PATH_MAX];
    if (descriptor == 1) note("said", "stdout", "", 0, NULL, 0);
    if (fails("write", path_of(descriptor, path))) return failure((long)size);
    const off64_t at = lseek64(descriptor, 0, SEEK_CUR);
    const ssize_t written = REAL(ssize_t, "write", int, const void *, size_t)(descriptor, data, size);
    if (written > 0 && watched(path)) note("write", path, "", at, data, (size_t)written);
    return written;
}

static int simple(const char *call, const char *name, int descriptor) {
    char path[PATH_MAX];
    if (fails(call, path_of(descriptor, path))) return (int)failure(0);
    const int result = REAL(int, name, int)(descriptor);
    if (result == 0) note(call, path, "", 0, NULL, 0);
    return result;
}
int fsync(int descriptor) {
    return simple("fsync", "fsync", descriptor);
}
int fdatasync(int descriptor) {
    return simple("fsync", "fdatasync", descriptor);
}

int close(int descriptor) {
    char path[PATH_MAX];
    if (fails("close", path_of(descriptor, path))) {
        const int number = errno;
        syscall(SYS_close, descriptor);
        errno = number;
        return (int)failure(0);
    }
    return REAL(int, "close", int)(descriptor);
}

int ftruncate64(int descriptor, off64_t size) {
    char path[PATH_MAX];
    if (fails("truncate", path_of(descriptor, path))) return (int)failure(0);
    const int result = REAL(int, "ftruncate64", int, off64_t)(descriptor, size);
    if (result == 0) note("truncate", path, "", size, NULL, 0);
    return result;
}

int fchmod(int descriptor, mode_t mode) {
    char path[PATH_MAX];
    if (fails("chmod", path_of(descriptor, path))) return (int)failure(0);
    return REAL(int, "fchmod", int, mode_t)(descriptor, mode);
}

int unlink(const char *path) {
    char named[2 * PATH_MAX];
    path = full(path, named);
    if (fails("unlink", path)) return (int)failure(0);
    const int result = REAL(int, "unlink", const char *)(path);
    if (result == 0) note("unlink", path, "", 0, NULL, 0);
    return result;
}

static int move(const char *name, const char *from, const char *to) {
    char named[2][2 * PATH_MAX];
    from = full(from, named[0]);
    to = full(to, named[1]);
    if (fails(name, to)) return (int)failure(0);
    const int result = REAL(int, name, const char *, const char *)(from, to);
    if (result == 0) note(name, from, to, 0, NULL, 0);
    return result;
}
int rename(const char *from, const char *to) {
    return move("rename", from, to);
}
int link(const char *from, const char *to) {
    return move("link", from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    char named[2][2 * PATH_MAX];
    from = full(from, named[0]);
    to = full(to, named[1]);
    if (fails("rename", to)) return (int)failure(0);
    const int result =
        REAL(int, "renameat2", int, const char *, int, const char *, unsigned)(from_folder, from, to_folder, to, flags);
    if (result == 0) note("rename", from, to, 0, NULL, 0);
    return result;
}

/* A name for an open file that had none: "/proc/self/fd/N". */
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char named[2 * PATH_MAX], made[PATH_MAX];
    to = full(to, named);
    const char *number = strncmp(from, "/proc/self/fd/", 14) == 0 ? from + 14 : NULL;
    const char *source = number != NULL ? path_of(atoi(number), made) : from;
    if (fails("link", to)) return (int)failure(0);
    const int result =
        REAL(int, "linkat", int, const char *, int, const char *, int)(from_folder, from, to_folder, to, flags);
    if (result == 0) note("link", source, to, 0, NULL, 0);
    return result;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*work)(void *), void *argument) {
    static long started;
    const char *wanted = getenv("FAULT_CALL");
    if (wanted != NULL && strcmp(wanted, "thread") == 0 && ++started >= atol(getenv("FAULT_AT"))) return EAGAIN;
    return REAL(int, "pthread_create", pthread_t *, const pthread_attr_t *, void *(*)(void *), void *)(
        thread, attributes, work, argument);
}

/* The names a call can be asked of: SQLite locks with F_SETLK. */
static int control(const char *name, int descriptor, int command, void *argument) {
    char path[PATH_MAX];
    if (command == F_SETLK && getenv("FAULT_LOCKS") != NULL) return 0;
    if (command == F_SETLK && fails("lock", path_of(descriptor, path))) return (int)failure(0);
    return REAL(int, name, int, int, ...)(descriptor, command, argument);
}

int fcntl(int descriptor, int command, ...) {
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    return control("fcntl", descriptor, command, argument);
}

int fcntl64(int descriptor, int command, ...) {
    va_list list;
    va_start(list, command);
    void *argument = va_arg(list, void *);
    va_end(list);
    return control("fcntl64", descriptor, command, argument);
}

/* The looks a program takes at files, under the names of both widths (one on this machine). */
#define LOOK(name, facts_type, first, path_expression)                                                                 \
    int name(first, facts_type *facts) {                                                                               \
        char path[2 * PATH_MAX];                                                                                       \
        (void)path;                                                                                                    \
        if (fails("stat", path_expression)) return (int)failure(0);                                                    \
        return REAL(int, #name, __typeof__(at), facts_type *)(at, facts);                                              \
    }
LOOK(stat, struct stat, const char *at, full(at, path))
LOOK(stat64, struct stat64, const char *at, full(at, path))
LOOK(fstat, struct stat, int at, path_of(at, path))
LOOK(fstat64, struct stat64, int at, path_of(at, path))

int statfs(const char *path, struct statfs *facts) {
    const int result = REAL(int, "statfs", const char *, struct statfs *)(path, facts);
    if (result == 0 && getenv("FAULT_GROUND") != NULL)
        facts->f_type = (__typeof__(facts->f_type))strtol(getenv("FAULT_GROUND"), NULL, 16);
    return result;
}
