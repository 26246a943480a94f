#include "io/zip_archive.hpp"

#include "io/gdal_scope.hpp"

#include <atomic>
#include <cpl_vsi.h>
#include <memory>

namespace gridwarden::io {

namespace {

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, CloseFile>;

/// A file in GDAL's memory, gone with the object.
struct MemoryFile {
    MemoryFile() {
        static std::atomic<unsigned> number = 0;
        path = "/vsimem/gridwarden-" + std::to_string(++number) + ".zip";
    }
    ~MemoryFile() { VSIUnlink(path.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path;
};

} // namespace

std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& members) {
    const MemoryFile memory;
    const auto folder = "/vsizip/{" + memory.path + "}";
    {
        const GdalWriteScope scope;
        const File archive(VSIFOpenL(folder.c_str(), "wb")); // stays open while members are added
        scope.require(archive != nullptr, memory.path);
        for (const auto& [name, bytes] : members) {
            const File member(VSIFOpenL((folder + "/" + name).c_str(), "wb"));
            scope.require(member != nullptr && VSIFWriteL(bytes.data(), 1, bytes.size(), member.get()) == bytes.size(), memory.path);
        }
    }
    vsi_l_offset size = 0;
    const auto* bytes = VSIGetMemFileBuffer(memory.path.c_str(), &size, FALSE);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

} // namespace gridwarden::io
