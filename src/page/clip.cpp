#include "page/clip.hpp"

#include <algorithm>

namespace gridwarden::page {

namespace {

/// Keeps what lies on the inner side of one edge; `at` measures how far inside a corner is (below 0: outside).
template <class At>
shape::Path keep_inner(const shape::Path& ring, At at) {
    shape::Path kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto a = ring[i == 0 ? ring.size() - 1 : i - 1], b = ring[i];
        const double from = at(a), to = at(b);
        if ((from < 0) != (to < 0)) {
            const double share = from / (from - to);
            kept.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
        }
        if (to >= 0) {
            kept.push_back(b);
        }
    }
    return kept;
}

} // namespace

shape::Path clip_ring(const shape::Path& ring, const shape::Box& box) {
    if (std::all_of(ring.begin(), ring.end(), [&](auto c) { return box.contains(c); })) {
        return ring;
    }
    auto kept = ring;
    kept.pop_back(); // the first corner repeated
    kept = keep_inner(kept, [&](auto c) { return c.x - box.min_x; });
    kept = keep_inner(kept, [&](auto c) { return box.max_x - c.x; });
    kept = keep_inner(kept, [&](auto c) { return c.y - box.min_y; });
    kept = keep_inner(kept, [&](auto c) { return box.max_y - c.y; });
    if (!kept.empty()) {
        kept.push_back(kept.front());
    }
    return kept;
}

std::vector<shape::Path> clip_line(const shape::Path& line, const shape::Box& box) {
    std::vector<shape::Path> runs;
    bool open = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        shape::Box segment;
        segment.add(line[i - 1]);
        segment.add(line[i]);
        const bool near = segment.intersects(box);
        if (near && !open) {
            runs.push_back({line[i - 1]});
        }
        if (near) {
            runs.back().push_back(line[i]);
        }
        open = near;
    }
    return runs;
}

} // namespace gridwarden::page
