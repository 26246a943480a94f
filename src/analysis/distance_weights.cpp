#include "analysis/distance_weights.hpp"

#include "core/parallel.hpp"
#include "index/near_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

constexpr std::size_t grain = 1024;
constexpr double turn = 360;
constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();
constexpr auto anywhere = Length::kilometres(30'000);
constexpr auto always_one = [](double) { return 1.0; };

/// Area and its moments, taken about an origin so that nothing is lost.
struct Moments {
    double area = 0;
    double x = 0;
    double y = 0;
};

Moments moments_of(const shape::Part& part, shape::Coord origin) {
    Moments all;
    for (std::size_t k = 0; k < part.size(); ++k) {
        Moments ring;
        for (std::size_t i = 1; i < part[k].size(); ++i) {
            const shape::Coord a{part[k][i - 1].x - origin.x, part[k][i - 1].y - origin.y};
            const shape::Coord b{part[k][i].x - origin.x, part[k][i].y - origin.y};
            const double cross = a.x * b.y - b.x * a.y;
            ring.area += cross / 2;
            ring.x += (a.x + b.x) * cross / 6;
            ring.y += (a.y + b.y) * cross / 6;
        }
        const double sign = (ring.area < 0) == (k == 0) ? -1 : 1; // shells add, holes take away, whichever way they run
        all.area += sign * ring.area;
        all.x += sign * ring.x;
        all.y += sign * ring.y;
    }
    return all;
}

shape::Coord centroid(const shape::Geometry& polygons) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<Moments> parts;
    const shape::Coord origin = polygons.parts.empty() ? shape::Coord{} : polygons.parts[0][0][0];
    std::size_t largest = 0;
    for (const auto& part : polygons.parts) {
        parts.push_back(moments_of(part, origin));
        largest = parts.back().area > parts[largest].area ? parts.size() - 1 : largest;
    }
    Moments sum;
    for (const auto& part : parts) {
        const double away = part.x / part.area - parts[largest].x / parts[largest].area;
        const double shift = part.area > 0 ? turn * std::round(away / turn) : 0;
        sum.area += part.area;
        sum.x += part.x - shift * part.area;
        sum.y += part.y;
    }
    if (!(sum.area > 0)) {
        return {none, none};
    }
    const double x = origin.x + sum.x / sum.area;
    return {x - turn * std::floor((x + turn / 2) / turn), origin.y + sum.y / sum.area};
}

/// Weights of what `find(index, origin, found)` finds for each place, nearest first, itself left out and no more than `most`;
/// `value(metres)` gives the weight, none where it is 0.
template <class Find, class Value>
Weights found_weights(std::span<const shape::Coord> places, unsigned threads, std::size_t most, bool valued, Find find, Value value) {
    const index::NearIndex near({places.begin(), places.end()}, {}, threads);
    std::vector<std::vector<Link>> parts(places.size() / grain + 1);
    parallel_ranges(places.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
        index::Neighbours found;
        for (auto unit = begin; unit < end; ++unit) {
            if (!shape::is_finite(places[unit])) {
                continue;
            }
            find(near, index::Origin(places[unit]), found);
            std::erase_if(found.rows, [&](const auto& row) { return row.row == unit; });
            found.rows.resize(std::min(found.rows.size(), most));
            for (const auto& row : found.rows) {
                if (const double weight = value(static_cast<double>(row.distance) / 1e9); weight > 0) {
                    parts[begin / grain].push_back({static_cast<std::uint32_t>(unit), row.row, weight});
                }
            }
        }
    });
    std::vector<Link> links;
    for (const auto& part : parts) {
        links.insert(links.end(), part.begin(), part.end());
    }
    return from_links(places.size(), std::move(links), valued);
}

double weight_at(Kernel kernel, double u) {
    switch (kernel) {
    case Kernel::triangular: return std::max(0.0, 1 - u);
    case Kernel::quartic: return u < 1 ? (1 - u * u) * (1 - u * u) : 0.0;
    case Kernel::gaussian: break;
    }
    return std::exp(-u * u / 2);
}

} // namespace

std::vector<shape::Coord> centroids(std::span<const shape::Geometry> polygons) {
    std::vector<shape::Coord> places;
    places.reserve(polygons.size());
    for (const auto& polygon : polygons) {
        places.push_back(centroid(polygon));
    }
    return places;
}

Weights nearest_weights(std::span<const shape::Coord> places, std::size_t count, unsigned threads) {
    // One more than asked for: a place is among its own nearest, unless more lie at the same place.
    const auto find = [&](const index::NearIndex& near, const index::Origin& from, index::Neighbours& found) { near.nearest(from, count + 1, anywhere, found); };
    return found_weights(places, threads, count, false, find, always_one);
}

Weights band_weights(std::span<const shape::Coord> places, Length distance, unsigned threads) {
    const auto find = [&](const index::NearIndex& near, const index::Origin& from, index::Neighbours& found) { near.within(from, distance, found); };
    return found_weights(places, threads, any_number, false, find, always_one);
}

Weights kernel_weights(std::span<const shape::Coord> places, Kernel kernel, Length bandwidth, unsigned threads) {
    const double h = bandwidth.in_metres();
    const auto reach = Length::metres(kernel == Kernel::gaussian ? 3 * h : h);
    const auto find = [&](const index::NearIndex& near, const index::Origin& from, index::Neighbours& found) { near.within(from, reach, found); };
    return found_weights(places, threads, any_number, true, find, [&](double metres) { return weight_at(kernel, metres / h); });
}

} // namespace gridwarden::analysis
