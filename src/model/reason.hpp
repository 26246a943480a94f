#pragma once

#include "core/language.hpp"
#include "model/rule.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::model {

/// Why somebody should be sent to a site.
enum class ReasonKind : std::uint8_t {
    overdue,       ///< open past its deadline
    rebound,       ///< came back: reopened, a further cycle, or found by a look-back
    zone,          ///< touches a protection zone
    hot,           ///< in a cell or areal unit that is hot at 90 % or more, or by a rule
    due,           ///< its deadline is so many days ahead or less
    behind,        ///< its state says that it is behind schedule
    fresh,         ///< new: opened since the run before
    mismatch,      ///< lies in another areal unit than it declares
    never_visited  ///< no visit on record
};

/// A word of a project's `priority`. `zone` without a grade means any.
struct Reason {
    ReasonKind kind;
    std::optional<ZoneGrade> grade = {};
    int days = 7; ///< of `due`
    friend bool operator==(const Reason&, const Reason&) = default;
};

/// `overdue`, `zone:1`, `zone:2`, `zone:quasi`, `zone`, `due:7d`, ... Nothing for any other word.
std::optional<Reason> parse_reason(std::string_view word);
std::string to_text(const Reason& reason);
std::string title_of(const Reason& reason, Language lang);

/// Every word there is, for messages.
std::string_view reason_words();

/// The order where a project states none.
const std::vector<Reason>& default_priority();

} // namespace gridwarden::model
