#include "ingest/canonical.hpp"

#include "core/error.hpp"
#include "core/quantity.hpp"
#include "ingest/columns.hpp"
#include "ingest/tell.hpp"
#include "text/text.hpp"

#include <cmath>
#include <limits>
#include <optional>

#include <filesystem>

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

/// The text of a cell, nothing where it is missing (`xx`, `*`, `无`, ...).
std::optional<std::string_view> present(const table::Column& column, std::size_t row, std::string& scratch) {
    const auto text = text_of(column, row, scratch);
    return text && !text::is_missing(*text) ? text : std::nullopt;
}

bool is_length(std::string_view key) { return key == "accuracy" || key == "radius"; }

/// A number of a canonical field; lengths may carry a unit (`50m`) and are not negative.
std::optional<double> number_of(std::string_view key, std::string_view text) {
    auto number = text::parse_number(text);
    if (!number && is_length(key)) {
        try {
            number = parse_length(text).in_metres();
        } catch (const Error&) {
            return std::nullopt;
        }
    }
    return number && std::isfinite(*number) && (*number >= 0 || !is_length(key)) ? number : std::nullopt;
}

/// A constant that its field cannot hold is a mistake in the call, not in the data.
void check_constant(const model::InputSpec& spec, const Mapping& mapping) {
    const bool readable = mapping.type == Type::number ? number_of(mapping.role, mapping.constant).has_value()
                                                       : mapping.type != Type::date || text::parse_date(mapping.constant);
    if (!readable) {
        throw Error(mapping.type == Type::date ? "GW-VAL-004" : "GW-VAL-003",
                    {{"file", spec.path}, {"key", mapping.role}, {"value", mapping.constant}});
    }
}

Mapping mapping_of(const model::InputSpec& spec, std::string_view key, std::string name, Type type, const std::vector<std::string>& names) {
    Mapping mapping{std::string(key), std::move(name), type, -1, {}};
    const auto value = spec.get(key);
    if (model::is_constant(value)) {
        mapping.constant = value.substr(1);
        check_constant(spec, mapping);
    } else {
        mapping.column = named_column(spec, key, names);
    }
    return mapping;
}

table::Column constant_column(const Mapping& mapping, std::size_t rows) {
    if (mapping.type == Type::number) {
        return {mapping.name, table::NumberColumn{std::vector(rows, number_of(mapping.role, mapping.constant).value())}};
    }
    if (mapping.type == Type::date) {
        return {mapping.name, table::DateColumn{std::vector(rows, text::parse_date(mapping.constant).value())}};
    }
    table::DictionaryColumn column;
    column.values = std::make_shared<const std::vector<std::string>>(1, mapping.constant);
    column.codes.assign(rows, 0);
    return {mapping.name, std::move(column)};
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

/// The texts of the id column, trimmed; a row without one gets `<file>:<row>`. Shares the bytes where every row has one as it stands.
table::Column id_column(const Mapping& mapping, const table::Batch& batch, const std::string& file) {
    const auto* source = mapping.column < 0 ? nullptr : &batch.columns[static_cast<std::size_t>(mapping.column)];
    std::string scratch;
    const auto id_at = [&](std::size_t row) { return source == nullptr ? std::nullopt : present(*source, row, scratch); };
    bool as_it_stands = source != nullptr;
    for (std::size_t row = 0; row < batch.size() && as_it_stands; ++row) {
        const auto id = id_at(row);
        as_it_stands = id && text::trim(*id).size() == id->size();
    }
    if (as_it_stands) {
        return text_column(mapping, *source);
    }
    const auto name = std::filesystem::path(file).filename().string(); // the same wherever the file lies
    table::TextBuilder builder;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto id = id_at(row);
        id ? builder.push(text::trim(*id)) : builder.push(name + ":" + std::to_string(batch.rows[row]));
    }
    return {mapping.name, builder.finish()};
}

/// A column of parsed values. What is stated but cannot be read is an issue, and null.
template <typename Value, typename Parse>
std::vector<Value> parsed(const Mapping& mapping, const table::Batch& batch, Value null, std::string_view code, IssueSink& issues,
                          const Parse& parse) {
    const auto& source = batch.columns[static_cast<std::size_t>(mapping.column)];
    std::vector<Value> values(batch.size(), null);
    std::string scratch;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto text = present(source, row, scratch);
        const auto value = text ? parse(*text) : std::nullopt;
        if (text && !value) {
            tell(issues, code, {"", batch.origin->layer, batch.rows[row], source.name}, std::string(*text));
        }
        values[row] = value.value_or(null);
    }
    return values;
}

table::Column number_column(const Mapping& mapping, const table::Batch& batch, IssueSink& issues) {
    return {mapping.name, table::NumberColumn{parsed(mapping, batch, std::numeric_limits<double>::quiet_NaN(), "GW-VAL-001", issues,
                                                     [&](auto text) { return number_of(mapping.role, text); })}};
}

table::Column date_column(const Mapping& mapping, const table::Batch& batch, IssueSink& issues) {
    return {mapping.name, table::DateColumn{parsed(mapping, batch, table::DateColumn::null, "GW-VAL-002", issues,
                                                   [](auto text) { return text::parse_date(text); })}};
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
            mappings.push_back(mapping_of(spec, key, prefix + "_" + key, Type::text, names));
        } else if (found >= 0 || meaning == Meaning::id) {
            mappings.push_back({key, prefix + "_" + key, Type::text, found, {}});
        }
    }
    for (const auto& field : canonical_fields) {
        if (spec.has(field.key)) {
            mappings.push_back(mapping_of(spec, field.key, std::string(field.key), field.type, names));
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
    case Type::number: return number_column(mapping, batch, issues);
    case Type::date: return date_column(mapping, batch, issues);
    default: return text_column(mapping, batch.columns[static_cast<std::size_t>(mapping.column)]);
    }
}

} // namespace gridwarden::ingest
