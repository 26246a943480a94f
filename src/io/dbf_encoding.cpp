#include "io/dbf_encoding.hpp"

#include "core/error.hpp"
#include "io/file_bytes.hpp"
#include "io/files.hpp"
#include "io/text_pieces.hpp"
#include "text/encoding_score.hpp"
#include "text/text.hpp"

#include <cpl_vsi.h>
#include <algorithm>
#include <filesystem>

namespace gridwarden::io {

namespace {

/// A file beside another, in either case of the extension; empty where there is none.
std::string beside(const std::string& path, const char* lower, const char* upper) {
    for (const auto* extension : {lower, upper}) {
        const auto other = std::filesystem::path(path).replace_extension(extension).string();
        VSIStatBufL status;
        if (VSIStatL(other.c_str(), &status) == 0) {
            return other;
        }
    }
    return {};
}

/// Whether every byte decodes; false for a name that is not known.
bool fits(std::string_view bytes, const std::string& encoding) {
    try {
        std::size_t damaged = 0;
        text::to_utf8(bytes, encoding, damaged);
        return damaged == 0;
    } catch (const Error&) {
        return false;
    }
}

/// `936` and `ANSI 936` as ArcGIS writes them are code pages.
std::string named_by_cpg(const std::string& path) {
    const auto cpg = beside(path, ".cpg", ".CPG");
    auto name = cpg.empty() ? std::string() : std::string(text::trim(read_file(cpg)));
    if (text::lower_ascii(name).starts_with("ansi ")) {
        name = name.substr(5);
    }
    const bool number = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
    if (number) {
        name = name == "65001" ? "UTF-8" : "CP" + name;
    }
    return name == "CP936" ? "GB18030" : text::standard_name(name); // iconv, which GDAL asks, knows fewer spellings
}

/// Names of the fields and the text of the records; bytes that fill up are blanks.
std::string text_of_dbf(std::string_view file) {
    constexpr std::size_t fixed_header = 32;
    constexpr std::size_t descriptor = 32;
    if (file.size() < fixed_header) {
        return {};
    }
    const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(file[at])}; };
    const auto records = std::min(byte(8) + 256 * byte(9), file.size());
    std::string text;
    for (auto at = fixed_header; at + descriptor <= records && file[at] != '\r'; at += descriptor) {
        const auto name = file.substr(at, 11);
        text += std::string(name.substr(0, name.find('\0'))) + "\n";
    }
    text += file.substr(records);
    std::replace(text.begin(), text.end(), '\0', ' ');
    return text;
}

} // namespace

std::string dbf_encoding(const model::InputSpec& spec, IssueSink& issues) {
    const auto dbf = beside(spec.path, ".dbf", ".DBF");
    if (dbf.empty()) {
        return "UTF-8";
    }
    const auto bytes = text_of_dbf(FileBytes(dbf).view());
    if (spec.has("encoding") || text::is_utf8(bytes)) {
        return spec.has("encoding") ? decide_encoding(bytes, spec.get("encoding"), spec.path, issues) : "UTF-8";
    }
    const auto stated = named_by_cpg(spec.path);
    if (!stated.empty() && !text::equals_ignoring_ascii_case(stated, "UTF-8") && fits(bytes, stated)) {
        return stated;
    }
    return decide_encoding(bytes, "", spec.path, issues);
}

} // namespace gridwarden::io
