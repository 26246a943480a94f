#include "text/text.hpp"

#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace gridwarden::text {

bool is_time_zone(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    UBool known = false; // and not one of ICU's own making, as GMT+8
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(name), canonical, known, status);
    return U_SUCCESS(status) && known && name != "Etc/Unknown";
}

std::string nearest_time_zone(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> zones(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
    std::string nearest = "Asia/Shanghai";
    std::size_t least = std::min<std::size_t>(4, name.size() / 2 + 1); // as many edits would make any city of any other
    while (const char* zone = U_SUCCESS(status) ? zones->next(nullptr, status) : nullptr) {
        const std::string_view whole = zone;
        const auto city = whole.substr(whole.find_last_of('/') + 1);
        for (const auto known : {whole, city}) { // people write `Shanghai`
            if (const auto edits = edit_distance(lower_ascii(known), lower_ascii(name)); edits < least) {
                least = edits;
                nearest = whole;
            }
        }
    }
    return nearest;
}

} // namespace gridwarden::text
