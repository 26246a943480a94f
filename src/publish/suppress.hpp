#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gridwarden::publish {

/// A count in a unit below a parent; units without a parent share the parent "".
struct SmallCount {
    std::string parent;
    std::int64_t count = 0; ///< below 0: not known
};

/// Which counts must not be told so that no count from 1 to `least` - 1 can be read or computed: those themselves, those marked in `already`, and, where
/// one alone would be hidden below a parent (whose total minus the others gives it), the smallest other that is not 0 as well.
std::vector<bool> suppressed(const std::vector<SmallCount>& counts, std::int64_t least, std::vector<bool> already = {});

} // namespace gridwarden::publish
