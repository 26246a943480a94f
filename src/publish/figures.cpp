#include "publish/figures.hpp"

#include "publish/style_source.hpp"

#include <algorithm>
#include <map>

namespace gridwarden::publish {

namespace {

using Indices = std::vector<std::size_t>;

/// `assign-rollup-2` and `assign-rollup-3` are levels of one thing.
std::string without_level(const std::string& name) {
    const auto dash = name.rfind('-');
    const bool numbered = dash != std::string::npos && dash + 1 < name.size() && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dash) + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? name.substr(0, dash) : name;
}

/// Areas below lines below points.
int height(const PublishedLayer& layer) {
    const auto& kinds = layer.style->kinds;
    return std::find(kinds.begin(), kinds.end(), shape::Kind::point) != kinds.end() ? 2 : std::find(kinds.begin(), kinds.end(), shape::Kind::line) != kinds.end() ? 1 : 0;
}

/// The layers of one step by how they take part.
struct Step {
    Indices themes, over, marks, inputs;
};

std::vector<Step> steps_of(const Publication& publication) {
    std::vector<Step> steps;
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < publication.layers.size(); ++i) {
        const auto& layer = publication.layers[i];
        if (!layer.style) {
            continue;
        }
        const auto [at, fresh] = known.emplace(layer.group, steps.size());
        if (fresh) {
            steps.emplace_back();
        }
        auto& step = steps[at->second];
        const auto role = figure_role(layer.style_name);
        (layer.input ? step.inputs : role == FigureRole::theme ? step.themes : role == FigureRole::over ? step.over : step.marks).push_back(i);
    }
    return steps;
}

/// Of the levels of one thing the last, which is the finest.
Indices finest(const Indices& themes, const Publication& publication) {
    Indices kept;
    for (const auto i : themes) {
        const auto same = [&](std::size_t k) { return without_level(publication.layers[k].name) == without_level(publication.layers[i].name); };
        std::erase_if(kept, same);
        kept.push_back(i);
    }
    return kept;
}

Figure make_figure(std::size_t main, std::initializer_list<Indices> parts, const Publication& publication) {
    Figure figure{publication.layers[main].name, publication.layers[main].title, {}, main};
    for (const auto& part : parts) {
        figure.layers.insert(figure.layers.end(), part.begin(), part.end());
    }
    std::stable_sort(figure.layers.begin(), figure.layers.end(), [&](auto a, auto b) { return height(publication.layers[a]) < height(publication.layers[b]); });
    return figure;
}

} // namespace

FigureRole figure_role(std::string_view style_name) {
    const auto* role = style_source(style_name).find("figure");
    return role == nullptr ? FigureRole::marks : role->text == "theme" ? FigureRole::theme : FigureRole::over;
}

std::vector<Figure> figures_of(const Publication& publication) {
    std::vector<Figure> figures;
    for (const auto& step : steps_of(publication)) {
        for (const auto theme : finest(step.themes, publication)) {
            figures.push_back(make_figure(theme, {{theme}, step.over, step.inputs}, publication));
        }
        if (!step.marks.empty() || (step.themes.empty() && !step.over.empty())) {
            const auto main = step.marks.empty() ? step.over.front() : step.marks.front();
            figures.push_back(make_figure(main, {step.over, step.marks, step.inputs}, publication));
        }
    }
    return figures;
}

} // namespace gridwarden::publish
