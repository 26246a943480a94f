#include "project/expression.hpp"

#include "core/error.hpp"
#include "model/status.hpp"
#include "text/near_miss.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace gridwarden::project {

namespace {

using Order = Condition::Order;
using Literal = Condition::Literal;
using Mask = std::vector<bool>; ///< a flag for each row of the table

bool ordered(Order order, double a, double b) {
    switch (order) {
    case Order::equal: return a == b;
    case Order::different: return a != b;
    case Order::less: return a < b;
    case Order::less_equal: return a <= b;
    case Order::greater: return a > b;
    case Order::has: return a == b;
    case Order::greater_equal: break;
    }
    return a >= b;
}

/// The entries of a cell that is a list, blanks around them cut.
std::vector<std::string_view> entries_of(std::string_view cell) {
    constexpr std::string_view separators[] = {"；", "、", "，", ";", ","};
    std::vector<std::string_view> entries;
    while (true) {
        auto end = cell.size();
        std::size_t width = 0;
        for (const auto separator : separators) {
            if (const auto at = cell.find(separator); at < end) {
                end = at;
                width = separator.size();
            }
        }
        if (const auto entry = text::trim(cell.substr(0, end)); !entry.empty()) {
            entries.push_back(entry);
        }
        if (width == 0) {
            return entries;
        }
        cell.remove_prefix(end + width);
    }
}

/// A literal, read once for all rows: a date, a number, or a text with its meaning.
class Right {
public:
    Right(const Condition& condition, const Literal& literal, std::int32_t as_of) : order_(condition.order), literal_(literal) {
        if (literal.kind == Literal::Kind::as_of) {
            day_ = as_of;
        } else if (literal.kind == Literal::Kind::text) {
            day_ = text::parse_date(literal.text);
        }
        const bool is_text = literal.kind == Literal::Kind::text && !day_;
        if (order_ == Order::has) {
            day_.reset();
            return;
        }
        if (is_text && order_ != Order::equal && order_ != Order::different) {
            throw Error("GW-CLAIM-004", {{"field", condition.field}, {"value", literal.text}});
        }
        if (is_text && condition.field == "status") {
            progress_ = model::parse_progress(literal.text);
        } else if (is_text && condition.field == "deadline_type") {
            type_ = model::parse_deadline_type(literal.text);
        }
    }

    [[nodiscard]] bool fits(std::string_view cell) const {
        if (order_ == Order::has) {
            const auto entries = entries_of(cell);
            return std::find(entries.begin(), entries.end(), literal_.text) != entries.end();
        }
        if (day_) {
            const auto own = text::parse_date(cell);
            return own && ordered(order_, static_cast<double>(*own), static_cast<double>(*day_));
        }
        if (literal_.kind == Literal::Kind::number) {
            const auto own = text::parse_number(cell);
            return own && ordered(order_, *own, literal_.number);
        }
        const bool same = cell == literal_.text || (progress_ && model::parse_progress(cell) == progress_) ||
                          (type_ && model::parse_deadline_type(cell) == type_);
        return same == (order_ == Order::equal);
    }

private:
    Order order_;
    const Literal& literal_;
    std::optional<std::int32_t> day_;
    std::optional<model::Progress> progress_;
    std::optional<model::DeadlineType> type_;
};

class Evaluator {
public:
    Evaluator(const table::Table& table, std::int32_t as_of) : table_(table), as_of_(as_of), size_(table.size()), counted_(size_, false) {}

    std::optional<double> value(const Expression& e) {
        if (e.kind == Expression::Kind::number) {
            return e.number;
        }
        if (e.kind == Expression::Kind::call) {
            return call(e);
        }
        const auto left = value(e.parts[0]);
        const auto right = value(e.parts[1]);
        if (!left || !right || (e.kind == Expression::Kind::divide && *right == 0)) {
            return std::nullopt;
        }
        switch (e.kind) {
        case Expression::Kind::add: return *left + *right;
        case Expression::Kind::subtract: return *left - *right;
        case Expression::Kind::multiply: return *left * *right;
        default: return *left / *right;
        }
    }

    [[nodiscard]] std::vector<std::uint64_t> rows() const {
        std::vector<std::uint64_t> rows;
        for (std::size_t row = 0; row < size_; ++row) {
            if (counted_[row]) {
                rows.push_back(row);
            }
        }
        return rows;
    }

private:
    [[nodiscard]] std::size_t column(const std::string& field) const {
        const int role = table_.schema.index_of_role(field);
        const int named = role >= 0 ? role : table_.schema.index_of(field);
        if (named >= 0) {
            return static_cast<std::size_t>(named);
        }
        auto nearest = text::near_miss(field, table_.schema.fields, &table::Field::name);
        if (nearest.empty()) {
            for (const auto& known : table_.schema.fields) {
                nearest += (nearest.empty() ? "" : ", ") + known.name;
            }
        }
        throw Error("GW-CLAIM-002", {{"field", field}, {"nearest", nearest}});
    }

    /// Calls `take(row, cell)` for every row, the blanks around the cell cut; an empty cell is null.
    template <class Take>
    void each_cell(const std::string& field, Take take) const {
        const auto index = column(field);
        std::size_t row = 0;
        std::string scratch;
        for (const auto& batch : table_.batches) {
            for (std::size_t at = 0; at < batch.size(); ++at, ++row) {
                const auto cell = text_of(batch.columns[index], at, scratch);
                take(row, cell ? text::trim(*cell) : std::string_view());
            }
        }
    }

    [[nodiscard]] Mask fitting(const Condition& c) const {
        switch (c.kind) {
        case Condition::Kind::compare: return comparing(c);
        case Condition::Kind::is_null: {
            Mask mask(size_);
            each_cell(c.field, [&](std::size_t row, std::string_view cell) { mask[row] = cell.empty(); });
            return mask;
        }
        default: break;
        }
        const bool any = c.kind == Condition::Kind::any_of;
        Mask mask(size_, !any);
        for (const auto& part : c.parts) {
            const auto one = fitting(part);
            for (std::size_t row = 0; row < size_; ++row) {
                mask[row] = any ? mask[row] || one[row] : mask[row] && one[row];
            }
        }
        if (c.kind == Condition::Kind::none_of) {
            mask.flip();
        }
        return mask;
    }

    [[nodiscard]] Mask comparing(const Condition& c) const {
        std::vector<Right> rights;
        for (const auto& literal : c.literals) {
            rights.emplace_back(c, literal, as_of_);
        }
        Mask mask(size_);
        each_cell(c.field, [&](std::size_t row, std::string_view cell) {
            mask[row] = !cell.empty() && std::any_of(rights.begin(), rights.end(), [&](const Right& right) { return right.fits(cell); });
        });
        return mask;
    }

    std::optional<double> call(const Expression& e) {
        const auto mask = fitting(e.condition);
        for (std::size_t row = 0; row < size_; ++row) {
            counted_[row] = counted_[row] || mask[row];
        }
        if (e.function == "count" || e.function == "share") {
            const auto count = static_cast<double>(std::count(mask.begin(), mask.end(), true));
            return e.function == "count" ? count : size_ == 0 ? std::nullopt : std::optional(count / static_cast<double>(size_));
        }
        return e.function == "distinct" ? distinct(e, mask) : e.function == "items" ? items(e, mask) : measure(e, mask);
    }

    [[nodiscard]] double items(const Expression& e, const Mask& mask) const {
        std::size_t count = 0;
        each_cell(e.field, [&](std::size_t row, std::string_view cell) { count += mask[row] ? entries_of(cell).size() : 0; });
        return static_cast<double>(count);
    }

    [[nodiscard]] double distinct(const Expression& e, const Mask& mask) const {
        std::unordered_set<std::string> values;
        each_cell(e.field, [&](std::size_t row, std::string_view cell) {
            if (mask[row] && !cell.empty()) {
                values.emplace(cell);
            }
        });
        return static_cast<double>(values.size());
    }

    [[nodiscard]] std::optional<double> measure(const Expression& e, const Mask& mask) const {
        std::size_t count = 0;
        double sum = 0;
        double least = std::numeric_limits<double>::infinity();
        double greatest = -least;
        each_cell(e.field, [&](std::size_t row, std::string_view cell) {
            if (!mask[row] || cell.empty()) {
                return;
            }
            const auto number = text::parse_number(cell);
            if (!number || !std::isfinite(*number)) {
                throw Error("GW-CLAIM-003", {{"field", e.field}, {"value", cell}});
            }
            ++count;
            sum += *number;
            least = std::min(least, *number);
            greatest = std::max(greatest, *number);
        });
        if (e.function == "sum") {
            return sum;
        }
        if (count == 0) {
            return std::nullopt;
        }
        return e.function == "mean" ? sum / static_cast<double>(count) : e.function == "min" ? least : greatest;
    }

    const table::Table& table_;
    std::int32_t as_of_;
    std::size_t size_;
    Mask counted_; ///< rows that any call counted
};

} // namespace

Evaluated evaluate(const Expression& expression, const table::Table& table, std::int32_t as_of) {
    Evaluator evaluator(table, as_of);
    Evaluated done;
    done.value = evaluator.value(expression);
    done.rows = evaluator.rows();
    return done;
}

} // namespace gridwarden::project
