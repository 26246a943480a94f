#pragma once

#include "core/language.hpp"
#include "page/labels.hpp"
#include "page/map_view.hpp"

#include <functional>

namespace gridwarden::page {

/// Scale bar and north arrow inside a frame, each in the corner where it covers least of the ground that matters; labels keep away from both.
class Furniture {
public:
    /// `covered` tells whether ground that matters lies at a place on paper.
    Furniture(const MapView& view, const geodesy::Transform& transform, const std::function<bool(shape::Coord)>& covered, LabelPlacer& placer);
    void draw(Canvas& canvas, Language lang) const;
    [[nodiscard]] double north() const noexcept { return north_; }

private:
    ScaleBar bar_;
    double north_;
    Rect bar_box_, arrow_box_;
    std::string scale_;
};

} // namespace gridwarden::page
