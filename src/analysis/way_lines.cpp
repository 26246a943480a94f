#include "analysis/way_lines.hpp"

#include <cmath>

namespace gridwarden::analysis {

shape::GeometryColumn way_lines(const std::vector<index::Way>& ways, int precision) {
    const double scale = std::pow(10.0, precision);
    const auto same = [scale](double a, double b) { return std::round(a * scale) == std::round(b * scale); };
    shape::GeometryColumn column;
    for (const auto& way : ways) {
        const bool none = same(way.from.x, way.to.x) && same(way.from.y, way.to.y);
        none ? column.push_none() : column.push({shape::Kind::line, {{{way.from, way.to}}}});
    }
    return column;
}

} // namespace gridwarden::analysis
