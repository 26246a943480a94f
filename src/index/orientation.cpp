#include "index/orientation.hpp"

#include <cmath>

namespace gridwarden::index {

namespace {

/// A sum held exactly, as parts that do not overlap, ascending by size (J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic
/// and Fast Robust Geometric Predicates, 1997: GROW-EXPANSION with zeros left out). Its sign is that of the largest part.
class Expansion {
public:
    /// Adds a * b: the rounded product, and what rounding took from it.
    void add_product(double a, double b) {
        const double product = a * b;
        add(std::fma(a, b, -product));
        add(product);
    }
    [[nodiscard]] int sign() const {
        const double largest = size_ == 0 ? 0.0 : parts_[size_ - 1];
        return largest > 0.0 ? 1 : largest < 0.0 ? -1 : 0;
    }

private:
    void add(double value) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size_; ++i) { // TWO-SUM of the value with each part
            const double sum = value + parts_[i];
            const double other = sum - value;
            const double lost = (value - (sum - other)) + (parts_[i] - other);
            value = sum;
            if (lost != 0.0) {
                parts_[kept++] = lost;
            }
        }
        if (value != 0.0) {
            parts_[kept++] = value;
        }
        size_ = kept;
    }

    double parts_[12] = {};
    std::size_t size_ = 0;
};

int exact_orientation(shape::Coord a, shape::Coord b, shape::Coord p) {
    Expansion determinant;
    determinant.add_product(a.x, b.y);
    determinant.add_product(-a.y, b.x);
    determinant.add_product(b.x, p.y);
    determinant.add_product(-b.y, p.x);
    determinant.add_product(p.x, a.y);
    determinant.add_product(-p.y, a.x);
    return determinant.sign();
}

} // namespace

int orientation(shape::Coord a, shape::Coord b, shape::Coord p) {
    // The rounded determinant has the right sign where it is larger than its own error (Shewchuk's bound A).
    constexpr double bound = 3.3306690738754716e-16;
    const double left = (b.x - a.x) * (p.y - a.y);
    const double right = (b.y - a.y) * (p.x - a.x);
    const double determinant = left - right;
    const double error = bound * (std::fabs(left) + std::fabs(right));
    return determinant > error ? 1 : determinant < -error ? -1 : exact_orientation(a, b, p);
}

} // namespace gridwarden::index
