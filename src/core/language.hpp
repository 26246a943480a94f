#pragma once

#include <string_view>

namespace gridwarden {

enum class Language { en, zh };

/// A text in both languages of the program. Both halves are always present; a test checks it.
struct Bilingual {
    std::string_view en;
    std::string_view zh;
    [[nodiscard]] constexpr std::string_view in(Language lang) const noexcept { return lang == Language::zh ? zh : en; }
};

} // namespace gridwarden
