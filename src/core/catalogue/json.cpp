#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> json() {
    static constexpr MessageEntry entries[] = {
        {"GW-JSON-001", Level::error, Exit::usage,
         {"{file} line {line} column {column}: expected {expected}", "{file} 第 {line} 行第 {column} 列：此处应为 {expected}"},
         {"mend the file there; // comments are allowed, a comma after the last item is not",
          "在该处修改文件；允许 // 注释，最后一项之后不允许逗号"},
         {"The file is not JSON from this place on.", "文件从该处起不是合法的 JSON。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
