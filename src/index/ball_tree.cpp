#include "index/ball_tree.hpp"

#include "core/parallel.hpp"

#include <limits>
#include <utility>

namespace gridwarden::index {

namespace {

/// 21 bits with two blanks behind each.
std::uint64_t spread(std::uint64_t v) {
    v = (v | v << 32) & 0x001f00000000ffffULL;
    v = (v | v << 16) & 0x001f0000ff0000ffULL;
    v = (v | v << 8) & 0x100f00f00f00f00fULL;
    v = (v | v << 4) & 0x10c30c30c30c30c3ULL;
    return (v | v << 2) & 0x1249249249249249ULL;
}

struct Keyed {
    std::uint64_t key;
    std::uint32_t row;
};

/// Radix sort by key, stable; passes over bits that no key has are left out.
void sort_by_key(std::vector<Keyed>& entries) {
    constexpr unsigned bits = 11;
    std::uint64_t used = 0;
    for (const auto& entry : entries) {
        used |= entry.key;
    }
    std::vector<Keyed> sorted(entries.size());
    for (unsigned shift = 0; shift < 64 && (used >> shift) != 0; shift += bits) {
        const auto digit = [shift](const Keyed& entry) { return (entry.key >> shift) & ((1U << bits) - 1); };
        std::vector<std::size_t> start(1U << bits);
        for (const auto& entry : entries) {
            ++start[digit(entry)];
        }
        std::size_t sum = 0;
        for (auto& place : start) {
            sum += std::exchange(place, sum);
        }
        for (const auto& entry : entries) {
            sorted[start[digit(entry)]++] = entry;
        }
        entries.swap(sorted);
    }
}

} // namespace

BallTree::BallTree(std::span<const Ball> balls, unsigned threads) {
    if (!balls.empty()) {
        sort(balls, threads);
        pack();
    }
}

void BallTree::sort(std::span<const Ball> balls, unsigned threads) {
    constexpr double most = std::numeric_limits<double>::max();
    std::array<double, 3> low{most, most, most};
    std::array<double, 3> high{-most, -most, -most};
    bool wide = false;
    for (const auto& ball : balls) {
        const std::array<double, 3> at{ball.centre.x, ball.centre.y, ball.centre.z};
        for (std::size_t i = 0; i < 3; ++i) {
            low[i] = std::min(low[i], at[i]);
            high[i] = std::max(high[i], at[i]);
        }
        wide = wide || ball.radius_m > 0.0;
    }
    const double extent = std::max({high[0] - low[0], high[1] - low[1], high[2] - low[2], 1.0});
    const double scale = 2097151.0 / extent;
    std::vector<Keyed> order(balls.size());
    parallel_ranges(balls.size(), 65536, threads, [&](std::size_t begin, std::size_t end) {
        const auto step = [&](double v, std::size_t i) { return spread(static_cast<std::uint64_t>((v - low[i]) * scale)); };
        for (auto i = begin; i < end; ++i) {
            const auto& at = balls[i].centre;
            order[i] = {step(at.x, 0) | step(at.y, 1) << 1 | step(at.z, 2) << 2, static_cast<std::uint32_t>(i)};
        }
    });
    sort_by_key(order);
    const auto n = balls.size();
    x_.resize(n), y_.resize(n), z_.resize(n), rows_.resize(n), radius_.resize(wide ? n : 0);
    parallel_ranges(n, 65536, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            const auto& ball = balls[order[i].row];
            x_[i] = ball.centre.x;
            y_[i] = ball.centre.y;
            z_[i] = ball.centre.z;
            rows_[i] = order[i].row;
            if (wide) {
                radius_[i] = ball.radius_m;
            }
        }
    });
}

void BallTree::pack() {
    const auto leaves = (rows_.size() + leaf_size - 1) / leaf_size;
    constexpr double most = std::numeric_limits<double>::max();
    constexpr Bounds nothing{{most, most, most}, {-most, -most, -most}};
    const auto add = [](Bounds& box, std::size_t axis, double low, double high) {
        box.low[axis] = std::min(box.low[axis], low);
        box.high[axis] = std::max(box.high[axis], high);
    };
    auto& boxes = levels_.emplace_back(leaves, nothing);
    leaf_radius_.assign(radius_.empty() ? 0 : leaves, 0.0);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const double r = radius_.empty() ? 0.0 : radius_[i];
        auto& box = boxes[i / leaf_size];
        add(box, 0, x_[i] - r, x_[i] + r);
        add(box, 1, y_[i] - r, y_[i] + r);
        add(box, 2, z_[i] - r, z_[i] + r);
        if (!radius_.empty()) {
            leaf_radius_[i / leaf_size] = std::max(leaf_radius_[i / leaf_size], r);
        }
    }
    while (levels_.back().size() > 1) {
        const auto below = levels_.back();
        std::vector<Bounds> above((below.size() + fan_out - 1) / fan_out, nothing);
        for (std::size_t i = 0; i < below.size(); ++i) {
            for (std::size_t axis = 0; axis < 3; ++axis) {
                add(above[i / fan_out], axis, below[i].low[axis], below[i].high[axis]);
            }
        }
        levels_.push_back(std::move(above));
    }
}

} // namespace gridwarden::index
