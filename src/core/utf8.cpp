#include "core/utf8.hpp"

namespace gridwarden {

std::size_t utf8_sequence(std::string_view s) noexcept {
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return tail(1) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool second = lead == 0xE0 ? byte(1) >= 0xA0 : lead == 0xED ? byte(1) <= 0x9F : true;
        return second && tail(1) && tail(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool second = lead == 0xF0 ? byte(1) >= 0x90 : lead == 0xF4 ? byte(1) <= 0x8F : true;
        return second && tail(1) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

char32_t utf8_character(std::string_view s) noexcept {
    const auto bits = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(s[i]) & 0x3FU); };
    const auto lead = static_cast<char32_t>(static_cast<unsigned char>(s[0]));
    switch (s.size()) {
    case 2: return (lead & 0x1FU) << 6 | bits(1);
    case 3: return (lead & 0x0FU) << 12 | bits(1) << 6 | bits(2);
    case 4: return (lead & 0x07U) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3);
    default: return lead;
    }
}

std::size_t utf8_valid_prefix(std::string_view bytes) noexcept {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto length = static_cast<unsigned char>(bytes[at]) < 0x80 ? 1 : utf8_sequence(bytes.substr(at, 4));
        if (length == 0) {
            break;
        }
        at += length;
    }
    return at;
}

std::string as_hex(std::string_view bytes) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += hex.empty() ? "" : " ";
        hex += {digits[byte >> 4U], digits[byte & 15U]};
    }
    return hex;
}

} // namespace gridwarden
