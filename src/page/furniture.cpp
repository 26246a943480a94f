#include "page/furniture.hpp"

#include "core/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::page {

namespace {

constexpr Size arrow_size{26, 40};
constexpr double bar_height = 26, inset = 6;

enum Corner { lower_right, lower_left, upper_left, upper_right };

Rect in_corner(const Rect& frame, Size size, Corner corner) {
    const bool right = corner == lower_right || corner == upper_right, low = corner == lower_right || corner == lower_left;
    return {right ? frame.right() - size.width - inset : frame.x + inset, low ? frame.bottom() - size.height - inset : frame.y + inset, size.width, size.height};
}

/// How many of 48 places in a box lie on ground that matters.
int covered_places(const Rect& box, const std::function<bool(shape::Coord)>& covered) {
    int count = 0;
    for (int i = 0; i < 8; ++i) {
        for (int k = 0; k < 6; ++k) {
            count += covered({box.x + box.width * (i + 0.5) / 8, box.y + box.height * (k + 0.5) / 6}) ? 1 : 0;
        }
    }
    return count;
}

/// The first of the corners that covers least and stays clear of `taken`.
Rect best_corner(const Rect& frame, Size size, const std::array<Corner, 4>& corners, const Rect& taken, const std::function<bool(shape::Coord)>& covered) {
    Rect best;
    int least = 1000;
    for (const auto corner : corners) {
        const auto box = in_corner(frame, size, corner);
        const int count = covered_places(box, covered);
        if (count < least && !box.meets(taken)) {
            least = count;
            best = box;
        }
    }
    return best;
}

} // namespace

Furniture::Furniture(const MapView& view, const geodesy::Transform& transform, const std::function<bool(shape::Coord)>& covered, LabelPlacer& placer)
    : bar_(scale_bar(view, transform, std::min(130.0, view.frame.width * 0.3))), north_(true_north(view, transform)),
      scale_("1:" + grouped(static_cast<std::uint64_t>(std::llround(view.denominator())))) {
    bar_box_ = best_corner(view.frame, {bar_.points + 34, bar_height}, {lower_right, lower_left, upper_left, upper_right}, {}, covered);
    arrow_box_ = best_corner(view.frame, arrow_size, {upper_right, upper_left, lower_left, lower_right}, bar_box_, covered);
    placer.block(bar_box_);
    placer.block(arrow_box_);
}

void Furniture::draw(Canvas& canvas, Language lang) const {
    const TextStyle small{.size = 6.5, .halo = 1};
    const double x = bar_box_.x + 8, y = bar_box_.y + 11;
    constexpr int pieces = 4;
    for (int i = 0; i < pieces; ++i) {
        canvas.rect({x + bar_.points * i / pieces, y, bar_.points / pieces, 3.2});
        canvas.fill(i % 2 == 0 ? ink : white, true);
        canvas.stroke({});
    }
    const bool kilometres = bar_.metres >= 1000;
    const auto number = [&](double metres) { return number_text(kilometres ? metres / 1000 : metres); };
    canvas.text("0", x, y - 1, small, 0.5, 1);
    canvas.text(number(bar_.metres / 2), x + bar_.points / 2, y - 1, small, 0.5, 1);
    const auto end = canvas.text(number(bar_.metres), x + bar_.points, y - 1, small, 0.5, 1);
    canvas.text(kilometres ? "km" : "m", x + bar_.points + end.width / 2 + 2, y - 1, small, 0, 1);
    canvas.text(scale_, x + bar_.points / 2, y + 3.5, {.size = 6.5, .colour = grey, .halo = 1}, 0.5, 0);
    canvas.save();
    canvas.translate(arrow_box_.x + arrow_box_.width / 2, arrow_box_.y + 27);
    canvas.rotate(north_);
    for (const double side : {-1.0, 1.0}) {
        canvas.move_to(0, -11);
        canvas.line_to(side * 7, 10);
        canvas.line_to(0, 5);
        canvas.close();
        canvas.fill(side < 0 ? ink : white, true);
        canvas.stroke({ink, 0.6, {}});
    }
    canvas.text(std::string(Bilingual{"N", "北"}.in(lang)), 0, -11, {.size = 8, .bold = true, .halo = 1.2}, 0.5, 1);
    canvas.restore();
}

} // namespace gridwarden::page
