#include "ingest/crs_choice.hpp"

#include "core/error.hpp"
#include "ingest/columns.hpp"
#include "text/text.hpp"

namespace gridwarden::ingest {

namespace {

void tell(IssueSink& issues, std::string_view code, const model::InputSpec& spec, std::string_view value, Arguments arguments = {}) {
    issues.add({std::string(code), {spec.path, "", 0, ""}, std::string(value), std::move(arguments)});
}

/// What is worth knowing about a CRS that was taken: an approximate inverse, or CGCS2000 taken for WGS 84.
void tell_about(const geodesy::Crs& crs, const model::InputSpec& spec, IssueSink& issues) {
    if (crs.kind == geodesy::CrsKind::gcj02 || crs.kind == geodesy::CrsKind::bd09) {
        tell(issues, "GW-CRS-104", spec, crs.tag.text);
    }
    if (crs.name.find("CGCS2000") != std::string::npos || crs.name.find("China Geodetic") != std::string::npos) {
        tell(issues, "GW-CRS-105", spec, crs.tag.text);
    }
}

CrsChoice stated(const std::string& text, std::string_view by, const model::InputSpec& spec, IssueSink& issues) {
    CrsChoice choice;
    choice.crs = geodesy::parse_crs(text);
    choice.said = choice.crs->tag.text.substr(0, 60) + " (" + std::string(by) + ")";
    tell_about(*choice.crs, spec, issues);
    return choice;
}

} // namespace

CrsChoice choose_crs(const model::InputSpec& spec, const table::Schema& schema, const Options& options, IssueSink& issues) {
    const auto key = spec.get("crs");
    if (key.starts_with("field:")) {
        model::InputSpec by_column{spec.path, {{"crs", key.substr(6)}}, {}, {}};
        CrsChoice choice;
        choice.column = named_column(by_column, "crs", names_of(schema));
        choice.said = key;
        return choice;
    }
    const bool file_states = schema.has_geometry && schema.crs.stated();
    if (!key.empty()) {
        auto choice = stated(key, "given", spec, issues);
        if (file_states && geodesy::parse_crs(schema.crs.text).tag != choice.crs->tag) {
            tell(issues, "GW-CRS-103", spec, key, {{"stated", schema.crs.text.substr(0, 60)}});
        }
        return choice;
    }
    if (file_states) {
        return stated(schema.crs.text, "stated by the file", spec, issues);
    }
    if (options.assume_wgs84) {
        tell(issues, "GW-CRS-102", spec, "");
        return stated("EPSG:4326", "assumed", spec, issues);
    }
    throw Error("GW-CRS-101", {{"file", spec.path}});
}

} // namespace gridwarden::ingest
