#pragma once

#include "index/cell_grid.hpp"

namespace gridwarden::index {

/// Which cells of a fine grid edges come near, a bit a cell: most questions end here, in a table that stays in the cache, and a tree
/// is only asked near edges. What it says is sure where it says no.
class CellMask {
public:
    CellMask() = default;
    /// For this many edges within the extent.
    CellMask(const shape::Box& extent, std::size_t edges);
    void mark(shape::Coord a, shape::Coord b);
    [[nodiscard]] bool may_touch(const shape::Box& box) const noexcept;

private:
    static constexpr std::uint32_t most_cells_asked = 256; ///< in wider boxes there is nearly always an edge
    Frame frame_;
    Grid grid_;
    std::vector<std::uint64_t> bits_;
};

} // namespace gridwarden::index
