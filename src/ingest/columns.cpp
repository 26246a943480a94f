#include "ingest/columns.hpp"

#include "core/error.hpp"
#include "text/near_miss.hpp"
#include "text/text.hpp"

#include <algorithm>

namespace gridwarden::ingest {

namespace {

int index_where(const std::vector<std::string>& names, auto&& matches) {
    const auto found = std::find_if(names.begin(), names.end(), matches);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

} // namespace

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 0; i < names.size() && i < 60; ++i) {
        all += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > 60 ? all + ", …" : all;
}

std::vector<std::string> names_of(const table::Schema& schema) {
    std::vector<std::string> names;
    for (const auto& field : schema.fields) {
        names.push_back(field.name);
    }
    return names;
}

int named_column(const model::InputSpec& spec, std::string_view key, const std::vector<std::string>& names) {
    const auto wanted = spec.get(key);
    if (const auto exact = index_where(names, [&](const auto& name) { return name == wanted; }); exact >= 0) {
        return exact;
    }
    const auto folded = text::fold(wanted);
    if (const auto alike = index_where(names, [&](const auto& name) { return text::fold(name) == folded; }); alike >= 0) {
        return alike;
    }
    const auto fold = [](const std::string& name) { return text::fold(name); };
    const auto near = text::near_miss(folded, names, fold);
    const auto meant = index_where(names, [&](const auto& name) { return fold(name) == near; });
    const Bilingual any{"COLUMN", "列名"};
    throw Error("GW-COL-001", {{"file", spec.path},
                               {"key", key},
                               {"value", wanted},
                               near.empty() ? Argument("nearest", any) : Argument("nearest", names[static_cast<std::size_t>(meant)]),
                               {"columns", names.empty() ? "—" : listed(names)}});
}

bool names_coordinates(const model::InputSpec& spec) {
    return spec.has("lon") || spec.has("lat") || spec.has("x") || spec.has("y") || spec.has("wkt");
}

CoordinateColumns coordinate_columns(const model::InputSpec& spec, const std::vector<std::string>& names) {
    CoordinateColumns columns;
    if (spec.has("wkt")) {
        columns.wkt = named_column(spec, "wkt", names);
        return columns;
    }
    for (const auto& [east, north] : {std::pair{"lon", "lat"}, std::pair{"x", "y"}}) {
        if (spec.has(east) != spec.has(north)) {
            throw Error("GW-COL-005", {{"file", spec.path}, {"given", spec.has(east) ? east : north}, {"missing", spec.has(east) ? north : east}});
        }
        if (spec.has(east)) {
            columns.x = named_column(spec, east, names);
            columns.y = named_column(spec, north, names);
            return columns;
        }
    }
    for (const auto& [east, north] : {std::pair{Meaning::longitude, Meaning::latitude}, std::pair{Meaning::x, Meaning::y}}) {
        columns.x = column_meaning(names, east);
        columns.y = column_meaning(names, north);
        if (columns.found()) {
            return columns;
        }
    }
    columns = {};
    columns.wkt = column_meaning(names, Meaning::wkt);
    return columns;
}

} // namespace gridwarden::ingest
