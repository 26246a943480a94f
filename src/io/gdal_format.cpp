#include "io/gdal_format.hpp"

#include "core/error.hpp"
#include "io/gdal_scope.hpp"
#include "io/sinks.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <gdal.h>
#include <unordered_set>

namespace gridwarden::io {

namespace {

constexpr GdalFormat formats[] = {
    {.name = "gpkg", .driver = "GPKG", .ignores_case = true},
    {.name = "fgb", .driver = "FlatGeobuf", .whole = true},
    {.name = "shp", .driver = "ESRI Shapefile", .whole = true, .ignores_case = true, .short_names = true},
    {.name = "xlsx", .driver = "XLSX", .sheet = true, .whole = true},
    {.name = "ods", .driver = "ODS", .sheet = true, .whole = true},
    {.name = "parquet", .driver = "Parquet"},
};

constexpr std::size_t short_name_size = 10;

/// A byte of UTF-8 that is not the first of its character.
bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

bool is_short(std::string_view name) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && name.size() <= short_name_size && std::all_of(name.begin(), name.end(), plain);
}

/// `level1_name` gives `level1_nam`; what has no ASCII letters at all gives `field_<n>`.
std::string shorten(std::string_view name, std::size_t position) {
    std::string kept;
    for (const char c : name) {
        if (is_short(std::string_view(&c, 1))) {
            kept += c;
        }
    }
    const bool foreign = kept.find_first_not_of("0123456789_") == kept.npos || kept.size() * 2 < name.size();
    return foreign ? "field_" + std::to_string(position + 1) : kept.substr(0, short_name_size);
}

std::string numbered(const std::string& name, std::size_t number, std::size_t limit) {
    const auto tail = std::to_string(number);
    auto cut = name.substr(0, limit - tail.size() - 1);
    cut += '_';
    cut += tail;
    return cut;
}

} // namespace

const GdalFormat& gdal_format(std::string_view name) {
    for (const auto& format : formats) {
        if (format.name == name) {
            return format;
        }
    }
    defect("no such format: " + std::string(name));
}

bool gdal_can_write(std::string_view name) {
    const GdalWriteScope scope;
    auto* driver = GDALGetDriverByName(gdal_format(name).driver);
    return driver != nullptr && GDALGetMetadataItem(driver, GDAL_DCAP_CREATE, nullptr) != nullptr;
}

std::vector<std::string> fitting_names(const std::vector<std::string>& names, const GdalFormat& format) {
    const auto key = [&](const std::string& name) { return format.ignores_case ? text::lower_ascii(name) : name; };
    const auto fits = [&](const std::string& name) { return !format.short_names || is_short(name); };
    std::unordered_set<std::string> reserved; // a name that fits has the first right to it
    for (const auto& name : names) {
        if (fits(name)) {
            reserved.insert(key(name));
        }
    }
    std::vector<std::string> fitting;
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto name = fits(names[i]) ? names[i] : shorten(names[i], i);
        if (taken.contains(key(name)) || (!fits(names[i]) && reserved.contains(key(name)))) {
            const auto wanted = name;
            const auto limit = format.short_names ? short_name_size : wanted.size() + 8;
            for (std::size_t n = 2; taken.contains(key(name)) || reserved.contains(key(name)); ++n) {
                name = numbered(wanted, n, limit);
            }
        }
        taken.insert(key(name));
        fitting.push_back(std::move(name));
    }
    return fitting;
}

std::string_view cut_to_bytes(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) {
        return text;
    }
    while (limit > 0 && continues(text[limit])) {
        --limit;
    }
    return text.substr(0, limit);
}

std::string_view cut_to_characters(std::string_view text, std::size_t limit) {
    std::size_t units = 0;
    for (std::size_t i = 0; text.size() > limit && i < text.size(); ++i) {
        if (continues(text[i])) {
            continue;
        }
        units += static_cast<unsigned char>(text[i]) >= 0xF0u ? 2u : 1u;
        if (units > limit) {
            return text.substr(0, i);
        }
    }
    return text;
}

std::string sheet_name(std::string_view name) {
    constexpr std::string_view forbidden = "[]:*?/\\'";
    std::string sheet;
    std::size_t characters = 0;
    for (const char c : name) {
        characters += continues(c) ? 0u : 1u;
        if (characters > 31) {
            break;
        }
        sheet += forbidden.find(c) == forbidden.npos ? c : '_';
    }
    return sheet.empty() ? "Sheet1" : sheet;
}

} // namespace gridwarden::io
