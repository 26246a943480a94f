#pragma once

#include "core/quantity.hpp"
#include "shape/geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gridwarden::analysis {

/// How far two hot sets are the same ground: ground in both over ground in either (Jaccard); NaN where neither has any.
struct HotOverlap {
    Area first;
    Area second;
    Area both;
    [[nodiscard]] double jaccard() const noexcept;
};

/// Two scorings of the same units.
HotOverlap hot_overlap(std::span<const Area> areas, std::span<const std::int64_t> bins, std::span<const std::int64_t> other_bins);

/// Two hot sets of different cells, each of polygons that do not overlap.
HotOverlap hot_overlap(const std::vector<shape::Geometry>& hot, const std::vector<shape::Geometry>& other_hot);

} // namespace gridwarden::analysis
