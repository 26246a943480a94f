#include "table/table.hpp"

#include "core/error.hpp"
#include "table/stream.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace gridwarden::table {

namespace {

template <class T>
std::vector<T> picked(const std::vector<T>& values, const std::vector<std::uint32_t>& keep) {
    std::vector<T> out;
    out.reserve(keep.size());
    for (const auto row : keep) {
        out.push_back(values[row]);
    }
    return out;
}

Cells picked(const Cells& cells, const std::vector<std::uint32_t>& keep) {
    return std::visit(
        [&]<class C>(const C& c) -> Cells {
            if constexpr (std::is_same_v<C, TextColumn>) {
                return TextColumn{c.bytes, picked(c.cells, keep)};
            } else if constexpr (std::is_same_v<C, DictionaryColumn>) {
                return DictionaryColumn{c.values, picked(c.codes, keep)};
            } else if constexpr (std::is_same_v<C, DateColumn>) {
                return DateColumn{picked(c.days, keep)};
            } else {
                return C{picked(c.values, keep)};
            }
        },
        cells);
}

int position(const std::vector<Field>& fields, auto&& matches) {
    const auto found = std::find_if(fields.begin(), fields.end(), matches);
    return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

} // namespace

int Schema::index_of(std::string_view name) const {
    return position(fields, [&](const Field& f) { return f.name == name; });
}

int Schema::index_of_role(std::string_view role) const {
    return position(fields, [&](const Field& f) { return f.role == role; });
}

std::size_t Table::size() const {
    std::size_t rows = 0;
    for (const auto& batch : batches) {
        rows += batch.size();
    }
    return rows;
}

std::size_t Table::overhead_bytes() const {
    std::size_t bytes = 0;
    for (const auto& batch : batches) {
        bytes += sizeof(Batch) + batch.geometry.bytes() + batch.rows.capacity() * sizeof(std::uint32_t);
        for (const auto& column : batch.columns) {
            bytes += sizeof(Column) + bytes_of(column);
        }
    }
    return bytes;
}

Table make_table(std::vector<Column> columns, shape::GeometryColumn geometry) {
    Table table;
    for (const auto& column : columns) {
        table.schema.fields.push_back({column.name, type_of(column), ""});
    }
    const auto rows = columns.empty() ? geometry.size() : size_of(columns.front());
    table.schema.has_geometry = geometry.size() == rows && rows > 0;
    table.schema.crs = table.schema.has_geometry ? shape::wgs84() : shape::CrsTag();
    Batch batch;
    batch.columns = std::move(columns);
    batch.geometry = std::move(geometry);
    while (batch.geometry.size() < rows) {
        batch.geometry.push_none();
    }
    batch.rows.resize(rows);
    std::iota(batch.rows.begin(), batch.rows.end(), 1U);
    batch.origin = std::make_shared<const Origin>();
    check_batch(table.schema, batch);
    table.batches.push_back(std::move(batch));
    return table;
}

Column gather(const Table& table, std::size_t column, const std::vector<std::uint64_t>& rows) {
    std::vector<std::uint64_t> ends;
    for (const auto& batch : table.batches) {
        ends.push_back((ends.empty() ? 0 : ends.back()) + batch.size());
    }
    const auto place = [&](std::uint64_t row) {
        const auto batch = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), row) - ends.begin());
        return std::pair{&table.batches[batch].columns[column], static_cast<std::size_t>(row - (batch == 0 ? 0 : ends[batch - 1]))};
    };
    const auto& field = table.schema.fields[column];
    const auto values = [&]<class C>(C cells, auto member) -> Column {
        (cells.*member).reserve(rows.size());
        for (const auto row : rows) {
            const auto [from, at] = place(row);
            (cells.*member).push_back((std::get<C>(from->cells).*member)[at]);
        }
        return {field.name, std::move(cells)};
    };
    switch (field.type) {
    case Type::integer: return values(IntegerColumn(), &IntegerColumn::values);
    case Type::number: return values(NumberColumn(), &NumberColumn::values);
    case Type::boolean: return values(BooleanColumn(), &BooleanColumn::values);
    case Type::date: return values(DateColumn(), &DateColumn::days);
    case Type::text: break;
    }
    TextBuilder builder;
    std::string scratch;
    for (const auto row : rows) {
        const auto [from, at] = place(row);
        const auto* text = std::get_if<TextColumn>(&from->cells);
        const auto cell = text_of(*from, at, scratch);
        !cell ? builder.push_null() : text != nullptr && text->cells[at].literal() ? builder.push_literal(*cell) : builder.push(*cell);
    }
    return {field.name, builder.finish()};
}

Column null_column(const Field& field, std::size_t rows) {
    switch (field.type) {
    case Type::integer: return {field.name, IntegerColumn{std::vector(rows, IntegerColumn::null)}};
    case Type::number: return {field.name, NumberColumn{std::vector(rows, std::numeric_limits<double>::quiet_NaN())}};
    case Type::boolean: return {field.name, BooleanColumn{std::vector(rows, BooleanColumn::null)}};
    case Type::date: return {field.name, DateColumn{std::vector(rows, DateColumn::null)}};
    case Type::text: break;
    }
    DictionaryColumn column;
    column.values = std::make_shared<const std::vector<std::string>>();
    column.codes.assign(rows, DictionaryColumn::none);
    return {field.name, std::move(column)};
}

Batch select(const Batch& batch, const std::vector<std::uint32_t>& keep) {
    Batch out;
    out.origin = batch.origin;
    out.rows = picked(batch.rows, keep);
    for (const auto& column : batch.columns) {
        out.columns.push_back({column.name, picked(column.cells, keep)});
    }
    out.geometry.reserve(keep.size());
    for (const auto row : keep) {
        if (batch.geometry.is_single_point(row)) {
            out.geometry.push_point(batch.geometry.point(row));
        } else {
            out.geometry.push(batch.geometry.get(row));
        }
    }
    return out;
}

Table select_rows(const Table& table, const std::vector<std::uint64_t>& keep) {
    Table out;
    out.schema = table.schema;
    std::uint64_t first = 0;
    auto next = keep.begin();
    for (const auto& batch : table.batches) {
        std::vector<std::uint32_t> rows;
        for (; next != keep.end() && *next < first + batch.size(); ++next) {
            rows.push_back(static_cast<std::uint32_t>(*next - first));
        }
        if (!rows.empty()) {
            out.batches.push_back(select(batch, rows));
        }
        first += batch.size();
    }
    return out;
}

void check_batch(const Schema& schema, const Batch& batch) {
    if (batch.columns.size() != schema.fields.size()) {
        defect("a batch has " + std::to_string(batch.columns.size()) + " columns, its schema " + std::to_string(schema.fields.size()));
    }
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        const auto& column = batch.columns[i];
        const auto& field = schema.fields[i];
        if (column.name != field.name || type_of(column) != field.type || size_of(column) != batch.size()) {
            defect("column " + column.name + " does not agree with field " + field.name + " of its schema");
        }
    }
    if (batch.geometry.size() != batch.size()) {
        defect("a batch has " + std::to_string(batch.geometry.size()) + " geometries and " + std::to_string(batch.size()) + " rows");
    }
}

Table read_all(Source& source) {
    Table table;
    Batch batch;
    while (source.next(batch)) {
        table.batches.push_back(std::move(batch));
        batch = {};
    }
    table.schema = source.schema();
    return table;
}

void write_all(const Table& table, Sink& sink) {
    sink.begin(table.schema);
    for (const auto& batch : table.batches) {
        sink.write(batch);
    }
    sink.finish();
}

} // namespace gridwarden::table
