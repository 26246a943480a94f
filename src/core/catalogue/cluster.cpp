#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> cluster() {
    static constexpr MessageEntry entries[] = {
        {"GW-CLUS-001", Level::error, Exit::usage,
         {"--radius {value} finds no neighbours", "--radius {value} 无法找到邻近点位"},
         {"give a length from 0.01m to 1000km, as 500m", "请给出 0.01m 至 1000km 的长度，例如 500m"},
         {"Sites are neighbours where they lie within the radius.", "距离不超过半径的点位互为邻近。"}},
        {"GW-CLUS-002", Level::error, Exit::usage,
         {"--min-sites {value} makes every site a cluster", "--min-sites {value} 会使每个点位自成一类"},
         {"give 2 or more; 5 is usual", "请给出 2 或以上；通常为 5"},
         {"The site itself counts: a site with min-sites sites within the radius is a core of a cluster.",
          "计数包含点位自身：半径内点位数达到该值的点位为核心点。"}},
        {"GW-CLUS-003", Level::error, Exit::usage,
         {"--repeat {value} is no span of time", "--repeat {value} 不是时间跨度"},
         {"give days, weeks, months or years: 90d, 26w, 6mo, 1y", "请给出天、周、月或年：90d、26w、6mo、1y"},
         {"A repeat place has enough sites opened within one such span.", "重复发生点指在一个时间跨度内立案数足够的地点。"}},
        {"GW-CLUS-004", Level::error, Exit::input,
         {"--repeat needs the day on which each site was opened", "--repeat 需要每个点位的立案日期"},
         {"say which column holds it: sites.csv,opened=COLUMN", "请指定日期列：sites.csv,opened=列名"},
         {"Events come back in time as well as in place.", "重复发生既看地点，也看时间。"}},
        {"GW-CLUS-005", Level::warning, Exit::input,
         {"sites without a date that can be read, which count in no repeat place: {sites}", "没有可读日期、未计入重复发生点的点位：{sites} 个"},
         {"fill the dates in", "补全日期"},
         {"Whether they came back cannot be known.", "无法判断其是否重复发生。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
