#pragma once

#include "table/table.hpp"

#include <string>
#include <vector>

namespace gridwarden::io {

/// A layer of a GeoPackage, or a table where its table has no geometry.
struct GeoPackageLayer {
    std::string name;                ///< of the table in the file
    std::string title;               ///< its identifier, for people; unique in the file
    const table::Table* table;
    std::string qml;                 ///< the style that QGIS takes by itself; empty for none
    std::vector<std::string> titles; ///< of the columns (`gpkg_data_columns`); empty texts for those that have none
};

/// Writes layers into one GeoPackage, in WGS 84, each with its style (`layer_styles`) and the titles of its columns. Types of columns are those of the tables,
/// also where a month has no rows; a layer of several kinds of geometry is of type GEOMETRY. Layers of up to 100,000 features have a spatial index; beyond, it would
/// take longer than all the rest, and QGIS makes one where it is asked to. The same layers give the same bytes.
/// \throws Error GW-OUT-001, -002, -004
void write_geopackage(const std::string& path, const std::vector<GeoPackageLayer>& layers, bool overwrite);

} // namespace gridwarden::io
