#include "core/error.hpp"
#include "io/gdal_geometry.hpp"
#include "io/gdal_row.hpp"
#include "io/gdal_scope.hpp"
#include "io/gdal_target.hpp"
#include "io/sheet_geometry.hpp"
#include "io/sinks.hpp"

#include <filesystem>
#include <ogrsf_frmts.h>
#include <optional>

namespace gridwarden::io {

namespace {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const {
        const GdalWriteScope quiet;
        GDALClose(dataset);
    }
};

/// Writes through GDAL, into a folder of its own beside the target. Formats that must know all rows before the first keep
/// them until `finish`.
class GdalSink final : public table::Sink {
public:
    GdalSink(const std::string& path, const GdalFormat& format, const WriteOptions& options, IssueSink& issues)
        : target_(path, format.name, options.overwrite), format_(format), options_(options), issues_(issues) {}

    void begin(const table::Schema& schema) override;
    void write(const table::Batch& batch) override;
    std::uint64_t finish() override;

private:
    [[noreturn]] void refuse(const std::string& reason) const {
        throw Error("GW-OUT-005", {{"path", target_.path()}, {"reason", reason}});
    }
    [[nodiscard]] bool spatial() const { return schema_.has_geometry && !format_.sheet; }
    [[nodiscard]] std::string layer_name() const;
    [[nodiscard]] std::vector<std::string> column_names() const;
    [[nodiscard]] CPLStringList creation_options() const;
    void require_room() const;
    void create();
    void create_layer(const GdalWriteScope& scope);
    void write_rows(const table::Batch& batch);
    void state_geometry_type();
    void close();
    void require_all_there() const;
    void write_field_map() const;
    void tell_losses() const;

    GdalTarget target_;
    const GdalFormat& format_;
    WriteOptions options_;
    IssueSink& issues_;
    table::Schema schema_;
    std::optional<CoordinatesOut> coordinates_; ///< none for a table without geometry
    std::optional<SheetGeometry> sheet_;
    std::optional<RowFiller> filler_;
    std::unique_ptr<GDALDataset, CloseDataset> dataset_;
    OGRLayer* layer_ = nullptr;
    std::vector<table::Batch> waiting_;
    KindsSeen kinds_;
    GeometryColumns columns_;
    std::uint64_t rows_ = 0;
    std::uint64_t without_geometry_ = 0;
};

void GdalSink::begin(const table::Schema& schema) {
    schema_ = schema;
    if (schema.has_geometry) {
        coordinates_.emplace(target_.path(), schema.crs, options_.out_crs);
        const auto kind = coordinates_->crs().kind;
        if (spatial() && (kind == geodesy::CrsKind::gcj02 || kind == geodesy::CrsKind::bd09)) {
            refuse("it cannot state that its coordinates are in " + coordinates_->crs().tag.text);
        }
    }
    if (!format_.whole) {
        create();
    }
}

void GdalSink::write(const table::Batch& batch) {
    rows_ += batch.size();
    if (schema_.has_geometry) {
        kinds_.add(batch.geometry);
        const auto needed = needed_by(batch);
        columns_ = {columns_.points || needed.points, columns_.wkt || needed.wkt};
        for (std::size_t row = 0; row < batch.size(); ++row) {
            without_geometry_ += batch.geometry.kind(row) == shape::Kind::none ? 1u : 0u;
        }
    }
    if (format_.whole) {
        waiting_.push_back(batch);
    } else {
        write_rows(batch);
    }
}

std::uint64_t GdalSink::finish() {
    if (format_.whole) {
        require_room();
        create();
        for (const auto& batch : waiting_) {
            write_rows(batch);
        }
        waiting_.clear();
    }
    close();
    require_all_there();
    write_field_map();
    target_.commit();
    tell_losses();
    return rows_;
}

std::string GdalSink::layer_name() const {
    const auto name = options_.layer.empty() ? std::filesystem::path(target_.path()).stem().string() : options_.layer;
    return format_.sheet ? sheet_name(name) : name;
}

std::vector<std::string> GdalSink::column_names() const {
    auto names = names_beside(schema_, sheet_ ? sheet_->names() : std::vector<std::string>());
    names.resize(schema_.fields.size());
    return fitting_names(names, format_);
}

/// Columns of GDAL's own give way to ours: `src_fid` where the data have a column `FID`.
CPLStringList GdalSink::creation_options() const {
    CPLStringList list;
    if (format_.name == "gpkg") {
        std::vector<std::string> ours;
        for (const auto& field : schema_.fields) {
            ours.push_back(field.name);
        }
        table::Schema own;
        own.fields = {{"geom", table::Type::text, ""}, {"fid", table::Type::text, ""}};
        const auto names = names_beside(own, ours);
        list.SetNameValue("GEOMETRY_NAME", names[0].c_str());
        list.SetNameValue("FID", names[1].c_str());
    } else if (format_.short_names) {
        list.SetNameValue("ENCODING", "UTF-8");
        list.SetNameValue("DBF_DATE_LAST_UPDATE", "2000-01-01");
    } else if (format_.name == "fgb" && without_geometry_ > 0) {
        list.SetNameValue("SPATIAL_INDEX", "NO"); // with an index, rows without geometry would be lost
    }
    return list;
}

void GdalSink::require_room() const {
    if (format_.sheet && rows_ > sheet_rows) {
        refuse(std::to_string(rows_) + " rows are more than a sheet has");
    }
    if (!format_.short_names) {
        return;
    }
    if (!schema_.has_geometry) {
        refuse("a Shapefile needs geometries");
    }
    if (kinds_.mixed()) {
        refuse("a Shapefile holds one kind of geometry, here they are mixed");
    }
    if (schema_.fields.size() > dbf_columns) {
        refuse(std::to_string(schema_.fields.size()) + " columns are more than the 255 of a Shapefile");
    }
}

void GdalSink::create() {
    const GdalWriteScope scope;
    auto* driver = GetGDALDriverManager()->GetDriverByName(format_.driver);
    dataset_.reset(driver->Create(target_.working_path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    scope.require(dataset_ != nullptr, target_.path());
    if (format_.sheet && schema_.has_geometry) {
        sheet_.emplace(columns_, *coordinates_, options_.precision);
    }
    create_layer(scope);
    scope.require(create_fields(*layer_, schema_, column_names(), format_), target_.path());
    scope.require(!sheet_ || sheet_->create_fields(*layer_), target_.path());
    filler_.emplace(format_, schema_.fields.size());
    if (dataset_->TestCapability(ODsCTransactions) != 0) {
        scope.require(dataset_->StartTransaction() == OGRERR_NONE, target_.path());
    }
}

void GdalSink::create_layer(const GdalWriteScope& scope) {
    OGRSpatialReference reference;
    if (spatial()) {
        scope.require(reference.SetFromUserInput(coordinates_->crs().tag.text.c_str()) == OGRERR_NONE, target_.path());
        reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    auto type = spatial() ? static_cast<OGRwkbGeometryType>(kinds_.layer_type()) : wkbNone;
    if (type == wkbUnknown && format_.short_names) {
        type = wkbPoint; // no row has a geometry
    }
    auto options = creation_options();
    layer_ = dataset_->CreateLayer(layer_name().c_str(), spatial() ? &reference : nullptr, type, options.List());
    scope.require(layer_ != nullptr, target_.path());
}

void GdalSink::write_rows(const table::Batch& batch) {
    const GdalWriteScope scope;
    OGRFeature feature(layer_->GetLayerDefn());
    for (std::size_t row = 0; row < batch.size(); ++row) {
        feature.Reset();
        filler_->fill(feature, batch, row);
        if (sheet_) {
            sheet_->fill(feature, batch, row);
        } else if (coordinates_) {
            const bool multi_points = format_.whole && kinds_.several_points;
            feature.SetGeometryDirectly(to_ogr(coordinates_->take(batch.geometry, row), multi_points).release());
        }
        scope.require(layer_->CreateFeature(&feature) == OGRERR_NONE, target_.path());
    }
    if (format_.short_names && !scope.message().empty()) {
        refuse(scope.message()); // a number too large for a DBF, for one, is only a warning to GDAL
    }
}

/// A GeoPackage is begun before its rows are known; the type of its geometries is stated at the end.
void GdalSink::state_geometry_type() {
    std::string table;
    for (const char c : layer_name()) {
        table.append(c == '\'' ? 2 : 1, c);
    }
    const auto type = static_cast<OGRwkbGeometryType>(kinds_.layer_type());
    const std::string name = type == wkbUnknown || (type == wkbMultiPoint) ? "GEOMETRY" : OGRToOGCGeomType(type);
    const auto sql = "UPDATE gpkg_geometry_columns SET geometry_type_name = '" + name + "' WHERE table_name = '" + table + "'";
    dataset_->ReleaseResultSet(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr));
}

void GdalSink::close() {
    const GdalWriteScope scope;
    if (dataset_->TestCapability(ODsCTransactions) != 0) {
        scope.require(dataset_->CommitTransaction() == OGRERR_NONE, target_.path());
    }
    if (format_.name == "gpkg" && spatial()) {
        state_geometry_type();
    }
    GDALClose(dataset_.release()); // what fails here is told to the scope only
    scope.require(true, target_.path());
}

/// Some drivers lose the last error when they close: what was written is counted.
void GdalSink::require_all_there() const {
    const GdalWriteScope scope;
    const auto* driver = format_.driver;
    const char* drivers[] = {driver, nullptr};
    CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", "FORCE"); // of a sheet of text alone GDAL takes the header for a row
    CPLSetThreadLocalConfigOption("OGR_ODS_HEADERS", "FORCE");
    const std::unique_ptr<GDALDataset, CloseDataset> again(
        GDALDataset::Open(target_.working_path().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    auto* layer = again ? again->GetLayer(0) : nullptr;
    const auto found = layer != nullptr ? layer->GetFeatureCount() : -1;
    CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", nullptr);
    CPLSetThreadLocalConfigOption("OGR_ODS_HEADERS", nullptr);
    if (found < 0 || static_cast<std::uint64_t>(found) != rows_) {
        const bool dropped = format_.name == "fgb" && found >= 0; // GDAL before 3.7 drops rows without geometry there
        throw Error(dropped ? "GW-OUT-005" : "GW-OUT-004",
                    {{"path", target_.path()},
                     {"reason", dropped ? std::to_string(rows_ - static_cast<std::uint64_t>(found)) + " rows have no geometry"
                                        : std::to_string(found) + " of " + std::to_string(rows_) + " rows arrived"}});
    }
}

void GdalSink::write_field_map() const {
    const auto names = column_names();
    std::string map = "field,name\n";
    std::size_t changed = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        changed += names[i] == schema_.fields[i].name ? 0u : 1u;
        map += names[i] + ",";
        append_csv_text(map, schema_.fields[i].name);
        map += '\n';
    }
    if (!format_.short_names || changed == 0) {
        return;
    }
    target_.add(".fields.csv", map);
    issues_.add({"GW-OUT-010", {target_.path(), "", 0, ""}, "",
                 {{"changed", changed}, {"columns", names.size()}, {"map", target_.beside(".fields.csv")}}});
}

void GdalSink::tell_losses() const {
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
        if (const auto cells = filler_->cut()[i]; cells > 0) {
            issues_.add({format_.sheet ? "GW-OUT-013" : "GW-OUT-011", {target_.path(), "", 0, schema_.fields[i].name}, "",
                         {{"cells", std::size_t(cells)}}});
        }
    }
    if (sheet_ && sheet_->too_long() > 0) {
        issues_.add({"GW-OUT-012", {target_.path(), "", 0, ""}, "", {{"cells", std::size_t(sheet_->too_long())}}});
    }
}

} // namespace

std::unique_ptr<table::Sink> open_gdal_sink(const std::string& path, const std::string& format, const WriteOptions& options,
                                            IssueSink& issues) {
    return std::make_unique<GdalSink>(path, gdal_format(format), options, issues);
}

} // namespace gridwarden::io
