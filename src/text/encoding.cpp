#include "core/error.hpp"
#include "core/utf8.hpp"
#include "text/encoding_score.hpp"
#include "text/text.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
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
    const auto scores = score_encodings(bytes);
    return is_sure(scores) ? Encoding{scores[0].name, false} : Encoding{"", false};
}

std::string standard_name(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(encoding.c_str(), "IANA", &status);
    return name == nullptr || U_FAILURE(status) ? encoding : name;
}

Undecodable first_undecodable(std::string_view bytes, const std::string& encoding) {
    const auto converter = open_converter(encoding);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::vector<UChar> out(bytes.size() + 16);
    auto* to = out.data();
    const char* from = bytes.data();
    ucnv_toUnicode(converter.get(), &to, out.data() + out.size(), &from, bytes.data() + bytes.size(), nullptr, 1, &status);
    char invalid[32];
    std::int8_t length = sizeof invalid;
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), invalid, &length, &asked);
    if (U_SUCCESS(status) || U_FAILURE(asked) || length <= 0) {
        return {bytes.size(), 0};
    }
    const auto end = static_cast<std::size_t>(from - bytes.data());
    const auto size = std::min(static_cast<std::size_t>(length), end);
    return {end - size, size};
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
