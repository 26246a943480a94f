#include "analysis/reach.hpp"

#include "analysis/cells.hpp"
#include "core/error.hpp"
#include "core/number_text.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gridwarden::analysis {

namespace {

constexpr auto longest_reach = Length::kilometres(5000);
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// `Column`, with the names that there are where it is missing.
int column_of(const table::Schema& schema, const std::string& name, std::string_view option) {
    const int column = field_index(schema, name);
    if (column < 0) {
        std::string known;
        for (const auto& field : schema.fields) {
            known += (known.empty() ? "" : ", ") + field.name;
        }
        throw Error("GW-COVER-002", {{"option", std::string(option)}, {"value", name}, {"columns", known}});
    }
    return column;
}

/// Metres: a number, or a text with a unit; NaN for none and for what is neither.
double metres_in(std::string_view cell) {
    const auto trimmed = text::trim(cell);
    if (const auto number = text::parse_number(trimmed)) {
        return *number;
    }
    try {
        return trimmed.empty() ? no_number : parse_length(trimmed).in_metres();
    } catch (const Error&) {
        return no_number;
    }
}

/// The columns that make reaches, a value a station; NaN where there is none.
struct Sizes {
    std::vector<double> radius_m;
    std::vector<std::string> radius_text;
    std::vector<double> azimuth;
    std::vector<double> fov;
};

std::vector<double> mapped_numbers(const table::Table& stations, int column) {
    return column < 0 ? std::vector<double>(stations.size(), no_number) : numbers_of(stations, column);
}

Sizes sizes_of(const table::Table& stations, const ReachOptions& options) {
    Sizes sizes;
    if (options.radius) {
        if (*options.radius > longest_reach) {
            throw Error("GW-COVER-008", {{"value", to_text(*options.radius)}});
        }
        sizes.radius_m.assign(stations.size(), options.radius->in_metres());
    } else {
        const auto& name = options.radius_field.empty() ? std::string("radius") : options.radius_field;
        if (options.radius_field.empty() && stations.schema.index_of_role("radius") < 0) {
            throw Error("GW-COVER-001");
        }
        sizes.radius_text = texts_of(stations, column_of(stations.schema, name, "--radius"));
        for (const auto& cell : sizes.radius_text) {
            sizes.radius_m.push_back(metres_in(cell));
        }
    }
    sizes.fov = mapped_numbers(stations, options.fov_field.empty() ? stations.schema.index_of_role("fov")
                                                                   : column_of(stations.schema, options.fov_field, "--fov"));
    sizes.azimuth = mapped_numbers(stations, stations.schema.index_of_role("azimuth"));
    return sizes;
}

/// Metres from a point to a line or to the border of a footprint; 0 inside a footprint.
double metres_to(shape::Coord p, const shape::Geometry& place) {
    double best = std::numeric_limits<double>::infinity();
    for (const auto& part : place.parts) {
        for (const auto& path : part) {
            if (path.size() == 1) {
                best = std::min(best, geodesy::distance(p, path.front()).in_metres());
            }
            for (std::size_t i = 1; i < path.size(); ++i) {
                best = std::min(best, geodesy::distance_to_edge(p, path[i - 1], path[i]).in_metres());
            }
        }
    }
    return place.kind == shape::Kind::polygon && geometry::covers(place, shape::point(p)) ? 0.0 : best;
}

/// Why a station has no reach; empty where it has.
std::string_view fault_of(const Reach& reach, double azimuth) {
    const double metres = reach.radius.in_metres();
    if (reach.place.empty()) {
        return "GW-COVER-101";
    }
    if (!(metres >= 0) || metres > longest_reach.in_metres()) {
        return "GW-COVER-102";
    }
    if (!(reach.fov_deg > 0)) {
        return "GW-COVER-103";
    }
    if (!reach.all_round() && (std::isnan(azimuth) || reach.place.kind != shape::Kind::point)) {
        return "GW-COVER-104";
    }
    const auto box = shape::box_of(reach.place);
    const double farthest = std::max(std::abs(box.min_y), std::abs(box.max_y));
    return farthest + geodesy::reach({0, farthest}, reach.radius).lat_deg >= 89.9 ? "GW-COVER-105" : "";
}

} // namespace

std::vector<Reach> reaches_of(const table::Table& stations, const ReachOptions& options, IssueSink& issues) {
    const auto sizes = sizes_of(stations, options);
    std::vector<Reach> reaches;
    std::uint32_t row = 0;
    for (const auto& batch : stations.batches) {
        for (std::size_t i = 0; i < batch.size(); ++i, ++row) {
            const double metres = sizes.radius_m[row];
            const double fov = sizes.fov[row];
            Reach reach{row, geometry::unwrap(batch.geometry.get(i)), Length::metres(metres), sizes.azimuth[row],
                        std::isnan(fov) ? 360.0 : fov};
            if (reach.place.kind == shape::Kind::point && !shape::is_finite(batch.geometry.point(i))) {
                reach.place = {};
            }
            if (const auto code = fault_of(reach, sizes.azimuth[row]); !code.empty()) {
                issues.add({std::string(code),
                            {batch.origin ? batch.origin->path : "", batch.origin ? batch.origin->layer : "", batch.rows[i], ""},
                            code == "GW-COVER-102" && !sizes.radius_text.empty() ? sizes.radius_text[row] : "",
                            {}});
                continue;
            }
            reaches.push_back(std::move(reach));
        }
    }
    return reaches;
}

bool within(const Reach& reach, shape::Coord p) {
    constexpr double slack_m = 1e-6; // of Karney's algorithm and of a radius in decimal metres
    if (reach.place.kind != shape::Kind::point) {
        return metres_to(p, reach.place) <= reach.radius.in_metres() + slack_m;
    }
    for (const auto& part : reach.place.parts) {
        const auto line = geodesy::inverse(part.front().front(), p);
        const double metres = line.distance.in_metres();
        const double turn = std::remainder(line.azimuth_from.in_degrees() - reach.azimuth_deg, 360.0);
        if (metres <= reach.radius.in_metres() + slack_m &&
            (reach.all_round() || metres < slack_m || std::abs(turn) <= reach.fov_deg / 2 + 1e-9)) {
            return true;
        }
    }
    return false;
}

bool touches(const Reach& reach, const shape::Geometry& outline, const shape::Geometry& place) {
    if (place.kind == shape::Kind::point) {
        return std::any_of(place.parts.begin(), place.parts.end(), [&](const auto& part) { return within(reach, part.front().front()); });
    }
    return reach.is_disc() ? metres_to(reach.place.parts.front().front().front(), place) <= reach.radius.in_metres() + 1e-6
                           : !geometry::intersection(outline, place).empty();
}

} // namespace gridwarden::analysis
