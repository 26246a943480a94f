#pragma once

#include "core/message.hpp"

#include <stdexcept>

namespace gridwarden {

/// Something the user must change. Carries a code and its values; the text is made where it is printed, in either language.
class Error : public std::runtime_error {
public:
    explicit Error(std::string_view code, Arguments arguments = {});
    [[nodiscard]] const std::string& code() const noexcept { return code_; }
    [[nodiscard]] Exit exit() const;
    [[nodiscard]] std::string message(Language lang) const; ///< one sentence: what, where, the value
    [[nodiscard]] std::string hint(Language lang) const;    ///< what to type next; may be empty
    [[nodiscard]] const Arguments& arguments() const noexcept { return arguments_; }

private:
    std::string code_;
    Arguments arguments_;
};

/// A defect of ours: an invariant that does not hold (GW-BUG-001, exit 70). `what` is for the bug report.
[[noreturn]] void defect(std::string_view what);

} // namespace gridwarden
