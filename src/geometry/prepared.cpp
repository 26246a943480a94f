#include "geometry/prepared.hpp"

#include "geometry/geos_handles.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

namespace gridwarden::geometry {

struct Prepared::Impl {
    Geos polygon;
    const GEOSPreparedGeometry* ready = nullptr;

    explicit Impl(const shape::Geometry& from) : polygon(to_geos(from)), ready(GEOSPrepare_r(geos(), polygon.get())) {
        if (ready == nullptr) {
            geos_failed("preparation");
        }
    }
    ~Impl() { GEOSPreparedGeom_destroy_r(geos(), ready); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    template <class Predicate>
    [[nodiscard]] bool ask(Predicate predicate, const shape::Geometry& other, std::string_view step) const {
        const char answer = predicate(geos(), ready, to_geos(other).get());
        if (answer == 2) {
            geos_failed(step);
        }
        return answer == 1;
    }
};

Prepared::Prepared(const shape::Geometry& polygon) : impl_(std::make_unique<Impl>(polygon)) {}
Prepared::~Prepared() = default;

bool Prepared::covers(const shape::Geometry& other) const { return impl_->ask(GEOSPreparedCovers_r, other, "covers"); }
bool Prepared::intersects(const shape::Geometry& other) const { return impl_->ask(GEOSPreparedIntersects_r, other, "intersects"); }
bool Prepared::contains_properly(const shape::Geometry& other) const {
    return impl_->ask(GEOSPreparedContainsProperly_r, other, "contains properly");
}

} // namespace gridwarden::geometry
