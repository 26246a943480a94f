#include "io/geometry_in.hpp"

#include "io/tell.hpp"

#include <algorithm>
#include <iterator>

namespace gridwarden::io {

namespace {

bool all_finite(const shape::Path& path) {
    return std::all_of(path.begin(), path.end(), [](shape::Coord c) { return is_finite(c); });
}

} // namespace

GeometryFault settle(shape::Geometry& geometry, bool& closed) {
    for (auto& part : geometry.parts) {
        for (auto& path : part) {
            if (!all_finite(path)) {
                return {"GW-IO-034", "NaN / Inf"};
            }
            if (geometry.kind == shape::Kind::line && path.size() < 2) {
                return {"GW-IO-033", std::to_string(path.size())};
            }
            if (geometry.kind != shape::Kind::polygon) {
                continue;
            }
            if (path.size() > 1 && path.front() != path.back()) {
                path.push_back(path.front());
                closed = true;
            }
            if (path.size() < 4) {
                return {"GW-IO-032", std::to_string(path.size())};
            }
        }
    }
    return {};
}

bool add_parts(shape::Geometry& into, shape::Geometry&& more) {
    if (more.kind == shape::Kind::none) {
        return true;
    }
    if (into.kind != shape::Kind::none && into.kind != more.kind) {
        return false;
    }
    into.kind = more.kind;
    into.parts.insert(into.parts.end(), std::make_move_iterator(more.parts.begin()), std::make_move_iterator(more.parts.end()));
    return true;
}

void GeometryNotes::tell_all(IssueSink& issues, const std::string& path, const std::string& layer) const {
    const auto note = [&](const char* code, std::uint64_t count) {
        if (count > 0) {
            tell(issues, code, {path, layer, 0, ""}, std::to_string(count));
        }
    };
    note("GW-IO-036", flattened);
    note("GW-IO-037", dropped_z);
    note("GW-IO-038", curves);
    note("GW-IO-042", surfaces);
}

} // namespace gridwarden::io
