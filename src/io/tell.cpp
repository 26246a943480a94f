#include "io/tell.hpp"

namespace gridwarden::io {

void tell(IssueSink& issues, const char* code, Place place, std::string value, Arguments arguments) {
    Issue issue;
    issue.code = code;
    issue.place = std::move(place);
    issue.value = std::move(value);
    issue.arguments = std::move(arguments);
    issues.add(std::move(issue));
}

} // namespace gridwarden::io
