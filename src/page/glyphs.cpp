#include "page/glyphs.hpp"

#include "core/error.hpp"

#include <pango/pangocairo.h>

#include <cstdio>

namespace gridwarden::page {

namespace {

/// The Debian package of a font that has it.
const char* package_of(gunichar c) {
    const bool pictograph = c >= 0x1F000 && c <= 0x1FAFF;
    const bool latin_to_cyrillic = c < 0x590;
    const bool east_asian = (c >= 0x1100 && c < 0x1200) || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFFF0) || c >= 0x20000;
    return pictograph ? "fonts-noto-color-emoji" : latin_to_cyrillic || east_asian ? "fonts-noto-cjk" : "fonts-noto-core";
}

[[noreturn]] void refuse(gunichar c, const std::string& text) {
    char utf8[8] = {};
    g_unichar_to_utf8(c, utf8);
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
    throw Error("GW-PAGE-001", {{"character", utf8}, {"code", code}, {"text", text}, {"package", package_of(c)}});
}

/// The first glyph of a run that stands for a character without a shape; 0 where there is none.
gunichar unknown_in(const PangoGlyphItem* run) {
    for (int i = 0; run != nullptr && i < run->glyphs->num_glyphs; ++i) {
        const auto glyph = run->glyphs->glyphs[i].glyph;
        if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
            return glyph & ~static_cast<PangoGlyph>(PANGO_GLYPH_UNKNOWN_FLAG);
        }
    }
    return 0;
}

bool have_fonts() {
    PangoFontFamily** families = nullptr;
    int count = 0;
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
    g_free(families);
    return count > 0;
}

} // namespace

void refuse_without_fonts(const std::string& text) {
    static const bool known = have_fonts();
    if (!known && !text.empty()) {
        refuse(g_utf8_get_char(text.c_str()), text);
    }
}

void refuse_unknown_glyph(PangoLayout* layout, const std::string& text) {
    auto* at = pango_layout_get_iter(layout);
    gunichar unknown = 0;
    do {
        unknown = unknown_in(pango_layout_iter_get_run_readonly(at));
    } while (unknown == 0 && pango_layout_iter_next_run(at) != FALSE);
    pango_layout_iter_free(at);
    refuse(unknown == 0 ? 0xFFFD : unknown, text);
}

} // namespace gridwarden::page
