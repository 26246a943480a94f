#include "page/appendix.hpp"

namespace gridwarden::page {

std::string appendix_pdf(const publish::Publication& publication, const PageOptions& options) {
    Canvas canvas(Format::pdf, sheet_size(options.paper, false));
    canvas.describe(publication.title, publication.producer, publication.as_of);
    canvas.text(publication.title, 60, 60, {.size = 18, .bold = true});
    return canvas.finish();
}

std::string figure_file(const publish::Publication& publication, const publish::Figure& figure, Format format, const PageOptions& options) {
    Canvas canvas(format, sheet_size(options.paper, false));
    canvas.describe(figure.title, publication.producer, publication.as_of);
    canvas.text(figure.title, 60, 60, {.size = 18, .bold = true});
    return canvas.finish();
}

} // namespace gridwarden::page
