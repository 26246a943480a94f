#pragma once

#include "index/partition_index.hpp"

namespace gridwarden::index {

/// Points that are not inside just one unit, as found in one range of points: rows ascending, owners ascending for each.
struct SpecialPoints {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> owner_counts;
    std::vector<Owner> owners;

    void add(std::uint32_t row, std::span<const Owner> of_row);
};

/// What a point's owners come to: `none`, a unit or `several`; noted among the special points where that is not all.
std::uint32_t settle(std::uint32_t row, std::span<const Owner> owners, SpecialPoints& special);

/// Puts ranges, in order, behind one another. \pre `located.first_owner` begins with 0
void append_special(const SpecialPoints& found, Located& located);

} // namespace gridwarden::index
