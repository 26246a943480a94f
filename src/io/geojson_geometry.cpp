#include "core/number_text.hpp"
#include "io/coordinates_out.hpp"
#include "io/geojson_text.hpp"
#include "io/writer.hpp"

namespace gridwarden::io {

namespace {

void append_path(std::string& out, const shape::Path& path, int precision) {
    char separator = '[';
    for (const auto coord : path) {
        out += separator;
        append_geojson_position(out, coord, precision);
        separator = ',';
    }
    out += ']';
}

void append_part(std::string& out, shape::Kind kind, const shape::Part& part, int precision) {
    switch (kind) {
    case shape::Kind::point: append_geojson_position(out, part.front().front(), precision); return;
    case shape::Kind::line: append_path(out, part.front(), precision); return;
    default: break;
    }
    char separator = '[';
    for (const auto& ring : part) {
        out += separator;
        append_path(out, ring, precision);
        separator = ',';
    }
    out += ']';
}

std::string_view type_name(shape::Kind kind) {
    switch (kind) {
    case shape::Kind::point: return "Point";
    case shape::Kind::line: return "LineString";
    default: return "Polygon";
    }
}

} // namespace

void append_geojson_position(std::string& out, shape::Coord coord, int precision) {
    out += '[';
    append_fixed(out, coord.x, precision);
    out += ',';
    append_fixed(out, coord.y, precision);
    out += ']';
}

void append_canonical_geometry(std::string& out, const shape::Geometry& geometry, int precision) {
    if (geometry.kind == shape::Kind::none || geometry.empty()) {
        out += "null";
        return;
    }
    const bool multi = geometry.parts.size() > 1;
    out += R"({"type":")";
    out += multi ? "Multi" : "";
    out += type_name(geometry.kind);
    out += R"(","coordinates":)";
    char separator = '[';
    for (const auto& part : geometry.parts) {
        if (multi) {
            out += separator;
            separator = ',';
        }
        append_part(out, geometry.kind, part, precision);
    }
    out += multi ? "]}" : "}";
}

void append_geojson_geometry(std::string& out, const shape::Geometry& geometry, int precision) {
    append_canonical_geometry(out, canonical_lonlat(geometry), precision);
}

} // namespace gridwarden::io
