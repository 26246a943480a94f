#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> assign() {
    static constexpr MessageEntry entries[] = {
        {"GW-ASSIGN-003", Level::error, Exit::input,
         {"--by: the sites have no column '{value}'. Columns: {columns}", "--by：点位没有列“{value}”。现有列：{columns}"},
         {"name a column or a mapped field, as kind or status", "请指定现有列，或已映射的字段，例如 kind、status"},
         {"Counts are made by the values of a column.", "按某列的取值计数。"}},
        {"GW-ASSIGN-004", Level::warning, Exit::input,
         {"the status '{value}' is not known; sites that have it count neither as open nor as closed",
          "未知的状态“{value}”；相应点位既不计为未销号也不计为已销号"},
         {"use one of the known words, as 已销号, 正在销号, 达时序进度, closed, open", "请使用已知词语，例如 已销号、正在销号、达时序进度、closed、open"},
         {"Words are never guessed; the list of known ones is in the manual.", "程序从不猜测词义；已知词语见手册。"}},
        {"GW-ASSIGN-005", Level::warning, Exit::input,
         {"the register says '{value}', which is the code or name of no areal unit; the site lies in {located}",
          "台账登记为“{value}”，没有单元使用该编码或名称；点位实际在 {located}"},
         {"mend the name in the register, or give the key unit= a column of codes", "修正台账中的名称，或让 unit= 指向编码列"},
         {"The declared unit decides for sites on a border, and tells whether coordinates are right.", "登记单元用于边界上点位的归属，也用于核对坐标。"}},
        {"GW-ASSIGN-006", Level::warning, Exit::input,
         {"the register says '{value}', but the site lies in {located}", "台账登记为“{value}”，点位实际在 {located}"},
         {"look which of the two is right: the coordinates (their CRS too), or the declared unit", "核对哪一项有误：坐标（包括坐标系），还是登记单元"},
         {"Sites are counted where they lie. Many disagreements at once speak for a wrong coordinate system, a few for typing errors.",
          "点位按实际位置计数。大量不一致多半是坐标系有误，个别不一致多半是录入错误。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
