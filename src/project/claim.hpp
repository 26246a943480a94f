#pragma once

#include "json/value.hpp"
#include "project/expression.hpp"
#include "project/stated_change.hpp"

#include <string>
#include <vector>

namespace gridwarden::project {

/// What a report says: that an expression over a register gives a number.
struct Claim {
    std::string says;  ///< the sentence of the report
    std::string from;  ///< name of the input or output, without `@`; empty = every site
    std::string expr;
    Expression expression;
    double equals = 0;
    int decimals = 0;  ///< as the number is written: 71.9 is compared at one decimal
    std::optional<StatedChange> change; ///< stated beside the number: key `change`, with `previous` an expression for the number before
    json::Position at;
};

/// \throws Error GW-PROJ-001 (unknown key), -002 (wrong type), -003 (missing key), GW-CLAIM-001 (the expression), each with line and column.
std::vector<Claim> read_claims(const json::Value& claims, const std::string& file);

/// A claim recomputed.
struct Verdict {
    std::string says;
    std::string from;
    std::string expr;
    double expected = 0;
    std::optional<double> got; ///< nothing where the expression has no value (a division by zero, the mean of nothing)
    bool match = false;        ///< `got`, rounded half up to the decimals of the claim, is the claim's number, and the change stated with it fits in one reading
    std::vector<std::uint64_t> rows;
    std::string change_en, change_zh; ///< what the change stated beside it means; empty for none
};
Verdict check_claim(const Claim& claim, const table::Table& table, std::int32_t as_of);

} // namespace gridwarden::project
