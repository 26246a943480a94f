#include "project/expression.hpp"

#include "core/error.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <utility>

namespace gridwarden::project {

namespace {

using Order = Condition::Order;
using Literal = Condition::Literal;

enum class Sort { word, quoted, text, number, sign, end };

struct Token {
    Sort sort = Sort::end;
    std::string text;
    std::size_t at = 0; ///< byte
};

constexpr std::string_view signs[] = {"<=", ">=", "!=", "<>", "==", "=", "<", ">", "(", ")", ",", "+", "-", "*", "/"};

bool is_word_byte(char c) {
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Parser {
public:
    Parser(std::string_view text, std::string_view place) : text_(text), place_(place) { advance(); }

    Expression whole() {
        auto made = expression();
        if (token_.sort != Sort::end) {
            expected("+, -, *, /");
        }
        return made;
    }

private:
    [[noreturn]] void expected(std::string_view what) const {
        const auto characters = std::count_if(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(token_.at),
                                              [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        throw Error("GW-CLAIM-001", {{"place", place_}, {"expr", text_}, {"at", static_cast<std::size_t>(characters) + 1}, {"expected", what}});
    }

    void advance() {
        while (next_ < text_.size() && (text_[next_] == ' ' || text_[next_] == '\t' || text_[next_] == '\n')) {
            ++next_;
        }
        token_ = {Sort::end, "", next_};
        if (next_ == text_.size()) {
            return;
        }
        const char c = text_[next_];
        if (c == '\'' || c == '"') {
            take_quoted(c);
        } else if (is_digit(c) || (c == '.' && next_ + 1 < text_.size() && is_digit(text_[next_ + 1]))) {
            take_number();
        } else if (is_word_byte(c)) {
            const auto end = std::find_if_not(text_.begin() + static_cast<std::ptrdiff_t>(next_), text_.end(), is_word_byte);
            take(Sort::word, static_cast<std::size_t>(end - text_.begin()) - next_);
        } else {
            take_sign();
        }
    }

    void take(Sort sort, std::size_t size) {
        token_.sort = sort;
        token_.text = text_.substr(next_, size);
        next_ += size;
    }

    /// A doubled quote stands for itself.
    void take_quoted(char quote) {
        token_.sort = quote == '"' ? Sort::quoted : Sort::text;
        for (++next_; next_ < text_.size(); ++next_) {
            if (text_[next_] == quote) {
                if (next_ + 1 == text_.size() || text_[next_ + 1] != quote) {
                    ++next_;
                    return;
                }
                ++next_;
            }
            token_.text += text_[next_];
        }
        expected(quote == '"' ? "\"" : "'");
    }

    void take_number() {
        auto end = next_;
        while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) {
            ++end;
        }
        take(Sort::number, end - next_);
        if (!text::parse_number(token_.text) || (next_ < text_.size() && is_word_byte(text_[next_]))) {
            expected("a number; a field that begins with a digit stands in double quotes");
        }
    }

    void take_sign() {
        const auto rest = text_.substr(next_);
        const auto* sign = std::find_if(std::begin(signs), std::end(signs), [&](auto s) { return rest.starts_with(s); });
        if (sign == std::end(signs)) {
            expected("a field, a number, a text in '...' or a function");
        }
        take(Sort::sign, sign->size());
    }

    [[nodiscard]] bool is_sign(std::string_view sign) const { return token_.sort == Sort::sign && token_.text == sign; }
    [[nodiscard]] bool is_word(std::string_view word) const {
        return token_.sort == Sort::word && text::equals_ignoring_ascii_case(token_.text, word);
    }
    bool skip_sign(std::string_view sign) {
        const bool here = is_sign(sign);
        if (here) {
            advance();
        }
        return here;
    }
    bool skip_word(std::string_view word) {
        const bool here = is_word(word);
        if (here) {
            advance();
        }
        return here;
    }
    void need_sign(std::string_view sign) {
        if (!skip_sign(sign)) {
            expected(sign);
        }
    }

    Expression joined(Expression::Kind kind, Expression left, Expression right) {
        if (++joints_ > most_joints) {
            expected("fewer terms");
        }
        Expression made;
        made.kind = kind;
        made.parts.push_back(std::move(left));
        made.parts.push_back(std::move(right));
        return made;
    }

    Expression expression() {
        auto left = term();
        while (is_sign("+") || is_sign("-")) {
            const auto kind = is_sign("+") ? Expression::Kind::add : Expression::Kind::subtract;
            advance();
            left = joined(kind, std::move(left), term());
        }
        return left;
    }

    Expression term() {
        auto left = factor();
        while (is_sign("*") || is_sign("/")) {
            const auto kind = is_sign("*") ? Expression::Kind::multiply : Expression::Kind::divide;
            advance();
            left = joined(kind, std::move(left), factor());
        }
        return left;
    }

    Expression factor() {
        const Nesting nesting(*this);
        if (skip_sign("-")) {
            return joined(Expression::Kind::subtract, Expression(), factor());
        }
        if (skip_sign("(")) {
            auto inner = expression();
            need_sign(")");
            return inner;
        }
        Expression made;
        if (token_.sort == Sort::number) {
            made.number = *text::parse_number(token_.text);
            advance();
            return made;
        }
        return call();
    }

    Expression call() {
        constexpr std::string_view counting[] = {"count", "share"};
        constexpr std::string_view measuring[] = {"sum", "mean", "min", "max", "distinct", "items"};
        const auto here = [&](auto name) { return is_word(name); };
        const bool measures = std::any_of(std::begin(measuring), std::end(measuring), here);
        if (!measures && std::none_of(std::begin(counting), std::end(counting), here)) {
            expected("count, share, sum, mean, min, max, distinct, items or a number");
        }
        Expression made;
        made.kind = Expression::Kind::call;
        made.function = text::lower_ascii(token_.text);
        advance();
        need_sign("(");
        if (measures) {
            made.field = field();
        }
        if (measures ? skip_sign(",") : made.function == "share" || !is_sign(")")) {
            made.condition = any_of();
        }
        need_sign(")");
        return made;
    }

    std::string field() {
        if (token_.sort != Sort::word && token_.sort != Sort::quoted) {
            expected("a field");
        }
        auto name = token_.text;
        advance();
        return name;
    }

    /// Conditions joined by a word, as one; a single one stands for itself.
    template <class Part>
    Condition series(Condition::Kind kind, std::string_view word, Part part) {
        Condition made;
        made.kind = kind;
        made.parts.push_back(part());
        while (skip_word(word)) {
            made.parts.push_back(part());
        }
        return made.parts.size() == 1 ? Condition(made.parts.front()) : made;
    }
    Condition any_of() {
        return series(Condition::Kind::any_of, "or", [&] { return all_of(); });
    }
    Condition all_of() {
        return series(Condition::Kind::all_of, "and", [&] { return single(); });
    }

    Condition single() {
        const Nesting nesting(*this);
        if (skip_word("not")) {
            Condition made;
            made.kind = Condition::Kind::none_of;
            made.parts.push_back(single());
            return made;
        }
        if (skip_sign("(")) {
            auto inner = any_of();
            need_sign(")");
            return inner;
        }
        return comparison();
    }

    Condition comparison() {
        Condition made;
        made.kind = Condition::Kind::compare;
        made.field = field();
        if (skip_word("is")) {
            return null_test(std::move(made));
        }
        if (skip_word("in")) {
            need_sign("(");
            do {
                made.literals.push_back(literal());
            } while (skip_sign(","));
            need_sign(")");
            return made;
        }
        if (skip_word("has")) {
            made.order = Order::has;
            if (token_.sort != Sort::text) {
                expected("a text in '...'");
            }
        } else {
            made.order = order();
        }
        made.literals.push_back(literal());
        return made;
    }

    Condition null_test(Condition made) {
        const bool negated = skip_word("not");
        if (!skip_word("null")) {
            expected("null");
        }
        made.kind = Condition::Kind::is_null;
        if (!negated) {
            return made;
        }
        Condition negation;
        negation.kind = Condition::Kind::none_of;
        negation.parts.push_back(std::move(made));
        return negation;
    }

    Order order() {
        constexpr std::pair<std::string_view, Order> orders[] = {
            {"=", Order::equal},        {"==", Order::equal}, {"!=", Order::different},      {"<>", Order::different},
            {"<=", Order::less_equal},  {"<", Order::less},   {">=", Order::greater_equal},  {">", Order::greater}};
        for (const auto& [sign, order] : orders) {
            if (skip_sign(sign)) {
                return order;
            }
        }
        expected("=, !=, <, <=, >, >=, in, has or is");
    }

    Literal literal() {
        Literal made;
        made.text = token_.text;
        if (is_word("as_of")) {
            made.kind = Literal::Kind::as_of;
        } else if (token_.sort == Sort::number || is_sign("-")) {
            const bool negative = skip_sign("-");
            if (token_.sort != Sort::number) {
                expected("a number");
            }
            made.kind = Literal::Kind::number;
            made.number = *text::parse_number(token_.text) * (negative ? -1 : 1);
        } else if (token_.sort != Sort::text) {
            expected("a text in '...', a number or as_of");
        }
        advance();
        return made;
    }

    /// Brackets in brackets take stack: a limit that no sentence of a report comes near.
    struct Nesting {
        explicit Nesting(Parser& parser) : depth(parser.depth_) {
            if (++depth > 200) {
                parser.expected("fewer brackets");
            }
        }
        ~Nesting() { --depth; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        int& depth;
    };

    std::string_view text_;
    std::string_view place_;
    std::size_t next_ = 0;
    Token token_;
    int depth_ = 0;
    static constexpr int most_joints = 1000; ///< each is a level more for those who walk the tree, and takes stack like brackets
    int joints_ = 0;
};

} // namespace

Expression parse_expression(std::string_view text, std::string_view place) { return Parser(text, place).whole(); }

} // namespace gridwarden::project
