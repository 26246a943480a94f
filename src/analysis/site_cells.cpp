#include "analysis/site_cells.hpp"

#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::analysis {

namespace {

constexpr double largest_radius_m = geodesy::semi_major_axis_m / (1.0 - geodesy::flattening);  // a²/b, at the poles
constexpr double least_radius_m = geodesy::semi_major_axis_m * (1.0 - geodesy::flattening) * (1.0 - geodesy::flattening); // b²/a
constexpr double measuring_slack_m = 1e-6;

double in_turn(double lon) { // [-180, 180)
    return lon - 360.0 * std::floor((lon + 180.0) / 360.0);
}

std::int64_t millimetres(double metres) { return std::llround(metres * 1000.0); }

} // namespace

SiteCells::SiteCells(std::span<const shape::Coord> lonlat, Length radius)
    : lonlat_(lonlat), radius_m_(radius.in_metres()), side_m_(0.7 * radius_m_),
      row_deg_(side_m_ / largest_radius_m / geodesy::radians_per_degree) {
    const double bound = static_cast<double>(millimetres(radius_m_)) / 1000.0 + 0.0005; // rounds to the radius or less
    const double inner = bound - measuring_slack_m;
    const double chord = 2.0 * least_radius_m * std::sin(inner / (2.0 * least_radius_m)); // a geodesic is at most 2 r asin(c / 2 r)
    surely_within_ = inner > 0.0 ? chord * chord : -1.0;
    surely_beyond_ = (bound + measuring_slack_m) * (bound + measuring_slack_m);

    std::vector<std::pair<Cell, std::uint32_t>> placed(lonlat.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        placed[i] = {cell_of(lonlat[i]), static_cast<std::uint32_t>(i)};
    }
    std::sort(placed.begin(), placed.end());
    sites_.reserve(placed.size());
    space_.reserve(placed.size());
    for (const auto& [cell, site] : placed) {
        if (cells_.empty() || cells_.back() != cell) {
            cells_.push_back(cell);
            starts_.push_back(static_cast<std::uint32_t>(sites_.size()));
        }
        sites_.push_back(site);
        space_.push_back(geodesy::geocentric(lonlat[site]));
    }
    starts_.push_back(static_cast<std::uint32_t>(sites_.size()));
}

/// So many that a cell is at most a side wide where its row is longest.
std::int64_t SiteCells::columns_of(std::int64_t row) const {
    const double south = static_cast<double>(row) * row_deg_ - 90.0;
    const double nearest_to_equator = south <= 0.0 && south + row_deg_ >= 0.0 ? 0.0 : std::min(std::abs(south), std::abs(south + row_deg_));
    const double round = 2.0 * std::numbers::pi * largest_radius_m * std::cos(nearest_to_equator * geodesy::radians_per_degree);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(round / side_m_)));
}

/// The least distance of a row from the axis of the earth; 0 where it reaches a pole.
double SiteCells::least_axis_distance(std::int64_t row) const {
    const double south = static_cast<double>(row) * row_deg_ - 90.0;
    const double farthest = std::max(std::abs(south), std::abs(south + row_deg_));
    return farthest >= 90.0 ? 0.0 : geodesy::semi_major_axis_m * std::cos(farthest * geodesy::radians_per_degree);
}

SiteCells::Cell SiteCells::cell_of(shape::Coord c) const {
    const auto row = static_cast<std::int64_t>(std::floor((c.y + 90.0) / row_deg_));
    const auto columns = columns_of(row);
    const auto column = static_cast<std::int64_t>((in_turn(c.x) + 180.0) / 360.0 * static_cast<double>(columns));
    return {row, std::min(column, columns - 1)};
}

void SiteCells::add_run(std::int64_t row, std::int64_t first, std::int64_t last, std::vector<Range>& runs) const {
    const auto begin = std::lower_bound(cells_.begin(), cells_.end(), Cell{row, first});
    const auto end = std::upper_bound(begin, cells_.end(), Cell{row, last});
    if (begin != end) {
        runs.emplace_back(static_cast<std::uint32_t>(begin - cells_.begin()), static_cast<std::uint32_t>(end - cells_.begin()));
    }
}

void SiteCells::near_cells(std::uint32_t cell, std::vector<Range>& runs) const {
    runs.clear();
    const auto [row, column] = cells_[cell];
    const auto own_columns = static_cast<double>(columns_of(row));
    const double west = static_cast<double>(column) / own_columns; // in turns from 180 W
    const double east = static_cast<double>(column + 1) / own_columns;
    for (auto other = row - 2; other <= row + 2; ++other) { // three rows off are 1.38 radii
        // A chord is at least 2 sin(turn / 2) times the mean distance from the axis.
        const double axis = std::min(least_axis_distance(row), least_axis_distance(other));
        const double sine = axis > 0.0 ? std::sqrt(surely_beyond_) / (2.0 * axis) : 1.0;
        const double reach = sine < 1.0 ? std::asin(sine) / std::numbers::pi + 1e-12 : 1.0; // half-angle times two, in turns
        const auto columns = columns_of(other);
        if (east - west + 2.0 * reach >= 1.0) {
            add_run(other, 0, columns - 1, runs);
            continue;
        }
        const auto first = static_cast<std::int64_t>(std::floor((west - reach) * static_cast<double>(columns)));
        const auto last = static_cast<std::int64_t>(std::floor((east + reach) * static_cast<double>(columns)));
        if (last - first + 1 >= columns) {
            add_run(other, 0, columns - 1, runs);
            continue;
        }
        add_run(other, std::max<std::int64_t>(first, 0), std::min(last, columns - 1), runs);
        if (first < 0) {
            add_run(other, first + columns, columns - 1, runs);
        }
        if (last >= columns) {
            add_run(other, 0, last - columns, runs);
        }
    }
}

bool SiteCells::measured_within(std::uint32_t slot, std::uint32_t other) const {
    const auto distance = geodesy::distance(lonlat_[sites_[slot]], lonlat_[sites_[other]]).in_metres();
    return millimetres(distance) <= millimetres(radius_m_);
}

} // namespace gridwarden::analysis
