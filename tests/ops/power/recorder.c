/*
 * Loaded into the program with LD_PRELOAD: writes down, in order, everything that the program does to
 * the files of one folder, and when it asks for what it wrote to be kept. tests/ops/power/disk.rs works
 * out from that what a disk would hold after a power cut. For 64-bit Linux, where `x` and `x64` are one.
 *
 * RECORD_FOLDER is the folder, RECORD_INTO the file to write to. A record is the letter of what was done,
 * the lengths of path and data, a place in the file (each as eight bytes), the path in the folder, the data.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITTEN = 'w', LENGTH = 't', KEPT = 's', MADE = 'c', REMOVED = 'u', RENAMED = 'r', ODD = 'x' };

/* Microseconds. */
enum { TAKES = 20000 };

/* Held while something is done and written down, so that the order is true. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static int record = -1;

__attribute__((constructor)) static void begin(void) {
    const char *into = getenv("RECORD_INTO"), *of = getenv("RECORD_FOLDER");
    if (into == NULL || of == NULL || realpath(of, folder) == NULL) abort();
    record = (int)syscall(SYS_openat, AT_FDCWD, into, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (record < 0) abort();
}

/* The path below the folder; "" for the folder itself, NULL for anything else. */
static const char *below(const char *path) {
    size_t length = strlen(folder);
    if (record < 0) return NULL;
    if (strncmp(path, folder, length) != 0) return NULL;
    if (path[length] == '\0') return path + length;
    return path[length] == '/' ? path + length + 1 : NULL;
}

/* The same for an open file. A file that was removed keeps nothing. */
static const char *below_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return NULL;
    path[length] = '\0';
    return strstr(path, " (deleted)") == NULL ? below(path) : NULL;
}

/* The same for a path as the program names it; the file need not be there. */
static const char *below_at(int at, const char *name, char *path) {
    char given[PATH_MAX], parent[PATH_MAX];
    if (name[0] == '/') {
        snprintf(given, sizeof given, "%s", name);
    } else {
        char link[64];
        snprintf(link, sizeof link, at == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", at);
        ssize_t length = readlink(link, parent, sizeof parent - 1);
        if (length < 0) return NULL;
        parent[length] = '\0';
        if (snprintf(given, sizeof given, "%s/%s", parent, name) >= (int)sizeof given) return NULL;
    }
    char *slash = strrchr(given, '/');
    *slash = '\0';
    if (realpath(slash == given ? "/" : given, parent) == NULL) return NULL;
    if (snprintf(path, PATH_MAX, "%s/%s", parent, slash + 1) >= PATH_MAX) return NULL;
    return below(path);
}

static void note(char what, const char *path, uint64_t place, const void *data, uint64_t length) {
    char head[25];
    uint64_t path_length = strlen(path);
    head[0] = what;
    memcpy(head + 1, &path_length, 8);
    memcpy(head + 9, &length, 8);
    memcpy(head + 17, &place, 8);
    struct iovec parts[3] = {
        {head, sizeof head}, {(void *)path, path_length}, {(void *)data, length}};
    if (syscall(SYS_writev, record, parts, 3) != (long)(sizeof head + path_length + length)) abort();
}

static ssize_t write_at(int fd, const void *data, size_t length, off_t place, int placed) {
    char path[PATH_MAX];
    const char *name = fd == record ? NULL : below_of(fd, path);
    if (name == NULL) {
        return placed ? syscall(SYS_pwrite64, fd, data, length, place) : syscall(SYS_write, fd, data, length);
    }
    pthread_mutex_lock(&turn);
    if (!placed) {
        struct stat is;
        int at_end = (fcntl(fd, F_GETFL) & O_APPEND) != 0 && fstat(fd, &is) == 0;
        place = at_end ? is.st_size : lseek(fd, 0, SEEK_CUR);
    }
    note(WRITTEN, name, (uint64_t)place, data, length);
    ssize_t done =
        placed ? syscall(SYS_pwrite64, fd, data, length, place) : syscall(SYS_write, fd, data, length);
    int error = errno;
    if (done != (ssize_t)length) note(ODD, name, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

ssize_t write(int fd, const void *data, size_t length) { return write_at(fd, data, length, 0, 0); }

ssize_t pwrite(int fd, const void *data, size_t length, off_t place) {
    return write_at(fd, data, length, place, 1);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t place) {
    return write_at(fd, data, length, place, 1);
}

int ftruncate(int fd, off_t length) {
    char path[PATH_MAX];
    const char *name = below_of(fd, path);
    pthread_mutex_lock(&turn);
    if (name != NULL) note(LENGTH, name, (uint64_t)length, NULL, 0);
    int done = (int)syscall(SYS_ftruncate, fd, length);
    int error = errno;
    if (name != NULL && done != 0) note(ODD, name, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

/*
 * What is asked to be kept is kept once it is written down here, which takes as long as an old disk does:
 * the power must also go in the middle of it.
 */
static int keep(int fd, long call) {
    char path[PATH_MAX];
    const char *name = below_of(fd, path);
    if (name == NULL) return (int)syscall(call, fd);
    pthread_mutex_lock(&turn);
    usleep(TAKES);
    note(KEPT, name, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return 0;
}

int fsync(int fd) { return keep(fd, SYS_fsync); }

int fdatasync(int fd) { return keep(fd, SYS_fdatasync); }

static int open_at(int at, const char *name, int how, mode_t mode) {
    char path[PATH_MAX];
    const char *made = NULL;
    if ((how & (O_CREAT | O_TRUNC)) != 0) made = below_at(at, name, path);
    if (made == NULL) return (int)syscall(SYS_openat, at, name, how, mode);
    pthread_mutex_lock(&turn);
    int fd = (int)syscall(SYS_openat, at, name, how, mode);
    int error = errno;
    if (fd >= 0) note(MADE, made, (how & O_TRUNC) != 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return fd;
}

#define OPENING(function, arguments, at)                          \
    int function arguments {                                      \
        mode_t mode = 0;                                          \
        if ((how & (O_CREAT | __O_TMPFILE)) != 0) {               \
            va_list rest;                                         \
            va_start(rest, how);                                  \
            mode = va_arg(rest, mode_t);                          \
            va_end(rest);                                         \
        }                                                         \
        return open_at(at, name, how, mode);                      \
    }
OPENING(open, (const char *name, int how, ...), AT_FDCWD)
OPENING(open64, (const char *name, int how, ...), AT_FDCWD)
OPENING(openat, (int at, const char *name, int how, ...), at)
OPENING(openat64, (int at, const char *name, int how, ...), at)

int unlink(const char *name) {
    char path[PATH_MAX];
    const char *removed = below_at(AT_FDCWD, name, path);
    pthread_mutex_lock(&turn);
    int done = (int)syscall(SYS_unlink, name);
    int error = errno;
    if (removed != NULL && done == 0) note(REMOVED, removed, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

int rename(const char *old, const char *name) {
    char from[PATH_MAX], to[PATH_MAX];
    const char *was = below_at(AT_FDCWD, old, from), *is = below_at(AT_FDCWD, name, to);
    pthread_mutex_lock(&turn);
    int done = (int)syscall(SYS_rename, old, name);
    int error = errno;
    if (done == 0 && was != NULL && is != NULL) note(RENAMED, was, 0, is, strlen(is));
    else if (done == 0 && (was != NULL || is != NULL)) note(ODD, "moved in or out", 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}
