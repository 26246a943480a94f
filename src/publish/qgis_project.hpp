#pragma once

#include "core/language.hpp"
#include "shape/coord.hpp"
#include "shape/geometry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::publish {

/// A layer of a QGIS project: a file beside the project and the style it is shown with.
struct ProjectLayer {
    std::string file;               ///< beside the project, without folders
    std::string group;              ///< layers of one group stand together, in the order they came
    std::string title;
    std::string qml;                ///< its style, as `qml_for` or `raster_qml_for` gives it
    std::vector<shape::Kind> kinds; ///< of its features; several: the file is shown as a layer for each. Empty: a raster
    std::string crs;                ///< `EPSG:n` or a PROJ string
    bool shown = false;             ///< ticked when the project opens
};

struct QgisProject {
    std::string title;
    std::string crs;                ///< of the map: `EPSG:n` or a PROJ string
    shape::Box extent;              ///< first view, in that CRS
    std::vector<ProjectLayer> layers;
};

/// A project that QGIS 3.22 and later opens without a message: relative paths, layers in groups, points drawn above lines above areas, every
/// style inside. It says nothing of the day it was made.
std::string to_qgs(const QgisProject& project);

/// The title of a style for people (`styles/<name>.style.json`, member `title`).
std::string style_title(std::string_view name, Language lang);

} // namespace gridwarden::publish
