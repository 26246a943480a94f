#pragma once

#include "command/command.hpp"
#include "command/context.hpp"
#include "project/claim.hpp"

#include <string>
#include <vector>

namespace gridwarden::command {

struct CheckedClaim {
    project::Verdict verdict;
    std::vector<std::string> ids; ///< of the rows behind the number, the first thousand
};

/// Recomputes claims: those with `from` on that input or output, the others on `sites`. A claim that does not hold is an issue (GW-CLAIM-005, told by
/// the name of `file`) and counts as failed in the result.
std::vector<CheckedClaim> check_claims(const std::vector<project::Claim>& claims, const std::string& file, const std::vector<model::InputSpec>& sites,
                                       Context& context, Result& result);

/// `says from expr expected got result change row_count ids`.
table::Table claims_table(const std::vector<CheckedClaim>& claims, Language lang);

} // namespace gridwarden::command
