#include "office/docx.hpp"

#include "io/zip_archive.hpp"
#include "publish/xml.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>

namespace gridwarden::office {

namespace {

using publish::Attributes;
using publish::element;

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr auto ns_w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr auto ns_r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr auto ns_wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
constexpr auto ns_a = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr auto ns_pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
constexpr auto ns_types = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr auto ns_package = "http://schemas.openxmlformats.org/package/2006/relationships";
const std::string word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const std::string office_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

// Twentieths of a point (twips). Page and margins of GB/T 9704-2012: 37 mm above, 35 below, 28 inside, 26 outside.
constexpr int page_width = 11906, page_height = 16838, margin_top = 2098, margin_bottom = 1984, margin_left = 1588, margin_right = 1474;
constexpr int text_width = page_width - margin_left - margin_right;
constexpr double emu_a_twip = 635;
constexpr double picture_height = 11000; ///< at most, so that a caption fits below

std::string escaped(std::string_view text) {
    const auto quoted = publish::xml_quoted(text);
    return quoted.substr(1, quoted.size() - 2);
}

std::string run(std::string_view text, const std::string& properties = "") { return element("w:r", {}, properties + element("w:t", {{"xml:space", "preserve"}}, escaped(text))); }

std::string value(std::string_view name, const std::string& text) { return element(name, {{"w:val", text}}); }

struct Look {
    const char* id;
    const char* name;
    const char* east; ///< font of Chinese text
    int half_points;
    int half_points_en;
    bool bold;
    const char* align;   ///< empty: as it is
    const char* paragraph; ///< further properties of the paragraph
};

constexpr Look looks[] = {
    {"Normal", "Normal", "仿宋", 32, 22, false, "both", R"(<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>)"},
    {"Title", "Title", "宋体", 44, 36, true, "center", R"(<w:spacing w:before="240" w:after="120"/>)"},
    {"Subtitle", "Subtitle", "楷体", 32, 24, false, "center", R"(<w:spacing w:after="360"/>)"},
    {"Heading1", "heading 1", "黑体", 32, 28, true, "left", R"(<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>)"},
    {"Caption", "caption", "黑体", 24, 20, true, "center", R"(<w:keepNext/><w:spacing w:before="160" w:after="60"/>)"},
    {"FigureCaption", "Figure caption", "黑体", 24, 20, true, "center", R"(<w:spacing w:before="60" w:after="240"/>)"},
    {"Figure", "Figure", "宋体", 24, 20, false, "center", R"(<w:keepNext/><w:spacing w:before="120" w:line="240" w:lineRule="auto"/>)"},
    {"Cell", "Table cell", "宋体", 21, 18, false, "left", R"(<w:spacing w:line="280" w:lineRule="atLeast"/>)"},
    {"Note", "Note", "宋体", 18, 17, false, "left", R"(<w:spacing w:before="40" w:after="160"/>)"},
    {"Footer", "footer", "宋体", 28, 20, false, "center", ""},
};

/// The order of `w:pPr` is fixed: keepNext, spacing, ind, jc, outlineLvl.
std::string paragraph_properties(const Look& look, bool zh) {
    std::string rest = look.paragraph;
    std::string outline;
    if (const auto at = rest.find("<w:outlineLvl"); at != std::string::npos) {
        outline = rest.substr(at);
        rest.erase(at);
    }
    if (!zh && std::string_view(look.id) == "Normal") {
        rest = R"(<w:spacing w:after="120" w:line="300" w:lineRule="auto"/>)";
    }
    return element("w:pPr", {}, rest + (*look.align == '\0' ? "" : value("w:jc", look.align)) + outline);
}

std::string styles(bool zh) {
    std::string inner;
    for (const auto& look : looks) {
        const auto size = std::to_string(zh ? look.half_points : look.half_points_en);
        const auto fonts = element("w:rFonts", {{"w:ascii", "Times New Roman"}, {"w:hAnsi", "Times New Roman"}, {"w:eastAsia", look.east}, {"w:cs", "Times New Roman"}});
        Attributes attributes{{"w:type", "paragraph"}};
        if (&look == &looks[0]) {
            attributes.emplace_back("w:default", "1");
        }
        attributes.emplace_back("w:styleId", look.id);
        inner += element("w:style", attributes, value("w:name", look.name) + "<w:qFormat/>" + paragraph_properties(look, zh) +
                                                    element("w:rPr", {}, fonts + (look.bold ? "<w:b/>" : "") + value("w:sz", size) + value("w:szCs", size)));
    }
    return std::string(xml_head) + element("w:styles", {{"xmlns:w", ns_w}}, inner);
}

std::string border(std::string_view side, int eighths) {
    return element(std::string("w:") + std::string(side), {{"w:val", eighths == 0 ? "nil" : "single"}, {"w:sz", std::to_string(eighths)}, {"w:space", "0"}, {"w:color", "000000"}});
}

/// Breadths of columns by their longest word, together as broad as the text.
std::vector<int> breadths(const publish::ReportTable& table) {
    std::vector<double> wanted;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        std::size_t longest = std::min<std::size_t>(text::display_width(table.header[c]), 14);
        for (const auto& row : table.rows) {
            longest = std::max(longest, text::display_width(row[c]));
        }
        wanted.push_back(static_cast<double>(std::clamp<std::size_t>(longest, 4, 36)) + 2);
    }
    double sum = 0;
    for (const auto width : wanted) {
        sum += width;
    }
    std::vector<int> out;
    for (const auto width : wanted) {
        out.push_back(static_cast<int>(width / sum * text_width));
    }
    return out;
}

struct CellLook {
    int width;
    bool numeric;
    bool bold;
    bool line_above;
    bool line_below;
};

std::string cell(std::string_view text, const CellLook& look) {
    constexpr int thin = 6;
    std::string borders = (look.line_above ? border("top", thin) : "") + (look.line_below ? border("bottom", thin) : "");
    const auto properties = element("w:tcPr", {}, element("w:tcW", {{"w:w", std::to_string(look.width)}, {"w:type", "dxa"}}) +
                                                      (borders.empty() ? "" : element("w:tcBorders", {}, borders)) + value("w:vAlign", "center"));
    const auto paragraph = element("w:pPr", {}, value("w:pStyle", "Cell") + value("w:jc", look.numeric ? "right" : "left"));
    return element("w:tc", {}, properties + element("w:p", {}, paragraph + run(text, look.bold ? element("w:rPr", {}, "<w:b/>") : "")));
}

std::string row(const std::vector<std::string>& texts, const std::vector<int>& widths, const std::vector<bool>& numeric, bool header, bool total) {
    std::string inner = element("w:trPr", {}, std::string("<w:cantSplit/>") + (header ? "<w:tblHeader/>" : ""));
    for (std::size_t c = 0; c < texts.size(); ++c) {
        inner += cell(texts[c], {widths[c], numeric[c], header || total, total, header});
    }
    return element("w:tr", {}, inner);
}

/// Breadth and height of a PNG, from its first chunk.
std::pair<double, double> png_size(std::string_view png) {
    const auto number = [&](std::size_t at) {
        double out = 0;
        for (std::size_t i = at; i < at + 4 && i < png.size(); ++i) {
            out = out * 256 + static_cast<unsigned char>(png[i]);
        }
        return out;
    };
    return {std::max(number(16), 1.0), std::max(number(20), 1.0)};
}

std::string relationship(const std::string& id, const std::string& kind, const std::string& target) {
    return element("Relationship", {{"Id", id}, {"Type", office_relation + kind}, {"Target", target}});
}

std::string content_types() {
    std::string inner;
    for (const auto& [extension, type] : {std::pair{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"}, {"png", "image/png"}}) {
        inner += element("Default", {{"Extension", extension}, {"ContentType", type}});
    }
    for (const auto& [part, type] : {std::pair{"/word/document.xml", word_type + "document.main+xml"}, {"/word/styles.xml", word_type + "styles+xml"}, {"/word/footer1.xml", word_type + "footer+xml"},
                                     {"/docProps/core.xml", std::string("application/vnd.openxmlformats-package.core-properties+xml")}}) {
        inner += element("Override", {{"PartName", part}, {"ContentType", type}});
    }
    return std::string(xml_head) + element("Types", {{"xmlns", ns_types}}, inner);
}

std::string core_properties(const BookMeta& meta) {
    const auto day = text::date_text(meta.as_of) + "T00:00:00Z";
    const auto when = [&](std::string_view name) { return element(name, {{"xsi:type", "dcterms:W3CDTF"}}, day); };
    return std::string(xml_head) +
           element("cp:coreProperties", {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"}, {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                         {"xmlns:dcterms", "http://purl.org/dc/terms/"}, {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}},
                   element("dc:title", {}, escaped(meta.title)) + element("dc:creator", {}, escaped(meta.program)) + when("dcterms:created") + when("dcterms:modified"));
}

/// `— 1 —`
std::string footer() {
    const auto field = element("w:fldSimple", {{"w:instr", " PAGE "}}, run("1"));
    return std::string(xml_head) + element("w:ftr", {{"xmlns:w", ns_w}}, element("w:p", {}, element("w:pPr", {}, value("w:pStyle", "Footer")) + run("— ") + field + run(" —")));
}

std::string section() {
    return element("w:sectPr", {}, element("w:footerReference", {{"w:type", "default"}, {"r:id", "rId2"}}) +
                                       element("w:pgSz", {{"w:w", std::to_string(page_width)}, {"w:h", std::to_string(page_height)}}) +
                                       element("w:pgMar", {{"w:top", std::to_string(margin_top)}, {"w:right", std::to_string(margin_right)}, {"w:bottom", std::to_string(margin_bottom)},
                                                           {"w:left", std::to_string(margin_left)}, {"w:header", "851"}, {"w:footer", "1400"}, {"w:gutter", "0"}}));
}

} // namespace

void Docx::styled(std::string_view style, std::string_view text) { body_ += element("w:p", {}, element("w:pPr", {}, value("w:pStyle", std::string(style))) + run(text)); }
void Docx::title(std::string_view text) { styled("Title", text); }
void Docx::subtitle(std::string_view text) { styled("Subtitle", text); }
void Docx::heading(std::string_view text) { styled("Heading1", text); }
void Docx::paragraph(std::string_view text) { styled("Normal", text); }
void Docx::small(std::string_view text) { styled("Note", text); }
void Docx::page_break() { body_ += R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)"; }

void Docx::table(const publish::ReportTable& table) {
    constexpr int thick = 12;
    styled("Caption", table.caption);
    const auto widths = breadths(table);
    const auto borders = border("top", thick) + border("left", 0) + border("bottom", thick) + border("right", 0) + border("insideH", 0) + border("insideV", 0);
    std::string inner = element("w:tblPr", {}, element("w:tblW", {{"w:w", std::to_string(text_width)}, {"w:type", "dxa"}}) + value("w:jc", "center") + element("w:tblBorders", {}, borders) +
                                                   element("w:tblLayout", {{"w:type", "fixed"}}));
    std::string grid;
    for (const auto width : widths) {
        grid += element("w:gridCol", {{"w:w", std::to_string(width)}});
    }
    inner += element("w:tblGrid", {}, grid) + row(table.header, widths, table.numeric, true, false);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        inner += row(table.rows[i], widths, table.numeric, false, table.has_total && i + 1 == table.rows.size());
    }
    body_ += element("w:tbl", {}, inner);
    styled("Note", table.note); // also when empty: two tables that touch would become one
}

void Docx::picture(std::string_view png, std::string_view caption) {
    pictures_.emplace_back(png);
    const auto number = std::to_string(pictures_.size());
    const auto [pixels_wide, pixels_high] = png_size(png);
    const double scale = std::min(text_width / pixels_wide, picture_height / pixels_high) * emu_a_twip;
    const auto wide = std::to_string(std::llround(pixels_wide * scale)), high = std::to_string(std::llround(pixels_high * scale));
    const auto name = "image" + number + ".png";
    const auto shape = element("pic:spPr", {}, element("a:xfrm", {}, element("a:off", {{"x", "0"}, {"y", "0"}}) + element("a:ext", {{"cx", wide}, {"cy", high}})) +
                                                   element("a:prstGeom", {{"prst", "rect"}}, "<a:avLst/>"));
    const auto fill = element("pic:blipFill", {}, element("a:blip", {{"r:embed", "rIdImage" + number}}) + element("a:stretch", {}, "<a:fillRect/>"));
    const auto names = element("pic:nvPicPr", {}, element("pic:cNvPr", {{"id", number}, {"name", name}}) + "<pic:cNvPicPr/>");
    const auto graphic = element("a:graphic", {{"xmlns:a", ns_a}}, element("a:graphicData", {{"uri", ns_pic}}, element("pic:pic", {{"xmlns:pic", ns_pic}}, names + fill + shape)));
    const auto inline_picture = element("wp:inline", {{"distT", "0"}, {"distB", "0"}, {"distL", "0"}, {"distR", "0"}},
                                        element("wp:extent", {{"cx", wide}, {"cy", high}}) + element("wp:docPr", {{"id", number}, {"name", name}, {"descr", std::string(caption)}}) + graphic);
    body_ += element("w:p", {}, element("w:pPr", {}, value("w:pStyle", "Figure")) + element("w:r", {}, element("w:drawing", {}, inline_picture)));
    styled("FigureCaption", caption);
}

std::string Docx::finish() {
    const bool zh = meta_.lang == Language::zh;
    std::string relations = relationship("rId1", "styles", "styles.xml") + relationship("rId2", "footer", "footer1.xml");
    for (std::size_t i = 1; i <= pictures_.size(); ++i) {
        relations += relationship("rIdImage" + std::to_string(i), "image", "media/image" + std::to_string(i) + ".png");
    }
    const auto root = relationship("rId1", "officeDocument", "word/document.xml") +
                      element("Relationship", {{"Id", "rId2"}, {"Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"}, {"Target", "docProps/core.xml"}});
    const auto document = element("w:document", {{"xmlns:w", ns_w}, {"xmlns:r", ns_r}, {"xmlns:wp", ns_wp}}, element("w:body", {}, body_ + section()));
    std::vector<std::pair<std::string, std::string>> parts{{"[Content_Types].xml", content_types()},
                                                           {"_rels/.rels", std::string(xml_head) + element("Relationships", {{"xmlns", ns_package}}, root)},
                                                           {"docProps/core.xml", core_properties(meta_)},
                                                           {"word/document.xml", std::string(xml_head) + document},
                                                           {"word/_rels/document.xml.rels", std::string(xml_head) + element("Relationships", {{"xmlns", ns_package}}, relations)},
                                                           {"word/styles.xml", styles(zh)},
                                                           {"word/footer1.xml", footer()}};
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
        parts.emplace_back("word/media/image" + std::to_string(i + 1) + ".png", pictures_[i]);
    }
    return io::zip_archive(parts);
}

} // namespace gridwarden::office
