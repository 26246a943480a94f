#pragma once

#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace gridwarden::index {

/// Finds the areal units whose border comes within a distance of a point: geodesic, to 1 mm, the bound closed.
/// Conservative boxes first, exact distance only for the edges that remain; right across the antimeridian.
class BorderIndex {
public:
    explicit BorderIndex(std::span<const shape::Geometry> units);
    ~BorderIndex();
    BorderIndex(BorderIndex&& other) noexcept;
    /// Rows of the units, ascending, each once. Appended to `out` after it is cleared.
    void units_within(shape::Coord p, Length distance, std::vector<std::uint32_t>& out) const;
    /// Distance to the nearest border edge within `limit`; infinite where there is none.
    [[nodiscard]] Length nearest(shape::Coord p, Length limit) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gridwarden::index
