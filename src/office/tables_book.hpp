#pragma once

#include "core/issue.hpp"
#include "publish/publication.hpp"

namespace gridwarden::office {

/// What a run found as a workbook: a sheet of key figures, one a level of areal units, one for each further layer and table, then claims, issues and
/// inputs. Cells have types, headers are titles in the language of the publication, numbers that a map shows are shaded as there. A layer of more rows than
/// `shown_rows` is cut, with an issue (GW-OFF-001); so are texts longer than a cell (GW-OFF-002).
std::string tables_book(const publish::Publication& publication, IssueSink& issues);

} // namespace gridwarden::office
