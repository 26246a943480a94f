#pragma once

#include "publish/style.hpp"

#include <cstdint>
#include <vector>

namespace gridwarden::publish {

/// The class of `style.classes` that each row of a layer is drawn in, over all batches, as QGIS decides it; -1: not drawn.
std::vector<std::int32_t> row_classes(const Style& style, const table::Table& layer);

} // namespace gridwarden::publish
