#pragma once

#include "geodesy/crs.hpp"
#include "publish/publication.hpp"

#include <vector>

namespace gridwarden::page {

/// A row of a layer in the map plane.
struct Feature {
    shape::Geometry shape;
    shape::Box box;
    std::size_t row = 0;  ///< in the layer's table
    int style_class = -1; ///< index into the style's classes; -1 = not drawn
};

/// A layer in the map plane, each row in its class. Of a layer with units of several levels only the finest are drawn and counted.
struct PlaneLayer {
    const publish::PublishedLayer* layer = nullptr;
    std::vector<Feature> features;     ///< rows with a place, in row order
    std::vector<std::size_t> counts;   ///< rows of each class, with and without a place
};

/// The class of every row; -1 where none fits.
std::vector<int> classes_of(const publish::Style& style, const table::Table& table);

PlaneLayer in_plane(const publish::PublishedLayer& layer, const geodesy::Transform& transform);

shape::Geometry in_plane(shape::Geometry lonlat, const geodesy::Transform& transform);

} // namespace gridwarden::page
