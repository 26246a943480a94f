#include "page/page_options.hpp"

#include <utility>

namespace gridwarden::page {

Size sheet_size(Paper paper, bool landscape) {
    Size size = paper == Paper::a4 ? Size{210 * points_per_mm, 297 * points_per_mm} : Size{297 * points_per_mm, 420 * points_per_mm};
    if (landscape) {
        std::swap(size.width, size.height);
    }
    return size;
}

} // namespace gridwarden::page
