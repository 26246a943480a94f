#include "page/plane_layer.hpp"

#include "page/cells.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::page {

namespace {

using Classes = std::vector<publish::StyleClass>;

int class_of_value(const Classes& classes, const std::string& cell) {
    int other = -1;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (!classes[i].value) {
            other = static_cast<int>(i);
        } else if (*classes[i].value == cell && !cell.empty()) {
            return static_cast<int>(i);
        }
    }
    return other;
}

int class_of_number(const Classes& classes, double number) {
    const auto found = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.lower <= number && number <= c.upper; });
    return found == classes.end() ? -1 : static_cast<int>(found - classes.begin());
}

bool is_drawable(const shape::Geometry& geometry) {
    for (const auto& part : geometry.parts) {
        for (const auto& path : part) {
            if (!std::all_of(path.begin(), path.end(), shape::is_finite)) {
                return false;
            }
        }
    }
    return !geometry.empty();
}

/// Of a layer that holds several levels of units the finest alone: one ground is not filled twice. Points and lines have no such levels.
std::vector<int> of_finest_level(std::vector<int> classes, const publish::PublishedLayer& layer) {
    if (layer.table.schema.index_of("unit_id") < 0 || layer.table.schema.index_of("level") < 0) {
        return classes;
    }
    const auto levels = numbers_of(layer.table, "level");
    double finest = 0;
    for (const auto level : levels) {
        finest = std::max(finest, std::isfinite(level) ? level : 0);
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        classes[i] = levels[i] == finest ? classes[i] : -1;
    }
    return classes;
}

} // namespace

std::vector<int> classes_of(const publish::Style& style, const table::Table& table) {
    std::vector<int> classes;
    if (style.renderer == publish::Renderer::single) {
        classes.assign(table.size(), 0);
    } else if (style.renderer == publish::Renderer::categorised) {
        for (const auto& cell : texts_of(table, style.field)) {
            classes.push_back(class_of_value(style.classes, cell));
        }
    } else {
        for (const auto number : numbers_of(table, style.field)) {
            classes.push_back(class_of_number(style.classes, std::isfinite(number) ? number : style.null_as.value_or(number)));
        }
    }
    return classes;
}

shape::Geometry in_plane(shape::Geometry geometry, const geodesy::Transform& transform) {
    for (auto& part : geometry.parts) {
        for (auto& path : part) {
            transform.from_wgs84(path);
        }
    }
    return geometry;
}

PlaneLayer in_plane(const publish::PublishedLayer& layer, const geodesy::Transform& transform) {
    PlaneLayer made{&layer, {}, {}};
    const auto classes = of_finest_level(classes_of(*layer.style, layer.table), layer);
    made.counts.assign(layer.style->classes.size(), 0);
    std::size_t row = 0;
    for (const auto& batch : layer.table.batches) {
        for (std::size_t i = 0; i < batch.size(); ++i, ++row) {
            if (classes[row] >= 0) {
                ++made.counts[static_cast<std::size_t>(classes[row])];
            }
            auto geometry = in_plane(batch.geometry.get(i), transform);
            if (is_drawable(geometry)) {
                const auto box = shape::box_of(geometry);
                made.features.push_back({std::move(geometry), box, row, classes[row]});
            }
        }
    }
    return made;
}

} // namespace gridwarden::page
