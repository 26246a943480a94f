#include "ingest/placing.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "ingest/coordinate_cells.hpp"
#include "ingest/footprints.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::ingest {

namespace {

using shape::Coord;
using shape::Kind;

std::string shown(Coord c) {
    const auto part = [](double v) { return std::isfinite(v) ? number_text(v) : std::string(std::isnan(v) ? "NaN" : "inf"); };
    return part(c.x) + ", " + part(c.y);
}

bool plausible(Coord c) { return std::fabs(c.x) <= 180 && std::fabs(c.y) <= 90; } // false for NaN

/// Calls `act` for each coordinate of a row until it says true.
template <typename Act>
void until(const shape::GeometryColumn& geometry, std::size_t row, const Act& act) {
    if (geometry.points_only()) {
        static_cast<void>(geometry.kind(row) != Kind::none && act(geometry.point(row)));
        return;
    }
    for (const auto& part : geometry.get(row).parts) {
        for (const auto& path : part) {
            if (std::any_of(path.begin(), path.end(), act)) {
                return;
            }
        }
    }
}

void note_missing(const shape::GeometryColumn& geometry, RowJudge& judge) {
    for (std::size_t row = 0; row < geometry.size(); ++row) {
        if (geometry.kind(row) == Kind::none) {
            judge.note(row, "GW-XY-007");
        }
    }
}

/// Rejects what is no place on the earth, and doubts the place that software writes for none.
void check_range(const table::Batch& batch, const std::string& field, RowJudge& judge) {
    for (std::size_t row = 0; row < batch.size(); ++row) {
        if (judge.rejected(row)) {
            continue;
        }
        if (batch.geometry.is_single_point(row) && batch.geometry.point(row) == Coord{0, 0}) {
            judge.note(row, "GW-XY-009");
        }
        until(batch.geometry, row, [&](Coord c) {
            if (plausible(c)) {
                return false;
            }
            const auto code = !shape::is_finite(c) ? "GW-XY-005" : plausible({c.y, c.x}) ? "GW-XY-003" : "GW-XY-004";
            judge.reject(row, code, field, shown(c));
            return true;
        });
    }
}

} // namespace

Placer::Placer(CrsChoice crs, CoordinateColumns columns, IssueSink& issues) : crs_(std::move(crs)), columns_(columns), issues_(issues) {
    if (crs_.crs) {
        transform_ = std::make_unique<geodesy::Transform>(*crs_.crs);
    }
}

std::vector<std::uint32_t> Placer::place(table::Batch& batch) {
    RowJudge judge(batch, issues_);
    if (columns_.wkt >= 0) {
        batch.geometry = geometries_of(batch, columns_.wkt, judge);
    } else if (columns_.found()) {
        batch.geometry = points_of(batch, columns_, judge);
    } else {
        note_missing(batch.geometry, judge);
    }
    transform(batch, judge);
    check_range(batch, columns_.x < 0 ? "" : batch.columns[static_cast<std::size_t>(columns_.y)].name, judge);
    if (!batch.geometry.points_only()) {
        batch.geometry = repaired_footprints(batch.geometry, judge);
    }
    auto keep = judge.kept();
    for (const auto row : keep) {
        ++kinds_[static_cast<std::size_t>(batch.geometry.kind(row))];
    }
    return keep;
}

void Placer::note_stray(const shape::GeometryColumn& geometry) {
    for (std::size_t row = 0; row < geometry.size(); ++row) {
        if (geometry.kind(row) == Kind::line || geometry.kind(row) == Kind::polygon) {
            largest_stray_ = std::max(largest_stray_, geodesy::edge_stray(geometry.get(row), *transform_));
        }
    }
}

void Placer::transform(table::Batch& batch, RowJudge& judge) {
    if (crs_.column >= 0) {
        transform_rows_by_column(batch, judge);
        return;
    }
    if (transform_->is_identity()) {
        return;
    }
    if (crs_.crs->kind == geodesy::CrsKind::projected && !batch.geometry.points_only()) {
        note_stray(batch.geometry);
    }
    const auto before = batch.geometry;
    transform_->to_wgs84(batch.geometry.coordinates());
    std::size_t at = 0; // in all coordinates, which are in row order
    for (std::size_t row = 0; row < batch.size(); ++row) {
        until(before, row, [&](Coord c) {
            const auto now = batch.geometry.coordinates()[at++];
            if (shape::is_finite(c) && !shape::is_finite(now) && !judge.rejected(row)) {
                judge.reject(row, "GW-XY-006", "", shown(c), {{"crs", crs_.crs->tag.text.substr(0, 60)}});
            }
            return false;
        });
        if (before.points_only() && before.kind(row) == Kind::none) {
            ++at; // a points-only column has a coordinate for nothing, too
        }
    }
}

const geodesy::Transform* Placer::transform_of(std::string_view crs) {
    auto found = by_name_.find(crs);
    if (found == by_name_.end()) {
        found = by_name_.emplace(std::string(crs), nullptr).first;
        try {
            found->second = std::make_unique<geodesy::Transform>(geodesy::parse_crs(std::string(crs)));
        } catch (const Error&) {
            return nullptr; // each of its rows is rejected
        }
    }
    return found->second.get();
}

void Placer::transform_rows_by_column(table::Batch& batch, RowJudge& judge) {
    const auto& field = batch.columns[static_cast<std::size_t>(crs_.column)].name;
    shape::GeometryColumn placed;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        auto geometry = batch.geometry.get(row);
        const auto name = stated_text(batch, crs_.column, row, scratch);
        const auto* transform = geometry.empty() ? nullptr : transform_of(name);
        if (!geometry.empty() && transform == nullptr) {
            judge.reject(row, "GW-CRS-107", field, std::string(name));
            geometry = {};
        }
        for (auto& part : geometry.parts) {
            for (auto& path : part) {
                const auto first = path.front();
                transform->to_wgs84(path);
                if (!judge.rejected(row) && !std::all_of(path.begin(), path.end(), shape::is_finite)) {
                    judge.reject(row, "GW-XY-006", "", shown(first), {{"crs", name}});
                }
            }
        }
        placed.push(judge.rejected(row) ? shape::Geometry{} : geometry);
    }
    batch.geometry = std::move(placed);
}

} // namespace gridwarden::ingest
