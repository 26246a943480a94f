#pragma once

#include "table/table.hpp"

#include <string>
#include <vector>

class OGRFeature;
class OGRFeatureDefn;

namespace gridwarden::io {

/// The columns of OGR's fields: integers, reals, booleans and dates typed, all else text (times in ISO 8601, lists as JSON).
std::vector<table::Field> fields_of(const OGRFeatureDefn& definition);

/// Gathers the cells of features into columns.
class GdalCells {
public:
    explicit GdalCells(const OGRFeatureDefn& definition);
    void add(const OGRFeature& feature);
    [[nodiscard]] std::size_t text_size() const noexcept { return text_.size(); } ///< bytes held
    /// The columns so far; starts anew.
    std::vector<table::Column> finish(const std::vector<table::Field>& fields);

private:
    void add_cell(const OGRFeature& feature, int field);
    void push_text(table::TextColumn& column, std::string_view text);
    [[nodiscard]] std::vector<table::Column> empty_columns() const;

    const OGRFeatureDefn& definition_;
    std::vector<table::Column> columns_;
    std::string text_;
};

} // namespace gridwarden::io
