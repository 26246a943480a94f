#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> ledger() {
    static constexpr MessageEntry entries[] = {
        {"GW-LEDG-001", Level::warning, Exit::input,
         {"the status '{value}' is not known; problems that have it are neither open nor closed unless a date tells",
          "未知的整改状态“{value}”；相应问题除非日期能说明，否则既不算未销号也不算已销号"},
         {"use one of the known words, as 已销号, 正在销号, 达时序进度, closed, in progress", "请使用已知词语，例如 已销号、正在销号、达时序进度、closed、in progress"},
         {"Words are never guessed: a phrase that only looks like a known one may mean the opposite.", "程序从不猜测词义：看似相近的词可能意思相反。"}},
        {"GW-LEDG-002", Level::warning, Exit::input,
         {"the type of deadline '{value}' is not known", "未知的时限类型“{value}”"},
         {"use one of the known words, as 立行立改, 限期整改, 长期坚持, 2025年底前并长期坚持, dated, long-term", "请使用已知词语，例如 立行立改、限期整改、长期坚持、2025年底前并长期坚持、dated、long-term"},
         {"Whether a problem must end on a day or goes on for good decides what overdue means.", "问题是有期限还是长期坚持，决定了逾期的含义。"}},
        {"GW-LEDG-003", Level::warning, Exit::input,
         {"{before} {value} is before {after} {day}", "{before} {value} 早于 {after} {day}"},
         {"mend one of the dates in the register", "请在台账中更正其中一个日期"},
         {"A problem is opened, then accepted, then closed; dates in another order make one of them wrong.", "问题应先立案、再验收、后销号；次序颠倒说明至少一个日期有误。"}},
        {"GW-LEDG-004", Level::warning, Exit::input,
         {"the status is '{value}', yet {date} on {day}; the date is followed", "状态为“{value}”，但 {date} 日期为 {day}；以日期为准"},
         {"mend the status or the date in the register", "请在台账中更正状态或日期"},
         {"The two cannot both be right on the as-of day.", "在基准日二者不可能同时正确。"}},
        {"GW-LEDG-005", Level::note, Exit::input,
         {"'{value}' without the day of closing: it counts as closed on every day", "“{value}”但没有销号日期：视为任何日期均已销号"},
         {"add the day of closing, so that earlier months can be recomputed", "请补上销号日期，以便重算以往月份"},
         {"Without the day it cannot be told whether the problem was closed by an earlier as-of day.", "没有日期就无法判断在更早的基准日是否已销号。"}},
        {"GW-LEDG-006", Level::warning, Exit::input,
         {"the deadline is '{value}', but no day is given", "时限为“{value}”，但没有给出日期"},
         {"add the day; without it the problem is never overdue", "请补上日期；没有日期则永远不会逾期"},
         {"A dated problem without its date would hide what is overdue.", "有期限而无日期会掩盖逾期情况。"}},
        {"GW-LEDG-007", Level::warning, Exit::input,
         {"problem {id} is opened again (cycle {cycle}) before its last cycle was closed", "问题 {id} 在上一周期销号前再次立案（第 {cycle} 周期）"},
         {"give the day of closing of the last cycle, or another id if it is another problem", "请补上上一周期的销号日期；若是另一问题，请另编号"},
         {"A closed cycle never changes; a problem that comes back starts a new one.", "已销号的周期不再变动；问题反弹则开始新的周期。"}},
        {"GW-LEDG-008", Level::note, Exit::input,
         {"opened on {value}, after the as-of day: not yet part of the snapshot", "立案日期 {value} 晚于基准日：尚不计入"},
         {"nothing need be done, or choose a later --as-of", "无需处理，或选用更晚的 --as-of"},
         {"The numbers speak of the problems that were there on the as-of day.", "数字只反映基准日已存在的问题。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
