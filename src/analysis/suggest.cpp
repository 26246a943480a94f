#include "analysis/suggest.hpp"

#include "geodesy/ellipsoid.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "index/partition_index.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace gridwarden::analysis {

namespace {

constexpr double most_places = 200'000;
constexpr int most_rounds = 20; // of moving each place once

/// A grid in longitude and latitude; a cell is its middle, weighed by its area.
struct Grid {
    shape::Coord origin;
    double lon_step = 0;
    double lat_step = 0;
    double spacing_m = 0;
    int columns = 0;
    int rows = 0;
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
    [[nodiscard]] std::size_t at(int row, int column) const { return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column); }
    [[nodiscard]] shape::Coord middle(int row, int column) const { return {origin.x + column * lon_step, origin.y + row * lat_step}; }
};

/// Covers the gaps and the radius round them.
Grid grid_for(const std::vector<shape::Geometry>& gaps, Length radius) {
    shape::Box box;
    for (const auto& gap : gaps) {
        box.add(shape::box_of(gap));
    }
    const auto scale = geodesy::scale_at((box.min_y + box.max_y) / 2);
    const double r = radius.in_metres();
    const double width = (box.max_x - box.min_x) * scale.east_m_per_deg + 2 * r;
    const double height = (box.max_y - box.min_y) * scale.north_m_per_deg + 2 * r;
    Grid grid;
    grid.spacing_m = std::max(r / 8, std::sqrt(width * height / most_places));
    grid.lon_step = grid.spacing_m / scale.east_m_per_deg;
    grid.lat_step = grid.spacing_m / scale.north_m_per_deg;
    grid.columns = static_cast<int>(width / grid.spacing_m) + 1;
    grid.rows = static_cast<int>(height / grid.spacing_m) + 1;
    grid.origin = {box.min_x - r / scale.east_m_per_deg, box.min_y - r / scale.north_m_per_deg};
    return grid;
}

/// 1 where the middle of a cell lies in one of the polygons.
std::vector<char> cells_in(const Grid& grid, const std::vector<shape::Geometry>& polygons, unsigned threads) {
    std::vector<char> inside(grid.size());
    if (polygons.empty()) {
        return inside;
    }
    std::vector<shape::Coord> middles;
    middles.reserve(grid.size());
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            middles.push_back(grid.middle(row, column));
        }
    }
    const auto located = index::build_geos_index(polygons, threads)->locate(middles, threads);
    std::transform(located.unit.begin(), located.unit.end(), inside.begin(), [](auto unit) { return unit != index::none; });
    return inside;
}

/// Maximum coverage on a grid. Every row of cells has running sums of what is left, so a gain is a few differences.
class Chooser {
public:
    Chooser(const Grid& grid, double radius_m, const std::vector<char>& wanted, std::vector<char> allowed)
        : grid_(grid), allowed_(std::move(allowed)), weight_(grid.size()), covers_(grid.size()), sums_((grid.size() + static_cast<std::size_t>(grid.rows))) {
        reach_ = static_cast<int>(radius_m / grid.spacing_m);
        for (int row = 0; row < grid.rows; ++row) {
            const auto scale = geodesy::scale_at(grid.middle(row, 0).y);
            const double cell = grid.lon_step * scale.east_m_per_deg * grid.lat_step * scale.north_m_per_deg;
            for (int d = -reach_; d <= reach_; ++d) {
                const double dy = d * grid.spacing_m;
                half_.push_back(static_cast<int>(std::sqrt(std::max(0.0, radius_m * radius_m - dy * dy)) / (grid.lon_step * scale.east_m_per_deg)));
            }
            for (int column = 0; column < grid.columns; ++column) {
                weight_[grid.at(row, column)] = wanted[grid.at(row, column)] ? cell : 0;
            }
            sum_row(row);
        }
    }

    struct Found {
        std::size_t cell = 0;
        double gain = 0;
    };
    /// The place of the largest gain (the first of equal ones), and the sum of the `count` largest.
    Found best(std::size_t count = 0, double* largest = nullptr) const {
        Found found;
        std::vector<double> gains;
        for (std::size_t cell = 0; cell < allowed_.size(); ++cell) {
            if (allowed_[cell]) {
                const double gain = gain_of(cell);
                found = gain > found.gain ? Found{cell, gain} : found;
                if (largest != nullptr) {
                    gains.push_back(gain);
                }
            }
        }
        if (largest != nullptr) {
            count = std::min(count, gains.size());
            std::partial_sort(gains.begin(), gains.begin() + static_cast<std::ptrdiff_t>(count), gains.end(), std::greater<>());
            *largest = std::accumulate(gains.begin(), gains.begin() + static_cast<std::ptrdiff_t>(count), 0.0);
        }
        return found;
    }
    void add(std::size_t cell) { change(cell, 1); }
    void remove(std::size_t cell) { change(cell, -1); }
    [[nodiscard]] double left() const {
        double sum = 0;
        for (int row = 0; row < grid_.rows; ++row) {
            sum += sums_[start(row) + static_cast<std::size_t>(grid_.columns)];
        }
        return sum;
    }

private:
    [[nodiscard]] std::size_t start(int row) const { return grid_.at(row, 0) + static_cast<std::size_t>(row); }

    void sum_row(int row) {
        double sum = 0;
        for (int column = 0; column < grid_.columns; ++column) {
            sums_[start(row) + static_cast<std::size_t>(column)] = sum;
            const auto cell = grid_.at(row, column);
            sum += covers_[cell] == 0 ? weight_[cell] : 0;
        }
        sums_[start(row) + static_cast<std::size_t>(grid_.columns)] = sum;
    }

    /// Calls `take(row, first, last)` for the cells within reach.
    template <class Take>
    void each_row(std::size_t cell, Take take) const {
        const int row = static_cast<int>(cell / static_cast<std::size_t>(grid_.columns));
        const int column = static_cast<int>(cell % static_cast<std::size_t>(grid_.columns));
        for (int r = std::max(0, row - reach_); r <= std::min(grid_.rows - 1, row + reach_); ++r) {
            const int half = half_[static_cast<std::size_t>(r * (2 * reach_ + 1) + row - r + reach_)];
            take(r, std::max(0, column - half), std::min(grid_.columns - 1, column + half));
        }
    }

    [[nodiscard]] double gain_of(std::size_t cell) const {
        double gain = 0;
        each_row(cell, [&](int row, int first, int last) {
            gain += sums_[start(row) + static_cast<std::size_t>(last) + 1] - sums_[start(row) + static_cast<std::size_t>(first)];
        });
        return gain;
    }

    void change(std::size_t cell, int by) {
        each_row(cell, [&](int row, int first, int last) {
            for (int column = first; column <= last; ++column) {
                covers_[grid_.at(row, column)] += by;
            }
            sum_row(row);
        });
    }

    const Grid& grid_;
    std::vector<char> allowed_;
    std::vector<double> weight_;
    std::vector<int> covers_;
    std::vector<double> sums_;
    std::vector<int> half_; ///< cells to either side, by row and distance in rows
    int reach_ = 0;
};

/// Chosen cells, what they cover, and the most that as many could.
struct Choice {
    std::vector<std::size_t> cells;
    double covered = 0;
    double bound = 0;
};

Choice choose(Chooser& chooser, unsigned count) {
    Choice choice;
    const double whole = chooser.left();
    choice.bound = whole;
    const auto tighten = [&] {
        double largest = 0;
        const auto best = chooser.best(count, &largest);
        choice.bound = std::min(choice.bound, whole - chooser.left() + largest);
        return best;
    };
    for (unsigned k = 0; k < count; ++k) {
        const auto best = tighten();
        if (best.gain <= 0) {
            break;
        }
        chooser.add(best.cell);
        choice.cells.push_back(best.cell);
    }
    bool moved = true;
    for (int round = 0; moved && round < most_rounds; ++round) {
        moved = false;
        for (auto& cell : choice.cells) {
            const double before = chooser.left();
            chooser.remove(cell);
            const auto best = chooser.best();
            const bool better = best.gain > (chooser.left() - before) * (1 + 1e-9);
            moved = moved || better;
            cell = better ? best.cell : cell;
            chooser.add(cell);
        }
    }
    tighten();
    choice.covered = whole - chooser.left();
    return choice;
}

/// What a new station covers of the gaps, and the gaps without it.
Area take_from(std::vector<shape::Geometry>& gaps, const shape::Geometry& outline) {
    Area gain;
    const auto box = shape::box_of(outline);
    for (auto& gap : gaps) {
        if (!shape::box_of(gap).intersects(box)) {
            continue;
        }
        const auto inside = geometry::intersection(gap, outline);
        if (!inside.empty()) {
            gain = gain + geodesy::area(inside);
            gap = geometry::difference(gap, outline);
        }
    }
    return gain;
}

/// Each place with its exact gain, the largest first.
void rank_places(Suggestions& found, std::vector<shape::Geometry> gaps, std::vector<shape::Coord> places, const SuggestOptions& options) {
    std::vector<shape::Geometry> outlines;
    for (const auto at : places) {
        outlines.push_back(reach_outline({0, shape::point(at), options.radius}, options.tolerance));
    }
    while (!places.empty()) {
        std::size_t best = 0;
        Area most;
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto rest = gaps;
            if (const auto gain = take_from(rest, outlines[i]); gain > most) {
                most = gain;
                best = i;
            }
        }
        take_from(gaps, outlines[best]);
        found.places.push_back({places[best], most});
        found.gain = found.gain + most;
        places.erase(places.begin() + static_cast<std::ptrdiff_t>(best));
        outlines.erase(outlines.begin() + static_cast<std::ptrdiff_t>(best));
    }
}

} // namespace

Suggestions suggest_stations(const std::vector<shape::Geometry>& gaps, const std::vector<shape::Geometry>& ground,
                             const std::vector<shape::Geometry>& forbidden, const SuggestOptions& options) {
    Suggestions found;
    for (const auto& gap : gaps) {
        found.gap = found.gap + geodesy::area(gap);
    }
    if (found.gap == Area() || options.count == 0 || !(options.radius > Length())) {
        return found;
    }
    const auto grid = grid_for(gaps, options.radius);
    auto allowed = cells_in(grid, ground, options.threads);
    const auto barred = cells_in(grid, forbidden, options.threads);
    std::transform(allowed.begin(), allowed.end(), barred.begin(), allowed.begin(), [](char yes, char no) { return yes && !no; });
    Chooser chooser(grid, options.radius.in_metres(), cells_in(grid, gaps, options.threads), std::move(allowed));
    const auto choice = choose(chooser, options.count);
    found.spacing = Length::metres(std::round(grid.spacing_m));
    found.certain = choice.bound > 0 ? choice.covered / choice.bound : 1;
    std::vector<shape::Coord> places;
    for (const auto cell : choice.cells) {
        places.push_back(grid.middle(static_cast<int>(cell / static_cast<std::size_t>(grid.columns)), static_cast<int>(cell % static_cast<std::size_t>(grid.columns))));
    }
    rank_places(found, gaps, std::move(places), options);
    return found;
}

std::optional<Length> common_radius(const std::vector<Reach>& reaches) {
    const bool one = !reaches.empty() && std::all_of(reaches.begin(), reaches.end(), [&](const Reach& r) { return r.radius == reaches.front().radius; });
    return one ? std::optional(reaches.front().radius) : std::nullopt;
}

table::Table suggestions_table(const Suggestions& suggestions) {
    table::IntegerColumn ranks;
    table::NumberColumn gains;
    shape::GeometryColumn geometry;
    for (const auto& place : suggestions.places) {
        ranks.values.push_back(static_cast<std::int64_t>(ranks.values.size()) + 1);
        gains.values.push_back(place.gain.in_square_kilometres());
        geometry.push_point({std::remainder(place.at.x, 360.0), place.at.y});
    }
    return table::make_table({{"rank", std::move(ranks)}, {"gain_km2", std::move(gains)}}, std::move(geometry));
}

} // namespace gridwarden::analysis
