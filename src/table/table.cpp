#include "table/table.hpp"

#include "core/error.hpp"
#include "table/stream.hpp"

#include <algorithm>

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
