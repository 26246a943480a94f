#include "io/file_bytes.hpp"

#include "core/error.hpp"
#include "io/files.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cpl_vsi.h>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gridwarden::io {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throw_unreadable(const std::string& path, const std::string& reason) {
    throw Error("GW-IO-002", {{"path", path}, {"reason", reason}});
}

/// Names in the folder of a missing file that somebody may have meant: few edits away, or of the same stem; `—` where none is.
std::string similar_names(const fs::path& missing) {
    const auto wanted = missing.filename().string();
    const auto folder = missing.has_parent_path() ? missing.parent_path() : fs::path(".");
    std::vector<std::pair<std::size_t, std::string>> found;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const auto name = entry.path().filename().string();
        const auto distance = text::edit_distance(text::lower_ascii(wanted), text::lower_ascii(name), 3);
        if (distance <= 3 || entry.path().stem() == missing.stem()) {
            found.emplace_back(distance, name);
        }
    }
    std::sort(found.begin(), found.end());
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 3); ++i) {
        names += (i == 0 ? "" : ", ") + found[i].second;
    }
    return names.empty() ? "—" : names;
}

[[noreturn]] void throw_system(const std::string& path, int error_number) {
    if (error_number == ENOENT || error_number == ENOTDIR) {
        throw Error("GW-IO-001", {{"path", path}, {"near", similar_names(fs::path(path))}});
    }
    throw_unreadable(path, std::strerror(error_number));
}

/// A descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(const std::string& path) : number_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (number_ < 0) {
            throw_system(path, errno);
        }
    }
    ~Descriptor() {
        if (number_ != STDIN_FILENO) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
};

} // namespace

bool is_virtual_path(std::string_view path) { return path.starts_with("/vsi"); }

void require_readable(const std::string& path, bool folder_allowed) {
    if (is_virtual_path(path)) {
        VSIStatBufL status;
        if (VSIStatL(path.c_str(), &status) != 0) {
            throw Error("GW-IO-001", {{"path", path}, {"near", "—"}});
        }
        return;
    }
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        throw_system(path, errno);
    }
    if (S_ISDIR(status.st_mode) && !folder_allowed) {
        throw_system(path, EISDIR);
    }
    if (::access(path.c_str(), R_OK) != 0) {
        throw_system(path, errno);
    }
}

FileBytes::FileBytes(const std::string& path) {
    if (is_virtual_path(path)) {
        read_virtual(path);
        return;
    }
    const Descriptor descriptor(path);
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) != 0) {
        throw_system(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        throw_system(path, EISDIR);
    }
    if (S_ISREG(status.st_mode) && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* map = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.number(), 0);
        if (map != MAP_FAILED) {
            ::madvise(map, size, MADV_SEQUENTIAL);
            map_ = map;
            view_ = {static_cast<const char*>(map), size};
            return;
        }
    }
    read_descriptor(descriptor.number(), path);
}

FileBytes::~FileBytes() {
    if (map_ != nullptr) {
        ::munmap(map_, view_.size());
    }
}

void FileBytes::read_descriptor(int descriptor, const std::string& path) {
    constexpr std::size_t step = 1 << 20;
    for (std::size_t size = 0;;) {
        held_.resize(std::max(size + step, held_.size() < size + step ? size * 2 : 0));
        const auto got = ::read(descriptor, held_.data() + size, held_.size() - size);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw_system(path, errno);
        }
        size += static_cast<std::size_t>(got);
        if (got == 0) {
            held_.resize(size);
            break;
        }
    }
    view_ = held_;
}

void FileBytes::read_virtual(const std::string& path) {
    require_readable(path);
    GByte* data = nullptr;
    vsi_l_offset size = 0;
    if (VSIIngestFile(nullptr, path.c_str(), &data, &size, -1) == FALSE) {
        throw_unreadable(path, "GDAL cannot read it");
    }
    const std::unique_ptr<GByte, void (*)(void*)> owner(data, VSIFree);
    held_.assign(data, data + size);
    view_ = held_;
}

void read_in_pieces(const std::string& path, const std::function<void(std::string_view)>& take) {
    const Descriptor descriptor(path);
    std::vector<char> piece(1 << 20);
    while (true) {
        const auto got = ::read(descriptor.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw_system(path, errno);
        }
        if (got == 0) {
            return;
        }
        take({piece.data(), static_cast<std::size_t>(got)});
    }
}

std::string read_file(const std::string& path) { return std::string(FileBytes(path).view()); }

} // namespace gridwarden::io
