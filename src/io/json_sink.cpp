#include "io/coordinates_out.hpp"
#include "io/geojson_text.hpp"
#include "io/sinks.hpp"
#include "io/text_output.hpp"
#include "json/writer.hpp"

#include <optional>

namespace gridwarden::io {

namespace {

/// An array of objects, a row a line; a geometry is a last member `geometry` as in GeoJSON.
class JsonSink final : public table::Sink {
public:
    JsonSink(const std::string& path, const WriteOptions& options)
        : output_(path, options), out_crs_(options.out_crs), precision_(options.precision) {}

    void begin(const table::Schema& schema) override {
        for (const auto& field : schema.fields) {
            auto& key = keys_.emplace_back(keys_.empty() ? "" : ",");
            json::append_string(key, field.name);
            key += ':';
        }
        if (schema.has_geometry) {
            coordinates_.emplace(output_.path(), schema.crs, out_crs_);
            geometry_key_ = keys_.empty() ? R"("geometry":)" : R"(,"geometry":)";
        }
        output_.text += '[';
    }

    void write(const table::Batch& batch) override {
        auto& out = output_.text;
        for (std::size_t row = 0; row < batch.size(); ++row, ++rows_) {
            out += rows_ == 0 ? "\n{" : ",\n{";
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                out += keys_[i];
                append_json_cell(out, batch.columns[i], row);
            }
            if (coordinates_) {
                out += geometry_key_;
                append_canonical_geometry(out, coordinates_->take(batch.geometry, row), precision_);
            }
            out += '}';
            output_.send();
        }
    }

    std::uint64_t finish() override {
        output_.text += "\n]\n";
        output_.finish();
        return rows_;
    }

private:
    TextOutput output_;
    std::string out_crs_;
    int precision_;
    std::optional<CoordinatesOut> coordinates_; ///< none for a table without geometry
    std::vector<std::string> keys_;
    std::string geometry_key_;
    std::uint64_t rows_ = 0;
};

} // namespace

std::unique_ptr<table::Sink> open_json_sink(const std::string& path, const WriteOptions& options) {
    return std::make_unique<JsonSink>(path, options);
}

} // namespace gridwarden::io
