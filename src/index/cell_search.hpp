#pragma once

#include "index/cell_table.hpp"
#include "index/special_points.hpp"

namespace gridwarden::index {

/// The search for the owners of points in the tables of a partition, block by block and in steps: what a step reads next is fetched for
/// many points at once, because at random points the waiting for memory is nearly all of the time. One a thread.
class CellSearch {
public:
    static constexpr std::size_t block = 1024; ///< what a step leaves for the next stays in the nearest cache

    CellSearch(const CellTable& table, const shape::Box& extent)
        : table_(table), extent_(extent), twice_(extent.max_x - extent.min_x >= 360.0) {}

    /// Owners of at most `block` points, the first of which is row `first_row`. Appended: to `asks` the rows that another index must
    /// be asked for (they get `none`), to `special` those on borders.
    void locate(std::span<const shape::Coord> points, std::uint32_t first_row, std::uint32_t* unit, std::vector<std::uint32_t>& asks,
                SpecialPoints& special);

private:
    /// A point on its way: in a square of small cells, then at a line.
    struct Visit {
        std::uint32_t point;
        std::uint32_t at;      ///< index of what is read next
        std::uint8_t bits;     ///< of a small cell's side
        std::uint8_t attempt;
    };

    void to_fine(std::span<const shape::Coord> points, std::uint32_t first_row, std::vector<std::uint32_t>& asks);
    void take_image(std::size_t i, std::uint32_t first_row, std::vector<std::uint32_t>& asks);
    void read_top(std::size_t points);
    void read_squares();
    void read_leaves();
    void read_lines(std::uint32_t first_row, SpecialPoints& special);
    std::uint32_t exact(const Visit& visit, double reference_fine_x, std::uint32_t row, SpecialPoints& special);

    const CellTable& table_;
    const shape::Box& extent_;
    bool twice_; ///< two images of the map may have a point
    std::array<shape::Coord, block> places_;
    std::array<std::int32_t, block> fine_x_, fine_y_; ///< signed, as processors turn doubles into those quickly
    std::array<std::uint32_t, block> value_;
    std::array<Visit, block> visits_;
    std::size_t visiting_ = 0;
    std::vector<std::uint32_t> touched_;
    std::vector<Owner> owners_;
};

} // namespace gridwarden::index
