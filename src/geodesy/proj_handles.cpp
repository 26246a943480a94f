#include "geodesy/proj_handles.hpp"

#include "geodesy/crs.hpp"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace gridwarden::geodesy {

void ContextDeleter::operator()(pj_ctx* context) const noexcept {
    proj_context_destroy(context);
}
void PjDeleter::operator()(PJconsts* object) const noexcept {
    proj_destroy(object);
}

std::string proj_version() {
    return proj_info().version;
}

Context make_context() {
    Context context(proj_context_create());
    proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
    proj_context_set_enable_network(context.get(), 0);
    return context;
}

Pj make_crs(pj_ctx* context, const std::string& definition) {
    Pj crs(proj_create(context, definition.c_str()));
    return crs && proj_is_crs(crs.get()) != 0 ? std::move(crs) : nullptr;
}

Pj make_operation(pj_ctx* context, const PJconsts* from, const PJconsts* to) {
    static constexpr const char* options[] = {"ALLOW_BALLPARK=NO", nullptr};
    const Pj operation(proj_create_crs_to_crs_from_pj(context, from, to, nullptr, options));
    return operation ? Pj(proj_normalize_for_visualization(context, operation.get())) : nullptr;
}

Pj make_operation_to_lonlat(pj_ctx* context, const PJconsts* crs, bool to_own_base) {
    const Pj target = to_own_base ? Pj(proj_crs_get_geodetic_crs(context, crs)) : make_crs(context, "EPSG:4326");
    return target ? make_operation(context, crs, target.get()) : nullptr;
}

std::string datum_words(pj_ctx* context, const PJconsts* crs) {
    const Pj base(proj_crs_get_geodetic_crs(context, crs));
    const Pj datum(base ? proj_crs_get_datum_forced(context, base.get()) : nullptr);
    std::string words;
    for (const PJconsts* object : {datum.get(), base.get()}) {
        const char* name = object != nullptr ? proj_get_name(object) : nullptr;
        for (; name != nullptr && *name != '\0'; ++name) {
            const auto byte = static_cast<unsigned char>(*name);
            if (byte >= 0x80 || std::isalnum(byte) != 0) {
                words += static_cast<char>(std::tolower(byte));
            }
        }
        words += ' ';
    }
    return words;
}

bool is_cgcs2000(const std::string& words) {
    static constexpr std::array names{"china2000", "cgcs2000", "chinageodeticcoordinatesystem2000"};
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return words.find(name) != std::string::npos; });
}

} // namespace gridwarden::geodesy
