#ifndef REGISTRAR_CLIBGIT2_SHIM_H
#define REGISTRAR_CLIBGIT2_SHIM_H

// libgit2 1.5 to 1.9. What Swift cannot call (variadic functions) and what differs between those
// versions is wrapped here, one small function each.
#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#if LIBGIT2_VER_MAJOR != 1 || LIBGIT2_VER_MINOR < 5
#error "Registrar needs libgit2 1.5 or newer (install libgit2-dev)"
#endif

/// Turns fsync of written objects and references on or off, process-wide.
static inline int registrar_set_fsync(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, enabled);
}

/// Turns the re-hashing of every object that is read on or off, process-wide.
static inline int registrar_set_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

/// Sets the size in bytes up to which objects of one kind are kept in the cache, process-wide.
static inline int registrar_set_cache_limit(git_object_t kind, size_t bytes) {
  return git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, kind, bytes);
}

/// Sets where configuration of one level is looked for, process-wide.
static inline int registrar_set_search_path(git_config_level_t level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

#endif
