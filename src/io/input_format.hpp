#pragma once

#include "model/input_spec.hpp"

#include <string>
#include <string_view>

namespace gridwarden::io {

/// Which reader takes an input.
enum class Reader { csv, geojson, xlsx, gdal };

struct InputFormat {
    Reader reader = Reader::gdal;
    std::string driver;         ///< of GDAL; empty = GDAL finds it
    bool asked = false;         ///< by the key `format`
};

/// By the key `format`, else by extension. stdin needs the key. \throws Error GW-IO-003 for an unknown name, GW-IO-006
InputFormat input_format(const model::InputSpec& spec);

/// Names that `format=` understands, for messages.
std::string known_formats();

} // namespace gridwarden::io
