#pragma once

#include "io/gdal_format.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

class OGRFeature;
class OGRLayer;

namespace gridwarden::io {

/// Makes the fields of a layer from columns: text, 64-bit integers, reals, booleans (a digit in a Shapefile), dates.
/// Returns false where GDAL refuses one.
bool create_fields(OGRLayer& layer, const table::Schema& schema, const std::vector<std::string>& names, const GdalFormat& format);

/// Puts cells into features and counts what had to be cut.
class RowFiller {
public:
    explicit RowFiller(const GdalFormat& format, std::size_t columns);
    void fill(OGRFeature& feature, const table::Batch& batch, std::size_t row);
    [[nodiscard]] const std::vector<std::uint64_t>& cut() const noexcept { return cut_; } ///< cells a column

private:
    void set_text(OGRFeature& feature, std::size_t field, std::string_view text);
    bool ods_;
    std::size_t limit_;
    std::vector<std::uint64_t> cut_;
    std::string scratch_;
    std::string cell_;
};

} // namespace gridwarden::io
