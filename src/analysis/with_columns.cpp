#include "analysis/with_columns.hpp"

#include "analysis/cells.hpp"

namespace gridwarden::analysis {

namespace {

template <class Value>
std::vector<Value> part_of(const std::vector<Value>& values, std::size_t first, std::size_t count) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

/// Rows [first, first + count) of a column.
struct Slicer {
    std::size_t first;
    std::size_t count;
    table::Cells operator()(const table::TextColumn& c) const { return table::TextColumn{c.bytes, part_of(c.cells, first, count)}; }
    table::Cells operator()(const table::DictionaryColumn& c) const { return table::DictionaryColumn{c.values, part_of(c.codes, first, count)}; }
    table::Cells operator()(const table::IntegerColumn& c) const { return table::IntegerColumn{part_of(c.values, first, count)}; }
    table::Cells operator()(const table::NumberColumn& c) const { return table::NumberColumn{part_of(c.values, first, count)}; }
    table::Cells operator()(const table::BooleanColumn& c) const { return table::BooleanColumn{part_of(c.values, first, count)}; }
    table::Cells operator()(const table::DateColumn& c) const { return table::DateColumn{part_of(c.days, first, count)}; }
};

} // namespace

table::Table with_columns(const table::Table& table, std::vector<table::Column> added) {
    auto out = table;
    std::vector<table::Field> fields;
    for (const auto& column : added) {
        fields.push_back({column.name, type_of(column), "", true});
    }
    make_room(out, fields);
    for (std::size_t i = 0; i < added.size(); ++i) {
        out.schema.fields.push_back(fields[i]);
        std::size_t first = 0;
        for (auto& batch : out.batches) {
            batch.columns.push_back({added[i].name, std::visit(Slicer{first, batch.size()}, added[i].cells)});
            first += batch.size();
        }
    }
    return out;
}

} // namespace gridwarden::analysis
