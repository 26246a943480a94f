#pragma once

#include "shape/geometry.hpp"
#include "table/stream.hpp"
#include "table/table.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::test {

using Texts = std::vector<std::optional<std::string>>;

inline table::Column text_column(std::string name, const Texts& cells) {
    table::TextBuilder builder;
    for (const auto& cell : cells) {
        cell ? builder.push(*cell) : builder.push_null();
    }
    return {std::move(name), builder.finish()};
}

inline table::Column literal_column(std::string name, const std::vector<std::string>& cells) {
    table::TextBuilder builder;
    for (const auto& cell : cells) {
        builder.push_literal(cell);
    }
    return {std::move(name), builder.finish()};
}

/// A batch of these columns and geometries (WKT; empty for none).
inline table::Batch batch_of(std::vector<table::Column> columns, const std::vector<std::string>& wkt) {
    table::Batch batch;
    batch.columns = std::move(columns);
    for (const auto& text : wkt) {
        text.empty() ? batch.geometry.push_none() : batch.geometry.push(shape::parse_wkt(text));
        batch.rows.push_back(static_cast<std::uint32_t>(batch.rows.size() + 1));
    }
    batch.origin = std::make_shared<table::Origin>();
    return batch;
}

/// A table of one batch in lon/lat, its schema read off the columns.
inline table::Table table_of(std::vector<table::Column> columns, const std::vector<std::string>& wkt, bool has_geometry = true) {
    table::Table made;
    for (const auto& column : columns) {
        made.schema.fields.push_back({column.name, type_of(column), ""});
    }
    made.schema.has_geometry = has_geometry;
    made.schema.crs = shape::wgs84();
    made.batches.push_back(batch_of(std::move(columns), wkt));
    return made;
}

} // namespace gridwarden::test
