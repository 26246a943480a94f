#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gridwarden::io {

/// Names of properties in order of first appearance. Features mostly repeat the same names in the same order, which a hint
/// makes cheap.
class KeyTable {
public:
    static constexpr std::size_t none = SIZE_MAX;
    /// Number of a name as it stands between its quotes, escapes and all. `hint` is where it is looked for first.
    std::size_t add(std::string_view raw, std::size_t hint);
    [[nodiscard]] std::size_t find(std::string_view raw, std::size_t hint) const;
    /// The same for a name that ends at the next quote.
    [[nodiscard]] std::size_t find_before_quote(const char* raw, std::size_t hint) const;
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> numbers_;
};

/// Where a value stands in a text.
struct Span {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};

/// What one look over a GeoJSON text tells: where its features are and what properties they have.
struct GeoJsonIndex {
    std::string type;             ///< of the outermost object; empty for a sequence of several texts
    std::vector<Span> features;   ///< features; or the one feature or geometry that the text is
    bool sequence = false;        ///< several texts, one behind the other
    KeyTable keys;
    bool has_id = false;          ///< a feature has a member `id`
    std::optional<std::string> crs; ///< JSON of an old member `crs`
    bool points = false, lines = false, polygons = false, other = false; ///< kinds of geometry met
};

/// Whether a member `type` names a geometry.
bool is_geometry_type(std::string_view type);

/// Finds features by their braces. Checks the text around them strictly, but not what is inside a geometry or a property: that
/// is left to the reading of the feature. \throws Error GW-IO-011 where the text is not JSON, GW-IO-013 where a FeatureCollection
/// has no array `features`
GeoJsonIndex index_geojson(std::string_view text, const std::string& path);

/// Throws GW-IO-011 for a text that is known not to be JSON, with line, column and what was expected.
[[noreturn]] void throw_json_fault(std::string_view text, const std::string& path, bool sequence);

/// The CRS that an old member `crs` names: `EPSG:n`, or what stands there where it is no such name.
std::string crs_of_member(std::string_view json);

} // namespace gridwarden::io
