#include "publish/class_method.hpp"

#include "publish/style_source.hpp"

namespace gridwarden::publish {

std::string class_method(std::string_view style_name, Language lang) {
    const auto& source = style_source(style_name);
    const auto& draw = member(source, "draw").text;
    const bool limits = draw == "classes" && member(source, "classes").items.front().find("lower") != nullptr;
    const Bilingual method = draw == "numbers" ? Bilingual{"natural breaks (Jenks)", "自然断点法（Jenks）"}
                             : draw == "bands" ? Bilingual{"bands of the layer", "图层分级"}
                             : limits          ? Bilingual{"fixed limits", "固定分级"}
                             : draw == "single" || draw == "levels" ? Bilingual{}
                                               : Bilingual{"by value", "按取值"};
    return std::string(method.in(lang));
}

} // namespace gridwarden::publish
