#include "analysis/coverage.hpp"
#include "analysis/deepest.hpp"
#include "core/parallel.hpp"
#include "core/written_metres.hpp"

#include <algorithm>
#include <limits>

namespace gridwarden::analysis {

namespace {

struct Gap {
    const Piece* piece;
    std::uint32_t unit;
};

/// The gaps that are large enough, largest first; of equal ones that of the lower unit, then as they come.
std::vector<Gap> ranked(const std::vector<GroundCover>& finest, Area min_gap) {
    std::vector<Gap> gaps;
    for (std::uint32_t unit = 0; unit < finest.size(); ++unit) {
        for (const auto& piece : finest[unit].gaps) {
            if (piece.area >= min_gap) {
                gaps.push_back({&piece, unit});
            }
        }
    }
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.piece->area > b.piece->area; });
    return gaps;
}

} // namespace

table::Table gaps_table(const CoverageGround& ground, const std::vector<GroundCover>& finest, const std::vector<Reach>& reaches,
                        Area min_gap, unsigned threads) {
    const auto gaps = ranked(finest, min_gap);
    const CoverDistance distance(reaches);
    std::vector<std::optional<CoverDistance::Deepest>> deepest(gaps.size());
    parallel_ranges(gaps.size(), 4, threads, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            deepest[i] = distance.deepest_in(gaps[i].piece->polygon);
        }
    });
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    table::IntegerColumn ids;
    table::NumberColumn areas, metres, lons, lats;
    table::TextBuilder units;
    shape::GeometryColumn geometry;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        ids.values.push_back(static_cast<std::int64_t>(i) + 1);
        areas.values.push_back(gaps[i].piece->area.in_square_kilometres());
        ground.named ? units.push(ground.units.levels.back().ids[gaps[i].unit]) : units.push_null();
        metres.values.push_back(deepest[i] ? written_metres(deepest[i]->distance.in_metres()) : none);
        lons.values.push_back(deepest[i] ? std::remainder(deepest[i]->at.x, 360.0) : none);
        lats.values.push_back(deepest[i] ? deepest[i]->at.y : none);
        geometry.push(gaps[i].piece->polygon);
    }
    return table::make_table({{"gap_id", std::move(ids)}, {"area_km2", std::move(areas)}, {"unit_id", units.finish()},
                              {"deepest_m", std::move(metres)}, {"deepest_lon", std::move(lons)}, {"deepest_lat", std::move(lats)}},
                             std::move(geometry));
}

} // namespace gridwarden::analysis
