#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> core() {
    static constexpr MessageEntry entries[] = {
        {"GW-BUG-001", Level::error, Exit::defect,
         {"a defect of gridwarden: {what}", "gridwarden 自身的缺陷：{what}"},
         {"", ""},
         {"An invariant of the program did not hold, for example rows that do not add up. Nothing was written. Please report it with the "
          "command line and, if you can, the input.",
          "程序内部的约束没有成立，例如行数不平。没有写出任何结果。请连同命令行（可能的话连同输入）一起报告。"}},
        {"GW-BUG-002", Level::error, Exit::defect,
         {"out of memory", "内存不足"},
         {"give the program more memory, or fewer sites at a time", "增加可用内存，或分批处理点位"},
         {"The data did not fit into memory. Nothing was written.", "数据超出可用内存。没有写出任何结果。"}},
        {"GW-RUN-001", Level::error, Exit::input,
         {"--strict: the run stops at the first warning: {message}", "--strict：出现第一个警告即停止：{message}"},
         {"mend the data, or leave out --strict", "修正数据，或去掉 --strict"},
         {"With --strict every warning ends the run, so that a result never rests on doubtful rows.",
          "使用 --strict 时任何警告都会结束运行，结果不会建立在有疑问的数据行上。"}},
        {"GW-RUN-002", Level::note, Exit::done,
         {"no --as-of is given: the results speak of today, {value}", "未给出 --as-of：结果以今天 {value} 为准"},
         {"give --as-of {value} so that it can be made again on another day", "加上 --as-of {value}，以便日后重现"},
         {"Whether a deadline has passed depends on the day; a result that is to be checked later names it.",
          "是否逾期取决于日期；需要复核的结果应写明日期。"}},
        {"GW-RUN-130", Level::error, Exit::interrupted,
         {"interrupted; nothing was written", "已中断；没有写出任何结果"},
         {"run the same command again", "重新运行同一命令"},
         {"Outputs appear only when they are complete.", "输出只有在完整之后才会出现。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
