#pragma once

#include "analysis/rivers.hpp"
#include "command/parameter.hpp"

#include <string>

namespace gridwarden::command {

/// The options that say which way rivers flow.
struct RiverFlow {
    Length snap = Length::metres(10);
    std::string column;
    std::string outlet;

    void declare(Args& args);
    /// \throws Error GW-ZONE-107 where the outlet is no place
    [[nodiscard]] analysis::RiverOptions options() const;
};

} // namespace gridwarden::command
