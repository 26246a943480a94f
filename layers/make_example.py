#!/usr/bin/env python3
"""Makes the example county: boundaries, a supervision grid and registers, all of it made up.

    python3 layers/make_example.py [FOLDER]

FOLDER is layers/example beside this file unless given.
Places, names, offices, sites and numbers are invented; no real company, person or place is meant. Every longitude and latitude is
somewhere, so this county lies across real ground near 31 N 117 E, and nothing in it says anything about what is there.
The seed is fixed: the same content every time. Needs Python 3 and GDAL's Python bindings (python3-gdal).
What each file holds: layers/example/example.source.md.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

from county import names, registers, surroundings, words, write  # noqa: E402
from county.places import Places  # noqa: E402
from county.project import write_projects  # noqa: E402

UNIT_FIELDS = ("code", "name", "name_en", "level", "parent", "keeper", "homes", "pop")


def write_units(out, places):
    write.geojson(f"{out}/county.geojson", "county", [places.county], [f for f in UNIT_FIELDS if f != "parent"], "polygon")
    towns = dict(code="s", name="s", name_en="s", level="i", parent="s", keeper="s", team="s", homes="i", pop="i")
    write.geopackage(f"{out}/towns.gpkg", "towns", places.towns, towns, 4490)
    villages = dict(code="s", name="s", name_en="s", level="i", parent="s", keeper="s", ur_class="s", homes="i", pop="i")
    write.shapefile(f"{out}/villages.shp", places.villages, villages, 4490)


def write_ledger(out, ledger):
    columns = {"问题编号": "id", "问题名称": "name", "name_en": "name_en", "问题类型": "kind_zh", "kind_en": "kind", "五大类": "category_zh",
               "category_en": "category", "整改状态": "status_zh", "status_en": "status", "期限类型": "type_zh", "deadline_type_en": "deadline_type",
               "交办日期": "opened", "整改时限": "deadline", "完成日期": "done", "验收日期": "accepted", "公示开始": "notice_from", "公示结束": "notice_to",
               "销号日期": "closed", "责任单位": "office_zh", "office_en": "office", "督办组": "team", "问题来源": "source_zh", "source_en": "source",
               "乡镇": "town", "town_en": "town_en", "经度": "lon", "纬度": "lat", "定位精度_m": "accuracy"}
    rows = []
    for row in ledger.rows:
        chinese = {"kind_zh": words.KIND[row["kind"]], "category_zh": words.CATEGORY[row["category"]], "status_zh": words.STATUS[row["status"]],
                   "type_zh": words.DEADLINE[row["deadline_type"]], "office_zh": words.OFFICES[row["office"]], "source_zh": words.SOURCES[row["source"]]}
        rows.append({column: (row | chinese)[key] for column, key in columns.items()})
    write.workbook(f"{out}/ledger.xlsx", "台账", rows, list(columns))


def write_petitions(out, places):
    columns = {"受理编号": "id", "受理日期": "received", "来源": "way", "地点": "place", "place_en": "place_en", "污染类型": "type_zh", "type_en": "type", "办理状态": "status_zh",
               "status_en": "status", "整改完成": "done", "办结日期": "closed", "乡镇": "town", "town_en": "town_en", "经度": "lon", "纬度": "lat", "定位精度_m": "accuracy"}
    rows = [row | {"type_zh": words.TYPES[row["type"]], "status_zh": words.STATUS[row["status"]]} for row in registers.petitions(places)]
    write.table(f"{out}/petitions.csv", [{c: row[k] for c, k in columns.items()} for row in rows], list(columns))
    columns = {"批次": "batch", "受理编号": "id", "交办日期": "received", "乡镇": "town", "town_en": "town_en", "村": "village", "village_code": "village_code",
               "污染类型": "types", "types_en": "types_en", "是否属实": "true", "办理状态": "status_zh", "status_en": "status"}
    rows = [row | {"status_zh": words.STATUS[row["status"]]} for row in registers.batches(places)]
    write.table(f"{out}/batch_petitions.csv", [{c: row[k] for c, k in columns.items()} for row in rows], list(columns))


def write_orders(out, places, ledger):
    columns = {"交办单号": "id", "交办日期": "issued", "问题编号": "problem", "交办事项": "what_zh", "name_en": "what_en", "问题类型": "kind_zh", "kind_en": "kind",
               "五大类": "category_zh", "category_en": "category", "责任单位": "office_zh", "office_en": "office", "办理时限": "due", "办结日期": "done",
               "办理状态": "status_zh", "status_en": "status", "乡镇": "town", "town_en": "town_en", "经度": "lon", "纬度": "lat"}
    rows = []
    for row in registers.orders(places, ledger):
        both = {"what_zh": row["what"][0], "what_en": row["what"][1], "kind_zh": words.KIND[row["kind"]], "category_zh": words.CATEGORY[row["category"]],
                "office_zh": words.OFFICES[row["office"]], "status_zh": words.STATUS[row["status"]]}
        rows.append({column: (row | both).get(key) for column, key in columns.items()})
    write.table(f"{out}/orders.csv", rows, list(columns), "gb18030")


def write_footprints(out, places):
    fields = dict(lf_id="s", name="s", name_en="s", list="s", accept_due="d", accept_on="d", state="s", state_en="s", sampled="i", lined="i",
                  area_mu="n", town="s", town_en="s")
    write.geopackage(f"{out}/landfills.gpkg", "landfills", registers.landfills(places), fields, 4490)
    rows, left = registers.yards(places)
    fields = dict(yard_id="s", name="s", name_en="s", size_cls="s", area_m2="n", due="d", cleared_on="d", state="s", state_en="s", town="s", town_en="s")
    write.shapefile(f"{out}/yards.shp", rows, fields, 4548)
    write.geojson(f"{out}/yards_residual.geojson", "yards_residual", left, ("yard_id", "seen_on", "residual_share"), "polygon")
    rows, parts = registers.mines(places)
    fields = ("mine_id", "name", "name_en", "area_ha", "regreen_share", "state", "state_en", "due", "town", "town_en")
    write.geojson(f"{out}/mines.geojson", "mines", rows, fields, "polygon")
    write.geojson(f"{out}/mines_regreened.geojson", "mines_regreened", parts, ("part_id", "mine_id", "greened_on", "area_ha"), "polygon")


def write_ground(out, places):
    write.geojson(f"{out}/rivers.geojson", "rivers", surroundings.rivers(places), ("river_id", "name", "name_en", "class", "chief"), "line")
    zh, en = names.RESERVOIR
    water = [{"water_id": "SK-1", "name": zh, "name_en": en, "polygons": [[places.reservoir]]}]
    write.geojson(f"{out}/reservoir.geojson", "reservoir", water, ("water_id", "name", "name_en"), "polygon")
    write.geojson(f"{out}/roads.geojson", "roads", surroundings.roads(places), ("road_id", "name", "name_en", "class"), "line")
    fields = [row | {"field_id": f"F-{k:03d}", "village": places.villages[row["village"]]["code"]} for k, row in enumerate(places.farmland(), 1)]
    write.geojson(f"{out}/farmland.geojson", "farmland", fields, ("field_id", "village", "crop"), "polygon")
    basins = [{"catchment_id": f"HS-{k}", "name": f"{k}号地下水汇水区", "name_en": f"Groundwater catchment {k}", "quality": "good", "polygons": p}
              for k, p in enumerate(places.catchments(), 1)]
    write.geojson(f"{out}/catchments.geojson", "catchments", basins, ("catchment_id", "name", "name_en", "quality"), "polygon")


def write_surroundings(out, places, ledger):
    for name, rows in (("air_stations", surroundings.air_stations(places)), ("cameras", surroundings.cameras(places)),
                       ("plants", surroundings.plants(places))):
        write.table(f"{out}/{name}.csv", rows, list(rows[0]))
    zones, sources = surroundings.zones(places)
    write.geojson(f"{out}/zones.geojson", "zones", zones, ("zone_id", "source", "name", "name_en", "grade", "kind"), "polygon")
    write.table(f"{out}/sources.csv", sources, list(sources[0]))
    homes = [{"receptor_id": f"JM-{k:03d}", "name": s["name"], "name_en": s["name_en"], "class": "homes", "homes": s["homes"], "polygons": [[s["ring"]]]}
             for k, s in enumerate(places.settlements, 1)]
    write.geojson(f"{out}/homes.geojson", "homes", homes, ("receptor_id", "name", "name_en", "class", "homes"), "polygon")
    write.geojson(f"{out}/schools.geojson", "schools", surroundings.schools(places), ("receptor_id", "name", "name_en", "class", "pupils"), "point")
    rows = surroundings.visits(ledger)
    write.table(f"{out}/visits.csv", rows, ["编号"] + [f for f in rows[0] if f != "编号"])
    write.geojson(f"{out}/patrol_tracks.geojson", "patrol_tracks", surroundings.tracks(places), ("track_id", "patrol", "day"), "line")


def main(out):
    os.makedirs(out, exist_ok=True)
    places = Places()
    ledger = registers.Ledger(places)
    write_units(out, places)
    write_ledger(out, ledger)
    write_petitions(out, places)
    write_orders(out, places, ledger)
    write_footprints(out, places)
    write_ground(out, places)
    write_surroundings(out, places, ledger)
    write_projects(out)


if __name__ == "__main__":
    if len(sys.argv) > 2 or sys.argv[1:2] == ["-h"] or sys.argv[1:2] == ["--help"]:
        sys.exit(__doc__)
    main(sys.argv[1] if len(sys.argv) == 2 else os.path.join(HERE, "example"))
