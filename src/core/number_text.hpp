#pragma once

#include <cstdint>
#include <string>

namespace gridwarden {

/// A computed number as we write it everywhere: shortest text with at most `significant` significant digits, `.` as the
/// point, no trailing zeros, `-0` as `0`, plain notation between 1e-7 and 1e21. Never locale dependent.
/// NaN and infinities have no text: the caller writes null; here they are a defect.
std::string number_text(double value, int significant = 12);
void append_number(std::string& out, double value, int significant = 12);

/// Fixed number of decimals, trailing zeros cut (`116.4` for 116.40000001 at 7 decimals). Rounded half to even on the
/// exact binary value, the same on every CPU.
void append_fixed(std::string& out, double value, int decimals);

/// `1,234,567` for people; never in data.
std::string grouped(std::uint64_t count);

} // namespace gridwarden
