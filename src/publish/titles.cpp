#include "publish/titles.hpp"

#include <charconv>
#include <map>

namespace gridwarden::publish {

namespace {

/// The label of the level whose number a name ends with; empty where it ends with none.
std::string level_label(const std::string& name, const model::UnitTree& units) {
    std::size_t level = 0;
    const auto* end = name.data() + name.size();
    const auto* begin = name.data() + name.rfind('-') + 1;
    const auto [rest, fault] = std::from_chars(begin, end, level);
    return fault == std::errc() && rest == end && level >= 1 && level <= units.levels.size() ? units.levels[level - 1].label : std::string();
}

} // namespace

void tell_titles_apart(Publication& publication) {
    std::map<std::string, int> counts;
    for (const auto& layer : publication.layers) {
        counts[layer.title] += layer.input ? 0 : 1;
    }
    for (auto& layer : publication.layers) {
        if (!layer.input && counts[layer.title] > 1) {
            const auto label = level_label(layer.name, publication.units);
            const bool zh = publication.lang == Language::zh;
            layer.title += (zh ? "（" : " (") + (label.empty() ? layer.name : label) + (zh ? "）" : ")");
        }
    }
}

} // namespace gridwarden::publish
