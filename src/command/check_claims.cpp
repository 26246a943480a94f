#include "command/check_claims.hpp"

#include "analysis/cells.hpp"
#include "core/number_text.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

namespace gridwarden::command {

namespace {

constexpr std::size_t most_ids = 1000;

void tell(const project::Verdict& verdict, const std::string& file, Context& context) {
    const auto got = verdict.got ? number_text(*verdict.got) : say(context, {"nothing", "无"}, {});
    context.issues.add({.code = "GW-CLAIM-005",
                        .place = {std::filesystem::path(file).filename().string(), "", 0, ""},
                        .value = got,
                        .arguments = {{"says", verdict.says}, {"expected", number_text(verdict.expected)}, {"got", got}, {"expr", verdict.expr}}});
}

std::vector<std::string> ids_of(const std::vector<std::uint64_t>& rows, const table::Table& table) {
    const int column = table.schema.index_of_role("id");
    if (column < 0) {
        return {};
    }
    const std::vector<std::uint64_t> first(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), most_ids)));
    const auto cells = table::gather(table, static_cast<std::size_t>(column), first);
    std::vector<std::string> ids;
    std::string scratch;
    for (std::size_t row = 0; row < first.size(); ++row) {
        ids.emplace_back(text_of(cells, row, scratch).value_or(std::string_view()));
    }
    return ids;
}

std::string joined(const CheckedClaim& claim) {
    std::string text;
    for (const auto& id : claim.ids) {
        text += (text.empty() ? "" : " ") + id;
    }
    return text + (claim.verdict.rows.size() > claim.ids.size() && !claim.ids.empty() ? " …" : "");
}

} // namespace

std::vector<CheckedClaim> check_claims(const std::vector<project::Claim>& claims, const std::string& file, const std::vector<model::InputSpec>& sites,
                                       Context& context, Result& result) {
    std::vector<CheckedClaim> checked;
    std::size_t matches = 0;
    for (const auto& claim : claims) {
        const auto inputs = claim.from.empty() ? sites : std::vector<model::InputSpec>{{"@" + claim.from, {}, {}, {}}};
        const auto& table = context.sites(inputs, model::Role::sites).table;
        auto verdict = project::check_claim(claim, table, context.as_of);
        if (!verdict.match) {
            tell(verdict, file, context);
            ++result.failed_claims;
        }
        if (!verdict.change_en.empty()) {
            context.issues.add({.code = "GW-CLAIM-006",
                                .place = {std::filesystem::path(file).filename().string(), "", 0, ""},
                                .value = claim.change->text,
                                .arguments = {{"says", verdict.says}, {"readings", Bilingual{verdict.change_en, verdict.change_zh}}}});
        }
        matches += verdict.match ? 1 : 0;
        auto ids = ids_of(verdict.rows, table);
        checked.push_back({std::move(verdict), std::move(ids)});
    }
    if (!checked.empty()) {
        result.lines.push_back(say(context, {"{matches} of {n} claims hold", "{n} 项数字表述中 {matches} 项成立"},
                                   {{"matches", matches}, {"n", checked.size()}}));
    }
    return checked;
}

table::Table claims_table(const std::vector<CheckedClaim>& claims, Language lang) {
    table::TextBuilder says, from, expr, results, changes, ids;
    table::NumberColumn expected, got;
    table::IntegerColumn rows;
    for (const auto& claim : claims) {
        const auto& verdict = claim.verdict;
        says.push(verdict.says);
        verdict.from.empty() ? from.push_null() : from.push(verdict.from);
        expr.push(verdict.expr);
        expected.values.push_back(verdict.expected);
        got.values.push_back(verdict.got.value_or(std::numeric_limits<double>::quiet_NaN()));
        results.push(verdict.match ? "match" : "mismatch");
        rows.values.push_back(static_cast<std::int64_t>(verdict.rows.size()));
        const auto& change = lang == Language::zh ? verdict.change_zh : verdict.change_en;
        change.empty() ? changes.push_null() : changes.push(change);
        ids.push(joined(claim));
    }
    return table::make_table({{"says", says.finish()}, {"from", from.finish()}, {"expr", expr.finish()}, {"expected", std::move(expected)}, {"got", std::move(got)},
                              {"result", results.finish()}, {"change", changes.finish()}, {"row_count", std::move(rows)}, {"ids", ids.finish()}});
}

} // namespace gridwarden::command
