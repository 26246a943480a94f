#include "publish/layer_values.hpp"

#include "text/text.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace gridwarden::publish {

std::vector<shape::Kind> kinds_of(const table::Table& layer) {
    std::set<shape::Kind> found;
    for (const auto& batch : layer.batches) {
        for (std::size_t row = 0; row < batch.geometry.size(); ++row) {
            found.insert(batch.geometry.kind(row));
        }
    }
    found.erase(shape::Kind::none);
    return {found.begin(), found.end()};
}

std::vector<std::string> values_of(const table::Table& layer, int column) {
    std::set<std::string, std::less<>> found;
    std::string scratch;
    for (const auto& batch : layer.batches) {
        const auto& cells = batch.columns[static_cast<std::size_t>(column)];
        for (std::size_t row = 0; row < batch.size(); ++row) {
            if (const auto text = text_of(cells, row, scratch); text && !found.contains(*text)) {
                found.emplace(*text);
            }
        }
    }
    std::vector<std::string> values(found.begin(), found.end());
    if (layer.schema.fields[static_cast<std::size_t>(column)].type == table::Type::integer) {
        std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return text::parse_integer(a) < text::parse_integer(b); });
    }
    return values;
}

Numbers numbers_of(const table::Table& layer, int column) {
    Numbers numbers;
    std::string scratch;
    for (const auto& batch : layer.batches) {
        const auto& cells = batch.columns[static_cast<std::size_t>(column)];
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const auto text = text_of(cells, row, scratch);
            const auto number = text ? text::parse_number(*text) : std::nullopt;
            if (number && std::isfinite(*number)) {
                numbers.values.push_back(*number);
            } else {
                numbers.has_null = true;
            }
        }
    }
    return numbers;
}

} // namespace gridwarden::publish
