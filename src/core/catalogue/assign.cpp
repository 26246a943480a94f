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
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
