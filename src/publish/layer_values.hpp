#pragma once

#include "table/table.hpp"

#include <string>
#include <vector>

namespace gridwarden::publish {

/// What a style needs to know of the rows of a layer.

/// The kinds of geometry there are: points, lines, polygons, in this order.
std::vector<shape::Kind> kinds_of(const table::Table& layer);

/// The distinct texts of a column without null, ascending: bytewise, whole numbers by value.
std::vector<std::string> values_of(const table::Table& layer, int column);

struct Numbers {
    std::vector<double> values; ///< finite, in row order
    bool has_null = false;
};
/// The numbers of a column; text that is none counts as null.
Numbers numbers_of(const table::Table& layer, int column);

} // namespace gridwarden::publish
