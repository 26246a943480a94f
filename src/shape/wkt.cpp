#include "core/error.hpp"
#include "core/number_text.hpp"
#include "shape/geometry.hpp"

#include <algorithm>
#include <charconv>

namespace gridwarden::shape {

namespace {

/// Reads the text character by character; every refusal names the place.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Geometry read() {
        auto geometry = tagged();
        blanks();
        if (at_ != text_.size()) {
            fail("the end");
        }
        return geometry;
    }

private:
    [[noreturn]] void fail(std::string_view expected) const {
        throw Error("GW-GEOM-001", {{"position", at_ + 1}, {"expected", expected}, {"value", text_.substr(0, 60)}});
    }

    void blanks() {
        at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    }

    bool next_is(char c) {
        blanks();
        return at_ < text_.size() && text_[at_] == c;
    }

    bool take(char c) {
        const bool there = next_is(c);
        at_ += there ? 1 : 0;
        return there;
    }

    void expect(char c) {
        if (!take(c)) {
            fail(std::string("'") + c + "'");
        }
    }

    std::string word() {
        blanks();
        std::string out;
        while (at_ < text_.size() && ((text_[at_] | 0x20) >= 'a' && (text_[at_] | 0x20) <= 'z')) {
            out += static_cast<char>(text_[at_++] & ~0x20);
        }
        return out;
    }

    double number() {
        blanks();
        double value = 0;
        const auto* const begin = text_.data() + at_;
        const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
        const bool ends = end == text_.data() + text_.size() || std::string_view(" \t\r\n,()").find(*end) != std::string_view::npos;
        if (error != std::errc{} || !ends) {
            fail("a number");
        }
        at_ += static_cast<std::size_t>(end - begin);
        return value;
    }

    /// Two ordinates; a third and fourth (Z, M) are read and dropped.
    Coord coord() {
        const Coord c{number(), number()};
        for (int more = 0; more < 2 && !next_is(',') && !next_is(')'); ++more) {
            number();
        }
        return c;
    }

    template <class Item>
    auto list(Item item) {
        std::vector<decltype(item())> out;
        expect('(');
        do {
            out.push_back(item());
        } while (take(','));
        expect(')');
        return out;
    }

    Path path() {
        return list([&] { return coord(); });
    }
    Part rings() {
        return list([&] { return path(); });
    }
    Part single() {
        expect('(');
        const Coord c = coord();
        expect(')');
        return {{c}};
    }
    /// Points of a MULTIPOINT stand with or without parentheses.
    Part one_of_many() { return next_is('(') ? single() : Part{Path{coord()}}; }

    Geometry tagged() {
        const auto tag = word();
        const auto before = at_;
        const auto dimension = word();
        if (dimension != "Z" && dimension != "M" && dimension != "ZM") {
            at_ = before;
        }
        const auto kind = kind_of(tag);
        const auto empty = at_;
        if (word() == "EMPTY") {
            return {Kind::none, {}};
        }
        at_ = empty;
        return {kind, parts_of(tag)};
    }

    Kind kind_of(std::string_view tag) {
        tag.remove_prefix(tag.starts_with("MULTI") ? 5 : 0);
        if (tag == "POINT") {
            return Kind::point;
        }
        if (tag == "LINESTRING") {
            return Kind::line;
        }
        if (tag == "POLYGON") {
            return Kind::polygon;
        }
        fail("POINT, LINESTRING, POLYGON or their MULTI forms");
    }

    std::vector<Part> parts_of(const std::string& tag) {
        if (tag == "POINT") {
            return {single()};
        }
        if (tag == "LINESTRING") {
            return {{path()}};
        }
        if (tag == "POLYGON") {
            return {rings()};
        }
        if (tag == "MULTIPOINT") {
            return list([&] { return one_of_many(); });
        }
        if (tag == "MULTILINESTRING") {
            return list([&] { return Part{path()}; });
        }
        if (tag == "MULTIPOLYGON") {
            return list([&] { return rings(); });
        }
        fail("POINT, LINESTRING, POLYGON or their MULTI forms");
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

void append_ordinate(std::string& out, double value, int decimals) {
    if (decimals < 15) {
        append_fixed(out, value, decimals);
        return;
    }
    char buffer[64];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

void append_path(std::string& out, const Path& path, int decimals) {
    out += '(';
    for (std::size_t i = 0; i < path.size(); ++i) {
        out += i == 0 ? "" : ", ";
        append_ordinate(out, path[i].x, decimals);
        out += ' ';
        append_ordinate(out, path[i].y, decimals);
    }
    out += ')';
}

void append_part(std::string& out, const Part& part, Kind kind, int decimals) {
    out += kind == Kind::polygon ? "(" : "";
    for (std::size_t i = 0; i < part.size(); ++i) {
        out += i == 0 ? "" : ", ";
        append_path(out, part[i], decimals);
    }
    out += kind == Kind::polygon ? ")" : "";
}

} // namespace

Geometry parse_wkt(std::string_view text) { return Reader(text).read(); }

std::string to_wkt(const Geometry& geometry, int decimals) {
    if (geometry.empty()) {
        return "POINT EMPTY";
    }
    constexpr std::string_view names[] = {"", "POINT", "LINESTRING", "POLYGON"};
    const bool multi = geometry.parts.size() > 1;
    std::string out(multi ? "MULTI" : "");
    out += names[static_cast<std::size_t>(geometry.kind)];
    out += multi ? " (" : " ";
    for (std::size_t i = 0; i < geometry.parts.size(); ++i) {
        out += i == 0 ? "" : ", ";
        append_part(out, geometry.parts[i], geometry.kind, decimals);
    }
    out += multi ? ")" : "";
    return out;
}

} // namespace gridwarden::shape
