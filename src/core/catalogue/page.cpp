#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> page() {
    static constexpr MessageEntry entries[] = {
        {"GW-PAGE-001", Level::error, Exit::output,
         {"no font on this computer has the character {character} ({code}) of “{text}”", "本机字体缺少字符 {character}（{code}），出自“{text}”"},
         {"install the Debian package {package} (or any font that has it) and run again", "请安装 Debian 软件包 {package}（或含有该字符的字体）后重新运行"},
         {"Pages are set in Noto Sans CJK SC; characters it lacks are taken from other fonts. A page with boxes in place of characters is never written.",
          "成果页使用 Noto Sans CJK SC 字体，缺字时取自其他字体；不会写出以方框代替文字的页面。"}},
        {"GW-PAGE-002", Level::error, Exit::usage,
         {"cannot tell from the name what to make: {path}", "无法从文件名判断要生成什么：{path}"},
         {"give -o a name that ends in one of: {known}", "请让 -o 的文件名以下列之一结尾：{known}"},
         {"The extension of the output says what is made.", "输出文件的扩展名决定成果种类。"}},
        {"GW-PAGE-003", Level::error, Exit::usage,
         {"this project has no figure '{name}'", "该项目没有名为“{name}”的图"},
         {"give --figure one of: {known}", "请在 --figure 中给出下列之一：{known}"},
         {"A figure bears the name of its foremost layer, as files in the folder of a run do.", "图名即其主图层的名称，与运行成果文件夹中的文件名一致。"}},
        {"GW-PAGE-004", Level::error, Exit::input,
         {"nothing to draw: {input} has no feature with a place", "没有可绘制的内容：{input} 中没有带位置的要素"},
         {"check the input with: gridwarden check {input}", "请检查输入：gridwarden check {input}"},
         {"A map needs at least one feature, or areal units, with coordinates.", "地图至少需要一个带坐标的要素或区划单元。"}},
        {"GW-PAGE-005", Level::error, Exit::usage,
         {"there is no style '{name}'", "没有名为“{name}”的样式"},
         {"give --style one of: {known}", "请在 --style 中给出下列之一：{known}"},
         {"Styles are those that gridwarden gives its own layers in QGIS.", "样式即 gridwarden 为自身成果图层配置的 QGIS 样式。"}},
        {"GW-PAGE-006", Level::error, Exit::usage,
         {"{path} is a layer; a public copy is made of a project", "{path} 是图层；公开版只能由项目生成"},
         {"give the project file: gridwarden map project.json --public", "请给出项目文件：gridwarden map project.json --public"},
         {"What must be left out of one layer depends on all the others: a count that is hidden here could be computed from there.",
          "某一图层应隐去什么取决于其他图层：此处隐去的数量可能由彼处推算得出。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
