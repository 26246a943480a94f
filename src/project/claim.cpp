#include "project/claim.hpp"

#include "project/reading.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::project {

namespace {

struct ClaimKey {
    std::string_view name;
};
constexpr std::array claim_keys{ClaimKey{"says"}, ClaimKey{"from"}, ClaimKey{"expr"}, ClaimKey{"equals"}, ClaimKey{"change"}, ClaimKey{"previous"}};

/// Digits behind the point of a number as it is written.
int decimals_of(const std::string& number) {
    const auto point = number.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(number.find_first_not_of("0123456789", point + 1) == std::string::npos
                                                                 ? number.size() - point - 1
                                                                 : number.find_first_not_of("0123456789", point + 1) - point - 1);
}

/// Whether a sentence writes this number with a per cent sign: `71.3 %`, `71.3％`.
bool is_percentage(std::string_view sentence, const std::string& number) {
    const auto at = sentence.find(number);
    const auto behind = at == std::string_view::npos ? std::string_view() : text::trim(sentence.substr(at + number.size()));
    return behind.starts_with("%") || behind.starts_with("％");
}

void read_change(const Reading& reading, const json::Value& value, Claim& claim) {
    const auto* stated = value.find("change");
    const auto* previous = value.find("previous");
    if (stated == nullptr) {
        if (previous != nullptr) {
            reading.fail("GW-PROJ-003", value, {{"key", "change"}});
        }
        return;
    }
    const auto text = reading.text(*stated, "change");
    claim.change = parse_change(text);
    if (!claim.change) {
        reading.fail("GW-PROJ-002", *stated, {{"key", "change"}, {"expected", Bilingual{"a change as \"+12.7 %\"", "形如 \"+12.7 %\" 的变化"}}, {"got", text}});
    }
    claim.change->of_percentage = is_percentage(claim.says, value.find("equals")->text);
    if (previous != nullptr) {
        claim.change->previous_text = reading.text(*previous, "previous");
        claim.change->previous = parse_expression(claim.change->previous_text, reading.file + ":" + std::to_string(previous->at.line));
    }
}

Claim read_claim(const Reading& reading, const json::Value& value) {
    reading.expect(value, json::Kind::object, "claims");
    for (const auto& [key, member] : value.members) {
        if (std::none_of(claim_keys.begin(), claim_keys.end(), [&](const auto& known) { return known.name == key; })) {
            reading.unknown_key(member, key, claim_keys);
        }
    }
    const auto member = [&](std::string_view key, json::Kind kind) -> const json::Value& {
        const auto* found = value.find(key);
        if (found == nullptr) {
            reading.fail("GW-PROJ-003", value, {{"key", key}});
        }
        return reading.expect(*found, kind, key);
    };
    Claim claim;
    claim.at = value.at;
    claim.says = member("says", json::Kind::string).text;
    const auto& expr = member("expr", json::Kind::string);
    claim.expr = expr.text;
    claim.expression = parse_expression(claim.expr, reading.file + ":" + std::to_string(expr.at.line));
    const auto& equals = member("equals", json::Kind::number);
    claim.equals = *equals.number();
    claim.decimals = decimals_of(equals.text);
    if (const auto* from = value.find("from")) {
        claim.from = reading.text(*from, "from");
        claim.from.erase(0, claim.from.starts_with('@') ? 1 : 0);
    }
    read_change(reading, value, claim);
    return claim;
}

} // namespace

std::vector<Claim> read_claims(const json::Value& claims, const std::string& file) {
    const Reading reading{file};
    std::vector<Claim> read;
    for (const auto& item : claims.items) {
        read.push_back(read_claim(reading, item));
    }
    return read;
}

Verdict check_claim(const Claim& claim, const table::Table& table, std::int32_t as_of) {
    auto done = evaluate(claim.expression, table, as_of);
    const bool match = done.value && std::abs(rounded_as_reported(*done.value, claim.decimals) - claim.equals) < 1e-9 * std::max(1.0, std::abs(claim.equals));
    Verdict verdict{claim.says, claim.from, claim.expr, claim.equals, done.value, match, std::move(done.rows), {}, {}};
    if (const auto& change = claim.change) {
        const auto before = change->previous ? evaluate(*change->previous, table, as_of).value : std::nullopt;
        const auto read = readings(*change, claim.equals, before);
        verdict.match = match && (!change->previous || read.fits_points || read.fits_relative);
        verdict.change_en = told(*change, read, Language::en);
        verdict.change_zh = told(*change, read, Language::zh);
    }
    return verdict;
}

} // namespace gridwarden::project
