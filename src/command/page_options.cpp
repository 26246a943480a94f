#include "command/page_options.hpp"

namespace gridwarden::command {

page::PageOptions PaperOptions::resolved() const {
    using namespace page;
    return {paper == "a3" ? Paper::a3 : Paper::a4,
            orientation == "portrait" ? Orientation::portrait : orientation == "landscape" ? Orientation::landscape : Orientation::automatic,
            unit_pages == "none" ? UnitPages::none : unit_pages == "finest" ? UnitPages::finest : UnitPages::automatic};
}

void declare_paper(Args& args, PaperOptions& o) {
    args.choice("paper", o.paper, {"a4", "a3"}, {"size of the sheet", "纸张大小"});
    args.choice("orientation", o.orientation, {"auto", "portrait", "landscape"},
                {"auto: the one in which the map is larger", "auto：取地图较大的方向"});
}

} // namespace gridwarden::command
