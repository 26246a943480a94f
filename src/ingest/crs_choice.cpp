#include "ingest/crs_choice.hpp"

#include "core/error.hpp"
#include "core/number_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/tell.hpp"
#include "text/text.hpp"

namespace gridwarden::ingest {

namespace {

void tell_file(IssueSink& issues, std::string_view code, std::string value, Arguments arguments = {}) {
    tell(issues, code, {}, std::move(value), std::move(arguments));
}

std::string shortened(const std::string& crs) { return text::clip(crs, 60); } // WKT is long

/// What is worth knowing about a CRS that was taken: an approximate inverse, or CGCS2000 taken for WGS 84.
void tell_about(const geodesy::Crs& crs, IssueSink& issues) {
    if (crs.kind == geodesy::CrsKind::gcj02 || crs.kind == geodesy::CrsKind::bd09) {
        tell_file(issues, "GW-CRS-104", crs.tag.text);
    }
    if (crs.name.find("CGCS2000") != std::string::npos || crs.name.find("China Geodetic") != std::string::npos) {
        tell_file(issues, "GW-CRS-105", shortened(crs.tag.text));
    }
}

CrsChoice stated(const std::string& text, std::string_view by, IssueSink& issues) {
    CrsChoice choice;
    choice.crs = geodesy::parse_crs(text);
    choice.said = shortened(choice.crs->tag.text) + " (" + std::string(by) + ")";
    tell_about(*choice.crs, issues);
    return choice;
}

/// Whether a CRS that a file states is this one. One that cannot be understood is another: the user's word stands.
bool is_same(const std::string& text, const geodesy::Crs& crs) {
    try {
        return geodesy::parse_crs(text).tag == crs.tag;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

CrsChoice choose_crs(const model::InputSpec& spec, const table::Schema& schema, bool own_geometry, const Options& options,
                     IssueSink& issues) {
    const auto key = spec.get("crs");
    if (key.starts_with("field:")) {
        model::InputSpec by_column{spec.path, {{"crs", key.substr(6)}}, {}, {}};
        CrsChoice choice;
        choice.column = named_column(by_column, "crs", names_of(schema));
        choice.said = key;
        return choice;
    }
    const bool file_states = own_geometry && schema.crs.stated();
    if (!key.empty()) {
        auto choice = stated(key, "given", issues);
        if (file_states && !is_same(schema.crs.text, *choice.crs)) {
            tell_file(issues, "GW-CRS-103", key, {{"stated", shortened(schema.crs.text)}});
        }
        return choice;
    }
    if (file_states) {
        return stated(schema.crs.text, "stated by the file", issues);
    }
    if (options.assume_wgs84) {
        tell_file(issues, "GW-CRS-102", "");
        return stated("EPSG:4326", "assumed", issues);
    }
    throw Error("GW-CRS-101", {{"file", spec.path}});
}

void tell_stray(Length largest, IssueSink& issues) {
    if (largest > Length::metres(0.1)) {
        tell_file(issues, "GW-CRS-106", number_text(largest.in_metres(), 3) + " m");
    }
}

} // namespace gridwarden::ingest
