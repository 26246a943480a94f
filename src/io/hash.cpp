#include "io/files.hpp"

#include "core/error.hpp"
#include "io/file_bytes.hpp"
#include "io/sha256.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace gridwarden::io {

namespace fs = std::filesystem;

namespace {

/// The file on disk behind a virtual path: `/vsizip/a.zip/b.shp` is in `a.zip`.
std::string archive_of(std::string_view path) {
    const auto slash = path.find('/', 1);
    auto rest = fs::path(slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1));
    std::error_code failure;
    while (!rest.empty() && !fs::is_regular_file(rest, failure)) {
        rest = rest.parent_path() == rest ? fs::path() : rest.parent_path();
    }
    return rest.empty() ? std::string(path) : rest.string();
}

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> shapefile_parts(const fs::path& path) {
    const bool upper = path.extension() == ".SHP";
    std::vector<std::string> parts = {path.string()};
    for (const auto* extension : {".shx", ".dbf", ".prj", ".cpg"}) {
        auto lower_name = path;
        auto upper_name = path;
        std::string upper_extension;
        for (const char* c = extension; *c != '\0'; ++c) {
            upper_extension += static_cast<char>(std::toupper(static_cast<unsigned char>(*c)));
        }
        lower_name.replace_extension(extension);
        upper_name.replace_extension(upper_extension);
        for (const auto& part : upper ? std::array{upper_name, lower_name} : std::array{lower_name, upper_name}) {
            if (std::error_code failure; fs::is_regular_file(part, failure)) {
                parts.push_back(part.string());
                break;
            }
        }
    }
    return parts;
}

std::vector<std::string> parts_of(const std::string& path) {
    if (is_virtual_path(path)) {
        return {archive_of(path)};
    }
    if (std::error_code failure; fs::is_directory(path, failure)) {
        return files_in(path);
    }
    if (text::lower_ascii(fs::path(path).extension().string()) == ".shp") {
        return shapefile_parts(path);
    }
    return {path};
}

} // namespace

std::string sha256_file(const std::string& path) {
    Sha256 hash;
    for (const auto& part : parts_of(path)) {
        read_in_pieces(part, [&](std::string_view bytes) { hash.add(bytes); });
    }
    return hash.hex();
}

std::string sha256_text(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace gridwarden::io
