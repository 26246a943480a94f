#pragma once

#include "ingest/columns.hpp"
#include "ingest/crs_choice.hpp"
#include "ingest/row_judge.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gridwarden::ingest {

/// Gives the rows of a batch their place in WGS 84 lon/lat: from coordinate columns, WKT, or else the layer's geometry. A row whose
/// place cannot be had is rejected with an issue; a row with none stated is accepted without one, with a note.
class Placer {
public:
    Placer(CrsChoice crs, CoordinateColumns columns, IssueSink& issues);

    /// Sets `batch.geometry` and gives the rows to keep, ascending.
    std::vector<std::uint32_t> place(table::Batch& batch);

    [[nodiscard]] Length largest_stray() const noexcept { return largest_stray_; } ///< of edges straight in the CRS (contract, 3)
    [[nodiscard]] const std::array<std::size_t, 4>& kinds() const noexcept { return kinds_; } ///< accepted rows by shape::Kind

private:
    void transform(table::Batch& batch, RowJudge& judge);
    void transform_rows_by_column(table::Batch& batch, RowJudge& judge);
    const geodesy::Transform* transform_of(std::string_view crs);
    void note_stray(const shape::GeometryColumn& geometry);

    CrsChoice crs_;
    CoordinateColumns columns_;
    IssueSink& issues_;
    std::unique_ptr<geodesy::Transform> transform_;
    std::map<std::string, std::unique_ptr<geodesy::Transform>, std::less<>> by_name_; ///< null = not understood
    Length largest_stray_;
    std::array<std::size_t, 4> kinds_{};
};

} // namespace gridwarden::ingest
