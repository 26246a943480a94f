#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> rules() {
    static constexpr MessageEntry entries[] = {
        {"GW-RULE-005", Level::error, Exit::usage,
         {"rules give way to each other in a ring: {value}", "规则互相让位，形成循环：{value}"},
         {"take one of them out of \"unless\"", "请从 \"unless\" 中去掉其中一个"},
         {"A rule that gives way must give way to one that stands.", "让位的规则必须让位给一条成立的规则。"}},
        {"GW-RULE-006", Level::error, Exit::usage,
         {"rule '{value}' gives way to '{other}', which is no rule of a distance", "规则“{value}”让位于“{other}”，但没有这条防护距离规则"},
         {"mend the id in \"unless\", or add that rule to a file given with --rules", "请修改 \"unless\" 中的编号，或在 --rules 文件中补上该规则"},
         {"An exception that names nothing would be ignored silently.", "指向不存在规则的例外会被悄悄忽略。"}},
        {"GW-RULE-007", Level::error, Exit::usage,
         {"{file} line {line} column {column}: '{key}' is {value}, which is no distance with a unit",
          "{file} 第 {line} 行第 {column} 列：“{key}”为 {value}，不是带单位的距离"},
         {"write \"{key}\": \"300m\" or \"2km\"", "请写成 \"{key}\": \"300m\" 或 \"2km\""},
         {"A bare number could be metres, feet or kilometres.", "裸数字可能是米、英尺或公里。"}},
        {"GW-RULE-008", Level::error, Exit::usage,
         {"{file} line {line} column {column}: rule '{value}' has no '{key}'", "{file} 第 {line} 行第 {column} 列：规则“{value}”缺少“{key}”"},
         {"write the number with its unit (\"{key}\": \"300m\"); where each site states its own distance: \"distance\": \"field:COLUMN\"",
          "请写出带单位的数值（\"{key}\": \"300m\"）；各点位自带距离时写 \"distance\": \"field:列名\""},
         {"A number that a rule does not state is asked for, never guessed.", "规则未写明的数值只会询问，从不猜测。"}},
        {"GW-RULE-009", Level::error, Exit::usage,
         {"{file} line {line} column {column}: the condition on '{value}' tests nothing", "{file} 第 {line} 行第 {column} 列：对“{value}”的条件没有任何判断"},
         {"add \"is\": [\"…\"], or at_least, above, at_most, below with a number", "请加 \"is\": [\"…\"]，或带数值的 at_least、above、at_most、below"},
         {"A condition without a test would always hold.", "没有判断的条件会永远成立。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
