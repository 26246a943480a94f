#include "io/gdal_source.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "io/arrow_stream.hpp"
#include "io/gdal_cells.hpp"
#include "io/gdal_messages.hpp"
#include "io/gdal_open.hpp"
#include "io/ogr_geometry_in.hpp"
#include "io/sheet_header.hpp"
#include "io/tell.hpp"
#include "text/text.hpp"

#include <ogrsf_frmts.h>
#include <algorithm>
#include <utility>

namespace gridwarden::io {

namespace {

constexpr std::size_t most_rows = 1 << 16;
constexpr std::size_t most_text = 1 << 28;

CurveTolerance tolerance_in(const OGRSpatialReference* reference) {
    constexpr double metres = 0.1;
    constexpr double metres_a_degree = 111'320;
    if (reference == nullptr) {
        return {metres / metres_a_degree};
    }
    return {reference->IsGeographic() ? metres / metres_a_degree : metres / reference->GetLinearUnits()};
}

/// A file whose CRS is not written because its format has but one.
bool is_always_wgs84(std::string_view driver) { return driver == "TopoJSON" || driver == "KML" || driver == "LIBKML" || driver == "GPX"; }

shape::CrsTag crs_of_layer(OGRLayer& layer, std::string_view driver) {
    const auto stated = crs_of(layer.GetSpatialRef());
    return !stated.stated() && is_always_wgs84(driver) ? shape::wgs84() : stated;
}

class GdalSource : public table::Source {
public:
    GdalSource(Dataset dataset, const model::InputSpec& spec, IssueSink& issues)
        : path_(spec.path), issues_(issues), dataset_(std::move(dataset)), layer_(choose_layer(*dataset_, spec)), cells_(*layer_.GetLayerDefn()), tolerance_(tolerance_in(layer_.GetSpatialRef())) {
        const GdalMessages quiet;
        const auto layers = data_layers(*dataset_).size();
        origin_ = std::make_shared<table::Origin>(table::Origin{path_, layers > 1 ? layer_.GetName() : ""});
        schema_.fields = fields_of(*layer_.GetLayerDefn());
        schema_.has_geometry = layer_.GetGeomType() != wkbNone;
        schema_.crs = crs_of_layer(layer_, dataset_->GetDriverName());
        layer_.ResetReading();
        stream_ = ArrowStream::open(layer_, schema_.fields);
        if (!stream_) {
            layer_.ResetReading();
        }
    }

    [[nodiscard]] const table::Schema& schema() const override { return schema_; }
    [[nodiscard]] table::RowCounts counts() const override { return counts_; }

    bool next(table::Batch& batch) override {
        GdalMessages messages;
        return stream_ ? next_of_stream(batch, messages) : next_of_features(batch, messages);
    }

protected:
    /// Prepares a feature; false for what is no row: lines above the header of a sheet, blank lines.
    virtual bool is_row(OGRFeature&) { return true; }

    table::Schema& schema_to_name() { return schema_; }
    OGRLayer& layer() { return layer_; }
    [[nodiscard]] std::uint64_t number() const { return number_; }

private:
    bool next_of_features(table::Batch& batch, GdalMessages& messages) {
        table::Batch rows;
        while (rows.rows.size() < most_rows && cells_.text_size() < most_text) {
            messages.clear();
            const OGRFeatureUniquePtr feature(layer_.GetNextFeature());
            keep_warnings(messages);
            if (!feature) {
                end(messages);
                break;
            }
            ++number_;
            if (!is_row(*feature)) {
                continue;
            }
            ++counts_.read;
            if (!messages.failures().empty()) {
                reject("GW-IO-030", messages.first());
            } else if (take_geometry(feature->GetGeometryRef(), rows)) {
                cells_.add(*feature);
                rows.rows.push_back(static_cast<std::uint32_t>(number_));
            }
        }
        if (rows.rows.empty()) {
            return false;
        }
        rows.columns = cells_.finish(schema_.fields);
        rows.origin = origin_;
        batch = std::move(rows);
        return true;
    }

    bool next_of_stream(table::Batch& batch, GdalMessages& messages) {
        table::Batch rows;
        std::string failure;
        bool more = true;
        while (more && rows.rows.empty()) {
            more = stream_->next([&](std::string_view wkb) { return take_wkb(wkb, rows, messages); }, rows.columns, failure);
            keep_warnings(messages);
        }
        if (!failure.empty()) {
            throw Error("GW-IO-002", {{"path", path_}, {"reason", failure}});
        }
        if (rows.rows.empty()) {
            end(messages);
            return false;
        }
        rows.origin = origin_;
        batch = std::move(rows);
        return true;
    }

    /// A row of the stream; false where it is rejected.
    bool take_wkb(std::string_view wkb, table::Batch& rows, GdalMessages& messages) {
        ++number_;
        ++counts_.read;
        OGRGeometry* made = nullptr;
        if (!wkb.empty() && OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &made, wkb.size()) != OGRERR_NONE) {
            reject("GW-IO-030", messages.failures().empty() ? "WKB" : messages.first());
            messages.clear();
            return false;
        }
        const OGRGeometryUniquePtr geometry(made);
        if (!take_geometry(geometry.get(), rows)) {
            return false;
        }
        rows.rows.push_back(static_cast<std::uint32_t>(number_));
        return true;
    }

    void reject(const char* code, std::string value) {
        ++counts_.rejected;
        tell(issues_, code, {path_, origin_->layer, number_, ""}, std::move(value));
    }

    bool take_geometry(const OGRGeometry* ogr, table::Batch& rows) {
        auto geometry = ogr == nullptr ? std::optional<shape::Geometry>(shape::Geometry{}) : from_ogr(*ogr, tolerance_, notes_);
        if (!geometry) {
            reject("GW-IO-039", ogr->getGeometryName());
            return false;
        }
        bool closed = false;
        if (const auto fault = settle(*geometry, closed); fault.code != nullptr) {
            reject(fault.code, fault.value);
            return false;
        }
        if (closed) {
            tell(issues_, "GW-IO-040", {path_, origin_->layer, number_, ""});
        }
        rows.geometry.push(*geometry);
        return true;
    }

    void keep_warnings(const GdalMessages& messages) {
        for (const auto& warning : messages.warnings()) {
            if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end() && warnings_.size() < 20) {
                warnings_.push_back(warning);
            }
        }
    }

    void end(const GdalMessages& messages) {
        if (!messages.failures().empty()) {
            throw Error("GW-IO-002", {{"path", path_}, {"reason", messages.first()}});
        }
        if (!std::exchange(told_, true)) {
            notes_.tell_all(issues_, path_, origin_->layer);
            for (const auto& warning : warnings_) {
                tell(issues_, "GW-IO-044", {path_, origin_->layer, 0, ""}, warning);
            }
        }
    }

    std::string path_;
    IssueSink& issues_;
    Dataset dataset_;
    OGRLayer& layer_;
    GdalCells cells_;
    std::unique_ptr<ArrowStream> stream_; ///< where the format has a fast one; goes before its layer
    CurveTolerance tolerance_;
    GeometryNotes notes_;
    std::shared_ptr<const table::Origin> origin_;
    table::Schema schema_;
    table::RowCounts counts_;
    std::vector<std::string> warnings_;
    std::uint64_t number_ = 0;
    bool told_ = false;
};

/// `0.10000000000000001`: a number as a workbook stores it, with more digits than it shows or holds.
bool has_binary_digits(std::string_view cell) {
    const auto digits = std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits > 15 && cell.find('.') != std::string_view::npos && text::parse_number(cell).has_value();
}

/// A sheet of a workbook: all text, names from its header, blank lines passed over.
class SheetSource final : public GdalSource {
public:
    SheetSource(Dataset dataset, const model::InputSpec& spec, IssueSink& issues) : GdalSource(std::move(dataset), spec, issues) {
        const GdalMessages quiet;
        const auto header = read_sheet_header(layer(), spec, issues);
        header_row_ = header.row;
        for (std::size_t i = 0; i < header.names.size(); ++i) {
            schema_to_name().fields[i].name = header.names[i];
        }
        schema_to_name().has_geometry = false;
        schema_to_name().crs = {};
    }

private:
    bool is_row(OGRFeature& feature) override {
        if (number() <= header_row_) {
            return false;
        }
        bool filled = false;
        for (int i = 0; i < feature.GetFieldCount(); ++i) {
            const std::string_view cell = feature.IsFieldSetAndNotNull(i) != FALSE ? feature.GetFieldAsString(i) : "";
            filled = filled || !cell.empty();
            if (cell.empty()) {
                feature.SetFieldNull(i); // a sheet knows no empty text
            } else if (has_binary_digits(cell)) {
                feature.SetField(i, number_text(*text::parse_number(cell), 15).c_str());
            }
        }
        return filled;
    }

    std::uint64_t header_row_ = 0;
};

shape::Kind kind_of(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
    case wkbPoint:
    case wkbMultiPoint: return shape::Kind::point;
    case wkbLineString:
    case wkbMultiLineString: return shape::Kind::line;
    case wkbPolygon:
    case wkbMultiPolygon: return shape::Kind::polygon;
    default: return shape::Kind::none;
    }
}

LayerInfo info_of(OGRLayer& layer, GDALDataset& dataset, const model::InputSpec& spec) {
    LayerInfo info;
    info.name = layer.GetName();
    info.driver = dataset.GetDriverName();
    info.rows = static_cast<std::uint64_t>(std::max<GIntBig>(0, layer.GetFeatureCount()));
    if (is_workbook(dataset)) {
        if (info.rows > 0) {
            const auto header = read_sheet_header(layer, spec, no_issues());
            info.columns = header.names;
            info.rows -= std::min(info.rows, header.row);
        }
        return info;
    }
    for (const auto& field : fields_of(*layer.GetLayerDefn())) {
        info.columns.push_back(field.name);
    }
    info.has_geometry = layer.GetGeomType() != wkbNone;
    info.kind = kind_of(layer.GetGeomType());
    info.crs = crs_of_layer(layer, info.driver);
    return info;
}

} // namespace

std::unique_ptr<table::Source> open_gdal(const model::InputSpec& spec, const InputFormat& format, IssueSink& issues) {
    auto dataset = open_dataset(spec, format, issues);
    if (is_workbook(*dataset)) {
        return std::make_unique<SheetSource>(std::move(dataset), spec, issues);
    }
    return std::make_unique<GdalSource>(std::move(dataset), spec, issues);
}

std::vector<LayerInfo> list_gdal(const model::InputSpec& spec, const InputFormat& format) {
    const auto dataset = open_dataset(spec, format, no_issues());
    const GdalMessages quiet;
    std::vector<LayerInfo> all;
    for (auto* layer : data_layers(*dataset)) {
        all.push_back(info_of(*layer, *dataset, spec));
    }
    return all;
}

} // namespace gridwarden::io
