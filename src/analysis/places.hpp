#pragma once

#include "index/near_index.hpp"
#include "table/table.hpp"

#include <vector>

namespace gridwarden::analysis {

/// Where the rows of a table are: single points (NaN for every other row) and all other geometries.
struct Places {
    std::vector<shape::Coord> points;
    std::vector<index::Shape> shapes;
};
Places places_of(const table::Table& table);

/// What distances from each row are measured from. The places must outlive it.
class Origins {
public:
    explicit Origins(const Places& places);
    [[nodiscard]] std::size_t size() const noexcept { return points_.size(); }
    [[nodiscard]] bool placed(std::size_t row) const { return shape_[row] != none || shape::is_finite(points_[row]); }
    /// \pre placed(row)
    [[nodiscard]] index::Origin at(std::size_t row) const;

private:
    static constexpr std::uint32_t none = 0xFFFFFFFFu;
    const std::vector<shape::Coord>& points_;
    const std::vector<index::Shape>& shapes_;
    std::vector<std::uint32_t> shape_;
};

} // namespace gridwarden::analysis
