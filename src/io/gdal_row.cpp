#include "io/gdal_row.hpp"

#include "text/text.hpp"

#include <ogrsf_frmts.h>

namespace gridwarden::io {

namespace {

void set_type(OGRFieldDefn& definition, table::Type type, const GdalFormat& format) {
    switch (type) {
    case table::Type::text: break;
    case table::Type::integer: definition.SetType(OFTInteger64); break;
    case table::Type::number: definition.SetType(OFTReal); break;
    case table::Type::date: definition.SetType(OFTDate); break;
    case table::Type::boolean:
        definition.SetType(OFTInteger);
        if (format.short_names) {
            definition.SetWidth(1);
        } else {
            definition.SetSubType(OFSTBoolean);
        }
        break;
    }
}

void set_date(OGRFeature& feature, int field, std::int32_t days) {
    const auto text = text::date_text(days); // YYYY-MM-DD
    const auto number = [&](std::size_t from, std::size_t size) { return std::stoi(text.substr(from, size)); };
    feature.SetField(field, number(0, 4), number(5, 2), number(8, 2));
}

} // namespace

bool create_fields(OGRLayer& layer, const table::Schema& schema, const std::vector<std::string>& names, const GdalFormat& format) {
    for (std::size_t i = 0; i < schema.fields.size(); ++i) {
        OGRFieldDefn definition(names[i].c_str(), OFTString);
        set_type(definition, schema.fields[i].type, format);
        if (layer.CreateField(&definition, FALSE) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

RowFiller::RowFiller(const GdalFormat& format, std::size_t columns)
    : ods_(format.name == "ods"), limit_(format.short_names ? dbf_cell_size : format.sheet ? sheet_cell_size : 0), cut_(columns) {}

void RowFiller::set_text(OGRFeature& feature, std::size_t field, std::string_view text) {
    if (limit_ != 0) {
        const auto whole = text.size();
        text = limit_ == dbf_cell_size ? cut_to_bytes(text, limit_) : cut_to_characters(text, limit_);
        cut_[field] += text.size() < whole ? 1u : 0u;
    }
    cell_.assign(ods_ && text.starts_with("of:=") ? 1 : 0, '\''); // GDAL would write it as a formula
    cell_.append(text);
    feature.SetField(static_cast<int>(field), cell_.c_str());
}

void RowFiller::fill(OGRFeature& feature, const table::Batch& batch, std::size_t row) {
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        const auto& column = batch.columns[i];
        const int field = static_cast<int>(i);
        if (is_null(column, row)) {
            feature.SetFieldNull(field);
        } else if (const auto* integers = std::get_if<table::IntegerColumn>(&column.cells)) {
            feature.SetField(field, static_cast<GIntBig>(integers->values[row]));
        } else if (const auto* numbers = std::get_if<table::NumberColumn>(&column.cells)) {
            std::isfinite(numbers->values[row]) ? feature.SetField(field, numbers->values[row]) : feature.SetFieldNull(field);
        } else if (const auto* flags = std::get_if<table::BooleanColumn>(&column.cells)) {
            feature.SetField(field, static_cast<int>(flags->values[row]));
        } else if (const auto* dates = std::get_if<table::DateColumn>(&column.cells)) {
            set_date(feature, field, dates->days[row]);
        } else {
            set_text(feature, i, *text_of(column, row, scratch_));
        }
    }
}

} // namespace gridwarden::io
