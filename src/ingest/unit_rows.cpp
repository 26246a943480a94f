#include "ingest/unit_rows.hpp"

#include "core/error.hpp"
#include "core/parallel.hpp"
#include "geodesy/geodesic.hpp"
#include "geometry/geometry.hpp"
#include "ingest/columns.hpp"
#include "ingest/crs_choice.hpp"
#include "ingest/damaged_text.hpp"
#include "ingest/tell.hpp"
#include "text/text.hpp"

#include <algorithm>
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
        throw Error("GW-COL-004", {{"file", spec.path}, {"columns", listed(names)}});
    }
    return columns;
}

void tell_unit_columns(const model::InputSpec& spec, const std::vector<std::string>& names, const UnitColumns& columns, IssueSink& issues) {
    std::string found;
    for (const auto& [key, column] : {std::pair{"id", columns.id}, std::pair{"name", columns.name}}) {
        if (column >= 0 && !spec.has(key)) {
            found += (found.empty() ? "" : ", ") + std::string(key) + " = " + names[static_cast<std::size_t>(column)];
        }
    }
    if (!found.empty()) {
        tell(issues, "GW-COL-003", {}, found);
    }
}

std::string cell(const table::Batch& batch, int column, std::size_t row) {
    std::string scratch;
    const auto text = column < 0 ? std::nullopt : text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch);
    return text ? std::string(text::trim(*text)) : std::string();
}

/// A row as a unit; nothing, and an issue, where it cannot be one.
std::optional<UnitRow> unit_row(const table::Batch& batch, std::size_t row, const UnitColumns& columns, IssueSink& issues) {
    UnitRow unit{cell(batch, columns.id, row), cell(batch, columns.name, row), cell(batch, columns.parent, row), 0,
                 batch.geometry.get(row), batch.rows[row], 0};
    const Place place{"", batch.origin->layer, unit.row, ""};
    if (unit.id.empty()) {
        tell(issues, "GW-UNIT-101", place);
        return std::nullopt;
    }
    if (unit.polygon.kind != shape::Kind::polygon) {
        constexpr std::string_view kinds[] = {"EMPTY", "POINT", "LINESTRING"}; // words of WKT, the same in every language
        tell(issues, "GW-UNIT-106", place, unit.id, {{"geometry", kinds[static_cast<std::size_t>(unit.polygon.kind)]}});
        return std::nullopt;
    }
    if (columns.level >= 0) {
        const auto level = text::parse_integer(cell(batch, columns.level, row));
        if (!level || *level < 1 || *level > 99) {
            tell(issues, "GW-UNIT-107", place, cell(batch, columns.level, row));
            return std::nullopt;
        }
        unit.level = static_cast<int>(*level);
    }
    unit.name = unit.name.empty() ? unit.id : unit.name;
    return unit;
}

/// What bringing a polygon to its place found; told after the threads have joined, in row order.
struct Placing {
    bool off_earth = false;
    bool polar = false;
    std::optional<geometry::Defect> defect;
    Area before;
    Area after;
    Length stray;
};

bool on_earth(const shape::Geometry& polygon) {
    const auto fits = [](shape::Coord c) { return std::fabs(c.y) <= 90 && std::fabs(c.x) <= 360; }; // false for NaN
    return std::all_of(polygon.parts.begin(), polygon.parts.end(), [&](const auto& part) {
        return std::all_of(part.begin(), part.end(), [&](const auto& ring) { return std::all_of(ring.begin(), ring.end(), fits); });
    });
}

/// Transforms, unwraps and repairs the polygon of a unit.
Placing place(shape::Geometry& polygon, const geodesy::Transform& transform, bool projected) {
    Placing found;
    found.stray = projected ? geodesy::edge_stray(polygon, transform) : Length();
    for (auto& part : polygon.parts) {
        for (auto& ring : part) {
            transform.to_wgs84(ring);
        }
    }
    found.off_earth = !on_earth(polygon);
    found.polar = !found.off_earth && geometry::encircles_pole(polygon);
    if (found.off_earth || found.polar) {
        return found;
    }
    polygon = geometry::unwrap(polygon);
    found.defect = geometry::find_defect(polygon);
    if (found.defect) {
        found.before = geodesy::area(polygon);
        polygon = geometry::make_valid(polygon);
        found.after = geodesy::area(polygon);
    }
    return found;
}

/// Tells what was done to a unit; false where it cannot be one.
bool is_placed(const UnitRow& unit, const Placing& found, IssueSink& issues) {
    const Place place{"", "", unit.row, ""};
    if (found.off_earth || found.polar) {
        tell(issues, found.polar ? "GW-UNIT-114" : "GW-UNIT-108", place, unit.id);
        return false;
    }
    if (!found.defect) {
        return true;
    }
    const Arguments arguments{{"reason", found.defect->reason},
                              {"before", found.before.in_square_metres()},
                              {"after", found.after.in_square_metres()}};
    const std::pair where{found.defect->at.x, found.defect->at.y};
    tell(issues, unit.polygon.empty() ? "GW-UNIT-105" : "GW-UNIT-104", place, unit.id, arguments, where);
    return !unit.polygon.empty();
}

/// Brings all polygons to their place, in parallel; tells about them in row order. Those that have none are taken out.
void place_all(const geodesy::Crs& crs, std::vector<UnitRow>& units, unsigned threads, IssueSink& issues) {
    std::vector<Placing> found(units.size());
    const auto grain = std::clamp<std::size_t>(units.size() / (std::size_t{threads} * 8 + 1), 1, 1024); // a transform is dear to make
    parallel_ranges(units.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
        const geodesy::Transform transform(crs);
        for (auto i = begin; i < end; ++i) {
            found[i] = place(units[i].polygon, transform, crs.kind == geodesy::CrsKind::projected);
        }
    });
    Length stray;
    std::vector<UnitRow> placed;
    for (std::size_t i = 0; i < units.size(); ++i) {
        stray = std::max(stray, found[i].stray);
        if (is_placed(units[i], found[i], issues)) {
            placed.push_back(std::move(units[i]));
        }
    }
    units = std::move(placed);
    tell_stray(stray, issues);
}

void keep_attributes(table::Table& attributes, table::Batch& batch) {
    shape::GeometryColumn none;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        none.push_none();
    }
    batch.geometry = std::move(none);
    attributes.batches.push_back(std::move(batch));
}

/// The columns that the input's keys name know which canonical field they are.
void name_roles(const model::InputSpec& spec, table::Schema& schema) {
    const auto names = names_of(schema);
    for (const auto& key : model::input_keys()) {
        if (key.column && spec.has(key.name) && !model::is_constant(spec.get(key.name))) {
            schema.fields[static_cast<std::size_t>(named_column(spec, key.name, names))].role = key.name;
        }
    }
}

} // namespace

UnitRows read_unit_rows(const model::InputSpec& spec, const Options& options, IssueSink& issues, Account& account) {
    auto input = open_input(spec, model::Role::units, options, issues);
    const auto& schema = input.source->schema();
    if (!schema.has_geometry) {
        throw Error("GW-UNIT-115", {{"file", spec.path}});
    }
    const auto names = names_of(schema);
    table::Batch batch;
    if (names.empty() && !input.source->next(batch)) {
        throw Error("GW-UNIT-109", {{"file", spec.path}, {"read", std::size_t{0}}, {"rejected", std::size_t{0}}});
    }
    const auto columns = unit_columns(spec, names);
    const auto crs = choose_crs(spec, schema, true, options, *input.issues);
    if (!crs.crs) {
        throw Error("GW-CRS-108", {{"file", spec.path}});
    }
    input.account.crs = crs.said;
    tell_unit_columns(spec, names, columns, *input.issues);
    UnitRows read;
    auto& units = read.units;
    std::size_t met = 0;
    while (input.source->next(batch)) {
        check_cancel();
        options.progress->advance(batch.size());
        tell_damaged_text(batch, *input.issues);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (auto unit = unit_row(batch, row, columns, *input.issues)) {
                unit->index = met;
                units.push_back(std::move(*unit));
            }
            ++met;
        }
        keep_attributes(read.attributes, batch);
        batch = {};
    }
    read.attributes.schema = input.source->schema();
    read.attributes.schema.has_geometry = false;
    name_roles(spec, read.attributes.schema);
    place_all(*crs.crs, units, options.threads, *input.issues);
    close_account(input, units.size(), met - units.size());
    input.issues->flush();
    if (units.empty()) {
        throw Error("GW-UNIT-109", {{"file", spec.path},
                                    {"read", std::size_t{input.account.read}},
                                    {"rejected", std::size_t{input.account.rejected}}});
    }
    account = input.account;
    return read;
}

} // namespace gridwarden::ingest
