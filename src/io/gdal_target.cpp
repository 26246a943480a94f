#include "io/gdal_target.hpp"

#include "core/error.hpp"
#include "io/atomic_path.hpp"
#include "io/files.hpp"

#include <cerrno>
#include <filesystem>

namespace gridwarden::io {

namespace fs = std::filesystem;

GdalTarget::GdalTarget(const std::string& path, std::string_view format, bool overwrite)
    : path_(resolve_links(path)), shapefile_(format == "shp"), overwrite_(overwrite) {
    require_writable(path_, overwrite);
    for (const auto& part : parts()) {
        if (exists(part) && !overwrite) {
            throw Error("GW-OUT-001", {{"path", part}});
        }
    }
    working_ = temporary_beside(path_);
    std::error_code failed;
    fs::create_directory(working_, failed);
    if (failed) {
        throw_system_error("GW-OUT-002", path_, failed.value());
    }
}

GdalTarget::~GdalTarget() {
    std::error_code ignored;
    fs::remove_all(working_, ignored);
}

std::string GdalTarget::working_path() const { return (fs::path(working_) / fs::path(path_).filename()).string(); }

std::string GdalTarget::beside(std::string_view ending) const { return fs::path(path_).replace_extension().string() + std::string(ending); }

void GdalTarget::add(std::string_view ending, std::string_view bytes) const {
    write_file((fs::path(working_) / fs::path(beside(ending)).filename()).string(), bytes, false);
}

std::vector<std::string> GdalTarget::parts() const {
    std::vector<std::string> parts;
    if (shapefile_) {
        for (const auto* ending : {".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".fields.csv"}) {
            parts.push_back(beside(ending));
        }
    }
    parts.push_back(path_);
    return parts;
}

void GdalTarget::commit() {
    const auto all = parts();
    if (shapefile_ && overwrite_) { // no new part may stand beside an old one: the layer is gone first and comes back last
        for (auto part = all.rbegin(); part != all.rend(); ++part) {
            fs::remove(*part);
        }
    }
    for (const auto& part : all) {
        const auto made = (fs::path(working_) / fs::path(part).filename()).string();
        if (exists(made)) {
            sync_path(made);
            move_into_place(made, part, overwrite_);
        }
    }
    sync_path(folder_of(path_));
}

} // namespace gridwarden::io
