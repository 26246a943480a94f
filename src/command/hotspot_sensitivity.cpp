#include "command/hotspot_more.hpp"

#include "analysis/hot_agreement.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"

#include <array>
#include <cmath>

namespace gridwarden::command {

namespace {

constexpr double too_many_cells = 5e6; ///< a finer grid than this is not tried

std::vector<shape::Geometry> hot_polygons(const ScoredAreas& areas, const analysis::Hotspot& scores) {
    std::vector<shape::Geometry> hot;
    for (std::uint32_t i = 0; i < areas.ids.size(); ++i) {
        if (scores.gi_bin[i] > 0) {
            hot.push_back(areas.polygon(i));
        }
    }
    return hot;
}

/// `what` as it would be typed: `--size 2km`, `--weights rook`.
void tell(const std::string& what, const analysis::HotOverlap& overlap, Context& context, Result& result) {
    result.figures.emplace_back("jaccard " + what, overlap.jaccard());
    result.figures.emplace_back("hot_km2 " + what, overlap.second.in_square_kilometres());
    result.lines.push_back(say(context, {"with {what}: {km2} km² hot (here {here}); {share} of the ground hot in either is hot in both",
                                         "改用 {what}：热点 {km2} km²（本次 {here}）；两者之一为热点的范围中 {share} 两者均为热点"},
                               {{"what", what},
                                {"km2", number_text(overlap.second.in_square_kilometres(), 4)},
                                {"here", number_text(overlap.first.in_square_kilometres(), 4)},
                                {"share", std::isnan(overlap.jaccard()) ? "-" : number_text(std::round(1000 * overlap.jaccard()) / 10) + " %"}}));
}

analysis::Hotspot score(const ScoredAreas& areas, const WeightsSpec& spec, const Scored& as, Context& context) {
    const auto weights = weights_of(spec, areas, as.snap, context);
    const auto values = analysis::area_values(as.value, areas.source(), no_issues());
    return analysis::hotspot({values, weights, areas.ids}, as.statistics, true, no_issues());
}

/// Neighbouring choices of weights, by the name that `--weights` has for them.
std::vector<std::string> other_weights(const WeightsSpec& spec, std::size_t units) {
    using Kind = WeightsSpec::Kind;
    constexpr std::array kernels{"kernel:triangular:", "kernel:quartic:", "kernel:gaussian:"};
    std::vector<std::string> others;
    const auto add_lengths = [&](const std::string& prefix) {
        others = {prefix + to_text(Length::metres(spec.distance.in_metres() / 2)), prefix + to_text(Length::metres(spec.distance.in_metres() * 2))};
    };
    const auto add_nearest = [&](std::size_t count) {
        if (count > 0 && count < units) {
            others.push_back("knn:" + std::to_string(count));
        }
    };
    switch (spec.kind) {
    case Kind::band: add_lengths("band:"); break;
    case Kind::kernel: add_lengths(kernels[static_cast<std::size_t>(spec.kernel)]); break;
    case Kind::nearest: add_nearest(spec.count / 2), add_nearest(spec.count * 2); break;
    case Kind::queen: others = {"rook"}, add_nearest(8); break;
    case Kind::rook: others = {"queen"}, add_nearest(8); break;
    case Kind::file: others = {"queen"}, add_nearest(8); break;
    }
    return others;
}

} // namespace

void tell_sensitivity(const MoreOptions& o, const CellOptions& cells, const shape::Geometry& area, const std::vector<model::InputSpec>& sites,
                      const Scored& scored, Context& context, Result& result) {
    if (!o.sensitivity || scored.scores.gi_bin.empty()) {
        return;
    }
    if (cells.asked()) {
        const auto hot = hot_polygons(scored.areas, scored.scores);
        for (const double factor : {0.5, 2.0}) {
            const auto size = Length::metres(scored.areas.cells->lattice.size_m() * factor);
            if (static_cast<double>(scored.areas.ids.size()) / (factor * factor) > too_many_cells) {
                continue;
            }
            const auto other = cell_areas(cells, size, area, sites, true, context);
            tell("--size " + to_text(size), analysis::hot_overlap(hot, hot_polygons(other, score(other, scored.weights_spec, scored, context))),
                 context, result);
        }
    }
    const bool hexagons = cells.cells == "hex";
    for (const auto& text : other_weights(scored.weights_spec, scored.areas.ids.size())) {
        if (hexagons && (text == "rook" || text == "queen")) {
            continue; // a hexagon's six are both
        }
        const auto other = score(scored.areas, parse_weights_spec(text), scored, context);
        tell("--weights " + text, analysis::hot_overlap(scored.areas.areas, scored.scores.gi_bin, other.gi_bin), context, result);
    }
}

} // namespace gridwarden::command
