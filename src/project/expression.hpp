#pragma once

#include "table/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridwarden::project {

/// The language of claims: numbers computed from a table, without any code.
///
///     expression = term (("+" | "-") term)*            term = factor (("*" | "/") factor)*
///     factor     = number | "-" factor | "(" expression ")" | call
///     call       = "count" "(" [condition] ")" | "share" "(" condition ")"
///                | ("sum" | "mean" | "min" | "max" | "distinct" | "items") "(" field ["," condition] ")"
///     condition  = "not" condition | "(" condition ")" | condition ("and" | "or") condition | comparison
///     comparison = field ("=" | "!=" | "<" | "<=" | ">" | ">=") literal | field "in" "(" literal, ... ")"
///                | field "has" 'text' | field "is" ["not"] "null"
///     literal    = 'text' | number | as_of             field = a word, or "any text" in double quotes
///
/// `and` binds more tightly than `or`. A field is a canonical one (`status`, `kind`, ...) or a column. An empty cell fits no
/// comparison but `is null`. `status` and `deadline_type` compare by meaning where both sides have one ('closed' = '已销号'), all other texts as they
/// are written; `<` and its kin take numbers and dates. `share` is of all rows. `sum` and its kin pass over empty cells. A cell may be a list (`soil；air`, parted by ； 、 ， or their plain kin): `items` counts the
/// entries of all lists, `has` asks for one: so cases and types of petitions are both told.
struct Condition {
    enum class Kind { all_of, any_of, none_of, compare, is_null };
    enum class Order { equal, different, less, less_equal, greater, greater_equal, has };
    struct Literal {
        enum class Kind { text, number, as_of } kind = Kind::text;
        std::string text;
        double number = 0;
    };
    Kind kind = Kind::all_of;
    std::vector<Condition> parts;  ///< of all_of, any_of, none_of
    std::string field;
    Order order = Order::equal;
    std::vector<Literal> literals; ///< one; several for `in`
};

struct Expression {
    enum class Kind { number, add, subtract, multiply, divide, call };
    Kind kind = Kind::number;
    double number = 0;
    std::string function;
    std::string field;         ///< of sum, mean, min, max, distinct
    Condition condition;       ///< of a call; `all_of` nothing where there is none
    std::vector<Expression> parts;
};

/// `place` says in messages where the text stands. \throws Error GW-CLAIM-001 with the character (from 1) and what was expected there.
Expression parse_expression(std::string_view text, std::string_view place);

struct Evaluated {
    std::optional<double> value;      ///< nothing for a division by zero, or the mean, least or greatest of nothing
    std::vector<std::uint64_t> rows;  ///< of the table, ascending, that any call counted
};

/// \throws Error GW-CLAIM-002 (no such field, with the nearest), -003 (a cell that is no number where one is needed), -004 (order of texts)
Evaluated evaluate(const Expression& expression, const table::Table& table, std::int32_t as_of);

} // namespace gridwarden::project
