#include "ingest/placing.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "text/text.hpp"

#include <cmath>
#include <map>

namespace gridwarden::ingest {

namespace {

using shape::Coord;
using shape::Kind;

std::string shown(Coord c) {
    const auto part = [](double v) { return std::isfinite(v) ? number_text(v) : std::string(std::isnan(v) ? "NaN" : "inf"); };
    return part(c.x) + ", " + part(c.y);
}

bool plausible(double lon, double lat) { return std::fabs(lon) <= 180 && std::fabs(lat) <= 90; }

/// A cell's text, empty where it means nothing.
std::string_view cell(const table::Batch& batch, int column, std::size_t row, std::string& scratch) {
    const auto text = text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch);
    return text && !text::is_missing(*text) ? *text : std::string_view();
}

/// A cell as a number, straight from typed columns. Nothing where it is no number.
std::optional<double> number(const table::Batch& batch, int column, std::size_t row, std::string_view text) {
    const auto& cells = batch.columns[static_cast<std::size_t>(column)].cells;
    if (const auto* numbers = std::get_if<table::NumberColumn>(&cells)) {
        return numbers->values[row];
    }
    return text::parse_number(text);
}

} // namespace

Placer::Placer(const model::InputSpec& spec, const table::Schema& schema, CrsChoice crs, CoordinateColumns columns, IssueSink& issues)
    : spec_(spec), names_(names_of(schema)), layer_geometry_(schema.has_geometry && !columns.found()), crs_(std::move(crs)), columns_(columns),
      issues_(issues) {
    if (crs_.crs) {
        transform_ = std::make_unique<geodesy::Transform>(*crs_.crs);
    }
}

void Placer::reject(const table::Batch& batch, std::size_t row, std::vector<std::uint8_t>& bad, std::string_view code, std::string field,
                    std::string value, Arguments arguments) {
    bad[row] = 1;
    issues_.add({std::string(code), {spec_.path, batch.origin->layer, batch.rows[row], std::move(field)}, std::move(value), std::move(arguments)});
}

std::vector<std::uint32_t> Placer::place(table::Batch& batch) {
    std::vector<std::uint8_t> bad(batch.size(), 0);
    if (columns_.wkt >= 0) {
        batch.geometry = from_wkt(batch, bad);
    } else if (!layer_geometry_) {
        batch.geometry = from_columns(batch, bad);
    }
    transform(batch, bad);
    check_range(batch, bad);
    if (!batch.geometry.points_only()) {
        repair_footprints(batch, bad);
    }
    std::vector<std::uint32_t> keep;
    keep.reserve(batch.size());
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (bad[row] == 0) {
            keep.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return keep;
}

shape::GeometryColumn Placer::from_columns(const table::Batch& batch, std::vector<std::uint8_t>& bad) {
    shape::GeometryColumn geometry;
    geometry.reserve(batch.size());
    std::string scratch_x;
    std::string scratch_y;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto text_x = cell(batch, columns_.x, row, scratch_x);
        const auto text_y = cell(batch, columns_.y, row, scratch_y);
        if (text_x.empty() && text_y.empty()) {
            issues_.add({"GW-XY-007", {spec_.path, batch.origin->layer, batch.rows[row], ""}, "", {}});
            geometry.push_none();
            continue;
        }
        const auto x = number(batch, columns_.x, row, text_x);
        const auto y = number(batch, columns_.y, row, text_y);
        const auto& name_x = names_[static_cast<std::size_t>(columns_.x)];
        const auto& name_y = names_[static_cast<std::size_t>(columns_.y)];
        if (text_x.empty() || text_y.empty()) {
            reject(batch, row, bad, "GW-XY-002", text_x.empty() ? name_x : name_y, std::string(text_x.empty() ? text_y : text_x));
        } else if (!x || !y) {
            reject(batch, row, bad, "GW-XY-001", x ? name_y : name_x, std::string(x ? text_y : text_x));
        } else if (!std::isfinite(*x) || !std::isfinite(*y)) {
            reject(batch, row, bad, "GW-XY-005", std::isfinite(*x) ? name_y : name_x, std::string(std::isfinite(*x) ? text_y : text_x));
        } else {
            geometry.push_point({*x, *y});
            continue;
        }
        geometry.push_none();
    }
    return geometry;
}

shape::GeometryColumn Placer::from_wkt(const table::Batch& batch, std::vector<std::uint8_t>& bad) {
    shape::GeometryColumn geometry;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto text = cell(batch, columns_.wkt, row, scratch);
        if (text.empty()) {
            issues_.add({"GW-XY-007", {spec_.path, batch.origin->layer, batch.rows[row], ""}, "", {}});
            geometry.push_none();
            continue;
        }
        try {
            geometry.push(shape::parse_wkt(text));
        } catch (const Error&) {
            reject(batch, row, bad, "GW-XY-008", names_[static_cast<std::size_t>(columns_.wkt)], std::string(text.substr(0, 80)));
            geometry.push_none();
        }
    }
    return geometry;
}

void Placer::transform(table::Batch& batch, std::vector<std::uint8_t>& bad) {
    if (crs_.column >= 0) {
        transform_rows_by_column(batch, bad);
        return;
    }
    if (transform_->is_identity()) {
        return;
    }
    if (!batch.geometry.points_only() && crs_.crs->kind == geodesy::CrsKind::projected) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (batch.geometry.kind(row) == Kind::line || batch.geometry.kind(row) == Kind::polygon) {
                largest_stray_ = std::max(largest_stray_, geodesy::edge_stray(batch.geometry.get(row), *transform_));
            }
        }
    }
    const std::vector<Coord> before(batch.geometry.coordinates().begin(), batch.geometry.coordinates().end());
    transform_->to_wgs84(batch.geometry.coordinates());
    for (std::size_t row = 0; row < batch.size() && batch.geometry.points_only(); ++row) {
        const auto now = batch.geometry.coordinates()[row];
        if (shape::is_finite(before[row]) && !shape::is_finite(now)) {
            reject(batch, row, bad, "GW-XY-006", "", shown(before[row]), {{"crs", crs_.crs->tag.text.substr(0, 60)}});
        }
    }
}

void Placer::transform_rows_by_column(table::Batch& batch, std::vector<std::uint8_t>& bad) {
    std::map<std::string, std::unique_ptr<geodesy::Transform>, std::less<>> transforms;
    shape::GeometryColumn placed;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        auto geometry = batch.geometry.get(row);
        const auto text = cell(batch, crs_.column, row, scratch);
        auto found = transforms.find(text);
        try {
            if (found == transforms.end()) {
                found = transforms.emplace(std::string(text), std::make_unique<geodesy::Transform>(geodesy::parse_crs(std::string(text)))).first;
            }
            for (auto& part : geometry.parts) {
                for (auto& path : part) {
                    found->second->to_wgs84(path);
                }
            }
        } catch (const Error&) {
            if (!geometry.empty() && bad[row] == 0) {
                reject(batch, row, bad, "GW-CRS-107", names_[static_cast<std::size_t>(crs_.column)], std::string(text));
            }
            geometry = {};
        }
        placed.push(geometry);
    }
    batch.geometry = std::move(placed);
}

void Placer::check_range(const table::Batch& batch, std::vector<std::uint8_t>& bad) {
    const bool pair = columns_.x >= 0;
    const std::string field = pair ? names_[static_cast<std::size_t>(columns_.y)] : std::string();
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (bad[row] != 0 || batch.geometry.kind(row) == Kind::none) {
            continue;
        }
        const auto check = [&](Coord c) {
            if (bad[row] != 0 || (shape::is_finite(c) && plausible(c.x, c.y))) {
                return;
            }
            if (!shape::is_finite(c)) {
                reject(batch, row, bad, "GW-XY-005", "", shown(c));
            } else {
                reject(batch, row, bad, plausible(c.y, c.x) ? "GW-XY-003" : "GW-XY-004", field, shown(c));
            }
        };
        if (batch.geometry.points_only()) {
            check(batch.geometry.point(row));
            continue;
        }
        for (const auto& part : batch.geometry.get(row).parts) {
            for (const auto& path : part) {
                for (const auto c : path) {
                    check(c);
                }
            }
        }
    }
}

void Placer::repair_footprints(table::Batch& batch, std::vector<std::uint8_t>& bad) {
    shape::GeometryColumn repaired;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        auto geometry = batch.geometry.get(row);
        const auto defect = bad[row] == 0 && geometry.kind == Kind::polygon ? geometry::find_defect(geometry) : std::nullopt;
        if (defect) {
            const auto before = geodesy::area(geometry);
            geometry = geometry::make_valid(geometry);
            if (geometry.empty()) {
                reject(batch, row, bad, "GW-GEOM-102", "", defect->reason);
            } else {
                issues_.add({"GW-GEOM-101", {spec_.path, batch.origin->layer, batch.rows[row], ""}, defect->reason,
                             {{"before", before.in_square_metres()}, {"after", geodesy::area(geometry).in_square_metres()}},
                             std::pair{defect->at.x, defect->at.y}});
            }
        }
        repaired.push(geometry);
    }
    batch.geometry = std::move(repaired);
}

} // namespace gridwarden::ingest
