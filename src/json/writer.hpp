#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::json {

/// Appends `text` as a JSON string with its quotes. UTF-8 stays as it is; invalid bytes become U+FFFD.
void append_string(std::string& out, std::string_view text);
std::string quoted(std::string_view text);

/// Writes canonical JSON into a string: keys in the order they are given, numbers by `number_text`.
class Writer {
public:
    /// `indent` 0 writes one line.
    explicit Writer(int indent = 2) : indent_(indent) {}
    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view name);
    Writer& value(std::string_view text);
    Writer& value(const char* text) { return value(std::string_view(text)); }
    Writer& value(double number); ///< NaN and infinities are written null
    Writer& value(std::uint64_t number);
    Writer& value(std::int64_t number);
    Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
    Writer& value(bool flag);
    Writer& null();
    Writer& raw(std::string_view json); ///< already JSON
    [[nodiscard]] std::string take();

private:
    void before_value();
    void newline();
    std::string out_;
    std::vector<bool> empty_;
    int indent_;
    bool after_key_ = false;
};

} // namespace gridwarden::json
