#include "page/unit_book.hpp"

#include "page/caption.hpp"
#include "page/draw_layer.hpp"
#include "page/flow_table.hpp"
#include "page/furniture.hpp"
#include "page/graticule.hpp"
#include "page/legend.hpp"
#include "page/map_names.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::page {

namespace {

constexpr double map_height = 316, side = 150, gap = 14;
const Colour highlight = colour("#c8321f");

void trace_all(Canvas& canvas, const MapView& view, const std::vector<UnitShape>& units, double closest = 0.5) {
    const auto seen = view.ground(12);
    for (const auto& unit : units) {
        if (seen.intersects(unit.box)) {
            trace(canvas, view, unit.shape, closest);
        }
    }
}

shape::Box with_margin(shape::Box box) {
    const double margin = 0.12 * std::max({box.max_x - box.min_x, box.max_y - box.min_y, 200.0});
    return {box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin};
}

FlowTable site_table(Language lang) {
    const auto in = [&](Bilingual text) { return std::string(text.in(lang)); };
    FlowTable table;
    table.columns = {{in({"No.", "序号"}), 0.06, true}, {in({"Site ID", "点位编号"}), 0.14}, {in({"Site", "点位名称"}), 0.36}, {in({"Kind", "类型"}), 0.12}, {in({"State", "状态"}), 0.2}, {in({"Deadline", "整改期限"}), 0.12}};
    return table;
}

Rect whole_room(Size page) { return {left_margin, top_margin, page.width - left_margin - right_margin, page.height - top_margin - footer_height}; }

/// A name for the map: the number of the list, and the name as far as there is room for one.
std::string short_name(const std::string& number, const std::string& name) {
    constexpr std::size_t most = 42;
    if (name.size() <= most) {
        return number + " " + name;
    }
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return number + " " + name.substr(0, end) + "…";
}

} // namespace

double UnitBook::draw_lines(Canvas& canvas, std::size_t unit, const Rect& room) const {
    constexpr double row = 9.4, size = 6.5, between = 12;
    constexpr std::size_t columns = 3;
    const auto lines = lines_of(unit);
    const auto each = (lines.size() + columns - 1) / columns;
    const double width = (room.width - between * (columns - 1)) / columns;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double x = room.x + static_cast<double>(i / each) * (width + between), y = room.y + static_cast<double>(i % each) * row;
        if (lines[i].value.empty()) {
            canvas.text(lines[i].label, x, y + row / 2, {.size = size, .bold = true, .width = width, .lines = 1}, 0, 0.5);
            continue;
        }
        const double value = canvas.text(lines[i].value, x + width, y + row / 2, {.size = size}, 1, 0.5).width;
        canvas.text(lines[i].label, x, y + row / 2, {.size = size, .colour = grey, .width = width - value - 4, .lines = 1}, 0, 0.5);
        canvas.line(x, y + row, x + width, y + row, {pale, 0.25, {}});
    }
    return static_cast<double>(each) * row;
}

void UnitBook::draw_locator(Canvas& canvas, const Rect& frame, std::size_t unit) const {
    const double width = ground_.extent.max_x - ground_.extent.min_x, height = ground_.extent.max_y - ground_.extent.min_y;
    const MapView view{frame, {(ground_.extent.min_x + ground_.extent.max_x) / 2, (ground_.extent.min_y + ground_.extent.max_y) / 2},
                       std::min((frame.width - 10) / std::max(width, 1.0), (frame.height - 10) / std::max(height, 1.0))};
    const auto& units = ground_.levels[level_].units;
    constexpr double coarse = 0.8;
    trace_all(canvas, view, ground_.levels.front().units, coarse);
    canvas.fill(colour("#e9e9e5"), true);
    canvas.stroke({grey, 0.5, {}});
    if (level_ > 1) { // the level between says where it is; the units themselves would be a tangle
        trace(canvas, view, ground_.levels[level_ - 1].lines, coarse);
        canvas.stroke({white, 0.4, {}});
    }
    trace(canvas, view, units[unit].shape, coarse / 2);
    canvas.fill(highlight, true);
    canvas.stroke({highlight, 0.8, {}}); // a small unit is seen too
    canvas.rect(frame);
    canvas.stroke({ink, 0.5, {}});
}

void UnitBook::draw_map(Canvas& canvas, const MapView& view, std::size_t unit, Caption& caption) const {
    const auto& units = ground_.levels[level_].units;
    const auto grid = graticule(view, ground_.transform());
    LabelPlacer placer({view.frame.x + 2, view.frame.y + 2, view.frame.width - 4, view.frame.height - 4});
    canvas.save();
    canvas.clip(view.frame);
    canvas.rect(view.frame);
    canvas.fill(colour("#f1f2f2"));
    trace_all(canvas, view, ground_.levels.front().units);
    canvas.fill(colour("#fafaf8"));
    trace(canvas, view, ground_.levels[level_].lines);
    canvas.stroke({colour("#9a9a9a"), 0.5, {}});
    draw_graticule_lines(canvas, grid);
    trace(canvas, view, units[unit].shape);
    canvas.fill(colour("#fffbe0"), true);
    canvas.stroke({highlight, 1.6, {}});
    const double factor = 1;
    if (site_layer_) {
        const auto own = [&](std::size_t row) { return unit_of_row_[row] == unit; };
        draw_layer(canvas, view, ground_.layer(*site_layer_), {0.75, [&](std::size_t row) { return own(row) ? 0.0 : 0.35; }}, nullptr);
        draw_layer(canvas, view, ground_.layer(*site_layer_), {factor, [&](std::size_t row) { return own(row) ? 1.0 : 0.0; }}, &placer);
    }
    const auto in_unit = [&](shape::Coord paper) { return inside(units[unit].shape, view.to_plane(paper)); };
    const Furniture furniture(view, ground_.transform(), in_unit, placer);
    DrawnNotes notes{{}, 0, furniture.north()};
    std::map<std::size_t, shape::Coord> at;
    if (site_layer_) {
        for (const auto& feature : ground_.layer(*site_layer_).features) {
            if (unit_of_row_[feature.row] == unit) {
                at[feature.row] = view.to_paper(feature.shape.kind == shape::Kind::polygon ? geometry::point_inside(feature.shape) : feature.shape.parts.front().front().front());
            }
        }
    }
    for (const auto& site : sites_[unit]) {
        const auto place = at.find(site.row);
        if (place == at.end()) {
            continue;
        }
        bool placed = false;
        for (const auto& label : {short_name(site.cells[0], site.cells[2]), site.cells[0]}) { // the number alone where the name has no room
            const TextStyle style{.size = 6.2, .halo = 1.1};
            const auto size = canvas.measure(label, style);
            if (const auto rect = placer.place_beside(place->second, 4.5, {size.width, size.height * 0.72})) {
                canvas.text(label, rect->x, rect->y + rect->height / 2, style, 0, 0.5);
                placed = true;
                break;
            }
        }
        if (!placed) {
            notes.unlabelled.push_back(site.cells[0]);
        }
    }
    name_units(canvas, view, ground_, level_, placer, grey, unit); // neighbours, where there is room
    furniture.draw(canvas, ground_.lang);
    canvas.restore();
    draw_neatline(canvas, view.frame, grid);
    caption = caption_of(ground_, nullptr, view, notes);
}

void UnitBook::draw_side(Canvas& canvas, const Rect& room, std::size_t unit) const {
    const Rect locator{room.x, room.y, room.width, 118};
    draw_locator(canvas, locator, unit);
    if (!site_layer_) {
        return;
    }
    const auto& layer = ground_.publication.layers[*site_layer_];
    const auto& source = ground_.layer(*site_layer_);
    std::vector<std::size_t> counts(layer.style->classes.size(), 0);
    const auto classes = classes_of(*layer.style, layer.table);
    for (const auto& site : sites_[unit]) {
        if (classes[site.row] >= 0) {
            ++counts[static_cast<std::size_t>(classes[site.row])];
        }
    }
    auto blocks = legend_of_layer(source, counts);
    draw_legend(canvas, {blocks}, {room.x, locator.bottom() + 10, room.width, room.height - 128});
}

Rect UnitBook::list_room(Size page, std::size_t unit, std::size_t part) const {
    auto room = whole_room(page);
    if (part == 0) {
        const auto lines = lines_of(unit).size();
        const double taken = map_height + 26 + (lines == 0 ? 0 : 18 + static_cast<double>((lines + 2) / 3) * 9.4 + 10);
        room.y += taken;
        room.height -= taken;
    }
    room.y += 14; // the heading of the list
    room.height -= 14;
    return room;
}

std::vector<std::size_t> UnitBook::parts(Canvas& canvas, Size page, std::size_t unit) const {
    auto table = site_table(ground_.lang);
    for (const auto& site : sites_[unit]) {
        table.rows.push_back(site.cells);
    }
    std::vector<std::size_t> ends;
    for (std::size_t row = 0; ends.empty() || row < table.rows.size();) {
        const auto room = list_room(page, unit, ends.size());
        row += ends.empty() && room.height < 40 ? 0 : rows_that_fit(canvas, table, row, {room.width, room.height});
        ends.push_back(row);
    }
    return ends;
}

void UnitBook::draw(Canvas& canvas, Size page, std::size_t unit, std::size_t part, std::size_t first, std::size_t last, SheetText text) const {
    const auto room = whole_room(page);
    Caption caption{origin_line(ground_.publication)};
    if (part > 0) {
        text.name += " (" + std::to_string(part + 1) + ")";
    } else {
        const MapView view = fit_view(with_margin(ground_.levels[level_].units[unit].box), {room.x, room.y, room.width - side - gap, map_height}, 2);
        draw_map(canvas, view, unit, caption);
        draw_side(canvas, {room.right() - side, room.y, side, map_height}, unit);
        if (!lines_[unit].empty()) {
            const double y = room.y + map_height + 26;
            canvas.text(std::string(Bilingual{"Key figures", "主要指标"}.in(ground_.lang)), room.x, y, {.size = 8.5, .bold = true});
            draw_lines(canvas, unit, {room.x, y + 15, room.width, 0});
        }
    }
    const auto list = list_room(page, unit, part);
    const bool zh = ground_.lang == Language::zh;
    auto count = std::to_string(counts_[unit]);
    if (counts_[unit] > sites_[unit].size()) {
        const auto listed = std::to_string(sites_[unit].size());
        count += zh ? "；此处列出前 " + listed + " 个，全部见 tables.xlsx" : "; the first " + listed + " are listed, all are in tables.xlsx";
    }
    if (part > 0 || list.height >= 40) {
        canvas.text(zh ? "点位清单（" + count + "）" : "Sites (" + count + ")", list.x, list.y - 14, {.size = 8.5, .bold = true});
    }
    if (last > first) {
        auto table = site_table(ground_.lang);
        for (const auto& site : sites_[unit]) {
            table.rows.push_back(site.cells);
        }
        draw_rows(canvas, table, first, last, list.x, list.y, list.width);
    }
    draw_header(canvas, page, ground_.publication, text);
    draw_footer(canvas, page, ground_.publication, text, caption);
}

} // namespace gridwarden::page
