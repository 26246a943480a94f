#include "web/style_data.hpp"

namespace gridwarden::web {

namespace {

void write_text(json::Writer& out, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        out.key(key).value(text);
    }
}

void write_symbol(json::Writer& out, const publish::Symbol& symbol) {
    out.begin_object();
    write_text(out, "fill", symbol.fill);
    write_text(out, "stroke", symbol.stroke);
    write_text(out, "dash", symbol.dash);
    write_text(out, "marker", symbol.marker);
    write_text(out, "casing", symbol.casing);
    out.key("opacity").value(symbol.opacity).key("strokeMm").value(symbol.stroke_mm).key("sizeMm").value(symbol.size_mm);
    out.key("casingMm").value(symbol.casing_mm).key("hatch").value(symbol.hatch).key("pass").value(symbol.pass);
    out.end_object();
}

void write_labels(json::Writer& out, const publish::Labelling& labels) {
    out.begin_object().key("field").value(labels.field).key("sizePt").value(labels.size_pt).key("colour").value(labels.colour);
    write_text(out, "halo", labels.halo);
    out.key("haloMm").value(labels.halo_mm).key("fromScale").value(labels.from_scale).end_object();
}

} // namespace

void write_style(json::Writer& out, const publish::Style& style) {
    out.begin_object().key("kinds").begin_array();
    for (const auto kind : style.kinds) {
        out.value(static_cast<int>(kind));
    }
    out.end_array().key("field").value(style.field).key("classes").begin_array();
    for (const auto& entry : style.classes) {
        out.begin_object().key("label").value(entry.label).key("symbol");
        write_symbol(out, entry.symbol);
        out.end_object();
    }
    out.end_array();
    if (style.labels) {
        out.key("labels");
        write_labels(out, *style.labels);
    }
    out.end_object();
}

} // namespace gridwarden::web
