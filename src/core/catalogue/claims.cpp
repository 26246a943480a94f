#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> claims() {
    static constexpr MessageEntry entries[] = {
        {"GW-CLAIM-001", Level::error, Exit::usage,
         {"{place}: the expression \"{expr}\" cannot be read at character {at}: expected {expected}",
          "{place}：表达式“{expr}”在第 {at} 个字符处无法解析：应为 {expected}"},
         {"write it as count(status='closed') + count(kind='landfill' and deadline < as_of)",
          "请写成 count(status='closed') + count(kind='landfill' and deadline < as_of) 的形式"},
         {"A claim is recomputed by a small language: count, share, sum, mean, min, max, distinct and items, with conditions on fields; texts stand in "
          "single quotes, unusual field names in double quotes. No other code is ever run.",
          "数字表述由一种小型语言核算：count、share、sum、mean、min、max、distinct、items，可带字段条件；文本用单引号，特殊字段名用双引号。不会执行任何其他代码。"}},
        {"GW-CLAIM-002", Level::error, Exit::input,
         {"a claim asks for the field '{field}', which its table does not have; the nearest is: {nearest}",
          "数字表述用到字段“{field}”，但表中没有；最接近的是：{nearest}"},
         {"mend the name in \"expr\", or say by \"from\" which input is meant", "请修改 \"expr\" 中的字段名，或用 \"from\" 指明所用输入"},
         {"A field is a canonical one, as status or kind, or a column of the register. Counting a field that is not there would give 0.",
          "字段可以是规范字段（如 status、kind）或台账中的列。对不存在的字段计数会得到 0，因此拒绝。"}},
        {"GW-CLAIM-003", Level::error, Exit::input,
         {"a claim adds up the field '{field}', where '{value}' is no number", "数字表述对字段“{field}”求和，其中“{value}”不是数字"},
         {"mend the cell, or leave such rows out by a condition", "请修改该单元格，或用条件排除这些行"},
         {"Passing over a cell that cannot be read would make the sum too small without a word.", "略过无法读取的单元格会使合计偏小而不被察觉。"}},
        {"GW-CLAIM-004", Level::error, Exit::usage,
         {"a claim orders the field '{field}' against the text '{value}'; only numbers and dates have an order",
          "数字表述对字段“{field}”与文本“{value}”比较大小；只有数字和日期可以比较大小"},
         {"write a number, or a date as '2024-03-31'", "请写数字，或日期，例如 '2024-03-31'"},
         {"How texts would be ordered depends on the language.", "文本的先后顺序因语言而异。"}},
        {"GW-CLAIM-005", Level::warning, Exit::input,
         {"claim does not hold: {says}. Said: {expected}; the register gives: {got}", "数字表述不成立：{says}。表述为 {expected}，按台账为 {got}"},
         {"mend the report or the register; the rows behind the number are those that fit: {expr}", "请核实报告或台账；构成该数字的是满足以下条件的行：{expr}"},
         {"The number that the report states cannot be recomputed from the register.", "报告中的数字无法由台账重新算出。"}},
        {"GW-CLAIM-006", Level::note, Exit::done,
         {"claim with a change: {says}. {readings}", "含变化幅度的数字表述：{says}。{readings}"},
         {"say \"points\" (个百分点) or \"per cent of last year's\" (同比) in the report", "报告中请写明“个百分点”或“同比（比例）”"},
         {"A percentage that rose by \"12.7 %\" rose by 12.7 points, or by 12.7 per cent of what it was; the two differ, so both are told.",
          "百分数“上升 12.7%”既可指 12.7 个百分点，也可指比原值增长 12.7%；两者不同，因此同时列出。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
