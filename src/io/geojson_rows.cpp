#include "io/geojson_rows.hpp"

#include "io/json_fault.hpp"

namespace gridwarden::io {

GeoJsonRows::GeoJsonRows(std::size_t columns, std::size_t expected_rows, std::size_t expected_bytes)
    : cells_(columns, std::vector<table::Slice>(expected_rows)), set_in_(columns, 0) {
    text_.reserve(expected_bytes);
    rows_.reserve(expected_rows);
}

void GeoJsonRows::begin_row() {
    ++begun_;
    pending_point_ = false;
    pending_.kind = shape::Kind::none;
    for (auto& column : cells_) {
        column[row_] = {};
    }
}

table::Slice GeoJsonRows::add(std::string_view bytes, bool literal) {
    const table::Slice slice{static_cast<std::uint32_t>(text_.size()),
                             static_cast<std::uint32_t>(bytes.size()) | (literal ? table::Slice::literal_bit : 0)};
    text_ += bytes;
    return slice;
}

void GeoJsonRows::set_text(std::size_t column, std::string_view inside) {
    if (inside.find('\\') == std::string_view::npos) {
        cells_[column][row_] = add(inside, false);
        return;
    }
    const auto begin = text_.size();
    append_unescaped(text_, inside);
    cells_[column][row_] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text_.size() - begin)};
}

void GeoJsonRows::set_literal(std::size_t column, std::string_view json) { cells_[column][row_] = add(json, true); }

bool GeoJsonRows::set_before(std::size_t column) {
    const bool before = set_in_[column] == begun_;
    set_in_[column] = begun_;
    return before;
}

void GeoJsonRows::set_point(shape::Coord coord) {
    pending_point_ = true;
    point_ = coord;
}

void GeoJsonRows::set_geometry(const shape::Geometry& geometry) {
    pending_point_ = false;
    pending_ = geometry;
}

void GeoJsonRows::keep_row(std::uint32_t number) {
    if (pending_point_) {
        geometry_.push_point(point_);
    } else if (pending_.kind == shape::Kind::none) {
        geometry_.push_none();
    } else {
        geometry_.push(pending_);
    }
    rows_.push_back(number);
    ++row_;
}

table::Batch GeoJsonRows::finish(const table::Schema& schema) {
    table::Batch batch;
    text_.shrink_to_fit();
    const auto bytes = std::make_shared<const std::string>(std::move(text_));
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        cells_[i].resize(rows_.size());
        batch.columns.push_back({schema.fields[i].name, table::TextColumn{bytes, std::move(cells_[i])}});
    }
    batch.geometry = std::move(geometry_);
    batch.rows = std::move(rows_);
    return batch;
}

} // namespace gridwarden::io
