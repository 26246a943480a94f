#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridwarden::test {

using Members = std::vector<std::pair<std::string, std::string>>;

inline std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
        }
    }
    return ~crc;
}

/// `size` bytes of a number, the lowest first.
inline std::string little_endian(std::uint64_t number, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i, number >>= 8) {
        bytes += static_cast<char>(number & 0xFF);
    }
    return bytes;
}

/// A zip archive whose members are stored as they are, names in UTF-8.
inline std::string zip_by_hand(const Members& members) {
    std::string files;
    std::string directory;
    for (const auto& [name, bytes] : members) {
        const auto common = little_endian(20, 2) + little_endian(0x800, 2) + little_endian(0, 2) + little_endian(0x5A210000, 4) +
                            little_endian(crc32_of(bytes), 4) + little_endian(bytes.size(), 4) + little_endian(bytes.size(), 4) +
                            little_endian(name.size(), 2) + little_endian(0, 2);
        directory += "PK\x01\x02" + little_endian(20, 2) + common + little_endian(0, 10) + little_endian(files.size(), 4) + name;
        files += "PK\x03\x04" + common + name + bytes;
    }
    const auto count = little_endian(members.size(), 2);
    return files + directory + "PK\x05\x06" + little_endian(0, 4) + count + count + little_endian(directory.size(), 4) +
           little_endian(files.size(), 4) + little_endian(0, 2);
}

} // namespace gridwarden::test
