#include "command/check_claims.hpp"

#include "core/number_text.hpp"

#include <filesystem>

namespace gridwarden::command {

namespace {

/// The inputs a claim speaks of: one by its name, else every site.
std::vector<model::InputSpec> inputs_of(const project::Claim& claim, const project::Project& project) {
    if (!claim.from.empty()) {
        return {{"@" + claim.from, {}, {}, {}}};
    }
    const auto sites = project.inputs.find(model::Role::sites);
    return sites == project.inputs.end() ? std::vector<model::InputSpec>() : sites->second;
}

void tell(const project::Verdict& verdict, const project::Project& project, Context& context) {
    const auto got = verdict.got ? number_text(*verdict.got) : say(context, {"nothing", "无"}, {});
    context.issues.add({.code = "GW-CLAIM-005",
                        .place = {std::filesystem::path(project.path).filename().string(), "", 0, ""},
                        .value = got,
                        .arguments = {{"says", verdict.says}, {"expected", number_text(verdict.expected)}, {"got", got}, {"expr", verdict.expr}}});
}

} // namespace

std::vector<project::Manifest::Claim> check_claims(const project::Project& project, Context& context, Result& result) {
    std::vector<project::Manifest::Claim> checked;
    std::size_t matches = 0;
    for (const auto& claim : project.claims) {
        const auto& table = context.sites(inputs_of(claim, project), model::Role::sites).table;
        const auto verdict = project::check_claim(claim, table, context.as_of);
        if (!verdict.match) {
            tell(verdict, project, context);
            ++result.failed_claims;
        }
        matches += verdict.match ? 1 : 0;
        checked.push_back({verdict.says, verdict.expected, verdict.got, verdict.match, verdict.rows.size()});
    }
    if (!checked.empty()) {
        result.lines.push_back(say(context, {"{matches} of {n} claims hold", "{n} 项数字表述中 {matches} 项成立"},
                                   {{"matches", matches}, {"n", checked.size()}}));
    }
    return checked;
}

} // namespace gridwarden::command
