#include "page/appendix.hpp"

#include "page/annexes.hpp"
#include "page/figure_page.hpp"
#include "page/unit_book.hpp"

#include <algorithm>
#include <functional>
#include <memory>

namespace gridwarden::page {

namespace {

constexpr std::size_t most_unit_pages = 300;

/// A page to be: where it stands in the contents and how it is drawn.
struct Sheet {
    std::string title;   ///< in contents and bookmarks; empty where a page goes on with another
    std::string place;   ///< links lead to it
    std::string section; ///< of the contents, where one begins
    Size size;
    std::function<void(Canvas&, const std::string& number)> draw;
};
using Sheets = std::vector<Sheet>;

/// The level whose units get pages of their own.
std::optional<std::size_t> unit_level(const Ground* ground, UnitPages pages) {
    if (ground == nullptr || ground->levels.empty() || pages == UnitPages::none) {
        return std::nullopt;
    }
    for (auto level = ground->levels.size(); level-- > 0;) {
        if (pages == UnitPages::finest || ground->levels[level].units.size() <= most_unit_pages) {
            return level;
        }
    }
    return std::nullopt;
}

void add_figures(Sheets& sheets, const Ground& ground, Size size, const PlaceOf& place_of) {
    std::size_t number = 0;
    for (auto& figure : publish::figures_of(ground.publication)) {
        const auto text = figure_text(ground, figure, ++number);
        sheets.push_back({text.name + "  " + text.title, "figure" + std::to_string(number), number == 1 ? std::string(Bilingual{"Maps", "专题图"}.in(ground.lang)) : "", size,
                          [&ground, size, figure, text, place_of](Canvas& canvas, const std::string& page) {
                              auto numbered = text;
                              numbered.number = page;
                              draw_figure_page(canvas, size, ground, figure, numbered, place_of);
                          }});
    }
}

void add_units(Sheets& sheets, Canvas& ruler, const Ground& ground, const UnitBook& book, Size size) {
    for (std::size_t unit = 0; unit < book.size(); ++unit) {
        const auto text = book.text(unit, unit + 1);
        const auto section = ground.levels[book.level()].label;
        const auto ends = book.parts(ruler, size, unit);
        for (std::size_t part = 0; part < ends.size(); ++part) {
            const auto first = part == 0 ? 0 : ends[part - 1], last = ends[part];
            sheets.push_back({part == 0 ? text.title : "", part == 0 ? book.place(unit) : "", unit == 0 && part == 0 ? section : "", size, [&book, size, unit, part, first, last, text](Canvas& canvas, const std::string& page) {
                                  auto numbered = text;
                                  numbered.number = page;
                                  book.draw(canvas, size, unit, part, first, last, numbered);
                              }});
        }
    }
}

void draw_annex(Canvas& canvas, Size size, const publish::Publication& publication, const Annex& annex, std::size_t first, std::size_t last, const std::string& number) {
    const SheetText text{annex.title, annex.remark, std::string(Bilingual{"Annex", "附表"}.in(publication.lang)), number};
    draw_header(canvas, size, publication, text);
    draw_rows(canvas, annex.table, first, last, left_margin, top_margin, size.width - left_margin - right_margin);
    draw_footer(canvas, size, publication, text, {origin_line(publication)});
}

void add_annexes(Sheets& sheets, Canvas& ruler, const publish::Publication& publication, Size size) {
    bool first_annex = true;
    for (auto& annex : annexes_of(publication)) {
        const auto shared = std::make_shared<const Annex>(std::move(annex));
        const Size room{size.width - left_margin - right_margin, size.height - top_margin - footer_height};
        for (std::size_t first = 0; first < shared->table.rows.size();) {
            const auto last = first + rows_that_fit(ruler, shared->table, first, room);
            sheets.push_back({first == 0 ? shared->title : "", first == 0 ? "annex" + std::to_string(sheets.size()) : "", first_annex ? std::string(Bilingual{"Annexes", "附表"}.in(publication.lang)) : "", size,
                              [shared, size, first, last, &publication](Canvas& canvas, const std::string& number) { draw_annex(canvas, size, publication, *shared, first, last, number); }});
            first = last;
            first_annex = false;
        }
    }
}

constexpr double line = 13, contents_top = 118;
constexpr std::size_t columns = 2;

/// Entries of the contents that one column holds.
std::size_t lines_in(Size size) { return static_cast<std::size_t>((size.height - contents_top - footer_height) / line); }

struct Entry {
    std::string text, place;
    std::size_t page = 0; ///< 0: the heading of a section
};

std::vector<Entry> entries_of(const Sheets& sheets, std::size_t pages_before) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (!sheets[i].section.empty()) {
            entries.push_back({sheets[i].section, "", 0});
        }
        if (!sheets[i].title.empty()) {
            entries.push_back({sheets[i].title, sheets[i].place, pages_before + i + 1});
        }
    }
    return entries;
}

void draw_entry(Canvas& canvas, const Entry& entry, double x, double y, double width) {
    if (entry.page == 0) {
        canvas.text(entry.text, x, y, {.size = 9.5, .bold = true, .width = width, .lines = 1}, 0, 0.5);
        return;
    }
    canvas.begin_link(entry.place);
    const auto page = canvas.text(std::to_string(entry.page), x + width, y, {.size = 8}, 1, 0.5);
    const TextStyle style{.size = 8, .width = width - page.width - 16, .lines = 1};
    canvas.text(entry.text, x, y, style, 0, 0.5);
    canvas.end_link();
    const double text = std::min(canvas.measure(entry.text, {.size = 8}).width, width - page.width - 16);
    canvas.line(x + text + 4, y + 2.5, x + width - page.width - 4, y + 2.5, {pale, 0.5, {0.5, 2}});
}

void draw_contents(Canvas& canvas, Size size, const publish::Publication& publication, const std::vector<Entry>& entries, std::size_t first, const std::string& number) {
    const Bilingual contents{"Map appendix", "图件附册"};
    const SheetText text{publication.title.empty() ? std::string(contents.in(publication.lang)) : publication.title, std::string(contents.in(publication.lang)), "", number};
    draw_header(canvas, size, publication, text);
    canvas.text(std::string(Bilingual{"Contents", "目录"}.in(publication.lang)), left_margin, 84, {.size = 12, .bold = true});
    const double gap = 28, width = (size.width - left_margin - right_margin - gap) / columns;
    const auto each = lines_in(size);
    for (std::size_t i = first; i < std::min(entries.size(), first + columns * each); ++i) {
        const auto at = i - first;
        draw_entry(canvas, entries[i], left_margin + static_cast<double>(at / each) * (width + gap), contents_top + static_cast<double>(at % each) * line, width);
    }
    draw_footer(canvas, size, publication, text, {origin_line(publication)});
}

/// Contents stand in front; how many pages they take is known before their page numbers are.
void put_contents_first(Sheets& sheets, const publish::Publication& publication, Size size) {
    const auto each = columns * lines_in(size);
    const auto pages = std::max<std::size_t>(1, (entries_of(sheets, 0).size() + each - 1) / each);
    const auto entries = std::make_shared<const std::vector<Entry>>(entries_of(sheets, pages));
    Sheets contents;
    for (std::size_t page = 0; page < pages; ++page) {
        contents.push_back({page == 0 ? std::string(Bilingual{"Contents", "目录"}.in(publication.lang)) : "", page == 0 ? "contents" : "", "", size,
                            [entries, size, page, each, &publication](Canvas& canvas, const std::string& number) { draw_contents(canvas, size, publication, *entries, page * each, number); }});
    }
    sheets.insert(sheets.begin(), std::make_move_iterator(contents.begin()), std::make_move_iterator(contents.end()));
}

std::string print(const Sheets& sheets, const publish::Publication& publication) {
    Canvas canvas(Format::pdf, sheets.front().size);
    canvas.describe(publication.title.empty() ? publication.program : publication.title, publication.producer.empty() ? publication.program : publication.producer, publication.as_of);
    int section = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto& sheet = sheets[i];
        if (i > 0) {
            canvas.next_page(sheet.size);
        }
        if (!sheet.place.empty()) {
            canvas.place(sheet.place);
            section = sheet.section.empty() ? section : canvas.bookmark(sheet.section, sheet.place, 0, true);
            canvas.bookmark(sheet.title, sheet.place, section, false);
        }
        sheet.draw(canvas, std::to_string(i + 1) + " / " + std::to_string(sheets.size()));
    }
    return canvas.finish();
}

bool has_places(const publish::Publication& publication) {
    return !publication.units.empty() || std::any_of(publication.layers.begin(), publication.layers.end(), [](const auto& layer) { return layer.style.has_value(); });
}

} // namespace

std::string appendix_pdf(const publish::Publication& publication, const PageOptions& options) {
    const auto ground = has_places(publication) ? std::make_unique<const Ground>(publication) : nullptr;
    const auto upright = sheet_size(options.paper, false);
    Canvas ruler(Format::pdf, upright); // measures text, is thrown away
    const auto level = unit_level(ground.get(), options.unit_pages);
    const auto book = level ? std::make_unique<const UnitBook>(*ground, *level) : nullptr;
    std::map<std::string, std::string> places;
    for (std::size_t unit = 0; book && unit < book->size(); ++unit) {
        places.emplace(ground->levels[*level].units[unit].id, book->place(unit));
    }
    Sheets sheets;
    if (ground) {
        add_figures(sheets, *ground, sheet_size(options.paper, is_landscape(*ground, options)), [&places](const std::string& id) {
            const auto found = places.find(id);
            return found == places.end() ? std::string() : found->second;
        });
    }
    if (book) {
        add_units(sheets, ruler, *ground, *book, upright);
    }
    add_annexes(sheets, ruler, publication, upright);
    put_contents_first(sheets, publication, upright);
    return print(sheets, publication);
}

std::string figure_file(const publish::Publication& publication, const publish::Figure& figure, Format format, const PageOptions& options) {
    const Ground ground(publication);
    const auto page = sheet_size(options.paper, is_landscape(ground, options));
    Canvas canvas(format, page);
    canvas.describe(figure.title, publication.producer.empty() ? publication.program : publication.producer, publication.as_of);
    draw_figure_page(canvas, page, ground, figure, figure_text(ground, figure, 0), {});
    return canvas.finish();
}

} // namespace gridwarden::page
