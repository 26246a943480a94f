#include "ingest/tell.hpp"

namespace gridwarden::ingest {

void tell(IssueSink& issues, std::string_view code, Place place, std::string value, Arguments arguments,
          std::optional<std::pair<double, double>> where) {
    Issue issue;
    issue.code = code;
    issue.place = std::move(place);
    issue.value = std::move(value);
    issue.arguments = std::move(arguments);
    issue.where = where;
    issues.add(std::move(issue));
}

} // namespace gridwarden::ingest
