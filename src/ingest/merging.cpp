#include "ingest/merging.hpp"

#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::ingest {

namespace {

using table::Field;

/// Canonical fields of all registers: each register keeps its own order, and all follow the contract's.
std::vector<Field> canonical_fields(const std::vector<Register>& registers) {
    std::vector<Field> fields;
    for (const auto& one : registers) {
        std::size_t at = 0;
        for (const auto& mapping : one.mappings) {
            const auto known = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.role == mapping.role; });
            if (known == fields.end()) {
                fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(at), {mapping.name, mapping.type, mapping.role});
                ++at;
            } else {
                at = static_cast<std::size_t>(known - fields.begin()) + 1;
            }
        }
    }
    return fields;
}

bool is_taken(const std::vector<Field>& canonical, const std::string& name) {
    return std::any_of(canonical.begin(), canonical.end(), [&](const auto& f) { return text::equals_ignoring_ascii_case(f.name, name); });
}

/// The names the columns of a register leave under: `src_` in front, as often as needed, where a canonical column has the name.
std::vector<std::string> outgoing_names(const std::vector<Field>& canonical, const std::vector<Field>& own) {
    std::vector<std::string> names;
    for (const auto& field : own) {
        auto name = field.name;
        const auto clashes = [&] {
            return is_taken(canonical, name) ||
                   (name != field.name && std::any_of(own.begin(), own.end(), [&](const auto& other) { return other.name == name; }));
        };
        while (clashes()) {
            name.insert(0, "src_");
        }
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<Field> own_fields(const std::vector<Register>& registers, const std::vector<Field>& canonical) {
    std::vector<Field> fields;
    for (const auto& one : registers) {
        const auto names = outgoing_names(canonical, one.own);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto known = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == names[i]; });
            if (known == fields.end()) {
                fields.push_back({names[i], one.own[i].type, ""});
            } else if (known->type != one.own[i].type) {
                known->type = table::Type::text;
            }
        }
    }
    return fields;
}

table::Column as_field(table::Column column, const Field& field) {
    column.name = field.name;
    if (type_of(column) == field.type) {
        return column;
    }
    table::TextBuilder builder;
    std::string scratch;
    for (std::size_t row = 0; row < size_of(column); ++row) {
        const auto text = text_of(column, row, scratch);
        text ? builder.push(*text) : builder.push_null();
    }
    return {field.name, builder.finish()};
}

/// For each field of the merged schema the column of a register's batches that goes there, or -1.
std::vector<int> columns_of(const Register& one, const std::vector<Field>& canonical, const std::vector<Field>& fields) {
    const auto names = outgoing_names(canonical, one.own);
    std::vector<int> columns;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto is_field = [&](const Mapping& mapping) { return mapping.role == fields[i].role; };
        const auto mapping = std::find_if(one.mappings.begin(), one.mappings.end(), is_field);
        const auto name = std::find(names.begin(), names.end(), fields[i].name);
        if (i < canonical.size()) {
            columns.push_back(mapping == one.mappings.end() ? -1 : static_cast<int>(mapping - one.mappings.begin()));
        } else {
            columns.push_back(name == names.end() ? -1 : static_cast<int>(one.mappings.size()) + static_cast<int>(name - names.begin()));
        }
    }
    return columns;
}

void rearrange(table::Batch& batch, const std::vector<int>& from, const std::vector<Field>& fields) {
    std::vector<table::Column> columns;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        columns.push_back(from[i] < 0 ? table::null_column(fields[i], batch.size())
                                      : as_field(std::move(batch.columns[static_cast<std::size_t>(from[i])]), fields[i]));
    }
    batch.columns = std::move(columns);
}

} // namespace

table::Table merge(std::vector<Register> registers) {
    table::Table table;
    const auto canonical = canonical_fields(registers);
    const auto own = own_fields(registers, canonical);
    auto& fields = table.schema.fields;
    fields = canonical;
    fields.insert(fields.end(), own.begin(), own.end());
    table.schema.crs = shape::wgs84();
    for (auto& one : registers) {
        const auto from = columns_of(one, canonical, fields);
        for (auto& batch : one.batches) {
            rearrange(batch, from, fields);
            table.batches.push_back(std::move(batch));
        }
    }
    return table;
}

} // namespace gridwarden::ingest
