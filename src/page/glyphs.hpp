#pragma once

#include <string>

struct _PangoLayout; // Pango's own name, so that its header stays in our .cpp files

namespace gridwarden::page {

/// A computer without any font sets nothing. \throws Error GW-PAGE-001 with the first character of the text
void refuse_without_fonts(const std::string& text);

/// Where a font is missing Pango draws boxes and says nothing. \throws Error GW-PAGE-001 with the character, its text and the package that has it
[[noreturn]] void refuse_unknown_glyph(_PangoLayout* layout, const std::string& text);

} // namespace gridwarden::page
