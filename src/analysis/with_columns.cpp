#include "analysis/with_columns.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <numeric>

namespace gridwarden::analysis {

table::Table with_columns(const table::Table& table, std::vector<table::Column> added) {
    auto out = table; // cells of text are shared, not copied
    for (std::size_t i = 0; i < out.schema.fields.size(); ++i) {
        auto& name = out.schema.fields[i].name;
        if (std::any_of(added.begin(), added.end(), [&](const auto& column) { return text::equals_ignoring_ascii_case(column.name, name); })) {
            name.insert(0, "src_");
            for (auto& batch : out.batches) {
                batch.columns[i].name = name;
            }
        }
    }
    for (const auto& column : added) {
        out.schema.fields.push_back({column.name, type_of(column), ""});
    }
    const auto whole = table::make_table(std::move(added));
    std::uint32_t first = 0;
    for (auto& batch : out.batches) {
        std::vector<std::uint32_t> rows(batch.size());
        std::iota(rows.begin(), rows.end(), first);
        first += static_cast<std::uint32_t>(batch.size());
        auto part = select(whole.batches.front(), rows);
        std::move(part.columns.begin(), part.columns.end(), std::back_inserter(batch.columns));
    }
    return out;
}

} // namespace gridwarden::analysis
