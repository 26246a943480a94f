#include "io/atomic_path.hpp"

#include "core/error.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace gridwarden::io {

namespace fs = std::filesystem;

void throw_system_error(const char* code, const std::string& path, int error_number) {
    throw Error(code, {{"path", path}, {"reason", std::generic_category().message(error_number)}});
}

std::string folder_of(const std::string& path) {
    const auto parent = fs::path(path).parent_path();
    return parent.empty() ? "." : parent.string();
}

std::string temporary_beside(const std::string& path) {
    static std::atomic<unsigned> next{0};
    const auto name = ".gridwarden-" + std::to_string(getpid()) + "-" + std::to_string(next++) + ".tmp";
    return (fs::path(path).parent_path() / name).string();
}

std::string resolve_links(const std::string& path) {
    std::error_code failed;
    if (!fs::is_symlink(path, failed)) {
        return path;
    }
    const auto target = fs::weakly_canonical(path, failed);
    return failed ? path : target.string();
}

bool exists(const std::string& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0;
}

void require_writable(const std::string& path, bool overwrite) {
    std::error_code failed;
    if (path.empty()) {
        throw_system_error("GW-OUT-002", "''", ENOENT);
    }
    if (fs::is_directory(path, failed)) {
        throw_system_error("GW-OUT-002", path, EISDIR);
    }
    if (exists(path) && !overwrite) {
        throw Error("GW-OUT-001", {{"path", path}});
    }
    const auto folder = folder_of(path);
    if (!fs::is_directory(folder, failed)) {
        throw_system_error("GW-OUT-002", path, exists(folder) ? ENOTDIR : ENOENT);
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        throw_system_error("GW-OUT-002", path, errno);
    }
}

void move_into_place(const std::string& from, const std::string& path, bool overwrite) {
    if (!overwrite) {
        if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) {
            return;
        }
        if (errno == EEXIST) {
            throw Error("GW-OUT-001", {{"path", path}});
        }
        if (errno != EINVAL && errno != ENOSYS) { // some network and FAT file systems know only the plain rename
            throw_system_error("GW-OUT-004", path, errno);
        }
    }
    if (rename(from.c_str(), path.c_str()) != 0) {
        throw_system_error("GW-OUT-004", path, errno);
    }
}

void sync_path(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        throw_system_error("GW-OUT-004", path, errno);
    }
    const bool synced = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS; // not every file system syncs folders
    const int error_number = errno;
    close(descriptor);
    if (!synced) {
        throw_system_error("GW-OUT-004", path, error_number);
    }
}

} // namespace gridwarden::io
