#include "core/error.hpp"

#include <utility>

namespace gridwarden {

Error::Error(std::string_view code, Arguments arguments)
    : std::runtime_error(std::string(code)), code_(code), arguments_(std::move(arguments)) {}

Exit Error::exit() const { return catalogue_entry(code_).exit; }

std::string Error::message(Language lang) const { return fill(catalogue_entry(code_).message.in(lang), arguments_, lang); }

std::string Error::hint(Language lang) const { return fill(catalogue_entry(code_).hint.in(lang), arguments_, lang); }

void defect(std::string_view what) { throw Error("GW-BUG-001", {{"what", what}}); }

} // namespace gridwarden
