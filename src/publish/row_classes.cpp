#include "publish/row_classes.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace gridwarden::publish {

namespace {

constexpr std::int32_t no_class = -1;
using Cell = std::optional<std::string_view>;

/// By equal text; every other value, also null, is in the class without one.
std::function<std::int32_t(Cell)> by_value(const Style& style) {
    std::map<std::string, std::int32_t, std::less<>> classes;
    auto other = no_class;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        const auto index = static_cast<std::int32_t>(i);
        if (const auto& value = style.classes[i].value) {
            classes.emplace(*value, index);
        } else {
            other = index;
        }
    }
    return [classes = std::move(classes), other](Cell cell) {
        const auto found = cell ? classes.find(*cell) : classes.end();
        return found == classes.end() ? other : found->second;
    };
}

/// By the first class whose limits hold the number.
std::function<std::int32_t(Cell)> by_number(const Style& style) {
    return [&style](Cell cell) {
        const auto number = cell ? text::parse_number(*cell) : style.null_as;
        const auto& classes = style.classes;
        const auto fits = [&](const auto& entry) { return number && entry.lower <= *number && *number <= entry.upper; };
        const auto found = std::find_if(classes.begin(), classes.end(), fits);
        return found == classes.end() ? no_class : static_cast<std::int32_t>(found - classes.begin());
    };
}

} // namespace

std::vector<std::int32_t> row_classes(const Style& style, const table::Table& layer) {
    const int column = layer.schema.index_of(style.field);
    if (style.renderer == Renderer::single || column < 0) {
        return std::vector<std::int32_t>(layer.size(), style.renderer == Renderer::single ? 0 : no_class);
    }
    const auto class_of = style.renderer == Renderer::categorised ? by_value(style) : by_number(style);
    std::vector<std::int32_t> classes;
    classes.reserve(layer.size());
    std::string scratch;
    for (const auto& batch : layer.batches) {
        for (std::size_t row = 0; row < batch.size(); ++row) {
            classes.push_back(class_of(text_of(batch.columns[static_cast<std::size_t>(column)], row, scratch)));
        }
    }
    return classes;
}

} // namespace gridwarden::publish
