#pragma once

#include "analysis/assign.hpp"
#include "index/box_index.hpp"

#include <functional>
#include <vector>

namespace gridwarden::analysis {

/// How one footprint divides among the units of a level.
struct Division {
    std::vector<Share> shares; ///< by unit ascending, that of no unit last; `site` and `level` are the caller's to set
    std::uint32_t units = 0;   ///< that have some of it, overlaps and shared borders counted for each
};

/// Divides footprints among the units of a level: by area of a polygon, length of a line, number of points; what is drawn twice
/// counts once. Ground that several units have (an overlap; a border, for a line) goes to one of them as a point there would: a
/// preferred unit, else the smallest id. Ground in no unit is a share of `model::no_unit` where it exceeds 1e-9, the precision of
/// areas. Shares sum to 1 within 1e-9.
class Divider {
public:
    explicit Divider(const model::UnitLevel& level);
    [[nodiscard]] Division divide(const shape::Geometry& footprint, const std::function<bool(std::uint32_t)>& preferred = {}) const;

private:
    const model::UnitLevel& level_;
    std::vector<shape::Box> boxes_;
    index::BoxIndex index_;
};

/// The unit of the largest share, ties to the smaller id; `model::no_unit` where there is none.
std::uint32_t largest_share(const std::vector<Share>& shares);

} // namespace gridwarden::analysis
