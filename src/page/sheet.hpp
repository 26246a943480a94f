#pragma once

#include "page/canvas.hpp"
#include "publish/publication.hpp"

namespace gridwarden::page {

inline constexpr double left_margin = 46, right_margin = 34, top_margin = 66, footer_height = 86;

/// What stands at the edge of a page: its title, below it a line more, at the upper right its name in the series (`Figure 3`), below the page its number.
struct SheetText {
    std::string title, subtitle, name, number;
};

/// What is printed of a map below it; lines are set one after the other.
using Caption = std::vector<std::string>;

/// Title, subtitle, the mark 内部资料 (or that of a public copy).
void draw_header(Canvas& canvas, Size page, const publish::Publication& publication, const SheetText& text);

/// Lower left the approval number 审图号, or that there is none; beside it the caption; the page number.
void draw_footer(Canvas& canvas, Size page, const publish::Publication& publication, const SheetText& text, const Caption& caption);

/// `Data to …; as of …; source; producer; program`: what every map says.
std::string origin_line(const publish::Publication& publication);

/// `: ` and `；` of the language, for sentences made of parts.
std::string labelled(Bilingual label, const std::string& value, Language lang);

} // namespace gridwarden::page
