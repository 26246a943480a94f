#include "ingest/canonical.hpp"

#include "core/quantity.hpp"
#include "ingest/columns.hpp"
#include "text/text.hpp"

#include <limits>
#include <optional>

namespace gridwarden::ingest {

namespace {

using table::Type;

struct Canonical {
    std::string_view key;
    Type type;
};

// In the order of the contract's table of keys.
constexpr Canonical canonical_fields[] = {
    {"kind", Type::text},        {"category", Type::text}, {"severity", Type::text}, {"status", Type::text},   {"deadline_type", Type::text},
    {"opened", Type::date},      {"deadline", Type::date}, {"accepted", Type::date}, {"closed", Type::date},   {"responsible", Type::text},
    {"team", Type::text},        {"keeper", Type::text},   {"unit", Type::text},     {"weight", Type::number}, {"radius", Type::number},
    {"azimuth", Type::number},   {"fov", Type::number},    {"capacity", Type::number}, {"class", Type::text},  {"accuracy", Type::number},
};

Mapping mapping(const model::InputSpec& spec, std::string_view key, std::string name, Type type, const std::vector<std::string>& names) {
    Mapping mapping{std::string(key), std::move(name), type, -1, {}};
    const auto value = spec.get(key);
    if (model::is_constant(value)) {
        mapping.constant = value.substr(1);
    } else {
        mapping.column = named_column(spec, key, names);
    }
    return mapping;
}

/// The text of a cell, nothing where it is missing (`xx`, `*`, `无`, ...).
std::optional<std::string_view> present(const table::Column& column, std::size_t row, std::string& scratch) {
    const auto text = text_of(column, row, scratch);
    return text && !text::is_missing(*text) ? text : std::nullopt;
}

/// A number of a canonical field; accuracies and radii may carry a unit (`50m`).
std::optional<double> number_of(std::string_view text) {
    if (const auto plain = text::parse_number(text)) {
        return plain;
    }
    const auto last = text.empty() ? '\0' : text.back();
    if (last == 'm' || last == 'i' || last == 't') {
        try {
            return parse_length(text).in_metres();
        } catch (const std::exception&) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

table::Column constant_column(const Mapping& mapping, std::size_t rows) {
    if (mapping.type == Type::number) {
        const auto value = number_of(mapping.constant);
        return {mapping.name, table::NumberColumn{std::vector(rows, value.value_or(std::numeric_limits<double>::quiet_NaN()))}};
    }
    if (mapping.type == Type::date) {
        return {mapping.name, table::DateColumn{std::vector(rows, text::parse_date(mapping.constant).value_or(table::DateColumn::null))}};
    }
    table::DictionaryColumn column;
    column.values = std::make_shared<const std::vector<std::string>>(1, mapping.constant);
    column.codes.assign(rows, 0);
    return {mapping.name, std::move(column)};
}

table::Column id_column(const Mapping& mapping, const table::Batch& batch, const std::string& file) {
    table::TextBuilder builder;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto text = mapping.column < 0 ? std::nullopt : present(batch.columns[static_cast<std::size_t>(mapping.column)], row, scratch);
        text ? builder.push(text::trim(*text)) : builder.push(file + ":" + std::to_string(batch.rows[row]));
    }
    return {mapping.name, builder.finish()};
}

/// Shares the bytes of the column it comes from; what means nothing is null, and a literal becomes plain text.
table::Column text_column(const Mapping& mapping, const table::Column& source) {
    std::string scratch;
    if (const auto* text = std::get_if<table::TextColumn>(&source.cells)) {
        auto cells = text->cells;
        for (std::size_t row = 0; row < cells.size(); ++row) {
            cells[row] = present(source, row, scratch) ? table::Slice{cells[row].begin, cells[row].size()} : table::Slice{};
        }
        return {mapping.name, table::TextColumn{text->bytes, std::move(cells)}};
    }
    table::TextBuilder builder;
    for (std::size_t row = 0; row < size_of(source); ++row) {
        const auto text = present(source, row, scratch);
        text ? builder.push(*text) : builder.push_null();
    }
    return {mapping.name, builder.finish()};
}

void tell(const Mapping& mapping, const table::Batch& batch, std::size_t row, const std::string& file, std::string_view code,
          std::string_view value, IssueSink& issues) {
    issues.add({std::string(code), {file, batch.origin->layer, batch.rows[row], batch.columns[static_cast<std::size_t>(mapping.column)].name},
                std::string(value), {}});
}

table::Column number_column(const Mapping& mapping, const table::Batch& batch, const std::string& file, IssueSink& issues) {
    const auto& source = batch.columns[static_cast<std::size_t>(mapping.column)];
    table::NumberColumn column;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto text = present(source, row, scratch);
        const auto value = text ? number_of(*text) : std::nullopt;
        if (text && !value) {
            tell(mapping, batch, row, file, "GW-VAL-001", *text, issues);
        }
        column.values.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return {mapping.name, std::move(column)};
}

table::Column date_column(const Mapping& mapping, const table::Batch& batch, const std::string& file, IssueSink& issues) {
    const auto& source = batch.columns[static_cast<std::size_t>(mapping.column)];
    table::DateColumn column;
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto text = present(source, row, scratch);
        const auto value = text ? text::parse_date(*text) : std::nullopt;
        if (text && !value) {
            tell(mapping, batch, row, file, "GW-VAL-002", *text, issues);
        }
        column.days.push_back(value.value_or(table::DateColumn::null));
    }
    return {mapping.name, std::move(column)};
}

} // namespace

std::string_view singular(model::Role role) {
    switch (role) {
    case model::Role::units: return "unit";
    case model::Role::stations: return "station";
    case model::Role::zones: return "zone";
    case model::Role::receptors: return "receptor";
    case model::Role::plants: return "plant";
    case model::Role::visits: return "visit";
    default: return "site";
    }
}

std::vector<Mapping> mappings_of(const model::InputSpec& spec, model::Role role, const std::vector<std::string>& names) {
    const std::string prefix(singular(role));
    std::vector<Mapping> mappings;
    for (const auto& [key, meaning] : {std::pair{"id", Meaning::id}, std::pair{"name", Meaning::name}}) {
        const auto found = spec.has(key) ? -1 : column_meaning(names, meaning);
        if (spec.has(key)) {
            mappings.push_back(mapping(spec, key, prefix + "_" + key, Type::text, names));
        } else if (found >= 0 || meaning == Meaning::id) {
            mappings.push_back({key, prefix + "_" + key, Type::text, found, {}});
        }
    }
    for (const auto& field : canonical_fields) {
        if (spec.has(field.key)) {
            mappings.push_back(mapping(spec, field.key, std::string(field.key), field.type, names));
        }
    }
    return mappings;
}

table::Column canonical_column(const Mapping& mapping, const table::Batch& batch, const std::string& file, IssueSink& issues) {
    if (mapping.role == "id" && mapping.constant.empty()) {
        return id_column(mapping, batch, file);
    }
    if (mapping.column < 0) {
        return constant_column(mapping, batch.size());
    }
    switch (mapping.type) {
    case Type::number: return number_column(mapping, batch, file, issues);
    case Type::date: return date_column(mapping, batch, file, issues);
    default: return text_column(mapping, batch.columns[static_cast<std::size_t>(mapping.column)]);
    }
}

} // namespace gridwarden::ingest
