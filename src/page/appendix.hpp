#pragma once

#include "page/page_options.hpp"
#include "publish/figures.hpp"
#include "publish/publication.hpp"

#include <string>

namespace gridwarden::page {

/// The map appendix of a report as a PDF: contents, a page for each figure, one or more for each areal unit of a level, annexes (claims, issues, inputs,
/// notices). Bookmarks and links; the same bytes each time. \throws Error GW-PAGE-001
std::string appendix_pdf(const publish::Publication& publication, const PageOptions& options = {});

/// One figure as a page of its own. \throws Error GW-PAGE-001
std::string figure_file(const publish::Publication& publication, const publish::Figure& figure, Format format, const PageOptions& options = {});

} // namespace gridwarden::page
