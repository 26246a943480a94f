#include "geodesy/crs.hpp"

#include "core/error.hpp"
#include "geodesy/proj_handles.hpp"

#include <proj_experimental.h> // proj.h, and proj_crs_demote_to_2D

#include <algorithm>
#include <array>
#include <cctype>

namespace gridwarden::geodesy {

namespace {

constexpr int sure_enough = 90; // PROJ: equivalent, though under another name

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n\"");
    const auto last = text.find_last_not_of(" \t\r\n\"");
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

/// Small letters and digits only.
std::string keyword(const std::string& text) {
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0) {
            word += static_cast<char>(std::tolower(byte));
        } else if (c != ' ' && c != '-' && c != '_') {
            return {};
        }
    }
    return word;
}

/// PROJ also searches its data base by name, and takes what is similar; a CRS must be named so that there is no guess.
std::string definition_of(const std::string& text) {
    const std::string word = keyword(text);
    if (word == "wgs84" || word == "crs84") {
        return "EPSG:4326";
    }
    if (word == "cgcs2000") {
        return "EPSG:4490";
    }
    if (text.find("proj=pipeline") != std::string::npos) { // an operation; PROJ would take its first step for a CRS
        return {};
    }
    if (text.find("proj=") != std::string::npos || text.find("init=") != std::string::npos) {
        return text.find("type=crs") == std::string::npos ? text + " +type=crs" : text;
    }
    const bool code = text.find(':') != std::string::npos;
    const bool wkt = text.find_first_of("[{") != std::string::npos;
    return code || wkt ? text : std::string{};
}

bool is_any(PJ_TYPE type, std::initializer_list<PJ_TYPE> types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// The horizontal part in two dimensions; null where there is none (a vertical, local or geocentric CRS).
Pj horizontal(pj_ctx* context, Pj crs) {
    if (proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
        crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    }
    if (crs && proj_get_type(crs.get()) != PJ_TYPE_BOUND_CRS) {
        crs.reset(proj_crs_demote_to_2D(context, nullptr, crs.get()));
    }
    const bool usable =
        crs && is_any(proj_get_type(crs.get()), {PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_PROJECTED_CRS, PJ_TYPE_BOUND_CRS});
    return usable ? std::move(crs) : nullptr;
}

CrsKind kind_of(pj_ctx* context, const PJ* crs) {
    if (proj_get_type(crs) == PJ_TYPE_BOUND_CRS) {
        const Pj source(proj_get_source_crs(context, crs));
        return kind_of(context, source.get());
    }
    return proj_get_type(crs) == PJ_TYPE_PROJECTED_CRS ? CrsKind::projected : CrsKind::geographic;
}

std::string code_of(const PJ* crs) {
    const char* authority = proj_get_id_auth_name(crs, 0);
    const char* code = proj_get_id_code(crs, 0);
    return authority != nullptr && code != nullptr ? std::string(authority) + ':' + code : std::string{};
}

/// `EPSG:n` where the data base holds the same CRS, whatever it is called in a .prj file.
std::string identified(pj_ctx* context, const PJ* crs) {
    int* confidence = nullptr;
    PJ_OBJ_LIST* found = proj_identify(context, crs, "EPSG", nullptr, &confidence);
    std::string code;
    if (found != nullptr && proj_list_get_count(found) > 0 && confidence[0] >= sure_enough) {
        const Pj best(proj_list_get(context, found, 0));
        code = code_of(best.get());
    }
    proj_int_list_destroy(confidence);
    proj_list_destroy(found);
    return code;
}

std::string canonical(pj_ctx* context, const PJ* crs) {
    if (proj_get_type(crs) != PJ_TYPE_BOUND_CRS) { // a code would lose the user's own shift parameters
        std::string own = code_of(crs);
        std::string same = own.starts_with("EPSG:") ? std::string{} : identified(context, crs);
        if (!same.empty() || !own.empty()) {
            return same.empty() ? own : same;
        }
    }
    static constexpr const char* options[] = {"MULTILINE=NO", nullptr};
    const char* wkt = proj_as_wkt(context, crs, PJ_WKT2_2019, options);
    return wkt != nullptr ? wkt : "";
}

/// Their shift to WGS 84 differs by tens of metres from place to place and is not published.
bool is_secret_datum(const std::string& words) {
    static constexpr std::array names{"beijing1954", "beijing54", "xian1980", "xian80",  "newbeijing",
                                      "北京54",      "北京1954",  "西安80",   "西安1980"};
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return words.find(name) != std::string::npos; });
}

bool same_lonlat(pj_ctx* context, const PJ* crs, const char* code) {
    const Pj other = make_crs(context, code);
    return proj_is_equivalent_to_with_ctx(context, crs, other.get(), PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0;
}

Crs understood(pj_ctx* context, const PJ* object, const std::string& text) {
    Crs crs{{}, proj_get_name(object), kind_of(context, object), false};
    const std::string words = datum_words(context, object);
    const bool bound = proj_get_type(object) == PJ_TYPE_BOUND_CRS;
    if (!bound && is_secret_datum(words)) {
        throw Error("GW-CRS-002", {{"crs", crs.name}});
    }
    const bool china = !bound && is_cgcs2000(words);
    if (!make_operation_to_lonlat(context, object, china)) {
        throw Error("GW-CRS-004", {{"crs", crs.name.empty() ? text : crs.name}});
    }
    if (!bound && crs.kind == CrsKind::geographic) {
        const bool wgs84 = same_lonlat(context, object, "EPSG:4326");
        crs.is_wgs84 = wgs84 || (china && same_lonlat(context, object, "EPSG:4490"));
        if (wgs84) {
            return {shape::wgs84(), "WGS 84", crs.kind, true};
        }
    }
    crs.tag.text = canonical(context, object);
    return crs;
}

} // namespace

Crs parse_crs(const std::string& text) {
    const std::string name = trimmed(text);
    const std::string word = keyword(name);
    if (word == "gcj02") {
        return {{"gcj02"}, "GCJ-02", CrsKind::gcj02, false};
    }
    if (word == "bd09" || word == "bd09ll") {
        return {{"bd09"}, "BD-09", CrsKind::bd09, false};
    }
    const Context context = make_context();
    const std::string definition = definition_of(name);
    Pj object = definition.empty() ? nullptr : make_crs(context.get(), definition);
    if (!object) {
        throw Error("GW-CRS-001", {{"value", name.substr(0, 200)}});
    }
    const Pj flat = horizontal(context.get(), std::move(object));
    if (!flat) {
        throw Error("GW-CRS-005", {{"value", name.substr(0, 200)}});
    }
    return understood(context.get(), flat.get(), name);
}

} // namespace gridwarden::geodesy
