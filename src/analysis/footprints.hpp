#pragma once

#include "analysis/assign.hpp"
#include "index/box_index.hpp"

#include <vector>

namespace gridwarden::analysis {

/// How a footprint divides among the units of a level: by area of a polygon, length of a line, number of points. Where units
/// overlap the shares can exceed 1; ground in no unit is a share of `model::no_unit` where it exceeds 1e-9, the
/// precision of areas.
class Divider {
public:
    explicit Divider(const model::UnitLevel& level);
    /// Shares by unit ascending, the one of no unit last; `site` and `level` are the caller's to set.
    [[nodiscard]] std::vector<Share> divide(const shape::Geometry& footprint) const;
    /// The units whose boxes share a point with that of a footprint, ascending.
    [[nodiscard]] std::vector<std::uint32_t> touching(const shape::Geometry& footprint) const;

private:
    const model::UnitLevel& level_;
    std::vector<shape::Box> boxes_;
    index::BoxIndex index_;
};

/// The unit of the largest share, ties to the smaller id; `model::no_unit` where there is none.
std::uint32_t largest_share(const std::vector<Share>& shares);

} // namespace gridwarden::analysis
