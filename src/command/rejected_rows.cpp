#include "command/rejected_rows.hpp"

#include "io/reader.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

using Cells = std::map<std::string, std::string>;

constexpr const char* own_columns[] = {"file", "row", "codes", "field", "value", "message"};

/// The cells of the rejected rows of one input, by row, and its columns in order of first appearance.
std::map<std::uint64_t, Cells> cells_of(const model::InputSpec& input, const std::map<std::uint64_t, RejectedRows::Reason>& rows,
                                        std::vector<std::string>& columns) {
    std::map<std::uint64_t, Cells> found;
    const auto source = io::open_source(input, no_issues());
    for (const auto& field : source->schema().fields) {
        if (std::find(columns.begin(), columns.end(), field.name) == columns.end()) {
            columns.push_back(field.name);
        }
    }
    table::Batch batch;
    std::string scratch;
    while (source->next(batch)) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (!rows.contains(batch.rows[row])) {
                continue;
            }
            auto& cells = found[batch.rows[row]];
            for (const auto& column : batch.columns) {
                if (const auto text = text_of(column, row, scratch)) {
                    cells[column.name] = std::string(*text);
                }
            }
            if (batch.geometry.size() > row && batch.geometry.kind(row) != shape::Kind::none) {
                cells["geometry"] = shape::to_wkt(batch.geometry.get(row));
            }
        }
    }
    return found;
}

struct Row {
    std::string file;
    std::uint64_t number;
    const RejectedRows::Reason* reason;
    Cells cells;
};

table::Table table_of(const std::vector<Row>& rows, const std::vector<std::string>& columns) {
    table::Table out;
    out.schema.has_geometry = false;
    std::vector<table::TextBuilder> builders(std::size(own_columns) + columns.size());
    table::Batch batch;
    for (const auto& row : rows) {
        const std::string own[] = {row.file, std::to_string(row.number), row.reason->codes,
                                   row.reason->field, row.reason->value, row.reason->message};
        for (std::size_t i = 0; i < std::size(own); ++i) {
            builders[i].push(own[i]);
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto cell = row.cells.find(columns[i]);
            auto& builder = builders[std::size(own) + i];
            cell == row.cells.end() ? builder.push_null() : builder.push(cell->second);
        }
        batch.geometry.push_none();
        batch.rows.push_back(static_cast<std::uint32_t>(batch.rows.size() + 1));
    }
    for (std::size_t i = 0; i < builders.size(); ++i) {
        const bool own = i < std::size(own_columns);
        std::string name = own ? own_columns[i] : columns[i - std::size(own_columns)];
        if (!own && std::find(std::begin(own_columns), std::end(own_columns), name) != std::end(own_columns)) {
            name = "src_" + name;
        }
        out.schema.fields.push_back({name, table::Type::text, ""});
        batch.columns.push_back({name, builders[i].finish()});
    }
    out.batches.push_back(std::move(batch));
    return out;
}

} // namespace

void RejectedRows::add(Issue issue) {
    if (issue.level() != Level::error || issue.place.row == 0) {
        return;
    }
    const std::lock_guard lock(mutex_);
    auto& reason = by_file[issue.place.file][issue.place.row];
    if (reason.codes.empty()) {
        reason = {issue.code, issue.message(lang), issue.place.field, issue.value};
    } else if (reason.codes.find(issue.code) == std::string::npos) {
        reason.codes += " " + issue.code;
    }
}

table::Table rejected_table(const Context& context, const std::vector<model::InputSpec>& inputs, const RejectedRows& rejected) {
    std::vector<Row> rows;
    std::vector<std::string> columns;
    for (auto input : context.resolve(inputs)) {
        const auto mine = rejected.by_file.find(input.path);
        if (mine == rejected.by_file.end()) {
            continue;
        }
        auto cells = cells_of(context.opened(input), mine->second, columns);
        for (const auto& [number, reason] : mine->second) {
            rows.push_back({input.path, number, &reason, std::move(cells[number])});
        }
    }
    const bool geometries = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.cells.contains("geometry"); });
    if (geometries && std::find(columns.begin(), columns.end(), "geometry") == columns.end()) {
        columns.emplace_back("geometry");
    }
    return table_of(rows, columns);
}

} // namespace gridwarden::command
