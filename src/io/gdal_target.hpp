#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

/// Files that GDAL makes in a folder of their own beside the target, and that appear together at the end.
class GdalTarget {
public:
    /// \throws Error GW-OUT-001 where one of the files exists and may not be overwritten, GW-OUT-002
    GdalTarget(const std::string& path, std::string_view format, bool overwrite);
    ~GdalTarget(); ///< removes what was made where `commit` was not reached
    GdalTarget(const GdalTarget&) = delete;
    GdalTarget& operator=(const GdalTarget&) = delete;
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] std::string working_path() const; ///< where GDAL writes
    /// Puts one more file beside the target: `towns.shp` gets `towns<ending>`.
    void add(std::string_view ending, std::string_view bytes) const;
    /// The name such a file will have.
    [[nodiscard]] std::string beside(std::string_view ending) const;
    void commit(); ///< \throws Error GW-OUT-001, GW-OUT-004

private:
    [[nodiscard]] std::vector<std::string> parts() const; ///< every file that may belong to the target, the target last
    std::string path_;
    std::string working_;
    bool shapefile_;
    bool overwrite_;
};

} // namespace gridwarden::io
