#pragma once

#include <memory>
#include <string>

struct pj_ctx; // PROJ's own names, so that its header stays in our .cpp files
struct PJconsts;

namespace gridwarden::geodesy {

struct ContextDeleter {
    void operator()(pj_ctx* context) const noexcept;
};
struct PjDeleter {
    void operator()(PJconsts* object) const noexcept;
};
using Context = std::unique_ptr<pj_ctx, ContextDeleter>;
using Pj = std::unique_ptr<PJconsts, PjDeleter>;

/// A context that neither prints nor asks the network for grids (which would make results depend on the machine).
Context make_context();

/// A CRS from any text that PROJ understands; null where it does not, and where the text is not a CRS.
Pj make_crs(pj_ctx* context, const std::string& definition);

/// The operation between two CRS, x = east on either side, never a ballpark one; null where there is none.
Pj make_operation(pj_ctx* context, const PJconsts* from, const PJconsts* to);

/// The same for a transform from a CRS to WGS 84. `to_own_base` stops at the CRS' own longitude and latitude.
Pj make_operation_to_lonlat(pj_ctx* context, const PJconsts* crs, bool to_own_base);

/// The name of its geodetic datum and of its geographic CRS in small letters and digits only: `dbeijing1954
/// gcsbeijing1954`.
std::string datum_words(pj_ctx* context, const PJconsts* crs);

/// Longitude and latitude are China Geodetic Coordinate System 2000.
bool is_cgcs2000(const std::string& datum_words);

} // namespace gridwarden::geodesy
