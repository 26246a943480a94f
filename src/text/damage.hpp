#pragma once

#include <cstddef>
#include <string_view>

namespace gridwarden::text {

/// A place in a text that was damaged before it came here.
struct Damage {
    enum class Kind {
        none,
        replaced,      ///< U+FFFD, or 锟斤拷, which it becomes when read as GBK
        private_use,   ///< a character of the private use area: bytes of GBK out of step, or a character of one machine
        question_mark, ///< `?` within or for Chinese characters, with a rare character near it or another `?`: they were lost in a conversion
    };
    Kind kind = Kind::none;
    std::size_t at = 0;
    std::size_t size = 0;
};

/// The first damage at or behind `from`. A question mark between two common characters is punctuation and none.
Damage find_damage(std::string_view utf8, std::size_t from = 0);

} // namespace gridwarden::text
