#include "io/atomic_path.hpp"
#include "io/files.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gridwarden::io {

namespace {

constexpr std::size_t buffer_size = 1 << 20;

/// A device or a pipe is written to as it is: there is nothing to rename.
bool is_special(const std::string& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

/// A replaced file keeps who may read and write it.
void keep_mode(const std::string& path, int descriptor) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
        static_cast<void>(fchmod(descriptor, status.st_mode & 07777)); // foreign file systems may refuse: then the default stands
    }
}

} // namespace

void write_descriptor(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            throw_system_error("GW-OUT-004", path, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

AtomicFile::AtomicFile(std::string path, bool overwrite) : path_(resolve_links(path)), overwrite_(overwrite) {
    if (is_special(path_)) {
        descriptor_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        require_writable(path_, overwrite);
        temporary_ = temporary_beside(path_);
        descriptor_ = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    if (descriptor_ < 0) {
        const int error_number = errno;
        temporary_.clear();
        throw_system_error("GW-OUT-002", path_, error_number);
    }
    if (!temporary_.empty()) {
        keep_mode(path_, descriptor_);
    }
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0) {
        close(descriptor_);
    }
    if (!temporary_.empty()) {
        unlink(temporary_.c_str());
    }
}

void AtomicFile::write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() < buffer_size) {
        buffer_ += bytes;
        return;
    }
    flush();
    if (bytes.size() < buffer_size) {
        buffer_ += bytes;
    } else {
        write_descriptor(descriptor_, bytes, path_);
    }
}

void AtomicFile::flush() {
    write_descriptor(descriptor_, buffer_, path_);
    buffer_.clear();
}

void AtomicFile::commit() {
    flush();
    if (fsync(descriptor_) != 0 && !temporary_.empty()) {
        throw_system_error("GW-OUT-004", path_, errno);
    }
    const int closed = close(descriptor_);
    descriptor_ = -1;
    if (closed != 0 && errno != EINTR) { // a quota or a network file system may refuse as late as this
        throw_system_error("GW-OUT-004", path_, errno);
    }
    if (!temporary_.empty()) {
        move_into_place(temporary_, path_, overwrite_);
        temporary_.clear();
        sync_path(folder_of(path_));
    }
}

void write_file(const std::string& path, std::string_view bytes, bool overwrite) {
    AtomicFile file(path, overwrite);
    file.write(bytes);
    file.commit();
}

} // namespace gridwarden::io
