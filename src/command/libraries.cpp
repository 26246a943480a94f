#include "command/libraries.hpp"

#include "geodesy/crs.hpp"
#include "geometry/geometry.hpp"
#include "io/files.hpp"
#include "text/text.hpp"

namespace gridwarden::command {

std::map<std::string, std::string> library_versions() {
    return {{"gdal", io::gdal_version()},
            {"geos", geometry::geos_version()},
            {"icu", text::icu_version()},
            {"proj", geodesy::proj_version()}};
}

} // namespace gridwarden::command
