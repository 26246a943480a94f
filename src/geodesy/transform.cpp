#include "core/error.hpp"
#include "geodesy/china.hpp"
#include "geodesy/crs.hpp"
#include "geodesy/proj_handles.hpp"

#include <proj.h>

#include <cmath>
#include <limits>

namespace gridwarden::geodesy {

namespace {

constexpr shape::Coord nowhere{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

shape::Box area_of_use(pj_ctx* context, const PJ* crs) {
    shape::Box box;
    const bool known = proj_get_area_of_use(context, crs, &box.min_x, &box.min_y, &box.max_x, &box.max_y, nullptr) != 0;
    return known && box.max_x - box.min_x < 350.0 ? box : shape::Box{};
}

shape::Coord from_china(CrsKind kind, shape::Coord c) {
    const auto gcj = kind == CrsKind::bd09 ? to_gcj02(LonLat<Datum::bd09>{c.x, c.y}) : LonLat<Datum::gcj02>{c.x, c.y};
    const auto wgs = to_wgs84(gcj);
    return {wgs.lon_deg, wgs.lat_deg};
}

shape::Coord to_china(CrsKind kind, shape::Coord c) {
    const auto gcj = to_gcj02(LonLat<Datum::wgs84>{c.x, c.y});
    if (kind == CrsKind::gcj02) {
        return {gcj.lon_deg, gcj.lat_deg};
    }
    const auto bd = to_bd09(gcj);
    return {bd.lon_deg, bd.lat_deg};
}

bool is_china(CrsKind kind) noexcept {
    return kind == CrsKind::gcj02 || kind == CrsKind::bd09;
}

} // namespace

struct Transform::Impl {
    Crs crs;
    Context context;
    Pj operation;    ///< null for the identity and the Chinese offset systems
    shape::Box home; ///< area of use in lon/lat; empty where not known or round the world

    [[nodiscard]] shape::Coord one(PJ_DIRECTION direction, shape::Coord c) const {
        if (!shape::is_finite(c)) {
            return nowhere;
        }
        const PJ_COORD out = proj_trans(operation.get(), direction, proj_coord(c.x, c.y, 0.0, HUGE_VAL));
        return std::isfinite(out.xy.x) && std::isfinite(out.xy.y) ? shape::Coord{out.xy.x, out.xy.y} : nowhere;
    }

    /// Outside its domain a projection may come back at another place of the world. Inside the area of use it does not;
    /// elsewhere the way back must lead to where we came from (to 100 m or ft: the datum shift may be another one).
    [[nodiscard]] shape::Coord checked_to_lonlat(shape::Coord c) const {
        const shape::Coord lonlat = one(PJ_FWD, c);
        if (crs.kind == CrsKind::geographic || !shape::is_finite(lonlat) || home.contains(lonlat)) {
            return lonlat;
        }
        const shape::Coord back = one(PJ_INV, lonlat);
        return std::abs(back.x - c.x) < 100.0 && std::abs(back.y - c.y) < 100.0 ? lonlat : nowhere;
    }
};

Transform::Transform(const Crs& crs) : impl_(std::make_unique<Impl>()) {
    impl_->crs = crs;
    if (crs.is_wgs84 || is_china(crs.kind)) {
        return;
    }
    impl_->context = make_context();
    const Pj object = make_crs(impl_->context.get(), crs.tag.text);
    if (!object) {
        throw Error("GW-CRS-001", {{"value", crs.tag.text}});
    }
    const bool own_base = proj_get_type(object.get()) != PJ_TYPE_BOUND_CRS &&
                          is_cgcs2000(datum_words(impl_->context.get(), object.get()));
    impl_->operation = make_operation_to_lonlat(impl_->context.get(), object.get(), own_base);
    if (!impl_->operation) {
        throw Error("GW-CRS-004", {{"crs", crs.name}});
    }
    impl_->home = area_of_use(impl_->context.get(), object.get());
}

Transform::~Transform() = default;
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;

bool Transform::is_identity() const noexcept {
    return impl_->crs.is_wgs84;
}

void Transform::to_wgs84(std::span<shape::Coord> coords) const {
    if (is_identity()) {
        return;
    }
    for (shape::Coord& c : coords) {
        c = is_china(impl_->crs.kind) ? from_china(impl_->crs.kind, c) : impl_->checked_to_lonlat(c);
    }
}

void Transform::from_wgs84(std::span<shape::Coord> coords) const {
    if (is_identity()) {
        return;
    }
    for (shape::Coord& c : coords) {
        c = is_china(impl_->crs.kind) ? to_china(impl_->crs.kind, c) : impl_->one(PJ_INV, c);
    }
}

std::optional<Length> Transform::accuracy_at(shape::Coord in_crs) const {
    if (is_identity()) {
        return Length{};
    }
    if (is_china(impl_->crs.kind) || !shape::is_finite(impl_->one(PJ_FWD, in_crs))) {
        return std::nullopt;
    }
    const Pj used(proj_trans_get_last_used_operation(impl_->operation.get()));
    const double metres = used ? proj_coordoperation_get_accuracy(impl_->context.get(), used.get()) : -1.0;
    return metres >= 0.0 ? std::optional(Length::metres(metres)) : std::nullopt;
}

} // namespace gridwarden::geodesy
