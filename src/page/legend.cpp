#include "page/legend.hpp"

#include "core/number_text.hpp"
#include "page/draw_layer.hpp"

#include <algorithm>

namespace gridwarden::page {

namespace {

/// Points stand for a layer before lines, lines before areas.
shape::Kind swatch_of(const publish::Style& style, const publish::Symbol& symbol) {
    const auto has = [&](shape::Kind kind) { return std::find(style.kinds.begin(), style.kinds.end(), kind) != style.kinds.end(); };
    return has(shape::Kind::point) || !symbol.marker.empty() ? shape::Kind::point : has(shape::Kind::line) ? shape::Kind::line : shape::Kind::polygon;
}

LegendBlock block_of(const PlaneLayer& layer, const std::vector<std::size_t>& counts, bool hollow) {
    const auto& style = *layer.layer->style;
    LegendBlock block{layer.layer->title, {}};
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        const auto& c = style.classes[i];
        block.entries.push_back({c.symbol, swatch_of(style, c.symbol), c.label, counts[i]});
        if (hollow) {
            block.entries.back().symbol.fill.clear();
        }
    }
    if (block.entries.size() == 1 && (block.entries.front().label.empty() || block.entries.front().label == block.title)) { // one line says it all
        block.entries.front().label = block.title;
        block.title.clear();
    }
    return block;
}

struct Setting {
    double size, row, swatch;
    int columns;
};

double height_of(const std::vector<LegendBlock>& blocks, const Setting& s) {
    double height = 0;
    for (const auto& block : blocks) {
        const auto rows = (block.entries.size() + static_cast<std::size_t>(s.columns) - 1) / static_cast<std::size_t>(s.columns);
        height += (block.title.empty() ? 0 : s.row + 2.5) + static_cast<double>(rows) * s.row + 5;
    }
    return height;
}

void draw_swatch(Canvas& canvas, const LegendEntry& entry, const Rect& box) {
    const double middle = box.y + box.height / 2;
    const auto outline = [&] { canvas.rect(box); };
    switch (entry.kind) {
    case shape::Kind::point: paint_marker(canvas, entry.symbol, {box.x + box.width / 2, middle}, std::min(1.0, box.height / (2 * reach_of(entry.symbol, 1)))); break;
    case shape::Kind::line:
        canvas.move_to(box.x, middle);
        canvas.line_to(box.right(), middle);
        if (!entry.symbol.casing.empty()) {
            canvas.stroke({colour(entry.symbol.casing), entry.symbol.casing_mm * points_per_mm, {}}, true);
        }
        paint_line(canvas, entry.symbol);
        break;
    default:
        outline();
        paint_area(canvas, entry.symbol, box, outline);
    }
}

void draw_entry(Canvas& canvas, const LegendEntry& entry, double x, double y, double width, const Setting& s) {
    draw_swatch(canvas, entry, {x, y + (s.row - s.row * 0.72) / 2, s.swatch, s.row * 0.72});
    const auto text = entry.count ? entry.label + "  (" + grouped(*entry.count) + ")" : entry.label;
    canvas.text(text, x + s.swatch + 6, y + s.row / 2, {.size = s.size, .width = width - s.swatch - 8, .lines = 1}, 0, 0.5);
}

} // namespace

bool is_hollow(const Ground& ground, const publish::Figure& figure, std::size_t layer) {
    const auto& main = ground.publication.layers[figure.main];
    const auto& kinds = ground.publication.layers[layer].style->kinds;
    return layer != figure.main && publish::figure_role(main.style_name) == publish::FigureRole::theme && kinds == std::vector{shape::Kind::polygon};
}

std::vector<LegendBlock> legend_of(const Ground& ground, const publish::Figure& figure, const std::vector<std::size_t>& border_levels) {
    std::vector<LegendBlock> blocks{block_of(ground.layer(figure.main), ground.layer(figure.main).counts, false)};
    for (auto i = figure.layers.rbegin(); i != figure.layers.rend(); ++i) { // foremost first
        if (*i != figure.main) {
            blocks.push_back(block_of(ground.layer(*i), ground.layer(*i).counts, is_hollow(ground, figure, *i)));
        }
    }
    LegendBlock borders{std::string(Bilingual{"Borders", "界线"}.in(ground.lang)), {}};
    for (const auto level : border_levels) {
        borders.entries.push_back({ground.levels[level].border, shape::Kind::line, ground.levels[level].label, std::nullopt});
    }
    if (!borders.entries.empty()) {
        blocks.push_back(std::move(borders));
    }
    return blocks;
}

LegendBlock legend_of_layer(const PlaneLayer& layer, const std::vector<std::size_t>& counts) { return block_of(layer, counts, false); }

double draw_legend(Canvas& canvas, const std::vector<LegendBlock>& blocks, const Rect& room) {
    constexpr Setting settings[] = {{7.5, 12.5, 18, 1}, {7, 11, 16, 1}, {6.5, 10, 14, 2}, {5.8, 8.6, 12, 2}};
    const auto* fitting = std::find_if(std::begin(settings), std::end(settings), [&](const auto& s) { return height_of(blocks, s) <= room.height; });
    const auto& s = fitting == std::end(settings) ? *std::prev(std::end(settings)) : *fitting;
    double y = room.y;
    for (const auto& block : blocks) {
        if (!block.title.empty()) {
            canvas.text(block.title, room.x, y, {.size = s.size + 1, .bold = true, .width = room.width, .lines = 1});
            y += s.row + 2.5;
        }
        const double width = room.width / s.columns;
        int column = 0;
        for (const auto& entry : block.entries) {
            draw_entry(canvas, entry, room.x + column * width, y, width, s);
            column = (column + 1) % s.columns;
            y += column == 0 ? s.row : 0;
        }
        y += (column == 0 ? 0 : s.row) + 5;
    }
    return y - room.y;
}

} // namespace gridwarden::page
