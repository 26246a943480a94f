#pragma once

#include "core/language.hpp"
#include "publish/qgis_layout.hpp"
#include "shape/coord.hpp"
#include "shape/geometry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::publish {

/// The features of one kind in a file, and the style they are shown with (what `to_qml` or `raster_qml_for` gives).
struct ProjectPart {
    shape::Kind kind = shape::Kind::none; ///< none: a raster
    std::string qml;
};

/// A layer of a QGIS project: a file beside the project. One of several parts is shown as a layer for each.
struct ProjectLayer {
    std::string file;               ///< beside the project, without folders
    std::string group;              ///< layers of one group stand together, in the order they came
    std::string title;
    std::vector<ProjectPart> parts; ///< at least one
    std::string crs;                ///< `EPSG:n` or a PROJ string
    bool shown = false;             ///< ticked when the project opens
};

/// A print layout of layers of the project, named by their files.
struct ProjectLayout {
    QgisLayout page;                ///< `layers`, `extent` and the atlas' `coverage` are filled from the project
    std::vector<std::string> files; ///< on its map
    std::string atlas_file;         ///< a page for each of its features; empty: one page. The unit of the page gets a red outline
};

struct QgisProject {
    std::string title;
    std::string crs;                ///< of the map: `EPSG:n` or a PROJ string
    shape::Box extent;              ///< first view, in that CRS
    std::vector<ProjectLayer> layers;
    std::vector<ProjectLayout> layouts;
    Language lang = Language::en;
};

/// A project that QGIS 3.22 and later opens without a message: relative paths, layers in groups, points drawn above lines above areas, every
/// style inside. It says nothing of the day it was made.
std::string to_qgs(const QgisProject& project);

/// The title of a style for people (`styles/<name>.style.json`, member `title`).
std::string style_title(std::string_view name, Language lang);

} // namespace gridwarden::publish
