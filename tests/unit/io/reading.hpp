#pragma once

#include "core/error.hpp"
#include "io/reader.hpp"
#include "io/writer.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gridwarden::test {

using Keys = std::map<std::string, std::string, std::less<>>;
using Row = std::vector<std::string>;

/// All that a source hands out, in words: null is `∅`, a literal stands in `‹›`.
struct Reading {
    table::Schema schema;
    std::vector<Row> rows;
    std::vector<std::uint32_t> numbers;
    std::vector<std::string> wkt; ///< empty for none
    std::vector<std::size_t> batches;
    std::vector<std::string> layers; ///< of the origin, one a batch
    table::RowCounts counts;
    std::map<std::string, std::size_t> issues;
    std::vector<Issue> kept;

    [[nodiscard]] Row names() const {
        Row all;
        for (const auto& field : schema.fields) {
            all.push_back(field.name);
        }
        return all;
    }
    [[nodiscard]] Row column(std::size_t which) const {
        Row all;
        for (const auto& row : rows) {
            all.push_back(row[which]);
        }
        return all;
    }
    /// `row field value` of each issue of a code.
    [[nodiscard]] Row told(const std::string& code) const {
        Row all;
        for (const auto& issue : kept) {
            if (issue.code == code) {
                all.push_back(std::to_string(issue.place.row) + " " + issue.place.field + " " + issue.value);
            }
        }
        return all;
    }
};

inline std::string shown(const table::Column& column, std::size_t row) {
    std::string scratch;
    const auto text = text_of(column, row, scratch);
    if (!text) {
        return "∅";
    }
    const auto* cells = std::get_if<table::TextColumn>(&column.cells);
    return cells != nullptr && cells->cells[row].literal() ? "‹" + std::string(*text) + "›" : std::string(*text);
}

/// Reads to the end, and holds every source to its account. \throws Error as the source does
inline Reading reading(const std::string& path, const Keys& keys = {}) {
    IssueLog log;
    const auto source = io::open_source({path, keys, "", ""}, log);
    Reading all;
    table::Batch batch;
    while (source->next(batch)) {
        table::check_batch(source->schema(), batch);
        EXPECT_GT(batch.size(), 0u);
        EXPECT_EQ(batch.origin->path.find(path), path.starts_with("/vsizip/") ? 0 : batch.origin->path.size() - path.size());
        all.batches.push_back(batch.size());
        all.layers.push_back(batch.origin->layer);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            auto& cells = all.rows.emplace_back();
            for (const auto& column : batch.columns) {
                cells.push_back(shown(column, row));
            }
            all.wkt.push_back(batch.geometry.kind(row) == shape::Kind::none ? "" : shape::to_wkt(batch.geometry.get(row)));
        }
        all.numbers.insert(all.numbers.end(), batch.rows.begin(), batch.rows.end());
    }
    EXPECT_FALSE(source->next(batch)) << "the end is the end";
    all.schema = source->schema();
    all.counts = source->counts();
    EXPECT_EQ(all.counts.read, all.rows.size() + all.counts.rejected + all.counts.filtered);
    all.issues = log.counts();
    all.kept = log.kept();
    return all;
}

/// Code and sentence of the refusal of an input; empty where it is read.
inline std::string refusal(const std::string& path, const Keys& keys = {}) {
    try {
        reading(path, keys);
    } catch (const Error& error) {
        return error.code() + ": " + error.message(Language::en) + " | " + error.hint(Language::en);
    }
    return "";
}

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

using Counted = std::map<std::string, std::size_t>;

/// Writes a table as the program does and gives the path.
inline std::string written_to(const std::string& path, const table::Table& table, const std::string& layer = "") {
    io::WriteOptions options;
    options.layer = layer;
    const auto sink = io::open_sink(path, options, no_issues());
    table::write_all(table, *sink);
    return path;
}

} // namespace gridwarden::test
