#include "core/error.hpp"
#include "io/coordinates_out.hpp"
#include "io/geojson_text.hpp"
#include "io/sinks.hpp"
#include "io/text_output.hpp"
#include "json/writer.hpp"

#include <optional>

namespace gridwarden::io {

namespace {

/// Canonical RFC 7946: a feature a line, keys in one order, so that two runs give the same bytes and a diff tells what changed.
/// With `lines` a feature a line and nothing around (newline-delimited GeoJSON).
class GeoJsonSink final : public table::Sink {
public:
    GeoJsonSink(const std::string& path, const WriteOptions& options, bool lines)
        : output_(path, options.overwrite), metadata_(options.metadata), precision_(options.precision), lines_(lines) {}

    void begin(const table::Schema& schema) override {
        coordinates_.emplace(output_.path(), schema.crs, std::string());
        has_geometry_ = schema.has_geometry;
        for (const auto& field : schema.fields) {
            auto& key = keys_.emplace_back(keys_.empty() ? "" : ",");
            json::append_string(key, field.name);
            key += ':';
        }
        if (!lines_) {
            output_.text += R"({"type":"FeatureCollection","features":[)";
        }
    }

    void write(const table::Batch& batch) override {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (!lines_) {
                output_.text += features_ == 0 ? "\n" : ",\n";
            }
            append_feature(batch, row);
            if (lines_) {
                output_.text += '\n';
            }
            ++features_;
            output_.send();
        }
    }

    std::uint64_t finish() override {
        if (!lines_) {
            output_.text += "\n]";
            output_.text += metadata_.empty() ? "" : R"(,"gridwarden":)" + metadata_;
            output_.text += "}\n";
        }
        output_.finish();
        return features_;
    }

private:
    void append_feature(const table::Batch& batch, std::size_t row) {
        auto& out = output_.text;
        out += R"({"type":"Feature","properties":{)";
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            out += keys_[i];
            append_json_cell(out, batch.columns[i], row);
        }
        out += R"(},"geometry":)";
        if (has_geometry_) {
            append_canonical_geometry(out, coordinates_->take(batch.geometry, row), precision_);
        } else {
            out += "null";
        }
        out += '}';
    }

    TextOutput output_;
    std::string metadata_;
    int precision_;
    bool lines_;
    bool has_geometry_ = true;
    std::optional<CoordinatesOut> coordinates_;
    std::vector<std::string> keys_; ///< `,"name":`, as they stand between the cells
    std::uint64_t features_ = 0;
};

} // namespace

std::unique_ptr<table::Sink> open_geojson_sink(const std::string& path, const WriteOptions& options, bool lines) {
    if (!options.out_crs.empty() && !geodesy::parse_crs(options.out_crs).is_wgs84) {
        throw Error("GW-OUT-006", {{"path", path}, {"crs", options.out_crs}});
    }
    return std::make_unique<GeoJsonSink>(path, options, lines);
}

} // namespace gridwarden::io
