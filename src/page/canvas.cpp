#include "page/canvas.hpp"

#include "core/error.hpp"
#include "page/glyphs.hpp"
#include "page/image_text.hpp"
#include "text/text.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace gridwarden::page {

namespace {

constexpr const char* family = "Noto Sans CJK SC";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

/// Into memory, never to a file: cairo 1.16 crashes where the disk is full.
cairo_surface_t* make_surface(Format format, Size size, std::string& bytes) {
    switch (format) {
    case Format::pdf: return cairo_pdf_surface_create_for_stream(append, &bytes, size.width, size.height);
    case Format::svg: return cairo_svg_surface_create_for_stream(append, &bytes, size.width, size.height);
    case Format::png: break;
    }
    const auto pixels = [](double points) { return static_cast<int>(std::lround(points * png_dpi / 72)); };
    return cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(size.width), pixels(size.height));
}

/// Text is laid out alike in every format: no hinting, no rounding to pixels.
void set_font_options(cairo_t* cairo) {
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
}

void set_source(cairo_t* cairo, const Colour& c) { cairo_set_source_rgba(cairo, c.red, c.green, c.blue, c.alpha); }

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

/// Control characters have no shape; cells may hold some.
std::string printable(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; }, ' ');
    return text;
}

Layout lay_out(cairo_t* cairo, const std::string& given, const TextStyle& style) {
    const auto text = printable(given);
    Layout layout(pango_cairo_create_layout(cairo));
    auto* font = pango_font_description_new();
    pango_font_description_set_family(font, family);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_context_set_language(pango_layout_get_context(layout.get()), pango_language_from_string("zh-cn")); // else shapes of Japanese may be taken
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    if (style.width > 0) {
        pango_layout_set_width(layout.get(), static_cast<int>(style.width * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        if (style.lines == 1) {
            pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
            pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        }
    }
    refuse_without_fonts(text);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
        refuse_unknown_glyph(layout.get(), text);
    }
    return layout;
}

Size size_of(PangoLayout* layout) {
    PangoRectangle box;
    pango_layout_get_extents(layout, nullptr, &box);
    return {box.width / static_cast<double>(PANGO_SCALE), box.height / static_cast<double>(PANGO_SCALE)};
}

} // namespace

Colour colour(std::string_view hex, double alpha) {
    const auto part = [&](std::size_t at) { return std::stoi(std::string(hex.substr(at, 2)), nullptr, 16) / 255.0; };
    return {part(1), part(3), part(5), alpha};
}

Canvas::Canvas(Format format, Size size) : format_(format), surface_(make_surface(format, size, bytes_)), cairo_(cairo_create(surface_)) {
    set_font_options(cairo_);
    if (format == Format::png) {
        set_source(cairo_, white);
        cairo_paint(cairo_);
        cairo_scale(cairo_, png_dpi / 72, png_dpi / 72);
    }
}

Canvas::~Canvas() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

void Canvas::describe(const std::string& title, const std::string& author, std::int32_t day) {
    title_ = title;
    if (format_ == Format::pdf) {
        const auto date = text::date_text(day) + "T00:00:00Z";
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_AUTHOR, author.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
    }
}

void Canvas::next_page(Size size) {
    cairo_show_page(cairo_);
    if (format_ == Format::pdf) {
        cairo_pdf_surface_set_size(surface_, size.width, size.height);
    }
}

std::string Canvas::finish() {
    if (format_ == Format::png) {
        cairo_surface_write_to_png_stream(surface_, append, &bytes_);
        bytes_ = with_resolution(std::move(bytes_), png_dpi);
    }
    const auto drawn = cairo_status(cairo_);
    cairo_surface_finish(surface_);
    const auto status = drawn != CAIRO_STATUS_SUCCESS ? drawn : cairo_surface_status(surface_);
    if (status != CAIRO_STATUS_SUCCESS) {
        defect(std::string("cairo: ") + cairo_status_to_string(status));
    }
    return format_ == Format::svg ? with_texts(std::move(bytes_), title_, texts_) : std::move(bytes_);
}

void Canvas::save() { cairo_save(cairo_); }
void Canvas::restore() { cairo_restore(cairo_); }
void Canvas::clip() {
    cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(cairo_);
}
void Canvas::clip(const Rect& r) {
    rect(r);
    cairo_clip(cairo_);
}
void Canvas::translate(double x, double y) { cairo_translate(cairo_, x, y); }
void Canvas::rotate(double radians) { cairo_rotate(cairo_, radians); }
void Canvas::move_to(double x, double y) { cairo_move_to(cairo_, x, y); }
void Canvas::line_to(double x, double y) { cairo_line_to(cairo_, x, y); }
void Canvas::close() { cairo_close_path(cairo_); }
void Canvas::circle(double x, double y, double radius) {
    cairo_new_sub_path(cairo_);
    cairo_arc(cairo_, x, y, radius, 0, 2 * std::numbers::pi);
    cairo_close_path(cairo_);
}
void Canvas::rect(const Rect& r) { cairo_rectangle(cairo_, r.x, r.y, r.width, r.height); }
void Canvas::line(double x0, double y0, double x1, double y1, const Pen& pen) {
    move_to(x0, y0);
    line_to(x1, y1);
    stroke(pen);
}

void Canvas::fill(const Colour& c, bool keep) {
    set_source(cairo_, c);
    cairo_set_fill_rule(cairo_, CAIRO_FILL_RULE_EVEN_ODD);
    keep ? cairo_fill_preserve(cairo_) : cairo_fill(cairo_);
}

void Canvas::stroke(const Pen& pen, bool keep) {
    set_source(cairo_, pen.colour);
    cairo_set_line_width(cairo_, pen.width);
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo_, pen.dash.data(), static_cast<int>(pen.dash.size()), 0);
    keep ? cairo_stroke_preserve(cairo_) : cairo_stroke(cairo_);
}

void Canvas::forget() { cairo_new_path(cairo_); }

Size Canvas::measure(const std::string& text, const TextStyle& style) { return size_of(lay_out(cairo_, text, style).get()); }

Size Canvas::text(const std::string& text, double x, double y, const TextStyle& style, double anchor_x, double anchor_y) {
    const auto layout = lay_out(cairo_, text, style);
    const auto size = size_of(layout.get());
    x -= size.width * anchor_x;
    y -= size.height * anchor_y;
    if (style.halo > 0) {
        move_to(x, y);
        pango_cairo_layout_path(cairo_, layout.get());
        stroke({{1, 1, 1, 0.9}, style.halo * 2, {}});
    }
    set_source(cairo_, style.colour);
    move_to(x, y);
    pango_cairo_show_layout(cairo_, layout.get()); // glyphs, so that it stays text
    forget();
    if (format_ == Format::svg) {
        texts_.push_back(text);
    }
    return size;
}

void Canvas::place(const std::string& name) {
    if (has_links()) {
        cairo_tag_begin(cairo_, CAIRO_TAG_DEST, ("name='" + name + "'").c_str());
        cairo_tag_end(cairo_, CAIRO_TAG_DEST);
    }
}

int Canvas::bookmark(const std::string& title, const std::string& place, int parent, bool open) {
    const auto flags = open ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{};
    return has_links() ? cairo_pdf_surface_add_outline(surface_, parent, title.c_str(), ("dest='" + place + "'").c_str(), flags) : 0;
}

void Canvas::begin_link(const std::string& place) {
    if (has_links()) {
        cairo_tag_begin(cairo_, CAIRO_TAG_LINK, ("dest='" + place + "'").c_str());
    }
}

void Canvas::end_link() {
    if (has_links()) {
        cairo_tag_end(cairo_, CAIRO_TAG_LINK);
    }
}

} // namespace gridwarden::page
