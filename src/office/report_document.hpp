#pragma once

#include "publish/publication.hpp"

#include <string>
#include <vector>

namespace gridwarden::office {

struct Picture {
    std::string title;
    std::string png;
};

/// The report as a Word document: text and tables of `publish::report_text`, the figures, annexes, notices. Headings and tables are numbered.
std::string report_document(const publish::Publication& publication, const std::vector<Picture>& figures);

} // namespace gridwarden::office
