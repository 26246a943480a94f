#pragma once

#include "core/issue.hpp"
#include "io/input_format.hpp"
#include "io/reader.hpp"

#include <memory>
#include <string>
#include <vector>

class GDALDataset;
class OGRLayer;
class OGRSpatialReference;

namespace gridwarden::io {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// Opens a file of vectors for reading; sheets come without header and as text.
/// \throws Error GW-IO-001, -002, -003, -027
Dataset open_dataset(const model::InputSpec& spec, const InputFormat& format, IssueSink& issues);

/// The layer that `layer` or `sheet` names, else the only one that holds rows. \throws Error GW-IO-004, -005, -007
OGRLayer& choose_layer(GDALDataset& dataset, const model::InputSpec& spec);

/// Layers with data of the user; styles and other tables of programs are left out.
std::vector<OGRLayer*> data_layers(GDALDataset& dataset);

/// Whether the file is a workbook, whose rows are lines of a sheet.
bool is_workbook(GDALDataset& dataset);

/// `EPSG:n` where the code is known, else WKT; empty where none is stated.
shape::CrsTag crs_of(const OGRSpatialReference* reference);

} // namespace gridwarden::io
