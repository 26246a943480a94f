#include "publish/raster_style.hpp"

#include "core/number_text.hpp"
#include "publish/bands.hpp"
#include "publish/qml_mark.hpp"
#include "publish/xml.hpp"

namespace gridwarden::publish {

namespace {

std::string item(double upper, const std::string& label, const std::string& colour, bool drawn) {
    return element("item", {{"value", upper >= 1e300 ? "inf" : number_text(upper)}, {"label", label}, {"alpha", drawn ? "255" : "0"}, {"color", colour}}) + "\n";
}

} // namespace

std::string raster_qml_for(std::string_view name, const std::vector<double>& limits, Language lang) {
    const auto& source = style_source(name);
    const auto classes = limits.size() - 1;
    std::string items = "\n" + item(limits.front(), text_in(member(source, "below"), lang) + " " + number_text(limits.front()), "#ffffff", false);
    for (std::size_t i = 0; i < classes; ++i) {
        items += item(i + 1 < classes ? limits[i + 1] : 1e300, band_label(limits[i], limits[i + 1]), ramp_colour(source, i, classes), true);
    }
    const auto lowest = number_text(limits.front());
    const auto highest = number_text(limits.back());
    const auto shader = element("colorrampshader", {{"colorRampType", "DISCRETE"}, {"classificationMode", "1"}, {"clip", "0"},
                                                    {"minimumValue", lowest}, {"maximumValue", highest}, {"labelPrecision", "6"}}, items);
    const auto opacity = number_text(*member(member(source, "base"), "opacity").number());
    const auto renderer = element("rasterrenderer", {{"type", "singlebandpseudocolor"}, {"band", "1"}, {"alphaBand", "-1"}, {"opacity", opacity},
                                                     {"nodataColor", ""}, {"classificationMin", lowest}, {"classificationMax", highest}},
                                  element("rasterTransparency", {}) + element("rastershader", {}, shader));
    const auto pipe = element("pipe", {}, renderer + element("brightnesscontrast", {{"brightness", "0"}, {"contrast", "0"}, {"gamma", "1"}}) +
                                              element("huesaturation", {{"saturation", "0"}, {"grayscaleMode", "0"}}) +
                                              element("rasterresampler", {{"maxOversampling", "2"}}));
    std::string qml = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n";
    qml += element("qgis", {{"version", "3.22.0"}, {"styleCategories", "Symbology"}}, "\n" + pipe + element("blendMode", {}, "0") + "\n");
    return marked(std::move(qml) + "\n");
}

} // namespace gridwarden::publish
