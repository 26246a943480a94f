#include "io/gdal_cells.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ogr_feature.h>
#include <utility>

namespace gridwarden::io {

namespace {

table::Type type_of(const OGRFieldDefn& field) {
    switch (field.GetType()) {
    case OFTInteger: return field.GetSubType() == OFSTBoolean ? table::Type::boolean : table::Type::integer;
    case OFTInteger64: return table::Type::integer;
    case OFTReal: return table::Type::number;
    case OFTDate: return table::Type::date;
    default: return table::Type::text;
    }
}

std::int32_t days_of(const OGRField& value) {
    const std::chrono::year_month_day day(std::chrono::year(value.Date.Year), std::chrono::month(value.Date.Month),
                                          std::chrono::day(value.Date.Day));
    return day.ok() ? static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count()) : table::DateColumn::null;
}

/// GDAL: 0 unknown, 1 local, 100 UTC, one more a quarter of an hour east.
std::string zone_text(int flag) {
    if (flag < 2) {
        return {};
    }
    if (flag == 100) {
        return "Z";
    }
    const int minutes = std::abs(flag - 100) * 15;
    char text[16];
    std::snprintf(text, sizeof text, "%c%02d:%02d", flag > 100 ? '+' : '-', minutes / 60 % 100, minutes % 60);
    return text;
}

std::string time_text(const OGRField& value, bool with_date) {
    char text[64];
    const auto& d = value.Date;
    const int seconds = static_cast<int>(d.Second);
    std::string out;
    if (with_date) {
        std::snprintf(text, sizeof text, "%04d-%02d-%02dT", d.Year, d.Month, d.Day);
        out = text;
    }
    std::snprintf(text, sizeof text, "%02d:%02d:%02d", d.Hour, d.Minute, seconds);
    out += text;
    if (const int milliseconds = static_cast<int>(std::lround((d.Second - static_cast<float>(seconds)) * 1000)); milliseconds > 0) {
        std::snprintf(text, sizeof text, ".%03d", std::min(milliseconds, 999));
        out += text;
    }
    return out + zone_text(d.TZFlag);
}

std::string text_of_cell(const OGRFeature& feature, int index, OGRFieldType type) {
    const auto& value = *feature.GetRawFieldRef(index);
    switch (type) {
    case OFTString: return value.String;
    case OFTDateTime: return time_text(value, true);
    case OFTTime: return time_text(value, false);
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
    case OFTStringList: {
        const std::unique_ptr<char, void (*)(void*)> json(feature.GetFieldAsSerializedJSon(index), VSIFree);
        return json ? json.get() : "";
    }
    default: return feature.GetFieldAsString(index);
    }
}

template <class... Handlers>
struct Overload : Handlers... {
    using Handlers::operator()...;
};

} // namespace

std::vector<table::Field> fields_of(const OGRFeatureDefn& definition) {
    std::vector<table::Field> fields;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const auto& field = *definition.GetFieldDefn(i);
        fields.push_back({field.GetNameRef(), type_of(field), ""});
    }
    return fields;
}

GdalCells::GdalCells(const OGRFeatureDefn& definition) : definition_(definition), columns_(empty_columns()) {}

std::vector<table::Column> GdalCells::empty_columns() const {
    std::vector<table::Column> columns;
    for (const auto& field : fields_of(definition_)) {
        switch (field.type) {
        case table::Type::integer: columns.push_back({field.name, table::IntegerColumn{}}); break;
        case table::Type::number: columns.push_back({field.name, table::NumberColumn{}}); break;
        case table::Type::boolean: columns.push_back({field.name, table::BooleanColumn{}}); break;
        case table::Type::date: columns.push_back({field.name, table::DateColumn{}}); break;
        default: columns.push_back({field.name, table::TextColumn{}});
        }
    }
    return columns;
}

void GdalCells::add(const OGRFeature& feature) {
    for (int field = 0; field < definition_.GetFieldCount(); ++field) {
        add_cell(feature, field);
    }
}

void GdalCells::add_cell(const OGRFeature& feature, int field) {
    const bool null = feature.IsFieldSetAndNotNull(field) == FALSE;
    const auto& value = *feature.GetRawFieldRef(field);
    const auto type = definition_.GetFieldDefn(field)->GetType();
    auto& cells = columns_[static_cast<std::size_t>(field)].cells;
    std::visit(Overload{[&](table::IntegerColumn& column) {
                            const auto integer = type == OFTInteger64 ? std::int64_t{value.Integer64} : std::int64_t{value.Integer};
                            column.values.push_back(null ? table::IntegerColumn::null : integer);
                        },
                        [&](table::NumberColumn& column) {
                            column.values.push_back(null ? std::numeric_limits<double>::quiet_NaN() : value.Real);
                        },
                        [&](table::BooleanColumn& column) {
                            column.values.push_back(null ? table::BooleanColumn::null : std::uint8_t{value.Integer != 0});
                        },
                        [&](table::DateColumn& column) { column.days.push_back(null ? table::DateColumn::null : days_of(value)); },
                        [&](table::TextColumn& column) {
                            null ? column.cells.push_back({}) : push_text(column, text_of_cell(feature, field, type));
                        },
                        [](table::DictionaryColumn&) {}},
               cells);
}

void GdalCells::push_text(table::TextColumn& column, std::string_view text) {
    column.cells.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())});
    text_ += text;
}

std::vector<table::Column> GdalCells::finish(const std::vector<table::Field>& fields) {
    const auto bytes = std::make_shared<const std::string>(std::move(text_));
    text_.clear();
    auto columns = std::exchange(columns_, empty_columns());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].name = fields[i].name;
        if (auto* text = std::get_if<table::TextColumn>(&columns[i].cells)) {
            text->bytes = bytes;
        }
    }
    return columns;
}

} // namespace gridwarden::io
