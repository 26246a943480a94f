#include "geometry/geos_handles.hpp"

#include "core/error.hpp"
#include "geometry/geometry.hpp"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <algorithm>
#include <string>

namespace gridwarden::geometry {

namespace {

/// One a thread: GEOS contexts must not be shared.
class Context {
public:
    Context() : handle_(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(
            handle_, [](const char* message, void* words) { *static_cast<std::string*>(words) = message; }, &words_);
    }
    ~Context() { GEOS_finish_r(handle_); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    [[nodiscard]] GEOSContextHandle_t handle() const noexcept { return handle_; }
    [[nodiscard]] const std::string& words() const noexcept { return words_; }

private:
    GEOSContextHandle_t handle_;
    std::string words_;
};

Context& context() {
    thread_local Context of_this_thread;
    return of_this_thread;
}

} // namespace

std::string geos_version() {
    return GEOSversion();
}

GEOSContextHandle_HS* geos() {
    return context().handle();
}

void GeosDeleter::operator()(GEOSGeom_t* geometry) const noexcept {
    GEOSGeom_destroy_r(geos(), geometry);
}

void geos_failed(std::string_view step) {
    throw Error("GW-GEOM-002", {{"step", step}, {"reason", context().words()}});
}

Geos checked(GEOSGeom_t* geometry, std::string_view step) {
    if (geometry == nullptr) {
        geos_failed(step);
    }
    return Geos(geometry);
}

std::vector<GEOSGeom_t*> released(std::vector<Geos> held) {
    std::vector<GEOSGeom_t*> raw(held.size());
    std::transform(held.begin(), held.end(), raw.begin(), [](Geos& geometry) { return geometry.release(); });
    return raw;
}

} // namespace gridwarden::geometry
