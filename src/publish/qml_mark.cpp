#include "publish/qml_mark.hpp"

#include "io/files.hpp"

#include <utility>

namespace gridwarden::publish {

namespace {
constexpr std::string_view opening = "<!-- gridwarden style sha256:";

std::string mark_of(std::string_view qml) {
    auto mark = std::string(opening);
    mark += io::sha256_text(qml);
    mark += " -->\n";
    return mark;
}
} // namespace

std::string marked(std::string qml) {
    const auto mark = mark_of(qml);
    return std::move(qml) + mark;
}

bool is_as_marked(std::string_view qml) {
    const auto at = qml.rfind(opening);
    return at != qml.npos && qml.substr(at) == mark_of(qml.substr(0, at));
}

} // namespace gridwarden::publish
