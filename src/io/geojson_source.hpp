#pragma once

#include "core/issue.hpp"
#include "io/reader.hpp"
#include "model/input_spec.hpp"

#include <memory>

namespace gridwarden::io {

/// Reads GeoJSON: a FeatureCollection, a feature, a geometry, or a sequence of features and geometries (one a line, or behind
/// RS). Columns are the properties in order of first appearance, in front of them the member `id` of the features as `id`, or
/// `feature_id` where there is a property of that name. Strings are text, all else literals as they were written.
/// Null where the outermost object is no GeoJSON (TopoJSON, Esri JSON, ...), which is for others to read.
/// \throws Error GW-IO-001, -002, -007, -011, -013, -027
std::unique_ptr<table::Source> open_geojson(const model::InputSpec& spec, IssueSink& issues);

/// What `open_geojson` would read; no entry where it gives null.
std::vector<LayerInfo> list_geojson(const model::InputSpec& spec);

} // namespace gridwarden::io
