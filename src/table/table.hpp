#pragma once

#include "shape/crs_tag.hpp"
#include "shape/geometry.hpp"
#include "table/column.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::table {

/// A column to be: name and type. `role` is the canonical field it serves (`id`, `kind`, ...), empty for the rest.
struct Field {
    std::string name;
    Type type = Type::text;
    std::string role;
    bool made = false; ///< by an analysis: one that makes it again takes its place, where a column of the user's gets `src_`
    friend bool operator==(const Field&, const Field&) = default;
};

struct Schema {
    std::vector<Field> fields;
    bool has_geometry = true;
    shape::CrsTag crs;
    /// Index of the field of that name (exact bytes), or -1.
    [[nodiscard]] int index_of(std::string_view name) const;
    [[nodiscard]] int index_of_role(std::string_view role) const;
    friend bool operator==(const Schema&, const Schema&) = default;
};

/// Where rows come from: one entry an input layer.
struct Origin {
    std::string path;  ///< as the user wrote it
    std::string layer; ///< layer or sheet; empty where there is but one
};

/// Some rows of one origin. All columns, the geometry column and `rows` have the same size.
struct Batch {
    std::vector<Column> columns; ///< in the order of the schema
    shape::GeometryColumn geometry;
    std::shared_ptr<const Origin> origin;
    std::vector<std::uint32_t> rows; ///< 1-based row (CSV: line; else feature number) as the user sees it
    [[nodiscard]] std::size_t size() const noexcept { return rows.size(); }
};

/// A whole table in memory: batches in input order, all of one schema.
struct Table {
    Schema schema;
    std::vector<Batch> batches;
    [[nodiscard]] std::size_t size() const;
    /// Bytes beside the attributes' own text: coordinates, cells, provenance.
    [[nodiscard]] std::size_t overhead_bytes() const;
};

/// A table of one batch made by us: its schema is read off the columns, rows count from 1. A geometry column that is empty while
/// there are rows means a table without geometry; else coordinates are WGS 84 lon/lat.
Table make_table(std::vector<Column> columns, shape::GeometryColumn geometry = {});

/// The cells of a column at these rows (counted over the whole table), in this order.
Column gather(const Table& table, std::size_t column, const std::vector<std::uint64_t>& rows);

/// A column of a field in which every cell is null.
Column null_column(const Field& field, std::size_t rows);

/// Takes rows `keep` (ascending) of a batch; text stays shared.
Batch select(const Batch& batch, const std::vector<std::uint32_t>& keep);

/// Takes rows of a whole table (ascending, counted over its batches); batches of which nothing is left are left out.
Table select_rows(const Table& table, const std::vector<std::uint64_t>& keep);

/// \throws Error GW-BUG-001 where columns, geometry, rows and schema do not agree in number, size or type.
void check_batch(const Schema& schema, const Batch& batch);

} // namespace gridwarden::table
