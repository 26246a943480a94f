#include "io/gdal_open.hpp"

#include "core/error.hpp"
#include "io/dbf_encoding.hpp"
#include "io/file_bytes.hpp"
#include "io/gdal_messages.hpp"
#include "text/text.hpp"

#include <filesystem>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace gridwarden::io {

namespace {

/// Sets options of GDAL on this thread while it lives.
class ThreadOptions {
public:
    explicit ThreadOptions(std::initializer_list<const char*> names_and_values) {
        for (const auto* at = names_and_values.begin(); at != names_and_values.end(); at += 2) {
            CPLSetThreadLocalConfigOption(at[0], at[1]);
            names_.push_back(at[0]);
        }
    }
    ~ThreadOptions() {
        for (const auto* name : names_) {
            CPLSetThreadLocalConfigOption(name, nullptr);
        }
    }
    ThreadOptions(const ThreadOptions&) = delete;
    ThreadOptions& operator=(const ThreadOptions&) = delete;

private:
    std::vector<const char*> names_;
};

/// Options by which one driver reads better, `;` between them; GDAL warns of those of another driver, so each has its own.
CPLStringList open_options(const model::InputSpec& spec, const std::string& driver, IssueSink& issues) {
    CPLStringList options;
    if (driver == "ESRI Shapefile") {
        options.SetNameValue("ENCODING", dbf_encoding(spec, issues).c_str());
    } else if (driver == "GML") {
        options.SetNameValue("WRITE_GFS", "NO"); // nothing is written into the user's folder
    }
    return options;
}

std::string driver_of(const std::string& path, const InputFormat& format) {
    if (!format.driver.empty()) {
        return format.driver;
    }
    auto* driver = GDALIdentifyDriverEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr);
    return driver == nullptr ? "" : GDALGetDriverShortName(driver);
}


std::string names_of(const std::vector<OGRLayer*>& layers) {
    std::string names;
    for (auto* layer : layers) {
        names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
    }
    return names;
}

OGRLayer& named_layer(const std::vector<OGRLayer*>& layers, const std::string& wanted, const std::string& path) {
    for (auto* layer : layers) {
        if (wanted == layer->GetName()) {
            return *layer;
        }
    }
    throw Error("GW-IO-004", {{"path", path}, {"layer", wanted}, {"layers", names_of(layers)}});
}

} // namespace

void CloseDataset::operator()(GDALDataset* dataset) const {
    const GdalMessages quiet;
    GDALClose(dataset);
}

Dataset open_dataset(const model::InputSpec& spec, const InputFormat& format, IssueSink& issues) {
    GdalMessages messages;
    require_readable(spec.path, true);
    const ThreadOptions sheets{"OGR_XLSX_HEADERS", "DISABLE", "OGR_XLSX_FIELD_TYPES", "STRING", "OGR_ODS_HEADERS", "DISABLE",
                               "OGR_ODS_FIELD_TYPES", "STRING", "OGR_XLS_HEADERS", "DISABLE", "OGR_XLS_FIELD_TYPES", "STRING"};
    const auto driver = driver_of(spec.path, format);
    if (driver.empty() && messages.failures().empty()) {
        throw Error("GW-IO-003", {{"path", spec.path},
                                  {"format", std::filesystem::path(spec.path).extension().string()},
                                  {"formats", known_formats()}});
    }
    const auto options = open_options(spec, driver, issues);
    const char* drivers[] = {driver.c_str(), nullptr};
    Dataset dataset(GDALDataset::Open(spec.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                      driver.empty() ? nullptr : drivers, options.List(), nullptr));
    if (!dataset) {
        throw Error("GW-IO-002", {{"path", spec.path}, {"reason", messages.first()}});
    }
    if (is_workbook(*dataset)) {
        for (auto* sheet : dataset->GetLayers()) {
            sheet->GetFeatureCount(); // GDAL reads a sheet when it is first asked, by the options of that moment
        }
    }
    return dataset;
}

std::vector<OGRLayer*> data_layers(GDALDataset& dataset) {
    std::vector<OGRLayer*> layers;
    for (auto* layer : dataset.GetLayers()) {
        if (std::string_view(layer->GetName()) != "layer_styles") { // QGIS keeps its styles there
            layers.push_back(layer);
        }
    }
    return layers;
}

OGRLayer& choose_layer(GDALDataset& dataset, const model::InputSpec& spec) {
    const GdalMessages quiet;
    const auto layers = data_layers(dataset);
    const auto wanted = spec.has("layer") ? spec.get("layer") : spec.get("sheet");
    if (!wanted.empty()) {
        return named_layer(layers, wanted, spec.path);
    }
    std::vector<OGRLayer*> filled;
    for (auto* layer : layers) {
        if (layer->GetFeatureCount() != 0) {
            filled.push_back(layer);
        }
    }
    const auto& candidates = filled.empty() ? layers : filled;
    if (candidates.empty()) {
        throw Error("GW-IO-007", {{"path", spec.path}});
    }
    if (candidates.size() > 1) {
        throw Error("GW-IO-005", {{"path", spec.path}, {"layers", names_of(candidates)}});
    }
    return *candidates.front();
}

bool is_workbook(GDALDataset& dataset) {
    const std::string_view driver = dataset.GetDriverName();
    return driver == "XLSX" || driver == "ODS" || driver == "XLS";
}

shape::CrsTag crs_of(const OGRSpatialReference* reference) {
    if (reference == nullptr || reference->IsEmpty() || std::string_view(reference->GetName()).starts_with("Undefined")) {
        return {};
    }
    const auto* authority = reference->GetAuthorityName(nullptr);
    const auto* code = reference->GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr && std::string_view(authority) == "EPSG") {
        return {"EPSG:" + std::string(code)};
    }
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", "MULTILINE=NO", nullptr};
    reference->exportToWkt(&wkt, options);
    const std::unique_ptr<char, void (*)(void*)> owner(wkt, VSIFree);
    return {wkt == nullptr ? "" : wkt};
}

} // namespace gridwarden::io
