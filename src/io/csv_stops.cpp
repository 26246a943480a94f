#include "io/csv_stops.hpp"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace gridwarden::io {

namespace {

#if defined(__x86_64__)
std::uint64_t stops_by_sse2(const char* bytes, char delimiter) {
    const __m128i signs[3] = {_mm_set1_epi8(delimiter), _mm_set1_epi8('\n'), _mm_set1_epi8('\r')};
    std::uint64_t stops = 0;
    for (unsigned part = 0; part < 4; ++part) {
        __m128i text;
        std::memcpy(&text, bytes + 16 * part, sizeof text);
        const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(text, signs[0]), _mm_cmpeq_epi8(text, signs[1])), _mm_cmpeq_epi8(text, signs[2]));
        stops |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << (16 * part);
    }
    return stops;
}

[[gnu::target("avx2")]] std::uint64_t stops_by_avx2(const char* bytes, char delimiter) {
    const __m256i signs[3] = {_mm256_set1_epi8(delimiter), _mm256_set1_epi8('\n'), _mm256_set1_epi8('\r')};
    std::uint64_t stops = 0;
    for (unsigned part = 0; part < 2; ++part) {
        __m256i text;
        std::memcpy(&text, bytes + 32 * part, sizeof text);
        const __m256i found = _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(text, signs[0]), _mm256_cmpeq_epi8(text, signs[1])), _mm256_cmpeq_epi8(text, signs[2]));
        stops |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(found))} << (32 * part);
    }
    return stops;
}
#endif

} // namespace

std::uint64_t stops_by_byte(const char* bytes, char delimiter) {
    std::uint64_t stops = 0;
    for (unsigned i = 0; i < 64; ++i) {
        const bool stop = bytes[i] == delimiter || bytes[i] == '\n' || bytes[i] == '\r';
        stops |= std::uint64_t{stop} << i;
    }
    return stops;
}

StopsOf64 fastest_stops() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0 ? stops_by_avx2 : stops_by_sse2;
#else
    return stops_by_byte;
#endif
}

CsvStops::CsvStops(const char* text, std::size_t size, char delimiter) : text_(text), size_(size), delimiter_(delimiter) {}

void CsvStops::load(std::size_t block) {
    static const StopsOf64 stops_of = fastest_stops();
    block_ = block;
    const auto begin = std::min(block * width, size_);
    if (size_ - begin >= width) {
        stops_ = stops_of(text_ + begin, delimiter_);
        return;
    }
    char rest[width] = {};
    std::memcpy(rest, text_ + begin, size_ - begin);
    const auto within = (std::uint64_t{1} << (size_ - begin)) - 1; // a zero behind the text might be the delimiter
    stops_ = stops_of(rest, delimiter_) & within;
}

} // namespace gridwarden::io
