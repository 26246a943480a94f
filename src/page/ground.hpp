#pragma once

#include "geometry/geometry.hpp"
#include "page/plane_layer.hpp"

#include <optional>

namespace gridwarden::page {

/// An areal unit in the map plane.
struct UnitShape {
    std::string id, name;
    shape::Geometry shape;
    shape::Box box;
};

struct UnitLayer {
    std::string label;      ///< what people call the level
    publish::Symbol border;
    std::vector<UnitShape> units;
    shape::Geometry lines;  ///< all borders, those that two units share once
};

/// What all pages of a publication share, made once: the plane, the units and layers in it. Layers and poles are made when they are first asked for, so it
/// belongs to one thread.
class Ground {
public:
    /// \throws Error GW-PAGE-004 where nothing has a place
    explicit Ground(const publish::Publication& publication);

    const publish::Publication& publication;
    Language lang;
    std::string plane_crs;
    std::string plane_name; ///< in the language of the publication
    std::vector<UnitLayer> levels;
    shape::Box extent;      ///< in the plane: of the units, else of all layers

    [[nodiscard]] const geodesy::Transform& transform() const { return *transform_; }
    [[nodiscard]] const PlaneLayer& layer(std::size_t index) const;
    /// Where the name of a unit stands best.
    [[nodiscard]] geometry::Circle pole(std::size_t level, std::size_t unit) const;
    /// The level whose units the rows of a table are (by `unit_id`); nothing where they are none.
    [[nodiscard]] std::optional<std::size_t> level_of(const table::Table& table) const;

private:
    std::optional<geodesy::Transform> transform_;
    mutable std::vector<std::optional<PlaneLayer>> layers_;
    mutable std::vector<std::vector<std::optional<geometry::Circle>>> poles_;
};

} // namespace gridwarden::page
