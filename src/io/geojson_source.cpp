#include "io/geojson_source.hpp"

#include "io/geojson_rows.hpp"
#include "io/text_pieces.hpp"

#include <algorithm>

namespace gridwarden::io {

namespace {

constexpr std::size_t most_rows = 1 << 16;
constexpr std::size_t most_cells = 1 << 23;  ///< a batch of very many columns has fewer rows
constexpr std::uint64_t most_bytes = 1 << 28; ///< of features, in a batch

bool is_geojson_type(std::string_view type) {
    return type == "FeatureCollection" || type == "Feature" || is_geometry_type(type);
}

class GeoJsonSource final : public table::Source {
public:
    GeoJsonSource(const model::InputSpec& spec, IssueSink& issues)
        : path_(spec.path), issues_(issues), pieces_(spec, issues), text_(pieces_.rest()), index_(index_geojson(text_, path_)),
          origin_(std::make_shared<table::Origin>(table::Origin{path_, ""})) {
        pieces_.tell_damage(issues, false);
        const auto& names = index_.keys.names();
        if (index_.has_id) {
            schema_.fields.push_back({free_id_name(names), table::Type::text, ""});
        }
        for (const auto& name : names) {
            schema_.fields.push_back({name, table::Type::text, ""});
        }
        schema_.crs = index_.crs ? shape::CrsTag{crs_of_member(*index_.crs)} : shape::wgs84();
        reader_ = std::make_unique<GeoJsonFeatureReader>(index_.keys, index_.has_id ? 1 : 0, path_, issues);
    }

    [[nodiscard]] const GeoJsonIndex& index() const { return index_; }
    [[nodiscard]] bool is_geojson() const { return index_.sequence || is_geojson_type(index_.type); }

    [[nodiscard]] const table::Schema& schema() const override { return schema_; }
    [[nodiscard]] table::RowCounts counts() const override { return counts_; }

    bool next(table::Batch& batch) override {
        while (at_ < index_.features.size()) {
            auto rows = next_rows();
            if (rows.size() > 0) {
                batch = rows.finish(schema_);
                batch.origin = origin_;
                return true;
            }
        }
        if (!told_) {
            reader_->notes().tell_all(issues_, path_, "");
            told_ = true;
        }
        return false;
    }

private:
    static std::string free_id_name(const std::vector<std::string>& names) {
        const auto taken = [&](const std::string& name) { return std::find(names.begin(), names.end(), name) != names.end(); };
        if (!taken("id")) {
            return "id";
        }
        std::string name = "feature_id";
        for (int number = 2; taken(name); ++number) {
            name = "feature_id_" + std::to_string(number);
        }
        return name;
    }

    GeoJsonRows next_rows() {
        const auto columns = schema_.fields.size();
        const auto max_rows = std::clamp(most_cells / std::max<std::size_t>(columns, 1), std::size_t{1}, most_rows);
        auto end = at_;
        std::uint64_t bytes = 0;
        while (end < index_.features.size() && end - at_ < max_rows && (end == at_ || bytes + index_.features[end].size <= most_bytes)) {
            bytes += index_.features[end++].size;
        }
        GeoJsonRows rows(columns, end - at_, 0);
        for (; at_ < end; ++at_) {
            ++counts_.read;
            if (!reader_->read(text_, index_.features[at_], static_cast<std::uint32_t>(at_ + 1), rows)) {
                ++counts_.rejected;
            }
        }
        return rows;
    }

    std::string path_;
    IssueSink& issues_;
    TextPieces pieces_;
    std::string_view text_;
    GeoJsonIndex index_;
    std::shared_ptr<const table::Origin> origin_;
    table::Schema schema_;
    std::unique_ptr<GeoJsonFeatureReader> reader_;
    table::RowCounts counts_;
    std::size_t at_ = 0;
    bool told_ = false;
};

} // namespace

std::unique_ptr<table::Source> open_geojson(const model::InputSpec& spec, IssueSink& issues) {
    auto source = std::make_unique<GeoJsonSource>(spec, issues);
    return source->is_geojson() ? std::move(source) : nullptr;
}

std::vector<LayerInfo> list_geojson(const model::InputSpec& spec) {
    const GeoJsonSource source(spec, no_issues());
    if (!source.is_geojson()) {
        return {};
    }
    LayerInfo layer;
    layer.driver = source.index().sequence ? "GeoJSONSeq" : "GeoJSON";
    for (const auto& field : source.schema().fields) {
        layer.columns.push_back(field.name);
    }
    const auto& index = source.index();
    const int kinds = index.points + index.lines + index.polygons;
    layer.has_geometry = true;
    if (kinds == 1 && !index.other) {
        layer.kind = index.points ? shape::Kind::point : index.lines ? shape::Kind::line : shape::Kind::polygon;
    }
    layer.crs = source.schema().crs;
    layer.rows = index.features.size();
    return {layer};
}

} // namespace gridwarden::io
