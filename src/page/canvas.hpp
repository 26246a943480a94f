#pragma once

#include "shape/coord.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct _cairo; // cairo's own names, so that its header stays in our .cpp files
struct _cairo_surface;

namespace gridwarden::page {

/// All lengths on paper are points (1/72 inch), from the upper left corner of the page.

struct Size {
    double width = 0;
    double height = 0;
};

/// A rectangle on paper.
struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] double right() const noexcept { return x + width; }
    [[nodiscard]] double bottom() const noexcept { return y + height; }
    [[nodiscard]] bool meets(const Rect& other) const noexcept { return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom(); }
    [[nodiscard]] bool holds(const Rect& other) const noexcept { return x <= other.x && y <= other.y && right() >= other.right() && bottom() >= other.bottom(); }
    friend bool operator==(const Rect&, const Rect&) = default;
};

inline constexpr double points_per_mm = 72 / 25.4;

struct Colour {
    double red = 0, green = 0, blue = 0, alpha = 1;
};
/// Of `#rrggbb`.
Colour colour(std::string_view hex, double alpha = 1);

inline constexpr Colour ink{0.13, 0.13, 0.13}, grey{0.38, 0.38, 0.38}, pale{0.8, 0.8, 0.8}, white{1, 1, 1};

struct Pen {
    Colour colour = ink;
    double width = 0.5;
    std::vector<double> dash = {};
};

/// How a text is set. With `width` it is wrapped (`lines` 0), or cut to one line that ends in an ellipsis (1).
struct TextStyle {
    double size = 7.5;
    Colour colour = ink;
    bool bold = false;
    double halo = 0; ///< breadth of the white edge
    double width = 0;
    int lines = 0;
};

enum class Format { pdf, svg, png };

inline constexpr double png_dpi = 300;

/// A sheet that is drawn on: the same calls make PDF, SVG and PNG. The bytes are those of the drawing alone: no clock, no path, no file on disk.
class Canvas {
public:
    Canvas(Format format, Size size);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Of the document; `day` is the date of a PDF (days since 1970-01-01).
    void describe(const std::string& title, const std::string& author, std::int32_t day);
    /// Ends the page and starts the next one, of this size (PDF).
    void next_page(Size size);
    /// The file. \throws Error GW-BUG-001 where cairo could not draw.
    std::string finish();

    void save();
    void restore();
    void clip(); ///< to the path
    void clip(const Rect& rect);
    void translate(double x, double y);
    void rotate(double radians); ///< clockwise on paper

    void move_to(double x, double y);
    void line_to(double x, double y);
    void close();
    void circle(double x, double y, double radius);
    void rect(const Rect& rect);
    void line(double x0, double y0, double x1, double y1, const Pen& pen);

    /// Even-odd, so that a ring within a ring is a hole whichever way it turns. `keep` leaves the path for more.
    void fill(const Colour& colour, bool keep = false);
    void stroke(const Pen& pen, bool keep = false);
    void forget(); ///< drops the path

    [[nodiscard]] Size measure(const std::string& text, const TextStyle& style);
    /// Sets a text with its anchor (0 left/top, 0.5 middle, 1 right/bottom of its box) at a place and gives the size of the box. \throws Error GW-PAGE-001
    /// where no font has one of its characters.
    Size text(const std::string& text, double x, double y, const TextStyle& style = {}, double anchor_x = 0, double anchor_y = 0);

    /// Bookmarks and links (PDF): a place on this page by name, an entry that leads there (gives its number, 0 the root), a link over what is drawn between.
    void place(const std::string& name);
    int bookmark(const std::string& title, const std::string& place, int parent, bool open);
    void begin_link(const std::string& place);
    void end_link();

    [[nodiscard]] bool has_links() const noexcept { return format_ == Format::pdf; }

private:
    Format format_;
    std::string bytes_;
    std::vector<std::string> texts_; ///< as they were set
    std::string title_;
    _cairo_surface* surface_ = nullptr;
    _cairo* cairo_ = nullptr;
};

} // namespace gridwarden::page
