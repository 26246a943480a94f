#include "command/river_flow.hpp"

#include "core/error.hpp"
#include "text/text.hpp"

namespace gridwarden::command {

void RiverFlow::declare(Args& args) {
    args.option("snap", snap, {"how far the end of a river may lie from the one that it runs into", "河流端点离其汇入河段的最大距离"});
    args.option("flow", column, "COLUMN", {"column of the rivers that says backward of lines digitised upstream", "说明哪些线逆流数字化（backward）的列"});
    args.option("outlet", outlet, "LON,LAT", {"where all rivers lead; lines are turned towards it", "所有河流的出口；据此定向"});
}

analysis::RiverOptions RiverFlow::options() const {
    analysis::RiverOptions made{snap, column, {}};
    if (!outlet.empty()) {
        const auto comma = outlet.find(',');
        const auto lon = text::parse_number(outlet.substr(0, comma));
        const auto lat = comma == std::string::npos ? std::nullopt : text::parse_number(outlet.substr(comma + 1));
        if (!lon || !lat || !(*lon >= -180 && *lon <= 180 && *lat >= -90 && *lat <= 90)) {
            throw Error("GW-ZONE-107", {{"value", outlet}});
        }
        made.outlet = shape::Coord{*lon, *lat};
    }
    return made;
}

} // namespace gridwarden::command
