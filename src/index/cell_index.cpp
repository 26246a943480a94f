#include "core/parallel.hpp"
#include "geometry/geometry.hpp"
#include "index/cell_search.hpp"

#include <mutex>

namespace gridwarden::index {

namespace {

using shape::Coord;

constexpr std::size_t points_a_range = 8 * CellSearch::block;

std::vector<shape::Geometry> unwrapped(std::span<const shape::Geometry> units, unsigned threads) {
    std::vector<shape::Geometry> all(units.size());
    parallel_ranges(units.size(), 64, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            all[i] = geometry::unwrap(units[i]);
        }
    });
    return all;
}

shape::Box extent_of(const std::vector<Edge>& edges) {
    shape::Box box;
    for (const Edge& edge : edges) {
        box.add(edge.a);
        box.add(edge.b);
    }
    return box;
}

/// Adds the special points of one answer to those of another, at the rows that were asked; both ascending, none in both.
void merge_special(Located& located, const Located& more, const std::vector<std::uint32_t>& rows) {
    SpecialPoints merged;
    const auto owners = [](const Located& from, std::size_t k) {
        return std::span(from.owners).subspan(from.first_owner[k], from.first_owner[k + 1] - from.first_owner[k]);
    };
    std::size_t k = 0;
    for (std::size_t m = 0; m <= more.special.size(); ++m) {
        const auto next = m < more.special.size() ? rows[more.special[m]] : none;
        for (; k < located.special.size() && located.special[k] < next; ++k) {
            merged.add(located.special[k], owners(located, k));
        }
        if (m < more.special.size()) {
            merged.add(next, owners(more, m));
        }
    }
    located = {std::move(located.unit), {}, {0}, {}};
    append_special(merged, located);
}

class CellIndex : public PartitionIndex {
public:
    CellIndex(std::span<const shape::Geometry> units, unsigned threads)
        : units_(units), table_(build_cell_table(unwrapped(units, threads), threads)), extent_(extent_of(table_.edges)) {}

    [[nodiscard]] Located locate(std::span<const Coord> points, unsigned threads) const override {
        Located located{std::vector<std::uint32_t>(points.size(), none), {}, {0}, {}};
        if (table_.edges.empty()) {
            return located;
        }
        const auto ranges = (points.size() + points_a_range - 1) / points_a_range;
        std::vector<SpecialPoints> special(ranges);
        std::vector<std::vector<std::uint32_t>> asks(ranges);
        parallel_ranges(points.size(), points_a_range, threads, [&](std::size_t begin, std::size_t end) {
            CellSearch search(table_, extent_);
            const auto range = begin / points_a_range;
            for (auto i = begin; i < end; i += CellSearch::block) {
                const auto block = points.subspan(i, std::min(CellSearch::block, end - i));
                search.locate(block, static_cast<std::uint32_t>(i), located.unit.data() + i, asks[range], special[range]);
            }
        });
        std::for_each(special.begin(), special.end(), [&](const SpecialPoints& found) { append_special(found, located); });
        ask_geos(points, asks, threads, located);
        return located;
    }

private:
    void ask_geos(std::span<const Coord> points, const std::vector<std::vector<std::uint32_t>>& asks, unsigned threads, Located& located) const {
        std::vector<std::uint32_t> rows;
        std::vector<Coord> asked;
        for (const auto& range : asks) {
            rows.insert(rows.end(), range.begin(), range.end());
        }
        if (rows.empty()) {
            return;
        }
        for (const auto row : rows) {
            asked.push_back(points[row]);
        }
        std::call_once(geos_once_, [&] { geos_ = build_geos_index(units_, threads); });
        const auto answers = geos_->locate(asked, threads);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            located.unit[rows[i]] = answers.unit[i];
        }
        merge_special(located, answers, rows);
    }

    std::span<const shape::Geometry> units_;
    CellTable table_;
    shape::Box extent_;
    mutable std::once_flag geos_once_;
    mutable std::unique_ptr<PartitionIndex> geos_;
};

} // namespace

std::unique_ptr<PartitionIndex> build_cell_index(std::span<const shape::Geometry> units, unsigned threads) {
    return std::make_unique<CellIndex>(units, threads);
}

std::unique_ptr<PartitionIndex> build_partition_index(std::span<const shape::Geometry> units, std::size_t points, unsigned threads) {
    std::size_t corners = 0;
    for (const auto& unit : units) {
        corners += shape::coordinate_count(unit);
    }
    // Cells cost about as much a corner to build as GEOS takes for half a question (tests/bench).
    return 2 * points < corners ? build_geos_index(units, threads) : build_cell_index(units, threads);
}

} // namespace gridwarden::index
