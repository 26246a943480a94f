#include "web/codes.hpp"

namespace gridwarden::web {

namespace {

constexpr std::uint32_t base = 90;

char digit(std::uint32_t value) {
    char c = static_cast<char>('#' + value);
    c = c >= '<' ? static_cast<char>(c + 1) : c;
    return c >= '\\' ? static_cast<char>(c + 1) : c;
}

int width_for(std::size_t count) {
    int width = 0;
    for (std::size_t reach = 1; reach < count; reach *= base) {
        ++width;
    }
    return width;
}

} // namespace

void write_codes(json::Writer& out, const std::vector<std::uint32_t>& numbers, std::size_t count) {
    const int width = width_for(count);
    std::string codes(numbers.size() * static_cast<std::size_t>(width), ' ');
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto rest = numbers[i];
        for (int k = width; k-- > 0; rest /= base) {
            codes[i * static_cast<std::size_t>(width) + static_cast<std::size_t>(k)] = digit(rest % base);
        }
    }
    out.key("codes").value(codes).key("width").value(width);
}

} // namespace gridwarden::web
