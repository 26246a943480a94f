#include "page/appendix.hpp"

#include "page/figure_page.hpp"

namespace gridwarden::page {

std::string appendix_pdf(const publish::Publication& publication, const PageOptions& options) {
    const Ground ground(publication);
    const auto page = sheet_size(options.paper, is_landscape(ground, options));
    Canvas canvas(Format::pdf, page);
    canvas.describe(publication.title, publication.producer, publication.as_of);
    std::size_t number = 0;
    for (const auto& figure : publish::figures_of(publication)) {
        if (number > 0) {
            canvas.next_page(page);
        }
        draw_figure_page(canvas, page, ground, figure, figure_text(ground, figure, ++number), {});
    }
    return canvas.finish();
}

std::string figure_file(const publish::Publication& publication, const publish::Figure& figure, Format format, const PageOptions& options) {
    const Ground ground(publication);
    const auto page = sheet_size(options.paper, is_landscape(ground, options));
    Canvas canvas(format, page);
    canvas.describe(figure.title, publication.producer, publication.as_of);
    draw_figure_page(canvas, page, ground, figure, figure_text(ground, figure, 0), {});
    return canvas.finish();
}

} // namespace gridwarden::page
