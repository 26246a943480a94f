#pragma once

#include "text/text.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace gridwarden::text {

/// How many edits a misspelt word is away from a name, where that is so few that the name may have been meant: at most three, and fewer than
/// half of the longer one's characters, or any short word would be near to any other; or two letters
/// that changed places. More than three otherwise.
std::size_t edits_of_a_slip(std::string_view word, std::string_view name);

/// The nearest of some names to a misspelt one, the first of several; empty where none is near.
template <class Names, class NameOf = std::identity>
std::string near_miss(std::string_view word, const Names& names, NameOf name_of = {}) {
    std::string best;
    std::size_t least = 4;
    for (const auto& name : names) {
        if (const auto edits = edits_of_a_slip(word, std::invoke(name_of, name)); edits < least) {
            least = edits;
            best = std::invoke(name_of, name);
        }
    }
    return best;
}

} // namespace gridwarden::text
