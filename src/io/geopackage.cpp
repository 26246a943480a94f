#include "io/geopackage.hpp"

#include "io/coordinates_out.hpp"
#include "io/gdal_format.hpp"
#include "io/gdal_geometry.hpp"
#include "io/gdal_row.hpp"
#include "io/gdal_scope.hpp"
#include "io/gdal_target.hpp"
#include "io/sinks.hpp"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

namespace gridwarden::io {

namespace {

constexpr auto fixed_time = "2000-01-01T00:00:00.000Z"; // as in GdalWriteScope

constexpr std::size_t indexed_features = 100'000;

std::string sql_text(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        out.append(c == '\'' ? 2 : 1, c);
    }
    return out + "'";
}

struct CloseDataset {
    void operator()(GDALDataset* dataset) const {
        const GdalWriteScope quiet;
        GDALClose(dataset);
    }
};

/// The file is made aside and thrown away where it is not finished, so it needs no journal.
class NoJournal {
public:
    NoJournal() {
        CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
        CPLSetThreadLocalConfigOption("OGR_SQLITE_JOURNAL", "OFF");
    }
    ~NoJournal() {
        CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", nullptr);
        CPLSetThreadLocalConfigOption("OGR_SQLITE_JOURNAL", nullptr);
    }
    NoJournal(const NoJournal&) = delete;
    NoJournal& operator=(const NoJournal&) = delete;
};

class Package {
public:
    Package(const std::string& path, bool overwrite) : target_(path, "gpkg", overwrite) {
        const GdalWriteScope scope;
        dataset_.reset(GetGDALDriverManager()->GetDriverByName("GPKG")->Create(target_.working_path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        scope.require(dataset_ != nullptr, target_.path());
    }

    void add(const GeoPackageLayer& layer);
    void add_styles(const std::vector<GeoPackageLayer>& layers);
    void add_titles(const std::vector<GeoPackageLayer>& layers);

    void finish() {
        const GdalWriteScope scope;
        GDALClose(dataset_.release()); // what fails here is told to the scope only
        scope.require(true, target_.path());
        target_.commit();
    }

private:
    void run(const std::string& sql) {
        const GdalWriteScope scope;
        dataset_->ReleaseResultSet(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr));
        scope.require(true, target_.path());
    }
    OGRLayer* create(const GeoPackageLayer& layer, const KindsSeen& kinds);

    GdalTarget target_;
    const GdalFormat& format_ = gdal_format("gpkg");
    std::unique_ptr<GDALDataset, CloseDataset> dataset_;
};

/// Columns of the file's own give way to those of the data: `src_fid` where these have a column `FID`.
std::vector<std::string> own_names(const table::Schema& schema) {
    std::vector<std::string> ours;
    for (const auto& field : schema.fields) {
        ours.push_back(field.name);
    }
    table::Schema own;
    own.fields = {{"geom", table::Type::text, ""}, {"fid", table::Type::text, ""}};
    return names_beside(own, ours);
}

std::vector<std::string> column_names(const table::Schema& schema) {
    auto names = names_beside(schema, {});
    names.resize(schema.fields.size());
    return fitting_names(names, gdal_format("gpkg"));
}

OGRLayer* Package::create(const GeoPackageLayer& layer, const KindsSeen& kinds) {
    const GdalWriteScope scope;
    const auto& schema = layer.table->schema;
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const auto names = own_names(schema);
    CPLStringList options;
    options.SetNameValue("GEOMETRY_NAME", names[0].c_str());
    options.SetNameValue("FID", names[1].c_str());
    options.SetNameValue("IDENTIFIER", layer.title.c_str());
    options.SetNameValue("SPATIAL_INDEX", layer.table->size() <= indexed_features ? "YES" : "NO");
    const auto type = schema.has_geometry ? static_cast<OGRwkbGeometryType>(kinds.layer_type()) : wkbNone;
    auto* made = dataset_->CreateLayer(layer.name.c_str(), schema.has_geometry ? &wgs84 : nullptr, type, options.List());
    scope.require(made != nullptr && create_fields(*made, schema, column_names(schema), format_), target_.path());
    return made;
}

void Package::add(const GeoPackageLayer& layer) {
    KindsSeen kinds;
    for (const auto& batch : layer.table->batches) {
        kinds.add(batch.geometry);
    }
    const CoordinatesOut coordinates(target_.path(), layer.table->schema.crs, "");
    auto* made = create(layer, kinds);
    const GdalWriteScope scope;
    scope.require(dataset_->StartTransaction() == OGRERR_NONE, target_.path());
    OGRFeature feature(made->GetLayerDefn());
    RowFiller filler(format_, layer.table->schema.fields.size());
    for (const auto& batch : layer.table->batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            feature.Reset();
            filler.fill(feature, batch, row);
            if (layer.table->schema.has_geometry) {
                feature.SetGeometryDirectly(to_ogr(coordinates.take(batch.geometry, row), kinds.several_points).release());
            }
            scope.require(made->CreateFeature(&feature) == OGRERR_NONE, target_.path());
        }
    }
    scope.require(dataset_->CommitTransaction() == OGRERR_NONE, target_.path());
}

/// The table that QGIS keeps styles in.
void Package::add_styles(const std::vector<GeoPackageLayer>& layers) {
    run("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), "
        "f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
        "update_time DATETIME)");
    run("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', '', " +
        sql_text(fixed_time) + ")");
    for (const auto& layer : layers) {
        if (!layer.qml.empty()) {
            run("INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, useAsDefault, description, owner, "
                "update_time) VALUES ('', '', " + sql_text(layer.name) + ", " + sql_text(own_names(layer.table->schema)[0]) + ", " + sql_text(layer.name) + ", " +
                sql_text(layer.qml) + ", 1, '', '', " + sql_text(fixed_time) + ")");
        }
    }
}

/// The extension `gpkg_schema`: titles of columns. Its `name` must be unique in a table, its `title` need not be.
void Package::add_titles(const std::vector<GeoPackageLayer>& layers) {
    run("CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, "
        "constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))");
    run("CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
        "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))");
    run("INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write')");
    for (const auto& layer : layers) {
        const auto names = column_names(layer.table->schema);
        for (std::size_t i = 0; i < layer.titles.size(); ++i) {
            if (!layer.titles[i].empty()) {
                const auto title = sql_text(layer.titles[i]);
                const auto table = sql_text(layer.name);
                run("INSERT INTO gpkg_data_columns (table_name, column_name, name, title) SELECT " + table + ", " + sql_text(names[i]) + ", CASE WHEN EXISTS (SELECT 1 FROM " +
                    "gpkg_data_columns WHERE table_name = " + table + " AND name = " + title + ") THEN NULL ELSE " + title + " END, " + title);
            }
        }
    }
}

} // namespace

void write_geopackage(const std::string& path, const std::vector<GeoPackageLayer>& layers, bool overwrite) {
    const NoJournal quick;
    Package package(path, overwrite);
    for (const auto& layer : layers) {
        package.add(layer);
    }
    package.add_styles(layers);
    package.add_titles(layers);
    package.finish();
}

} // namespace gridwarden::io
