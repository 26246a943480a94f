#include "analysis/change.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace gridwarden::analysis {

namespace {

/// Pairs of neighbouring characters of a folded text, sorted; a text of one character is its own pair.
std::vector<std::string> pairs_of(std::string_view name) {
    const auto folded = text::fold(name);
    std::vector<std::string> characters;
    for (const char c : folded) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (continues && !characters.empty()) {
            characters.back() += c;
        } else {
            characters.emplace_back(1, c);
        }
    }
    if (characters.size() < 2) {
        return characters;
    }
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
        pairs.push_back(characters[i] + characters[i + 1]);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace

double likeness(std::string_view a, std::string_view b) {
    const auto left = pairs_of(a);
    const auto right = pairs_of(b);
    if (left.empty() || right.empty()) {
        return 0;
    }
    std::vector<std::string> common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(left.size() + right.size());
}

} // namespace gridwarden::analysis
