/* Makes one file operation of a process fail: the Nth below a folder, in a given way. Loaded with LD_PRELOAD.
 *
 * Nothing fails until fault_arm() was called, so that a process can load everything first and then fork for each try.
 * mode: 'k' die before the operation, 'h' do half of a write and die, 'i' I/O error, 'n' no space left; with
 * always = 1 every operation from the Nth on fails. at = 0 only counts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char roots[2][PATH_MAX];
static long at = 0, count = 0;
static int armed = 0, mode = 0, always = 0, trace = -1;

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__) = 0; \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

void fault_arm(const char *first, const char *second, int how, long when, int for_ever, int trace_to) {
    snprintf(roots[0], PATH_MAX, "%s/", first);
    snprintf(roots[1], PATH_MAX, "%s/", second);
    mode = how; at = when; always = for_ever; count = 0; trace = trace_to; armed = 1;
}

long fault_disarm(void) { armed = 0; return count; }

static int below(const char *path) {
    if (!armed || !path) return 0;
    for (int i = 0; i < 2; i++)
        if (roots[i][1] && !strncmp(path, roots[i], strlen(roots[i]))) return 1;
    return 0;
}

static int of_ours(int handle) {
    char link[64], path[PATH_MAX];
    if (!armed || handle < 3) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path) || (strlen(path) + 1 < PATH_MAX && (strcat(path, "/"), below(path)));
}

/* 0: go on; 1: fail with errno; 2: do half and die. */
static int struck(const char *what) {
    count++;
    if (trace >= 0) dprintf(trace, "%ld %s\n", count, what);
    if (!at || !(count == at || (always && count > at))) return 0;
    if (mode == 'k') kill(getpid(), SIGKILL);
    if (mode == 'h') { if (what[0] == 'w') return 2; kill(getpid(), SIGKILL); }
    errno = mode == 'n' ? ENOSPC : EIO;
    return 1;
}

#define ASK(ours, what) do { if ((ours) && struck(what)) return -1; } while (0)

ssize_t write(int handle, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (of_ours(handle)) {
        int hit = struck("write");
        if (hit == 1) return -1;
        if (hit == 2) { real(handle, bytes, size / 2); kill(getpid(), SIGKILL); }
    }
    return real(handle, bytes, size);
}

static ssize_t placed(int handle, const void *bytes, size_t size, off_t place) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    if (of_ours(handle)) {
        int hit = struck("write");
        if (hit == 1) return -1;
        if (hit == 2) { real(handle, bytes, size / 2, place); kill(getpid(), SIGKILL); }
    }
    return real(handle, bytes, size, place);
}
ssize_t pwrite64(int handle, const void *bytes, size_t size, off_t place) { return placed(handle, bytes, size, place); }
ssize_t pwrite(int handle, const void *bytes, size_t size, off_t place) { return placed(handle, bytes, size, place); }

int fsync(int handle) { REAL(int, "fsync", int); ASK(of_ours(handle), "fsync"); return real(handle); }
int fdatasync(int handle) { REAL(int, "fdatasync", int); ASK(of_ours(handle), "fsync"); return real(handle); }

static int cut(int handle, off_t size) {
    REAL(int, "ftruncate64", int, off_t);
    ASK(of_ours(handle), "truncate");
    return real(handle, size);
}
int ftruncate64(int handle, off_t size) { return cut(handle, size); }
int ftruncate(int handle, off_t size) { return cut(handle, size); }

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    ASK(below(to), "rename");
    return real(from, to);
}
int renameat(int in, const char *from, int out, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    ASK(below(to), "rename");
    return real(in, from, out, to);
}
int link(const char *from, const char *to) {
    REAL(int, "link", const char *, const char *);
    ASK(below(to), "link");
    return real(from, to);
}
int unlink(const char *path) { REAL(int, "unlink", const char *); ASK(below(path), "unlink"); return real(path); }
int unlinkat(int in, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    ASK(in == AT_FDCWD ? below(path) : of_ours(in), "unlink");
    return real(in, path, flags);
}
int rmdir(const char *path) { REAL(int, "rmdir", const char *); ASK(below(path), "unlink"); return real(path); }
int mkdir(const char *path, mode_t rights) {
    REAL(int, "mkdir", const char *, mode_t);
    ASK(below(path), "mkdir");
    return real(path, rights);
}
int fchmod(int handle, mode_t rights) {
    REAL(int, "fchmod", int, mode_t);
    ASK(of_ours(handle), "chmod");
    return real(handle, rights);
}

#define WRITING (O_CREAT | O_WRONLY | O_RDWR)
#define RIGHTS \
    mode_t rights = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); rights = va_arg(more, mode_t); va_end(more); }

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    RIGHTS
    ASK((flags & WRITING) && below(path), "open");
    return real(path, flags, rights);
}
int open(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    RIGHTS
    ASK((flags & WRITING) && below(path), "open");
    return real(path, flags, rights);
}
int openat64(int in, const char *path, int flags, ...) {
    REAL(int, "openat64", int, const char *, int, ...);
    RIGHTS
    ASK((flags & WRITING) && in == AT_FDCWD && below(path), "open");
    return real(in, path, flags, rights);
}
int openat(int in, const char *path, int flags, ...) {
    REAL(int, "openat64", int, const char *, int, ...);
    RIGHTS
    ASK((flags & WRITING) && in == AT_FDCWD && below(path), "open");
    return real(in, path, flags, rights);
}
