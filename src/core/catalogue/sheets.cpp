#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> sheets() {
    static constexpr MessageEntry entries[] = {
        {"GW-TXT-001", Level::warning, Exit::done,
         {"{field} holds a sign for lost characters ({bytes}): {value}", "{field} 含有表示字符丢失的符号（{bytes}）：{value}"},
         {"ask for the text again from its source; if the whole file looks like this, add ,encoding=NAME", "请向来源方重新索取原文；若整个文件都如此，请加上 ,encoding=名称"},
         {"U+FFFD, or 锟斤拷, which it becomes when read as GBK, stands where characters could not be decoded. They cannot be brought back.",
          "U+FFFD（按 GBK 读取时成为“锟斤拷”）出现在无法解码的位置，原来的字符无法恢复。"}},
        {"GW-TXT-002", Level::warning, Exit::done,
         {"{field} holds a character of private use ({bytes}): {value}", "{field} 含有私有区字符（{bytes}）：{value}"},
         {"compare with the source; the characters around it may be wrong as well", "请与来源核对；其前后的字也可能有误"},
         {"Characters U+E000 to U+F8FF mean nothing outside of one program. In Chinese text they come from a byte that was lost, after which "
          "the bytes of GBK are read in wrong pairs.",
          "U+E000 至 U+F8FF 在其他程序中没有含义。中文文本中的这类字符多半是丢失了一个字节，其后的 GBK 字节配对错位。"}},
        {"GW-TXT-003", Level::warning, Exit::done,
         {"{field} holds a question mark where a Chinese character seems to be lost: {value}", "{field} 中的问号处似乎丢失了汉字：{value}"},
         {"compare with the source", "请与来源核对"},
         {"Programs write ? for a character that their encoding lacks. It was told from punctuation by a rare character behind it, or by "
          "several in a row.",
          "程序遇到目标编码没有的字符时写成 ?。此处其后有生僻字或连续多个问号，因此不像标点。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
