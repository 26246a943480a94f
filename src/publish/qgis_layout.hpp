#pragma once

#include "core/language.hpp"
#include "shape/coord.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::publish {

/// A layer as a print layout refers to it.
struct LayoutLayer {
    std::string id, source, title;
    bool raster = false;
    bool in_legend = true;
};

/// Pages of an atlas: one for each feature of a layer.
struct LayoutAtlas {
    LayoutLayer coverage;
    std::string id_field, name_field;
    std::vector<std::pair<std::string, std::string>> figures; ///< title and field of numbers that stand beside the map
};

/// A page of A4 landscape with map, title, legend, scale bar, north arrow, grid, caption and marks.
struct QgisLayout {
    std::string name;
    std::string title;                ///< of an atlas: followed by the name of the unit
    std::vector<std::string> caption; ///< lines below the map
    std::string mark;                 ///< above the map at the right: internal or public, approval number
    std::vector<LayoutLayer> layers;  ///< of the map and the legend, the uppermost first
    shape::Box extent;                ///< in the plane of the project, metres
    std::optional<LayoutAtlas> atlas;
    Language lang = Language::en;
};

/// Scales that maps are printed at, the largest number first.
std::vector<double> layout_scales();

/// `<Layout>` of a QGIS project, for QGIS 3.22 and later.
std::string layout_element(const QgisLayout& layout, std::size_t number);

} // namespace gridwarden::publish
