#pragma once

#include "core/issue.hpp"
#include "io/input_format.hpp"
#include "io/reader.hpp"

#include <memory>
#include <vector>

namespace gridwarden::io {

/// Reads a layer of any format that GDAL knows, by its Arrow stream where it has a fast one, else feature by feature. The rows of a sheet are text below its header, and are
/// numbered as its lines. \throws Error GW-IO-001, -002, -003, -004, -005, -007, -010, -027
std::unique_ptr<table::Source> open_gdal(const model::InputSpec& spec, const InputFormat& format, IssueSink& issues);

/// The layers that `open_gdal` would read.
std::vector<LayerInfo> list_gdal(const model::InputSpec& spec, const InputFormat& format);

} // namespace gridwarden::io
