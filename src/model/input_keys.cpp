#include "model/input_spec.hpp"

#include <array>

namespace gridwarden::model {

namespace {

constexpr std::array<std::string_view, 8> role_names = {"units",     "sites",  "stations", "zones",
                                                        "receptors", "plants", "visits",   "previous"};

constexpr InputKey keys[] = {
    {"layer", {"layer of a file that has several", "多图层文件中的图层名"}, false},
    {"sheet", {"sheet of a workbook", "工作簿中的工作表名"}, false},
    {"header", {"row in which the names of the columns stand, counted from 1", "列名所在的行号，从 1 起"}, false},
    {"format", {"format where the name of the file does not tell it (csv, geojson, geojsonl, GPKG, ...)",
                "文件名看不出格式时指明（csv、geojson、geojsonl、GPKG 等）"}, false},
    {"encoding", {"encoding of the text (utf-8, gb18030, big5, ...)", "文本编码（utf-8、gb18030、big5 等）"}, false},
    {"lon", {"column of the longitude", "经度列"}, true},
    {"lat", {"column of the latitude", "纬度列"}, true},
    {"x", {"column of the easting", "横坐标（东）列"}, true},
    {"y", {"column of the northing", "纵坐标（北）列"}, true},
    {"wkt", {"column of geometries as WKT", "WKT 几何列"}, true},
    {"crs", {"coordinate system: EPSG:n, wgs84, cgcs2000, gcj02, bd09, WKT, or field:NAME",
             "坐标系：EPSG:n、wgs84、cgcs2000、gcj02、bd09、WKT，或 field:列名"}, false},
    {"id", {"column of the id", "编号列"}, true},
    {"name", {"column of the name", "名称列"}, true},
    {"kind", {"column of the kind of problem", "问题类型列"}, true},
    {"category", {"column of the category", "类别列"}, true},
    {"severity", {"column of the severity", "严重程度列"}, true},
    {"status", {"column of the status", "整改状态列"}, true},
    {"deadline_type", {"column that tells what kind of deadline it is", "时限类型列"}, true},
    {"opened", {"column of the date it was found", "发现日期列"}, true},
    {"deadline", {"column of the deadline", "整改时限列"}, true},
    {"accepted", {"column of the date of acceptance", "验收日期列"}, true},
    {"closed", {"column of the date it was closed", "销号日期列"}, true},
    {"responsible", {"column of who is responsible", "责任单位或责任人列"}, true},
    {"team", {"column of the team", "工作组列"}, true},
    {"keeper", {"column of the keeper of the supervision grid", "网格员列"}, true},
    {"unit", {"column of the areal unit the register declares", "登记的所属单元列"}, true},
    {"weight", {"column of the weight", "权重列"}, true},
    {"radius", {"column of the radius", "半径列"}, true},
    {"azimuth", {"column of the azimuth in degrees", "方位角（度）列"}, true},
    {"fov", {"column of the field of view in degrees", "视场角（度）列"}, true},
    {"capacity", {"column of the capacity", "能力列"}, true},
    {"class", {"column of the class or grade", "级别列"}, true},
    {"accuracy", {"position error in metres: a column, or a value after =", "位置误差（米）：列名，或 = 后的值"}, true},
    {"level", {"column of the level of an areal unit", "单元层级列"}, true},
    {"parent", {"column of the id of the parent unit", "上级单元编号列"}, true},
    {"code_levels", {"lengths of the codes of each level, such as 2/4/6", "各层级的编码长度，如 2/4/6"}, false},
    {"where", {"filter in OGR's SQL; takes the rest of the text", "筛选条件（OGR SQL），取其后的全部文字"}, false},
};

} // namespace

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::optional<Role> role_of(std::string_view name) {
    for (std::size_t i = 0; i < role_names.size(); ++i) {
        if (role_names[i] == name) {
            return static_cast<Role>(i);
        }
    }
    return std::nullopt;
}

std::span<const InputKey> input_keys() { return keys; }

} // namespace gridwarden::model
