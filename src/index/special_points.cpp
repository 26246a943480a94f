#include "index/special_points.hpp"

namespace gridwarden::index {

void SpecialPoints::add(std::uint32_t row, std::span<const Owner> of_row) {
    rows.push_back(row);
    owner_counts.push_back(static_cast<std::uint32_t>(of_row.size()));
    owners.insert(owners.end(), of_row.begin(), of_row.end());
}

std::uint32_t settle(std::uint32_t row, std::span<const Owner> owners, SpecialPoints& special) {
    if (owners.empty()) {
        return none;
    }
    if (owners.size() > 1 || owners.front().on_border) {
        special.add(row, owners);
    }
    return owners.size() == 1 ? owners.front().unit : several;
}

void append_special(const SpecialPoints& found, Located& located) {
    located.special.insert(located.special.end(), found.rows.begin(), found.rows.end());
    for (const std::uint32_t count : found.owner_counts) {
        located.first_owner.push_back(located.first_owner.back() + count);
    }
    located.owners.insert(located.owners.end(), found.owners.begin(), found.owners.end());
}

} // namespace gridwarden::index
