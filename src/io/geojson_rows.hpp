#pragma once

#include "core/issue.hpp"
#include "io/geojson_index.hpp"
#include "io/geometry_in.hpp"
#include "table/table.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::io {

/// The columns of a batch while it is filled. A string is a slice of the batch's text, everything else a literal with the
/// text it had in the file.
class GeoJsonRows {
public:
    /// `id_column` tells whether the first column is the member `id` of the features.
    GeoJsonRows(std::size_t columns, std::size_t expected_rows, std::size_t expected_bytes);
    void begin_row();
    void set_text(std::size_t column, std::string_view inside); ///< what is between the quotes, escapes and all
    void set_literal(std::size_t column, std::string_view json);
    /// Whether the column was set in this row already, null or not; it counts as set from now on.
    bool set_before(std::size_t column);
    void set_null(std::size_t column) { cells_[column][row_] = {}; }
    void set_point(shape::Coord coord);
    void set_geometry(const shape::Geometry& geometry);
    void keep_row(std::uint32_t number); ///< without it the row is forgotten
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    table::Batch finish(const table::Schema& schema);

private:
    table::Slice add(std::string_view bytes, bool literal);
    std::string text_;
    std::vector<std::vector<table::Slice>> cells_;
    std::vector<std::size_t> set_in_;  ///< number of the `begin_row` in which a column was last set
    std::size_t begun_ = 0;
    std::size_t row_ = 0;
    shape::GeometryColumn geometry_;
    shape::Geometry pending_;
    bool pending_point_ = false;
    shape::Coord point_;
    std::vector<std::uint32_t> rows_;
};

/// Reads features into rows.
class GeoJsonFeatureReader {
public:
    /// `first_key` is the column of the first property: 1 where the member `id` has a column in front, else 0.
    GeoJsonFeatureReader(const KeyTable& keys, std::size_t first_key, std::string path, IssueSink& issues);
    ~GeoJsonFeatureReader();
    GeoJsonFeatureReader(const GeoJsonFeatureReader&) = delete;
    GeoJsonFeatureReader& operator=(const GeoJsonFeatureReader&) = delete;

    /// Reads the feature or geometry at `span` of `text` as row `number`; false where it is rejected, which is told.
    /// \throws Error GW-IO-011 where it is not JSON
    bool read(std::string_view text, Span span, std::uint32_t number, GeoJsonRows& rows);
    [[nodiscard]] const GeometryNotes& notes() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gridwarden::io
