#include "core/catalogue/areas.hpp"

namespace gridwarden::catalogue_areas {

std::span<const MessageEntry> geodesy() {
    static constexpr MessageEntry entries[] = {
        {"GW-CRS-001",
         Level::error,
         Exit::input,
         {"`{value}` is not a coordinate reference system that is known here", "无法识别坐标系“{value}”"},
         {"write crs=EPSG:4326, crs=EPSG:4549, crs=wgs84, crs=cgcs2000, crs=gcj02, crs=bd09, or the WKT of a .prj file "
          "(in a project: "
          "\"crs\": \"EPSG:4549\")",
          "请写 crs=EPSG:4326、crs=EPSG:4549、crs=wgs84、crs=cgcs2000、crs=gcj02、crs=bd09，或 .prj 文件中的 "
          "WKT（项目文件中："
          "\"crs\": \"EPSG:4549\"）"},
         {"A coordinate means nothing without its reference system. Names that are only similar are not guessed.",
          "没有坐标系的坐标没有意义。程序不会按相近的名称猜测。"}},
        {"GW-CRS-002",
         Level::error,
         Exit::input,
         {"{crs} cannot be turned into WGS 84: the shift is not published and differs by tens of metres from place to "
          "place",
          "{crs} 无法转换为 WGS 84：转换参数未公开，且各地相差数十米"},
         {"convert the file to CGCS2000 with the official tool of your surveying office, or give the shift of your "
          "county with the CRS: "
          "crs=+proj=tmerc +lon_0=114 +x_0=500000 +ellps=krass +towgs84=dx,dy,dz (in a project: \"crs\": \"+proj=… "
          "+towgs84=…\")",
          "请用测绘部门的正式工具把文件转换为 CGCS2000，或在坐标系中给出本县的转换参数：crs=+proj=tmerc +lon_0=114 "
          "+x_0=500000 "
          "+ellps=krass +towgs84=dx,dy,dz（项目文件中：\"crs\": \"+proj=… +towgs84=…\"）"},
         {"Beijing 1954, Xian 1980 and New Beijing differ from WGS 84 and CGCS2000 by about 50 to 100 m. Taking them "
          "as they are would put sites "
          "into the wrong village, so the file is refused.",
          "1954 北京坐标系、1980 西安坐标系和新 1954 北京坐标系与 WGS 84、CGCS2000 相差约 50 至 100 "
          "米。直接使用会把点位放进错误的村，因此拒绝读取。"}},
        {"GW-CRS-004",
         Level::error,
         Exit::input,
         {"no shift from {crs} to WGS 84 is known", "没有从 {crs} 到 WGS 84 的已知转换"},
         {"name the reference system by its code (crs=EPSG:n), or give its shift: crs=+proj=… +towgs84=dx,dy,dz",
          "请用代码注明坐标系（crs=EPSG:n），或给出转换参数：crs=+proj=… +towgs84=dx,dy,dz"},
         {"The datum is unknown, or every known shift needs a grid file that is not installed. A guess of unknown "
          "error is never used.",
          "基准未知，或已知的转换都需要未安装的格网文件。程序从不使用误差不明的近似转换。"}},
        {"GW-CRS-005",
         Level::error,
         Exit::input,
         {"`{value}` has no longitude and latitude and no map plane of its own: it is vertical, local or geocentric",
          "“{value}”没有经纬度，也不是平面投影：它是高程、地方独立或地心坐标系"},
         {"name the horizontal reference system of the coordinates, for example crs=EPSG:4549",
          "请注明坐标的平面坐标系，例如 crs=EPSG:4549"},
         {"Positions on the map need a geographic or a projected reference system.",
          "地图上的位置需要地理坐标系或投影坐标系。"}},
    };
    return entries;
}

} // namespace gridwarden::catalogue_areas
