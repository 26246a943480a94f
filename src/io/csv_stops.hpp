#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace gridwarden::io {

/// Finds the bytes at which a plain cell of CSV can end: the delimiter, LF, CR. A block of 64 bytes is compared at once, into a bit for
/// each byte (G. Langdale, D. Lemire, Parsing Gigabytes of JSON per Second, 2019), by AVX2 where the processor has it, else by SSE2, else
/// byte by byte. Quotes are left to the scanner, which so never loses their state between blocks.
class CsvStops {
public:
    CsvStops(const char* text, std::size_t size, char delimiter);

    /// The first stop at or behind `at`; the size of the text where there is none.
    std::size_t next(std::size_t at) {
        auto block = at / width;
        if (block != block_) {
            load(block);
        }
        auto stops = stops_ >> (at % width) << (at % width);
        while (stops == 0) {
            if (++block * width >= size_) {
                return size_;
            }
            load(block);
            stops = stops_;
        }
        return block * width + static_cast<std::size_t>(std::countr_zero(stops));
    }

private:
    static constexpr std::size_t width = 64;
    void load(std::size_t block);

    const char* text_;
    std::size_t size_;
    char delimiter_;
    std::size_t block_ = SIZE_MAX;
    std::uint64_t stops_ = 0; ///< of the block, the first byte lowest
};

/// The stops among 64 bytes. `stops_by_byte` is the slow twin of the one that is chosen.
using StopsOf64 = std::uint64_t (*)(const char* bytes, char delimiter);
std::uint64_t stops_by_byte(const char* bytes, char delimiter);
StopsOf64 fastest_stops();

} // namespace gridwarden::io
