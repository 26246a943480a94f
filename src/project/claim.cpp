#include "project/claim.hpp"

#include "project/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridwarden::project {

namespace {

struct ClaimKey {
    std::string_view name;
};
constexpr std::array claim_keys{ClaimKey{"says"}, ClaimKey{"from"}, ClaimKey{"expr"}, ClaimKey{"equals"}};

/// Digits behind the point of a number as it is written.
int decimals_of(const std::string& number) {
    const auto point = number.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(number.find_first_not_of("0123456789", point + 1) == std::string::npos
                                                                 ? number.size() - point - 1
                                                                 : number.find_first_not_of("0123456789", point + 1) - point - 1);
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
    return claim;
}

/// Rounded half up, as reports round; a hair of slack because a half is seldom exact in binary.
double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::floor(value * scale + 0.5 + 1e-9) / scale;
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
    const bool match = done.value && std::abs(rounded(*done.value, claim.decimals) - claim.equals) < 1e-9 * std::max(1.0, std::abs(claim.equals));
    return {claim.says, claim.from, claim.expr, claim.equals, done.value, match, std::move(done.rows)};
}

} // namespace gridwarden::project
