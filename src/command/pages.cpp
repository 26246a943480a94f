#include "command/pages.hpp"

#include "page/appendix.hpp"
#include "web/map_html.hpp"

#include <algorithm>

namespace gridwarden::command {

namespace {

struct Page {
    const char* name;
    std::string (*make)(const publish::Publication&);
};

constexpr Page pages[] = {
    {"appendix.pdf", [](const auto& publication) { return page::appendix_pdf(publication); }},
    {"map.html", [](const auto& publication) { return web::map_html(publication); }},
};

} // namespace

void write_pages(const std::string& folder, Context& context) {
    if (context.options.dry_run) {
        return;
    }
    for (const auto& page : pages) {
        const auto path = folder + "/" + page.name;
        const auto& outputs = context.outputs();
        if (std::none_of(outputs.begin(), outputs.end(), [&](const auto& output) { return output.path == path; })) {
            context.write_text(path, page.make(*context.publication));
        }
    }
}

} // namespace gridwarden::command
