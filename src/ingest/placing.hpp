#pragma once

#include "core/issue.hpp"
#include "ingest/columns.hpp"
#include "ingest/crs_choice.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace gridwarden::ingest {

/// Gives the rows of a batch their place in WGS 84 lon/lat: from the layer's geometry, coordinate columns or WKT. A row whose
/// place cannot be had is rejected with an issue; a row with none stated is accepted without one.
class Placer {
public:
    Placer(const model::InputSpec& spec, const table::Schema& schema, CrsChoice crs, CoordinateColumns columns, IssueSink& issues);

    /// Sets `batch.geometry` and gives the rows to keep, ascending.
    std::vector<std::uint32_t> place(table::Batch& batch);

    [[nodiscard]] Length largest_stray() const noexcept { return largest_stray_; } ///< of edges straight in the CRS (contract, 3)

private:
    struct Row;
    shape::GeometryColumn from_columns(const table::Batch& batch, std::vector<std::uint8_t>& bad);
    shape::GeometryColumn from_wkt(const table::Batch& batch, std::vector<std::uint8_t>& bad);
    void transform(table::Batch& batch, std::vector<std::uint8_t>& bad);
    void transform_rows_by_column(table::Batch& batch, std::vector<std::uint8_t>& bad);
    void check_range(const table::Batch& batch, std::vector<std::uint8_t>& bad);
    void repair_footprints(table::Batch& batch, std::vector<std::uint8_t>& bad);
    void reject(const table::Batch& batch, std::size_t row, std::vector<std::uint8_t>& bad, std::string_view code, std::string field,
                std::string value, Arguments arguments = {});

    model::InputSpec spec_;
    std::vector<std::string> names_;
    bool layer_geometry_;
    CrsChoice crs_;
    CoordinateColumns columns_;
    IssueSink& issues_;
    std::unique_ptr<geodesy::Transform> transform_;
    Length largest_stray_;
};

} // namespace gridwarden::ingest
