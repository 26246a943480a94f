#include "io/geojson_rows.hpp"

#include "io/json_fault.hpp"
#include "io/json_walk.hpp"
#include "io/tell.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <simdjson.h>

namespace gridwarden::io {

namespace {

namespace od = simdjson::ondemand;

std::string_view token(od::value value) { return text::trim(value.raw_json_token()); }

[[noreturn]] void reject(const char* code, std::string_view value) {
    constexpr std::size_t longest = 60;
    throw GeometryFault{code, std::string(value.substr(0, longest)) + (value.size() > longest ? "…" : "")};
}

/// The text of any value, as it stands in the file and checked to be JSON.
std::string_view checked_text(od::value value) {
    std::string_view json;
    switch (value.type().value()) {
    case od::json_type::array: json = value.get_array().value().raw_json().value(); break;
    case od::json_type::object: json = value.get_object().value().raw_json().value(); break;
    default: json = value.raw_json_token();
    }
    json = text::trim(json);
    if (find_json_fault(json)) {
        throw NotJson{};
    }
    return json;
}

/// A token without its quotes, escapes and all; what has none is given as it is.
std::string_view unquoted(std::string_view text) {
    return text.size() >= 2 && text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

/// Reads the geometry of one feature.
class GeometryReader {
public:
    bool more_dimensions = false;
    bool collection = false;
    std::size_t depth = 0; ///< collections within collections

    shape::Geometry read(od::object object) {
        const auto type = type_of(object);
        shape::Geometry geometry;
        bool found = false;
        for (auto member : object) {
            od::field field = std::move(member);
            const std::string_view key = field.unescaped_key();
            if (key == "coordinates" && type != "GeometryCollection") {
                found = true;
                geometry = coordinates(type, field.value());
            } else if (key == "geometries" && type == "GeometryCollection") {
                found = true;
                geometry = parts(field.value());
            } else {
                checked_text(field.value());
            }
        }
        if (!found) {
            reject("GW-IO-030", type == "GeometryCollection" ? "geometries" : "coordinates");
        }
        return geometry;
    }

private:
    static std::string type_of(od::object& object) {
        std::string type;
        od::value value;
        if (object.find_field_unordered("type").get(value) == simdjson::SUCCESS) {
            type = unquoted(token(value));
        }
        if (!is_geometry_type(type)) {
            reject("GW-IO-031", type);
        }
        object.reset();
        return type;
    }

    double number(od::value value) {
        double result = 0;
        const auto text = token(value);
        const auto error = value.get_double().get(result);
        if (error == simdjson::INCORRECT_TYPE || error == simdjson::NUMBER_ERROR || error == simdjson::NUMBER_OUT_OF_RANGE) {
            reject(is_json_number(text) ? "GW-IO-034" : "GW-IO-030", text);
        }
        if (error != simdjson::SUCCESS) {
            throw simdjson::simdjson_error(error);
        }
        return result;
    }

    /// The items of an array; what is none is no coordinates.
    od::array array(od::value value) {
        const auto text = token(value);
        od::array result;
        if (value.get_array().get(result) != simdjson::SUCCESS) {
            reject("GW-IO-030", text);
        }
        return result;
    }

    /// A position; false where it is empty.
    bool position(od::value value, shape::Coord& coord) {
        const auto text = token(value);
        double ordinates[2] = {0, 0};
        std::size_t count = 0;
        for (auto item : array(value)) {
            const double ordinate = number(item.value());
            if (count < 2) {
                ordinates[count] = ordinate;
            }
            ++count;
        }
        if (count == 1) {
            reject("GW-IO-030", text);
        }
        more_dimensions = more_dimensions || count > 2;
        coord = {ordinates[0], ordinates[1]};
        return count > 0;
    }

    shape::Path path(od::value value) {
        shape::Path path;
        for (auto item : array(value)) {
            shape::Coord coord;
            if (!position(item.value(), coord)) {
                reject("GW-IO-030", "[]");
            }
            path.push_back(coord);
        }
        return path;
    }

    shape::Part paths(od::value value) {
        shape::Part part;
        for (auto item : array(value)) {
            part.push_back(path(item.value()));
        }
        return part;
    }

    shape::Geometry coordinates(std::string_view type, od::value value) {
        shape::Geometry geometry;
        if (type == "Point") {
            if (shape::Coord coord; position(value, coord)) {
                geometry = shape::point(coord);
            }
        } else if (type == "MultiPoint") {
            for (const auto coord : path(value)) {
                geometry.parts.push_back({{coord}});
            }
            geometry.kind = shape::Kind::point;
        } else if (type == "LineString") {
            if (auto line = path(value); !line.empty()) {
                geometry.parts.push_back({std::move(line)});
            }
            geometry.kind = shape::Kind::line;
        } else if (type == "MultiLineString") {
            for (auto& line : paths(value)) {
                geometry.parts.push_back({std::move(line)});
            }
            geometry.kind = shape::Kind::line;
        } else if (type == "Polygon") {
            if (auto rings = paths(value); !rings.empty()) {
                geometry.parts.push_back(std::move(rings));
            }
            geometry.kind = shape::Kind::polygon;
        } else {
            for (auto item : array(value)) {
                if (auto rings = paths(item.value()); !rings.empty()) {
                    geometry.parts.push_back(std::move(rings));
                }
            }
            geometry.kind = shape::Kind::polygon;
        }
        return geometry.parts.empty() ? shape::Geometry{} : geometry;
    }

    shape::Geometry parts(od::value value) {
        collection = true;
        if (++depth > deepest) {
            reject("GW-IO-030", "GeometryCollection");
        }
        shape::Geometry all;
        for (auto item : array(value)) {
            auto one = item.value();
            const auto text = token(one);
            od::object object;
            if (one.get_object().get(object) != simdjson::SUCCESS) {
                reject("GW-IO-030", text);
            }
            if (!add_parts(all, read(object))) {
                reject("GW-IO-039", "GeometryCollection");
            }
        }
        --depth;
        return all;
    }

    static constexpr std::size_t deepest = 100; ///< each takes a piece of the stack
};

} // namespace

struct GeoJsonFeatureReader::Impl {
    Impl(const KeyTable& key_table, std::size_t first, std::string file, IssueSink& sink)
        : keys(key_table), first_key(first), path(std::move(file)), issues(sink) {}

    const KeyTable& keys;
    std::size_t first_key;
    std::string path;
    IssueSink& issues;
    GeometryNotes notes;
    od::parser parser;
    std::string padded;
    GeometryReader geometry;
    std::uint32_t number = 0;

    void warn(const char* code, std::string field, std::string_view value) {
        tell(issues, code, {path, "", number, std::move(field)}, std::string(value));
    }

    /// simdjson looks a little behind the text it is given; at the end of the file a copy has the room for that.
    od::document parse(std::string_view text, Span span) {
        const char* begin = text.data() + span.begin;
        if (span.begin + span.size + simdjson::SIMDJSON_PADDING > text.size()) {
            padded.assign(begin, span.size);
            padded.append(simdjson::SIMDJSON_PADDING, ' ');
            begin = padded.data();
        }
        return parser.iterate(simdjson::padded_string_view(begin, span.size, span.size + simdjson::SIMDJSON_PADDING)).value();
    }

    void set_cell(GeoJsonRows& rows, std::size_t column, od::value value) {
        const auto type = value.type().value();
        if (type == od::json_type::string) {
            const auto text = token(value);
            if (text.find('\\') != std::string_view::npos && find_json_fault(text)) {
                throw NotJson{};
            }
            rows.set_text(column, text.substr(1, text.size() - 2));
        } else if (const auto text = checked_text(value); type != od::json_type::null) {
            rows.set_literal(column, text);
        } else {
            rows.set_null(column);
        }
    }

    void properties(GeoJsonRows& rows, od::object object) {
        std::size_t hint = 0;
        for (auto member : object) {
            od::field field = std::move(member);
            const auto key = keys.find_before_quote(field.key().raw(), hint);
            if (rows.set_before(first_key + key)) {
                warn("GW-IO-035", keys.names()[key], keys.names()[key]);
            }
            set_cell(rows, first_key + key, field.value());
            hint = key + 1;
        }
    }

    void set_geometry(GeoJsonRows& rows, od::object object) {
        geometry.more_dimensions = false;
        geometry.collection = false;
        geometry.depth = 0;
        auto shape = geometry.read(object);
        bool closed = false;
        if (auto fault = settle(shape, closed); fault.code != nullptr) {
            throw fault;
        }
        notes.dropped_z += geometry.more_dimensions ? 1 : 0;
        notes.flattened += geometry.collection ? 1 : 0;
        if (closed) {
            warn("GW-IO-040", "", "");
        }
        if (shape.kind == shape::Kind::point && shape.parts.size() == 1) {
            rows.set_point(shape.parts.front().front().front());
        } else {
            rows.set_geometry(shape);
        }
    }

    void member(GeoJsonRows& rows, std::string_view key, od::value value, std::string& type) {
        const auto kind = value.type().value();
        if (key == "type") {
            type = checked_text(value);
        } else if (key == "geometry") {
            if (kind == od::json_type::object) {
                set_geometry(rows, value.get_object().value());
            } else if (checked_text(value) != "null") {
                reject("GW-IO-030", token(value));
            }
        } else if (key == "properties") {
            if (kind == od::json_type::object) {
                properties(rows, value.get_object().value());
            } else if (const auto text = checked_text(value); text != "null") {
                warn("GW-IO-041", "properties", text);
            }
        } else if (key == "id" && first_key == 1) {
            set_cell(rows, 0, value);
            if (kind == od::json_type::object || kind == od::json_type::array || kind == od::json_type::boolean) {
                warn("GW-IO-043", "id", "");
                rows.set_null(0);
            }
        } else {
            checked_text(value);
        }
    }

    /// Takes back what an earlier member of that name set.
    void forget(GeoJsonRows& rows, std::string_view key) {
        if (key == "geometry") {
            rows.set_geometry({});
        }
        for (std::size_t i = 0; key == "properties" && i < keys.names().size(); ++i) {
            rows.set_null(first_key + i);
        }
    }

    void feature(GeoJsonRows& rows, od::object object) {
        std::string type;
        unsigned seen = 0;
        for (auto item : object) {
            od::field field = std::move(item);
            const std::string_view key = field.unescaped_key();
            const unsigned bit = key == "type" ? 1 : key == "geometry" ? 2 : key == "properties" ? 4 : key == "id" ? 8 : 0;
            if ((seen & bit) != 0) {
                warn("GW-IO-035", std::string(key), key);
                forget(rows, key);
            }
            seen |= bit;
            member(rows, key, field.value(), type);
        }
        if (type != "\"Feature\"") {
            reject("GW-IO-031", type);
        }
    }

    void row(std::string_view text, Span span, GeoJsonRows& rows) {
        auto document = parse(text, span);
        od::object object;
        if (document.get_object().get(object) != simdjson::SUCCESS) {
            reject("GW-IO-031", text.substr(span.begin, span.size));
        }
        od::value type;
        const bool has_type = object.find_field_unordered("type").get(type) == simdjson::SUCCESS;
        const auto name = has_type ? token(type) : std::string_view();
        object.reset();
        if (name.starts_with('"') && is_geometry_type(unquoted(name))) {
            set_geometry(rows, object);
        } else {
            feature(rows, object);
        }
    }

    /// A text that could not be read to its end: broken JSON ends the reading, anything else rejects the row.
    GeometryFault fault_of(std::string_view text, Span span, GeometryFault fault) const {
        if (find_json_fault(text.substr(span.begin, span.size))) {
            throw_json_fault(text, path, false);
        }
        return fault;
    }
};

GeoJsonFeatureReader::GeoJsonFeatureReader(const KeyTable& keys, std::size_t first_key, std::string path, IssueSink& issues)
    : impl_(std::make_unique<Impl>(keys, first_key, std::move(path), issues)) {}

GeoJsonFeatureReader::~GeoJsonFeatureReader() = default;

const GeometryNotes& GeoJsonFeatureReader::notes() const noexcept { return impl_->notes; }

bool GeoJsonFeatureReader::read(std::string_view text, Span span, std::uint32_t number, GeoJsonRows& rows) {
    impl_->number = number;
    rows.begin_row();
    GeometryFault fault;
    try {
        impl_->row(text, span, rows);
        rows.keep_row(number);
        return true;
    } catch (const GeometryFault& geometry) {
        fault = impl_->fault_of(text, span, geometry);
    } catch (const NotJson&) {
        fault = impl_->fault_of(text, span, {"GW-IO-030", ""});
    } catch (const simdjson::simdjson_error& error) {
        fault = impl_->fault_of(text, span, {"GW-IO-030", error.what()});
    }
    tell(impl_->issues, fault.code, {impl_->path, "", number, ""}, fault.value);
    return false;
}

} // namespace gridwarden::io
