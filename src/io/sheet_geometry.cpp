#include "io/sheet_geometry.hpp"

#include "core/number_text.hpp"
#include "io/gdal_format.hpp"
#include "text/text.hpp"

#include <ogrsf_frmts.h>

namespace gridwarden::io {

SheetGeometry::SheetGeometry(GeometryColumns columns, const CoordinatesOut& coordinates, int precision)
    : columns_(columns), coordinates_(coordinates), decimals_(decimals_of(coordinates, precision)) {}

bool SheetGeometry::create_fields(OGRLayer& layer) const {
    for (const auto& name : names()) {
        OGRFieldDefn definition(name.c_str(), name == "wkt" ? OFTString : OFTReal);
        if (layer.CreateField(&definition, FALSE) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

double SheetGeometry::rounded(double value) const {
    std::string text;
    append_fixed(text, value, decimals_);
    return text::parse_number(text).value_or(value);
}

void SheetGeometry::fill(OGRFeature& feature, const table::Batch& batch, std::size_t row) {
    if (batch.geometry.kind(row) == shape::Kind::none) {
        return;
    }
    const auto geometry = coordinates_.take(batch.geometry, row);
    const int first = static_cast<int>(batch.columns.size());
    if (batch.geometry.is_single_point(row)) {
        const auto at = geometry.parts.front().front().front();
        feature.SetField(first, rounded(at.x));
        feature.SetField(first + 1, rounded(at.y));
        return;
    }
    const auto wkt = shape::to_wkt(geometry, decimals_);
    if (wkt.size() > sheet_cell_size) {
        ++too_long_;
        return;
    }
    feature.SetField(first + (columns_.points ? 2 : 0), wkt.c_str());
}

} // namespace gridwarden::io
