#include "ingest/unit_rows.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "ingest/columns.hpp"
#include "ingest/crs_choice.hpp"
#include "text/text.hpp"

#include <cmath>
#include <optional>

namespace gridwarden::ingest {

namespace {

/// Columns of a file of units; -1 where there is none.
struct UnitColumns {
    int id = -1;
    int name = -1;
    int parent = -1;
    int level = -1;
};

UnitColumns unit_columns(const model::InputSpec& spec, const std::vector<std::string>& names) {
    const auto column = [&](std::string_view key, int otherwise) { return spec.has(key) ? named_column(spec, key, names) : otherwise; };
    UnitColumns columns{column("id", column_meaning(names, Meaning::id)), column("name", column_meaning(names, Meaning::name)),
                        column("parent", -1), column("level", -1)};
    if (columns.id < 0) {
        std::string all;
        for (const auto& name : names) {
            all += (all.empty() ? "" : ", ") + name;
        }
        throw Error("GW-COL-004", {{"file", spec.path}, {"columns", all}});
    }
    return columns;
}

std::string cell(const table::Batch& batch, int column, std::size_t row) {
    std::string scratch;
    const auto text = column < 0 ? std::nullopt : text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch);
    return text ? std::string(text::trim(*text)) : std::string();
}

UnitRow unit_row(const model::InputSpec& spec, const table::Batch& batch, std::size_t row, const UnitColumns& columns) {
    UnitRow unit{cell(batch, columns.id, row), cell(batch, columns.name, row), cell(batch, columns.parent, row), 0,
                 batch.geometry.get(row), batch.rows[row]};
    const auto place = std::size_t{unit.row};
    if (unit.id.empty()) {
        throw Error("GW-UNIT-101", {{"file", spec.path}, {"row", place}});
    }
    if (unit.polygon.kind != shape::Kind::polygon) {
        constexpr std::string_view kinds[] = {"no geometry", "a point", "a line"};
        throw Error("GW-UNIT-106", {{"file", spec.path}, {"row", place}, {"id", unit.id}, {"value", kinds[static_cast<std::size_t>(unit.polygon.kind)]}});
    }
    if (columns.level >= 0) {
        const auto level = text::parse_integer(cell(batch, columns.level, row));
        if (!level || *level < 1 || *level > 99) {
            throw Error("GW-UNIT-107", {{"file", spec.path}, {"row", place}, {"value", cell(batch, columns.level, row)}});
        }
        unit.level = static_cast<int>(*level);
    }
    unit.name = unit.name.empty() ? unit.id : unit.name;
    return unit;
}

/// What repairing a polygon found, told after the threads have joined, in row order.
struct Repair {
    std::optional<geometry::Defect> defect;
    Area before;
    Area after;
    Length stray;
};

void place(UnitRow& unit, const geodesy::Transform& transform, bool projected, Repair& repair) {
    if (projected) {
        repair.stray = geodesy::edge_stray(unit.polygon, transform);
    }
    for (auto& part : unit.polygon.parts) {
        for (auto& ring : part) {
            transform.to_wgs84(ring);
        }
    }
    if (geometry::encircles_pole(unit.polygon)) {
        return; // refused by the caller, in row order
    }
    unit.polygon = geometry::unwrap(unit.polygon);
    repair.defect = geometry::find_defect(unit.polygon);
    if (repair.defect) {
        repair.before = geodesy::area(unit.polygon);
        unit.polygon = geometry::make_valid(unit.polygon);
        repair.after = unit.polygon.empty() ? Area() : geodesy::area(unit.polygon);
    }
}

void check_coordinates(const model::InputSpec& spec, const UnitRow& unit) {
    for (const auto& part : unit.polygon.parts) {
        for (const auto& ring : part) {
            for (const auto c : ring) {
                if (!shape::is_finite(c) || std::fabs(c.y) > 90 || std::fabs(c.x) > 540) {
                    throw Error("GW-UNIT-108", {{"file", spec.path}, {"row", std::size_t{unit.row}}, {"id", unit.id}});
                }
            }
        }
    }
}

/// Tells a repair, or refuses what cannot be repaired.
void tell_repair(const model::InputSpec& spec, const UnitRow& unit, const Repair& repair, IssueSink& issues) {
    const auto row = std::size_t{unit.row};
    if (!unit.polygon.empty() && geometry::encircles_pole(unit.polygon)) {
        throw Error("GW-GEOM-010", {{"file", spec.path}, {"row", row}, {"id", unit.id}});
    }
    if (repair.defect && unit.polygon.empty()) {
        throw Error("GW-UNIT-105", {{"file", spec.path}, {"row", row}, {"id", unit.id}, {"reason", repair.defect->reason}});
    }
    if (repair.defect) {
        issues.add({"GW-UNIT-104", {spec.path, "", unit.row, ""}, unit.id,
                    {{"reason", repair.defect->reason},
                     {"before", repair.before.in_square_metres()},
                     {"after", repair.after.in_square_metres()}},
                    std::pair{repair.defect->at.x, repair.defect->at.y}});
    }
}

/// Transforms, unwraps and repairs all rows, in parallel; tells about them in row order.
void place_all(const model::InputSpec& spec, const geodesy::Crs& crs, std::vector<UnitRow>& units, unsigned threads, IssueSink& issues) {
    std::vector<Repair> repairs(units.size());
    parallel_ranges(units.size(), 64, threads, [&](std::size_t begin, std::size_t end) {
        const geodesy::Transform transform(crs);
        for (auto i = begin; i < end; ++i) {
            place(units[i], transform, crs.kind == geodesy::CrsKind::projected, repairs[i]);
        }
    });
    Length stray;
    for (std::size_t i = 0; i < units.size(); ++i) {
        check_coordinates(spec, units[i]);
        tell_repair(spec, units[i], repairs[i], issues);
        stray = std::max(stray, repairs[i].stray);
    }
    if (stray > Length::metres(0.1)) {
        issues.add({"GW-CRS-106", {spec.path, "", 0, ""}, to_text(stray), {{"metres", stray.in_metres()}}});
    }
}

} // namespace

std::vector<UnitRow> read_unit_rows(const model::InputSpec& spec, const Options& options, IssueSink& issues, Account& account) {
    auto input = open_input(spec, model::Role::units, options, issues);
    const auto& schema = input.source->schema();
    const auto columns = unit_columns(spec, names_of(schema));
    const auto crs = choose_crs(spec, schema, options, *input.issues);
    if (!crs.crs) {
        throw Error("GW-CRS-108", {{"file", spec.path}});
    }
    input.account.crs = crs.said;
    std::vector<UnitRow> units;
    table::Batch batch;
    while (input.source->next(batch)) {
        check_cancel();
        for (std::size_t row = 0; row < batch.size(); ++row) {
            units.push_back(unit_row(spec, batch, row, columns));
        }
        batch = {};
    }
    place_all(spec, *crs.crs, units, options.threads, *input.issues);
    if (units.empty()) {
        throw Error("GW-UNIT-109", {{"file", spec.path}});
    }
    close_account(input.account, input.source->counts(), units.size(), 0);
    account = input.account;
    return units;
}

} // namespace gridwarden::ingest
