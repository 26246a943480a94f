#include "core/error.hpp"
#include "core/utf8.hpp"
#include "text/text.hpp"

#include <unicode/ucnv.h>

#include <memory>
#include <vector>

namespace gridwarden::text {

namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) {
        throw Error("GW-ENC-002", {{"value", encoding}});
    }
    return converter;
}

/// Whether the bytes are UTF-8, or become so with more bytes behind them.
bool utf8_but_for_a_cut_end(std::string_view bytes) {
    const std::string tail(bytes.substr(utf8_valid_prefix(bytes)));
    const auto begins_a_character = [&](const char* rest) { return utf8_sequence(tail + rest) > tail.size(); };
    return tail.empty() || begins_a_character("\x80\x80\x80") || begins_a_character("\xBF\xBF\xBF");
}

/// Whether every sequence is GB18030: two bytes 81-FE 40-FE (not 7F), or four bytes 81-FE 30-39 81-FE 30-39. A sequence that
/// the end cuts off passes. (GB 18030-2005, 5.)
bool gb18030(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto within = [](unsigned c, unsigned low, unsigned high) { return c >= low && c <= high; };
    for (std::size_t i = 0; i < bytes.size();) {
        if (byte(i) < 0x80) {
            ++i;
            continue;
        }
        if (!within(byte(i), 0x81, 0xFE)) {
            return false;
        }
        if (i + 1 == bytes.size()) {
            return true;
        }
        if (within(byte(i + 1), 0x30, 0x39)) {
            if (i + 4 > bytes.size()) {
                return true;
            }
            if (!within(byte(i + 2), 0x81, 0xFE) || !within(byte(i + 3), 0x30, 0x39)) {
                return false;
            }
            i += 4;
        } else if (within(byte(i + 1), 0x40, 0xFE) && byte(i + 1) != 0x7F) {
            i += 2;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace

bool is_utf8(std::string_view bytes) { return utf8_valid_prefix(bytes) == bytes.size(); }

Encoding detect_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return {"UTF-8", true};
    }
    if (bytes.starts_with("\xFF\xFE")) {
        return {"UTF-16LE", true};
    }
    if (bytes.starts_with("\xFE\xFF")) {
        return {"UTF-16BE", true};
    }
    if (utf8_but_for_a_cut_end(bytes)) {
        return {"UTF-8", true};
    }
    return gb18030(bytes) ? Encoding{"GB18030", false} : Encoding{"", false};
}

std::string to_utf8(std::string_view bytes, const std::string& encoding, std::size_t& damaged) {
    const auto source = open_converter(encoding);
    const auto target = open_converter("UTF-8");
    std::string out;
    std::vector<char> buffer(1 << 16);
    std::vector<UChar> pivot(1 << 12);
    auto* pivot_source = pivot.data();
    auto* pivot_target = pivot.data();
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    UErrorCode status = U_ZERO_ERROR;
    bool first = true;
    do {
        status = U_ZERO_ERROR;
        char* to = buffer.data();
        ucnv_convertEx(target.get(), source.get(), &to, buffer.data() + buffer.size(), &from, end, pivot.data(), &pivot_source,
                       &pivot_target, pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
        first = false;
        out.append(buffer.data(), to);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status)) {
        throw Error("GW-ENC-002", {{"value", encoding}});
    }
    for (auto at = out.find("\xEF\xBF\xBD"); at != out.npos; at = out.find("\xEF\xBF\xBD", at + 3)) {
        ++damaged;
    }
    return out;
}

} // namespace gridwarden::text
