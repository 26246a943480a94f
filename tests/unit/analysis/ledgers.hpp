#pragma once

#include "support/tables.hpp"

#include <string>
#include <vector>

namespace gridwarden::test {

/// One row of a ledger, every cell as text; empty for null. `where` is WKT.
struct Problem {
    std::string id, name = {}, kind = {}, status = {}, opened = {}, deadline = {}, closed = {}, where = {};
};

/// A ledger whose columns are canonical fields.
inline table::Table ledger_of(const std::vector<Problem>& problems, const std::string& path = "ledger.csv") {
    const std::pair<const char*, std::string Problem::*> fields[] = {{"id", &Problem::id}, {"name", &Problem::name}, {"kind", &Problem::kind},
                                                                     {"status", &Problem::status}, {"opened", &Problem::opened},
                                                                     {"deadline", &Problem::deadline}, {"closed", &Problem::closed}};
    std::vector<table::Column> columns;
    for (const auto& [name, member] : fields) {
        Texts cells;
        for (const auto& problem : problems) {
            cells.push_back((problem.*member).empty() ? std::nullopt : std::optional(problem.*member));
        }
        columns.push_back(text_column(name, cells));
    }
    std::vector<std::string> wkt;
    for (const auto& problem : problems) {
        wkt.push_back(problem.where);
    }
    auto table = table_of(std::move(columns), wkt);
    for (auto& field : table.schema.fields) {
        field.role = field.name;
    }
    auto origin = std::make_shared<table::Origin>();
    origin->path = path;
    table.batches.front().origin = std::move(origin);
    return table;
}

} // namespace gridwarden::test
