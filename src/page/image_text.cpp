#include "page/image_text.hpp"

#include "publish/xml.hpp"

#include <zlib.h>

#include <cmath>
#include <cstdint>

namespace gridwarden::page {

namespace {

void append_big_endian(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(value >> shift & 255U);
    }
}

std::string escaped(const std::string& text) {
    const auto quoted = publish::xml_quoted(text);
    return quoted.substr(1, quoted.size() - 2);
}

} // namespace

std::string with_resolution(std::string png, double dpi) {
    constexpr std::size_t behind_header = 8 + 25; // signature, IHDR
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    std::string body = "pHYs";
    append_big_endian(body, per_metre);
    append_big_endian(body, per_metre);
    body += '\1'; // metres
    std::string chunk;
    append_big_endian(chunk, 9);
    chunk += body;
    append_big_endian(chunk, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
    return png.insert(behind_header, chunk);
}

std::string with_texts(std::string svg, const std::string& title, const std::vector<std::string>& texts) {
    const auto root = svg.find("<svg");
    const auto behind = root == svg.npos ? svg.npos : svg.find('>', root);
    if (behind == svg.npos) {
        return svg;
    }
    std::string lines;
    for (const auto& text : texts) {
        lines += escaped(text) + "\n";
    }
    // cairo numbers its surfaces over the life of the process
    if (const auto id = svg.find("id=\"surface"); id != svg.npos) {
        const auto digits = id + std::string_view("id=\"surface").size();
        svg.replace(digits, svg.find('"', digits) - digits, "");
    }
    return svg.insert(behind + 1, "\n<title>" + escaped(title) + "</title>\n<desc>" + lines + "</desc>");
}

} // namespace gridwarden::page
