#include "ingest/merging.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <limits>

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

/// The name an input column leaves under.
std::string outgoing(const std::vector<Field>& canonical, const std::string& name) { return is_taken(canonical, name) ? "src_" + name : name; }

std::vector<Field> own_fields(const std::vector<Register>& registers, const std::vector<Field>& canonical) {
    std::vector<Field> fields;
    for (const auto& one : registers) {
        for (const auto& field : one.own) {
            const auto name = outgoing(canonical, field.name);
            const auto known = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == name; });
            if (known == fields.end()) {
                fields.push_back({name, field.type, ""});
            } else if (known->type != field.type) {
                known->type = table::Type::text;
            }
        }
    }
    return fields;
}

table::Column null_column(const Field& field, std::size_t rows) {
    switch (field.type) {
    case table::Type::integer: return {field.name, table::IntegerColumn{std::vector(rows, table::IntegerColumn::null)}};
    case table::Type::number: return {field.name, table::NumberColumn{std::vector(rows, std::numeric_limits<double>::quiet_NaN())}};
    case table::Type::boolean: return {field.name, table::BooleanColumn{std::vector(rows, table::BooleanColumn::null)}};
    case table::Type::date: return {field.name, table::DateColumn{std::vector(rows, table::DateColumn::null)}};
    case table::Type::text: break;
    }
    table::DictionaryColumn column;
    column.values = std::make_shared<const std::vector<std::string>>();
    column.codes.assign(rows, table::DictionaryColumn::none);
    return {field.name, std::move(column)};
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

/// Puts the columns of a batch into the places of the merged schema.
void rearrange(table::Batch& batch, const Register& one, const std::vector<Field>& canonical, const std::vector<Field>& fields) {
    std::vector<table::Column> columns;
    const auto take = [&](const Field& field) -> table::Column {
        for (std::size_t i = 0; i < one.mappings.size() && !field.role.empty(); ++i) {
            if (one.mappings[i].role == field.role) {
                return as_field(std::move(batch.columns[i]), field);
            }
        }
        for (std::size_t i = 0; i < one.own.size() && field.role.empty(); ++i) {
            if (outgoing(canonical, one.own[i].name) == field.name) {
                return as_field(std::move(batch.columns[one.mappings.size() + i]), field);
            }
        }
        return null_column(field, batch.size());
    };
    for (const auto& field : fields) {
        columns.push_back(take(field));
    }
    batch.columns = std::move(columns);
}

} // namespace

table::Table merge(std::vector<Register> registers) {
    table::Table table;
    const auto canonical = canonical_fields(registers);
    table.schema.fields = canonical;
    const auto own = own_fields(registers, canonical);
    table.schema.fields.insert(table.schema.fields.end(), own.begin(), own.end());
    table.schema.crs = shape::wgs84();
    for (auto& one : registers) {
        for (auto& batch : one.batches) {
            rearrange(batch, one, canonical, table.schema.fields);
            table.batches.push_back(std::move(batch));
        }
    }
    return table;
}

} // namespace gridwarden::ingest
