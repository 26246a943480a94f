#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace gridwarden::bench {

/// splitmix64: a stream keyed by its seed, so that a line's shape depends on nothing but its ends.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t bits() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
    double normal() { return std::sqrt(-2 * std::log(1 - unit())) * std::cos(6.283185307179586 * unit()); }

private:
    std::uint64_t state_;
};

struct Point {
    double x, y;
};

constexpr double west = 115.0;
constexpr double south = 29.0;
constexpr double width = 5.0;
constexpr double height = 4.0;

inline double rounded(double v) { return std::round(v * 1e7) / 1e7; }

/// A lattice of `columns` by `rows` cells with moved corners; each border line is displaced midpoint by midpoint.
class Lattice {
public:
    Lattice(std::uint64_t columns, std::uint64_t rows, int depth) : columns_(columns), rows_(rows), depth_(depth) {}

    std::vector<Point> ring(std::uint64_t i, std::uint64_t j) const {
        const std::array<std::array<std::uint64_t, 2>, 5> corners{{{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}, {i, j}}};
        std::vector<Point> ring;
        for (std::size_t k = 0; k < 4; ++k) {
            append_line(ring, corners[k], corners[k + 1]);
        }
        ring.push_back(ring.front());
        return ring;
    }

private:
    using Corner = std::array<std::uint64_t, 2>;

    std::uint64_t id(Corner c) const { return c[1] * (columns_ + 1) + c[0]; }

    Point corner(Corner c) const {
        Random random(id(c) * 2 + 1);
        const bool edge_x = c[0] == 0 || c[0] == columns_;
        const bool edge_y = c[1] == 0 || c[1] == rows_;
        const double dx = edge_x ? 0 : (random.unit() - 0.5) * 0.4;
        const double dy = edge_y ? 0 : (random.unit() - 0.5) * 0.4;
        return {rounded(west + width * (static_cast<double>(c[0]) + dx) / static_cast<double>(columns_)),
                rounded(south + height * (static_cast<double>(c[1]) + dy) / static_cast<double>(rows_))};
    }

    /// The border from `a` to `b` without its last point; made from the smaller corner's side, so both units get the same points.
    void append_line(std::vector<Point>& ring, Corner a, Corner b) const {
        const bool forward = id(a) < id(b);
        Random random(id(forward ? a : b) * 0x10001 + id(forward ? b : a));
        std::vector<Point> line{corner(forward ? a : b), corner(forward ? b : a)};
        for (int level = 0; level < depth_; ++level) {
            std::vector<Point> finer;
            for (std::size_t k = 0; k + 1 < line.size(); ++k) {
                const Point p = line[k];
                const Point q = line[k + 1];
                const double shift = (random.unit() - 0.5) * 0.2;
                finer.push_back(p);
                finer.push_back({rounded((p.x + q.x) / 2 - shift * (q.y - p.y)), rounded((p.y + q.y) / 2 + shift * (q.x - p.x))});
            }
            finer.push_back(line.back());
            line = std::move(finer);
        }
        if (forward) {
            ring.insert(ring.end(), line.begin(), line.end() - 1);
        } else {
            ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
        }
    }

    std::uint64_t columns_;
    std::uint64_t rows_;
    int depth_;
};

/// A lattice of at least that many units.
inline Lattice lattice_of(std::uint64_t units, int vertices, std::uint64_t& columns, std::uint64_t& rows) {
    columns = static_cast<std::uint64_t>(std::ceil(std::sqrt(static_cast<double>(units) * width / height)));
    rows = (units + columns - 1) / columns;
    return {columns, rows, std::max(0, static_cast<int>(std::round(std::log2(vertices / 4.0))))};
}

/// Clustered positions: lognormal-sized clusters, and one site in twelve anywhere (some outside the units).
class Sites {
public:
    Sites() : random_(42) {
        for (int i = 0; i < 3000; ++i) {
            centres_.push_back({west + width * random_.unit(), south + height * random_.unit()});
            total_ += std::exp(1.2 * random_.normal());
            upto_.push_back(total_);
        }
    }
    Point next() {
        if (random_.unit() < 1.0 / 12) {
            return {west - 0.02 + (width + 0.04) * random_.unit(), south - 0.02 + (height + 0.04) * random_.unit()};
        }
        const auto at = std::lower_bound(upto_.begin(), upto_.end(), total_ * random_.unit()) - upto_.begin();
        const auto& centre = centres_[static_cast<std::size_t>(at)];
        return {centre.x + 0.03 * random_.normal(), centre.y + 0.03 * random_.normal()};
    }
    std::uint64_t bits() { return random_.bits(); }

private:
    Random random_;
    std::vector<Point> centres_;
    std::vector<double> upto_;
    double total_ = 0;
};

} // namespace gridwarden::bench
