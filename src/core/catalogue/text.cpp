#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> text() {
    static constexpr MessageEntry entries[] = {
        {"GW-ENC-002", Level::error, Exit::usage,
         {"'{value}' is no encoding that is known", "未知的编码“{value}”"},
         {"encoding=UTF-8, GB18030, Big5, UTF-16LE, macintosh; in a project \"encoding\": \"GB18030\"",
          "encoding=UTF-8、GB18030、Big5、UTF-16LE、macintosh；项目中写 \"encoding\": \"GB18030\""},
         {"Names are those of ICU's converters, in any case.", "名称与 ICU 转换器一致，不分大小写。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
