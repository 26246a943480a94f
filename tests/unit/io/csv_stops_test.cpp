#include "io/csv_stops.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace gridwarden::io {
namespace {

std::string random_text(std::mt19937& random, std::size_t size) {
    const std::string letters = std::string("a,;\n\r\"\xE4") + '\0';
    std::string text;
    while (text.size() < size) {
        text += letters[random() % letters.size()];
    }
    return text;
}

TEST(CsvStops, AreThoseFoundByteByByte) {
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        const auto text = random_text(random, 64);
        const char delimiter = round % 2 == 0 ? ',' : ';';
        ASSERT_EQ(fastest_stops()(text.data(), delimiter), stops_by_byte(text.data(), delimiter)) << ::testing::PrintToString(text);
    }
}

TEST(CsvStops, FollowEachOtherToTheEnd) {
    std::mt19937 random(2);
    for (std::size_t size = 0; size < 300; ++size) {
        const auto text = random_text(random, size);
        for (const char delimiter : {',', ';', '\0'}) {
            const std::string wanted{delimiter, '\n', '\r'};
            CsvStops stops(text.data(), text.size(), delimiter);
            for (std::size_t at = 0; at <= size; at += 1 + random() % 3) {
                ASSERT_EQ(stops.next(at), std::min(text.find_first_of(wanted, at), size)) << at << " of " << size;
            }
        }
    }
}

} // namespace
} // namespace gridwarden::io
