#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gridwarden::io {

/// A zip of these members (name, bytes) in their order, deflated, without times: the same members give the same bytes. \throws Error GW-OUT-004
std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& members);

} // namespace gridwarden::io
