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
    to_fine(points, first_row, asks);
    read_top(points.size());
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
        const auto first = asks.begin() + static_cast<std::ptrdiff_t>(asked);
        std::sort(first, asks.end());
        asks.erase(std::unique(first, asks.end()), asks.end());
    }
}

/// Fine steps of the points; what is outside, or NaN, goes to cell 0, which is never within the units. Without branches.
void CellSearch::to_fine(std::span<const Coord> points, std::uint32_t first_row, std::vector<std::uint32_t>& asks) {
    std::size_t inside = 0;
    const Frame frame = table_.frame;
    const shape::Box extent = extent_;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Coord p = points[i];
        const bool within = (p.x >= extent.min_x) & (p.x <= extent.max_x) & (p.y >= extent.min_y) & (p.y <= extent.max_y);
        fine_x_[i] = static_cast<std::int32_t>(within ? frame.fine_x(p.x) : 0.0);
        fine_y_[i] = static_cast<std::int32_t>(within ? frame.fine_y(p.y) : 0.0);
        places_[i] = p;
        inside += within ? 1U : 0U;
    }
    for (std::size_t i = 0; i < points.size() && (inside < points.size() || twice_); ++i) {
        if (twice_ || !extent.contains(points[i])) {
            take_image(i, first_row, asks);
        }
    }
}

/// A meridian can be written three ways: takes the image of a point that lies in the extent. Where two do, another index is asked.
void CellSearch::take_image(std::size_t i, std::uint32_t first_row, std::vector<std::uint32_t>& asks) {
    const Coord p = places_[i];
    unsigned found = 0;
    for (const double shift : {0.0, -360.0, 360.0}) {
        if (const Coord image{p.x + shift, p.y}; extent_.contains(image)) {
            ++found;
            places_[i] = image;
            fine_x_[i] = static_cast<std::int32_t>(table_.frame.fine_x(image.x));
            fine_y_[i] = static_cast<std::int32_t>(table_.frame.fine_y(image.y));
        }
    }
    if (found > 1) {
        asks.push_back(first_row + static_cast<std::uint32_t>(i));
        fine_x_[i] = fine_y_[i] = 0;
    }
}

void CellSearch::read_top(std::size_t points) {
    const int shift = Frame::bits - table_.top_bits;
    visiting_ = 0;
    for (std::size_t i = 0; i < points; ++i) {
        const auto column = static_cast<std::uint32_t>(fine_x_[i] >> shift);
        const auto row = static_cast<std::uint32_t>(fine_y_[i] >> shift);
        const auto value = table_.top[(std::size_t{row} << table_.top_bits) | column];
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
        const auto column = static_cast<std::uint32_t>(fine_x_[visit.point] >> bits) & mask;
        const auto row = static_cast<std::uint32_t>(fine_y_[visit.point] >> bits) & mask;
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
        const auto begin = [&](std::int32_t fine) { return static_cast<std::uint32_t>(fine) >> visit.bits << visit.bits; };
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
