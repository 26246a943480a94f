#include "core/error.hpp"
#include "core/number_text.hpp"
#include "io/csv_widen.hpp"
#include "io/sinks.hpp"
#include "io/text_output.hpp"

#include <optional>
#include <utility>

namespace gridwarden::io {

namespace {

/// UTF-8, one line end a row, the geometry behind the attributes. Which geometry columns there are follows from the rows: where
/// later rows need more, what was written is rewritten once.
class CsvSink final : public table::Sink {
public:
    CsvSink(const std::string& path, const WriteOptions& options)
        : output_(path, options), bom_(options.bom), out_crs_(options.out_crs), precision_(options.precision) {}

    void begin(const table::Schema& schema) override {
        schema_ = schema;
        if (schema.has_geometry) {
            coordinates_.emplace(output_.path(), schema.crs, out_crs_);
            precision_ = decimals_of(*coordinates_, precision_);
        }
        output_.text += header();
    }

    void write(const table::Batch& batch) override {
        if (coordinates_) {
            widen(needed_by(batch));
        }
        output_.append_rows(batch.size(), coordinates_ && !coordinates_->shareable(), [&](std::string& out, std::size_t row) { append_row(out, batch, row); });
        rows_ += batch.size();
    }

    std::uint64_t finish() override {
        output_.finish();
        return rows_;
    }

private:
    [[nodiscard]] std::string header() const {
        std::string line = bom_ ? "\xEF\xBB\xBF" : "";
        const auto names = names_beside(schema_, coordinates_ ? names_of(columns_, *coordinates_) : std::vector<std::string>());
        for (std::size_t i = 0; i < names.size(); ++i) {
            line += i == 0 ? "" : ",";
            append_csv_text(line, names[i]);
        }
        return line + '\n';
    }

    void widen(GeometryColumns needed) {
        const GeometryColumns now{columns_.points || needed.points, columns_.wkt || needed.wkt};
        if (now == columns_) {
            return;
        }
        const auto before = std::exchange(columns_, now);
        if (rows_ == 0) {
            output_.text = header();
        } else if (output_.rewritable()) {
            output_.rewrite([&](const std::string& csv, std::string& out) { append_widened(out, csv, header(), before, now); });
        } else {
            throw Error("GW-OUT-005", {{"path", output_.path()}, {"reason", "points and outlines are mixed in a CSV that is not a file"}});
        }
    }

    void append_row(std::string& out, const table::Batch& batch, std::size_t row) const {
        thread_local std::string scratch;
        for (std::size_t i = 0; i < batch.columns.size(); ++i) {
            out += i == 0 ? "" : ",";
            append_csv_cell(out, batch.columns[i], row, scratch);
        }
        if (columns_.points || columns_.wkt) {
            append_geometry(out, batch, row);
        } else if (batch.columns.size() == 1 && is_null(batch.columns.front(), row)) {
            out += "\"\""; // a blank line would be no row
        }
        out += '\n';
    }

    void append_geometry(std::string& out, const table::Batch& batch, std::size_t row) const {
        const auto geometry = coordinates_->take(batch.geometry, row);
        const bool point = geometry.kind == shape::Kind::point && geometry.parts.size() == 1;
        const char* separator = batch.columns.empty() ? "" : ",";
        if (columns_.points) {
            const auto at = point ? geometry.parts.front().front().front() : shape::Coord{};
            out += separator;
            point ? append_fixed(out, at.x, precision_) : void();
            out += ',';
            point ? append_fixed(out, at.y, precision_) : void();
            separator = ",";
        }
        if (columns_.wkt) {
            out += separator;
            if (!point && geometry.kind != shape::Kind::none) {
                append_csv_text(out, shape::to_wkt(geometry, precision_));
            }
        }
    }

    TextOutput output_;
    bool bom_;
    std::string out_crs_;
    int precision_;
    table::Schema schema_;
    std::optional<CoordinatesOut> coordinates_; ///< none for a table without geometry
    GeometryColumns columns_;
    std::uint64_t rows_ = 0;
};

} // namespace

std::unique_ptr<table::Sink> open_csv_sink(const std::string& path, const WriteOptions& options) {
    return std::make_unique<CsvSink>(path, options);
}

} // namespace gridwarden::io
