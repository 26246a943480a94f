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
        : output_(path, options), metadata_(options.metadata), precision_(options.precision), lines_(lines) {}

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
        std::vector<std::vector<std::string>*> members;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            members.push_back(members_of(batch.columns[i], i));
        }
        output_.append_rows(batch.size(), !coordinates_->shareable(), [&](std::string& out, std::size_t row) {
            if (!lines_) {
                out += features_ + row == 0 ? "\n" : ",\n";
            }
            append_feature(out, batch, row, members);
            if (lines_) {
                out += '\n';
            }
        });
        features_ += batch.size();
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
    /// What a dictionary's values look like in the file, key and all: made once for all batches that share it. The last stands for null.
    /// Null for other columns.
    std::vector<std::string>* members_of(const table::Column& column, std::size_t i) {
        const auto* dictionary = std::get_if<table::DictionaryColumn>(&column.cells);
        if (dictionary == nullptr) {
            return nullptr;
        }
        auto& [values, members] = dictionaries_[i];
        if (values != dictionary->values) {
            values = dictionary->values;
            members.clear();
            for (const auto& value : *values) {
                json::append_string(members.emplace_back(keys_[i]), value);
            }
            members.push_back(keys_[i] + "null");
        }
        return &members;
    }

    void append_feature(std::string& out, const table::Batch& batch, std::size_t row, const std::vector<std::vector<std::string>*>& members) const {
        out += R"({"type":"Feature","properties":{)";
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (members[i] != nullptr) {
                const auto code = std::get<table::DictionaryColumn>(batch.columns[i].cells).codes[row];
                out += code == table::DictionaryColumn::none ? members[i]->back() : (*members[i])[code];
            } else {
                out += keys_[i];
                append_json_cell(out, batch.columns[i], row);
            }
        }
        out += R"(},"geometry":)";
        if (const auto point = has_geometry_ ? coordinates_->plain_point(batch.geometry, row) : std::nullopt) {
            out += R"({"type":"Point","coordinates":)";
            append_geojson_position(out, *point, precision_);
            out += '}';
        } else if (has_geometry_) {
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
    std::map<std::size_t, std::pair<std::shared_ptr<const std::vector<std::string>>, std::vector<std::string>>> dictionaries_; ///< by column
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
