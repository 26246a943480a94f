#pragma once

#include "shape/geometry.hpp"

#include <memory>

struct GEOSPrepGeom_t;

namespace gridwarden::geometry {

/// A valid polygon made ready to be asked many times. For one thread. Answers are those of GEOS' exact predicates.
class Prepared {
public:
    explicit Prepared(const shape::Geometry& polygon);
    ~Prepared();
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    /// Whether no place of `other` lies outside the polygon.
    [[nodiscard]] bool covers(const shape::Geometry& other) const;
    /// Whether they share a place, be it one of the border.
    [[nodiscard]] bool intersects(const shape::Geometry& other) const;
    /// Whether `other` lies inside without touching the border.
    [[nodiscard]] bool contains_properly(const shape::Geometry& other) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace gridwarden::geometry
