#include "ingest/told_places.hpp"

#include "core/error.hpp"
#include "ingest/columns.hpp"
#include "io/coordinates_out.hpp"
#include "shape/geometry.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace gridwarden::ingest {

namespace {

constexpr double seventh_decimal = 1.0000001e-7; // what cutting a number there can change

/// What the columns say of a row; nothing where it cannot be read.
std::optional<shape::Geometry> told(const table::Batch& batch, const CoordinateColumns& columns, std::size_t row) {
    std::string scratch;
    const auto text_at = [&](int column) {
        const auto text = text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch);
        return std::string(text::trim(text.value_or("")));
    };
    if (columns.wkt >= 0) {
        const auto wkt = text_at(columns.wkt);
        try {
            return wkt.empty() ? shape::Geometry{} : io::canonical_lonlat(shape::parse_wkt(wkt));
        } catch (const Error&) {
            return std::nullopt;
        }
    }
    const auto x = text_at(columns.x);
    const auto y = text_at(columns.y);
    if (x.empty() && y.empty()) {
        return shape::Geometry{};
    }
    const auto east = text::parse_number(x);
    const auto north = text::parse_number(y);
    return east && north ? std::optional(shape::point({*east, *north})) : std::nullopt;
}

template <class Same>
bool equal_runs(const auto& a, const auto& b, Same same) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool agree(const shape::Geometry& a, const shape::Geometry& b) {
    const auto near = [](shape::Coord p, shape::Coord q) { return std::fabs(p.x - q.x) <= seventh_decimal && std::fabs(p.y - q.y) <= seventh_decimal; };
    return a.kind == b.kind && equal_runs(a.parts, b.parts, [&](const auto& part, const auto& other) {
               return equal_runs(part, other, [&](const auto& path, const auto& again) { return equal_runs(path, again, near); });
           });
}

} // namespace

bool columns_tell_places(const model::InputSpec& spec, const table::Table& table) {
    const auto columns = coordinate_columns(spec, names_of(table.schema));
    return columns.found() && std::all_of(table.batches.begin(), table.batches.end(), [&](const auto& batch) {
               for (std::size_t row = 0; row < batch.size(); ++row) {
                   const auto said = told(batch, columns, row);
                   if (!said || !agree(*said, io::canonical_lonlat(batch.geometry.get(row)))) {
                       return false;
                   }
               }
               return true;
           });
}

} // namespace gridwarden::ingest
