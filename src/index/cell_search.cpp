#include "index/cell_search.hpp"

namespace gridwarden::index {

namespace {

using shape::Coord;

constexpr std::size_t ahead = 16; ///< points whose memory is on its way while one is answered

template <class T>
void fetch(const T& what) {
    __builtin_prefetch(&what);
}

} // namespace

void CellSearch::locate(std::span<const Coord> points, std::uint32_t first_row, std::uint32_t* unit, std::vector<std::uint32_t>& asks,
                        SpecialPoints& special) {
    const auto asked = asks.size();
    read_top(points, first_row, asks);
    read_squares();
    read_leaves();
    read_lines(first_row, special);
    for (std::size_t i = 0; i < points.size(); ++i) {
        unit[i] = value_[i] - 1; // `nobody` becomes `none`
        if (value_[i] == CellTable::ask) {
            unit[i] = none;
            asks.push_back(first_row + static_cast<std::uint32_t>(i));
        }
    }
    if (twice_) {
        std::sort(asks.begin() + static_cast<std::ptrdiff_t>(asked), asks.end());
    }
}

/// A meridian can be written three ways: the image of a point that lies in the extent. False where there are two.
bool CellSearch::find_image(Coord p, Coord& image) const {
    unsigned found = 0;
    for (const double shift : {0.0, -360.0, 360.0}) {
        if (const Coord place{p.x + shift, p.y}; extent_.contains(place)) {
            image = place;
            ++found;
        }
    }
    return found < 2;
}

void CellSearch::read_top(std::span<const Coord> points, std::uint32_t first_row, std::vector<std::uint32_t>& asks) {
    const int shift = Frame::bits - table_.top_bits;
    visiting_ = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Coord place = points[i];
        if ((twice_ || !extent_.contains(place)) && !find_image(points[i], place)) {
            asks.push_back(first_row + static_cast<std::uint32_t>(i));
            place.x = extent_.max_x + 1.0; // nowhere in the tables
        }
        const bool inside = extent_.contains(place); // false for NaN; cell 0 is never within the units
        const auto x = inside ? static_cast<std::uint32_t>(static_cast<std::int32_t>(table_.frame.fine_x(place.x))) : 0U;
        const auto y = inside ? static_cast<std::uint32_t>(static_cast<std::int32_t>(table_.frame.fine_y(place.y))) : 0U;
        const auto value = table_.top[(std::size_t{y >> shift} << table_.top_bits) | (x >> shift)];
        places_[i] = place;
        fine_x_[i] = x;
        fine_y_[i] = y;
        value_[i] = value;
        visits_[visiting_] = {static_cast<std::uint32_t>(i), value & ~CellTable::further, 0, 0};
        visiting_ += (value & CellTable::further) != 0 ? 1U : 0U;
    }
}

void CellSearch::read_squares() {
    const int shift = Frame::bits - table_.top_bits;
    for (std::size_t k = 0; k < visiting_; ++k) {
        fetch(table_.squares[visits_[std::min(k + ahead, visiting_ - 1)].at]);
        Visit& visit = visits_[k];
        const auto square = table_.squares[visit.at];
        const int bits = shift - square.bits;
        const auto mask = (1U << square.bits) - 1;
        const auto column = (fine_x_[visit.point] >> bits) & mask;
        const auto row = (fine_y_[visit.point] >> bits) & mask;
        visit = {visit.point, square.first + ((row << square.bits) | column), static_cast<std::uint8_t>(bits), square.attempt};
        fetch(table_.leaves[visit.at]);
    }
}

void CellSearch::read_leaves() {
    std::size_t further = 0;
    for (std::size_t k = 0; k < visiting_; ++k) {
        Visit visit = visits_[k];
        const auto value = table_.leaves[visit.at];
        value_[visit.point] = value;
        visit.at = value & ~CellTable::further;
        visits_[further] = visit;
        further += (value & CellTable::further) != 0 ? 1U : 0U;
    }
    visiting_ = further;
}

void CellSearch::read_lines(std::uint32_t first_row, SpecialPoints& special) {
    for (std::size_t k = 0; k < std::min(ahead, visiting_); ++k) {
        fetch(table_.lines[visits_[k].at]);
    }
    for (std::size_t k = 0; k < visiting_; ++k) {
        fetch(table_.lines[visits_[std::min(k + ahead, visiting_ - 1)].at]);
        const Visit visit = visits_[k];
        const auto side = static_cast<double>(1U << visit.bits);
        const auto begin = [&](std::uint32_t fine) { return fine >> visit.bits << visit.bits; };
        const double fine_x = CellTable::reference_at(begin(fine_x_[visit.point]), side, CellTable::offset_x(visit.attempt));
        const double fine_y = CellTable::reference_at(begin(fine_y_[visit.point]), side, CellTable::offset_y(visit.attempt));
        const double scale = 2.0 / side;
        const auto u = static_cast<float>((table_.frame.fine_x(places_[visit.point].x) - fine_x) * scale);
        const auto v = static_cast<float>((table_.frame.fine_y(places_[visit.point].y) - fine_y) * scale);
        std::uint32_t owner = nobody;
        if (!quick_owner(&table_.lines[visit.at], u, v, owner)) {
            owner = exact(visit, fine_x, first_row + visit.point, special);
        }
        value_[visit.point] = owner;
    }
}

std::uint32_t CellSearch::exact(const Visit& visit, double reference_fine_x, std::uint32_t row, SpecialPoints& special) {
    const auto owner = exact_owner(&table_.lines[visit.at], table_.edges, table_.frame.x_at(reference_fine_x), places_[visit.point], touched_);
    if (touched_.empty()) {
        return owner;
    }
    owners_.clear();
    for (const auto touched : touched_) {
        owners_.push_back({touched - 1, true});
    }
    return settle(row, owners_, special) + 1;
}

} // namespace gridwarden::index
