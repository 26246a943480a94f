#include "io/geojson_index.hpp"

#include "core/error.hpp"
#include "io/json_fault.hpp"
#include "io/json_walk.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::io {

namespace {

class Indexer {
public:
    Indexer(std::string_view text, const std::string& path) : text_(text), path_(path), walk_(text) {}

    GeoJsonIndex run() {
        skip_separators();
        outermost();
        if (skip_separators()) {
            as_sequence();
        }
        return std::move(index_);
    }

private:
    /// Skips blanks and record separators; true where a further text follows.
    bool skip_separators() {
        while (walk_.take('\x1E')) {
        }
        return walk_.peek() != '\0' || walk_.at() < text_.size();
    }

    /// The first text. Where it is one feature or geometry, it is the one entry of `features`.
    void outermost() {
        walk_.peek();
        const auto begin = walk_.at();
        if (walk_.peek() != '{') {
            walk_.skip_value();
            check(walk_.from(begin));
            return;
        }
        bool collection = false;
        walk_.object([&](std::string_view key) { collection = top_member(key) || collection; });
        if (index_.type == "FeatureCollection") {
            if (!collection) {
                throw Error("GW-IO-013", {{"path", path_}});
            }
        } else {
            const auto end = walk_.at();
            index_.features.clear();
            index_.keys = {};
            walk_.go_to(begin);
            row_value();
            walk_.go_to(end);
        }
    }

    /// True for an array `features`.
    bool top_member(std::string_view key) {
        const char sign = walk_.peek();
        const auto begin = walk_.at();
        if (key == "features" && sign == '[') {
            walk_.array([&] { row_value(); });
            return true;
        }
        if (key == "type" && sign == '"') {
            index_.type = walk_.string();
            return false;
        }
        walk_.skip_value();
        check(walk_.from(begin));
        if (key == "crs" && sign == '{') {
            index_.crs = walk_.from(begin);
        }
        return false;
    }

    /// Each text of a sequence is a row.
    void as_sequence() {
        index_ = {};
        index_.sequence = true;
        walk_.go_to(0);
        while (skip_separators()) {
            row_value();
        }
    }

    /// A value that is to be a row: a feature, a geometry, or something that will be rejected.
    void row_value() {
        const char sign = walk_.peek();
        const auto begin = walk_.at();
        if (sign == '{') {
            walk_.object([&](std::string_view key) { feature_member(key); });
        } else {
            walk_.skip_value();
        }
        index_.features.push_back({begin, walk_.at() - begin});
    }

    void feature_member(std::string_view key) {
        const char sign = walk_.peek();
        if (key == "properties" && sign == '{') {
            std::size_t number = 0;
            walk_.object([&](std::string_view name) {
                number = index_.keys.add(name, number) + 1;
                walk_.skip_value();
            });
            return;
        }
        if (key == "geometry" && sign == '{') {
            geometry();
            return;
        }
        if (key == "type" && sign == '"') {
            note_kind(walk_.string());
            return;
        }
        const auto begin = walk_.at();
        walk_.skip_value();
        index_.has_id = index_.has_id || (key == "id" && walk_.from(begin) != "null");
    }

    /// Mostly the type comes first, and the coordinates are skipped with the whole object.
    void geometry() {
        const auto begin = walk_.at();
        walk_.need('{');
        if (walk_.peek() == '"' && walk_.string() == "type" && walk_.take(':') && walk_.peek() == '"') {
            note_kind(walk_.string());
            walk_.go_to(begin);
            walk_.skip_value();
            return;
        }
        walk_.go_to(begin);
        walk_.object([&](std::string_view key) {
            if (key == "type" && walk_.peek() == '"') {
                note_kind(walk_.string());
            } else {
                walk_.skip_value();
            }
        });
    }

    void note_kind(std::string_view type) {
        index_.points = index_.points || type == "Point" || type == "MultiPoint";
        index_.lines = index_.lines || type == "LineString" || type == "MultiLineString";
        index_.polygons = index_.polygons || type == "Polygon" || type == "MultiPolygon";
        index_.other = index_.other || type == "GeometryCollection";
    }

    void check(std::string_view json) {
        if (find_json_fault(json)) {
            throw NotJson{};
        }
    }

    std::string_view text_;
    const std::string& path_;
    JsonWalk walk_;
    GeoJsonIndex index_;
};

/// What follows the last `:` or `/` of a name of the OGC, such as `urn:ogc:def:crs:EPSG::4490`.
std::string last_part(std::string_view name) { return std::string(name.substr(name.find_last_of(":/") + 1)); }

} // namespace

std::size_t KeyTable::find(std::string_view raw, std::size_t hint) const {
    if (hint < names_.size() && names_[hint] == raw && raw.find('\\') == std::string_view::npos) {
        return hint;
    }
    std::string name;
    append_unescaped(name, raw);
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? none : found->second;
}

std::size_t KeyTable::find_before_quote(const char* raw, std::size_t hint) const {
    if (hint < names_.size()) {
        const auto& name = names_[hint];
        if (std::strncmp(raw, name.data(), name.size()) == 0 && raw[name.size()] == '"' && name.find('\\') == std::string::npos) {
            return hint;
        }
    }
    const char* end = raw;
    while (*end != '"') {
        end += *end == '\\' ? 2 : 1;
    }
    return find({raw, static_cast<std::size_t>(end - raw)}, hint);
}

std::size_t KeyTable::add(std::string_view raw, std::size_t hint) {
    if (const auto known = find(raw, hint); known != none) {
        return known;
    }
    std::string name;
    append_unescaped(name, raw);
    numbers_.emplace(name, names_.size());
    names_.push_back(std::move(name));
    return names_.size() - 1;
}

bool is_geometry_type(std::string_view type) {
    constexpr std::string_view known[] = {"Point",   "MultiPoint",   "LineString",        "MultiLineString",
                                          "Polygon", "MultiPolygon", "GeometryCollection"};
    return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

GeoJsonIndex index_geojson(std::string_view text, const std::string& path) {
    try {
        return Indexer(text, path).run();
    } catch (const NotJson&) {
        throw_json_fault(text, path, false);
    }
}

void throw_json_fault(std::string_view text, const std::string& path, bool sequence) {
    auto fault = find_json_fault(text, sequence);
    if (fault && !sequence && fault->expected == "—") { // a second text behind the first: then it is meant as a sequence
        fault = find_json_fault(text, true);
    }
    if (!fault) {
        defect("a JSON text was found broken and whole: " + path);
    }
    const auto position = position_of(text, fault->offset);
    throw Error("GW-IO-011", {{"path", path},
                              {"line", std::size_t{position.line}},
                              {"column", std::size_t{position.column}},
                              {"expected", fault->expected}});
}

std::string crs_of_member(std::string_view json) {
    std::string name;
    JsonWalk walk(json);
    walk.object([&](std::string_view key) {
        if (key != "properties" || walk.peek() != '{') {
            walk.skip_value();
            return;
        }
        walk.object([&](std::string_view inner) {
            if ((inner == "name" || inner == "href" || inner == "code") && walk.peek() == '"') {
                name = walk.string();
            } else {
                walk.skip_value();
            }
        });
    });
    const auto folded = text::lower_ascii(name);
    if (folded.ends_with("crs84")) {
        return "EPSG:4326";
    }
    if (folded.find("epsg") != std::string::npos && text::parse_integer(last_part(name))) {
        return "EPSG:" + last_part(name);
    }
    return name.empty() ? std::string(json) : name;
}

} // namespace gridwarden::io
