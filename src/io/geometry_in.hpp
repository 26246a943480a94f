#pragma once

#include "core/issue.hpp"
#include "shape/geometry.hpp"

#include <cstdint>
#include <string>

namespace gridwarden::io {

/// Why a geometry, and with it its row, is rejected: a code of the catalogue and the value at fault.
struct GeometryFault {
    const char* code = nullptr; ///< null: nothing is wrong
    std::string value;
};

/// Closes rings whose last position is not their first (`closed` tells so), and finds rings with fewer than 4 positions, lines
/// with fewer than 2, and coordinates that are not finite.
GeometryFault settle(shape::Geometry& geometry, bool& closed);

/// Adds the parts of one geometry to another of its kind; false where the kinds differ.
bool add_parts(shape::Geometry& into, shape::Geometry&& more);

/// What was done to the geometries of a layer; told once, at its end, with the number of rows.
struct GeometryNotes {
    std::uint64_t dropped_z = 0;
    std::uint64_t flattened = 0; ///< collections of one kind
    std::uint64_t curves = 0;
    std::uint64_t surfaces = 0;
    void tell_all(IssueSink& issues, const std::string& path, const std::string& layer) const;
};

} // namespace gridwarden::io
