#include "analysis/labels.hpp"

#include "analysis/cells.hpp"

namespace gridwarden::analysis {

namespace {

/// The column of a role, else the first of that name or ending.
int column_of(const table::Schema& schema, const std::string& role) {
    if (const int mapped = schema.index_of_role(role); mapped >= 0) {
        return mapped;
    }
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
        if (schema.fields[i].name == role || schema.fields[i].name.ends_with("_" + role)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

} // namespace

std::vector<std::string> ids_of(const table::Table& table) {
    if (const int column = column_of(table.schema, "id"); column >= 0) {
        return texts_of(table, column);
    }
    std::vector<std::string> numbers;
    for (std::size_t row = 1; row <= table.size(); ++row) {
        numbers.push_back(std::to_string(row));
    }
    return numbers;
}

std::vector<std::string> names_of(const table::Table& table) {
    const int column = column_of(table.schema, "name");
    return column < 0 ? std::vector<std::string>(table.size()) : texts_of(table, column);
}

std::vector<std::string> kinds_of(const table::Table& table) {
    const int column = field_index(table.schema, "kind");
    return column < 0 ? std::vector<std::string>(table.size()) : texts_of(table, column);
}

std::vector<std::string> titles_of(const table::Table& table) {
    auto titles = names_of(table);
    auto ids = ids_of(table);
    for (std::size_t row = 0; row < titles.size(); ++row) {
        if (titles[row].empty()) {
            titles[row] = std::move(ids[row]);
        }
    }
    return titles;
}

} // namespace gridwarden::analysis
