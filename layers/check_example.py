#!/usr/bin/env python3
"""Recounts the example county from its files alone, and makes it again to see that the same files come out.

    python3 layers/check_example.py

Says every claim that does not hold, and exits 1 if there is one. Needs Python 3 and GDAL's Python bindings (python3-gdal).
"""
import collections
import csv
import datetime
import json
import math
import pathlib
import subprocess
import sys
import tempfile

from osgeo import ogr, osr

ogr.UseExceptions()
osr.UseExceptions()

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLE = HERE / "example"
AS_OF = datetime.date(2024, 5, 9)
DAY = datetime.timedelta(days=1)

# Sites that are meant not to lie in the town they name; see example.source.md.
WRONG_TOWN = {"ledger": {"WT-012", "WT-040", "WT-077"}, "petitions": {25, 80}, "landfills": {"LF-19", "LF-52"}}
NO_PLACE = {8}
TEXT = {".csv", ".geojson", ".json", ".cpg"}


# --- reading
def csv_rows(name, encoding="utf-8"):
    with open(EXAMPLE / name, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def day(value):
    return datetime.date.fromisoformat(value.replace("/", "-")) if value else None


def wgs84():
    out = osr.SpatialReference()
    out.ImportFromEPSG(4326)
    out.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return out


def features(path):
    """[(attributes, geometry in degrees)] of the only layer of a file; attributes are text, or None."""
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    crs, rows = layer.GetSpatialRef(), []
    change = osr.CoordinateTransformation(crs, wgs84()) if crs and crs.IsProjected() else None
    names = [field.GetName() for field in layer.schema]
    for feature in layer:
        geometry = feature.GetGeometryRef()
        geometry = geometry.Clone() if geometry else None
        if change:
            geometry.Transform(change)
        rows.append(({n: feature.GetFieldAsString(n) if feature.IsFieldSetAndNotNull(n) else None for n in names}, geometry))
    return rows


def layer(name):
    return features(EXAMPLE / name)


def attributes(name):
    return [row for row, _ in layer(name)]


def rings(geometry):
    if geometry.GetGeometryName() == "LINEARRING":
        yield geometry.GetPoints()
    for k in range(geometry.GetGeometryCount()):
        yield from rings(geometry.GetGeometryRef(k))


def point(lon, lat):
    out = ogr.Geometry(ogr.wkbPoint)
    out.AddPoint_2D(float(lon), float(lat))
    return out


def count(rows, field):
    return collections.Counter(row[field] for row in rows)


# --- units
def segments(geometry):
    """How often each stretch of border occurs, whichever way it runs; exact, vertex by vertex."""
    return collections.Counter(frozenset((a[:2], b[:2])) for ring in rings(geometry) for a, b in zip(ring, ring[1:]))


def tiles(children, parent):
    """The children's borders cancel in pairs, and what is left is the parent's border."""
    seen = sum((segments(child) for child in children), collections.Counter())
    return max(seen.values()) == 2 and {s for s, n in seen.items() if n == 1} == set(segments(parent))


def check_units(county, towns, villages):
    every = [county] + towns + villages
    yield (len(towns), len(villages), len(every)) == (6, 59, 66), "the grid is 1 + 6 + 59 = 66 units"
    yield all(g.IsValid() for _, g in every), "every unit is valid"
    for field in ("code", "name", "name_en", "keeper"):
        yield len({row[field] for row, _ in every}) == 66, f"no two units have the same {field}"
    yield all(row["parent"] == county[0]["code"] for row, _ in towns), "towns are the county's"
    yield tiles([g for _, g in towns], county[1]), "towns tile the county vertex by vertex"
    for row, town in towns:
        own = [g for v, g in villages if v["parent"] == row["code"]]
        yield tiles(own, town), f"the cells of {row['name']} tile it vertex by vertex"
        yield abs(sum(g.Area() for g in own) - town.Area()) < 1e-12, f"the areas of the cells of {row['name']} add up"
        yield all(v["code"].startswith(row["code"]) for v, _ in villages if v["parent"] == row["code"]), f"codes nest in {row['name']}"
    yield abs(sum(g.Area() for _, g in towns) - county[1].Area()) < 1e-12, "the areas of the towns add up"
    yield sum(g.GetGeometryName() == "MULTIPOLYGON" and g.GetGeometryCount() > 1 for _, g in towns) == 1, "one town has an exclave"
    yield all(sum(len(r) for r in rings(g)) > 40 for _, g in villages), "no cell is a mere box"


# --- problems and petitions
def misplaced(sites, towns):
    """Ids of the sites (id, declared town, geometry) that do not lie wholly in that town."""
    by_name = {row["name"]: geometry for row, geometry in towns}
    return {site for site, town, geometry in sites if not by_name[town].Contains(geometry)}


def check_ledger(rows, towns, villages):
    kinds, states = count(rows, "deadline_type_en"), count(rows, "status_en")
    dated = [r for r in rows if r["deadline_type_en"] == "dated"]
    done = [r for r in rows if r["status_en"] in ("closed", "closing")]
    left = [r for r in dated if r not in done]
    yield len(rows) == len({r["问题编号"] for r in rows}) == 99, "99 problems, each with its own number"
    yield kinds == {"dated": 64, "long-term": 35}, "99 = 64 dated + 35 long-term"
    yield states == {"closed": 46, "closing": 4, "in progress": 49}, "50 done = 46 closed + 4 closing; 49 in progress"
    yield all(r in dated for r in done) and len(left) == 14, "14 of the dated ones are left"
    yield sum(day(r["整改时限"]) < AS_OF for r in left) == 3, "3 of the 14 are past their day"
    yield all((r["整改时限"] is not None) == (r in dated) for r in rows), "the dated ones have a day, the others none"
    yield all(bool(r["销号日期"]) == (r["status_en"] == "closed") for r in rows), "the closed ones, and only they, have a closing date"
    for r in done:
        steps = [day(r[f]) for f in ("交办日期", "完成日期", "验收日期", "公示开始", "公示结束", "销号日期") if r[f]]
        yield steps == sorted(steps) and steps[-1] <= AS_OF, f"the steps of {r['问题编号']} are in order"
        yield day(r["公示结束"]) - day(r["公示开始"]) == 6 * DAY, f"the notice of {r['问题编号']} is out for 7 days"
    pairs = {"整改状态": "status_en", "期限类型": "deadline_type_en", "问题类型": "kind_en", "五大类": "category_en", "责任单位": "office_en", "乡镇": "town_en"}
    for zh, en in pairs.items():
        yield len({(r[zh], r[en]) for r in rows}) == len({r[zh] for r in rows}) == len({r[en] for r in rows}), f"{zh} and {en} say the same"
    places = [(r["问题编号"], r["乡镇"], point(r["经度"], r["纬度"])) for r in rows]
    yield misplaced(places, towns) == WRONG_TOWN["ledger"], "problems lie in their towns, but for three"
    yield sum(p.Touches(v) for _, v in villages for s, _, p in places if s == "WT-050") == 2, "WT-050 lies on the border of two cells"
    yield len({(r["经度"], r["纬度"]) for r in rows}) == 99, "no two problems are at one place"


def check_petitions(rows, towns, county):
    number = {int(r["受理编号"][-4:]): r for r in rows}
    placed = [(k, r["乡镇"], point(r["经度"], r["纬度"])) for k, r in number.items() if r["经度"]]
    spots = collections.Counter((r["经度"], r["纬度"]) for r in rows if r["经度"])
    yield len(rows) == len(number) == 102, "102 petitions"
    yield all(r["整改完成"] for r in rows), "all 102 are rectified"
    yield count(rows, "status_en") == {"closed": 101, "complete": 1}, "101 are closed"
    yield sum(bool(r["办结日期"]) for r in rows) == 101, "the closed ones have a closing date"
    yield all(day(r["受理日期"]) <= day(r["整改完成"]) <= (day(r["办结日期"]) or AS_OF) <= AS_OF for r in rows), "their dates are in order"
    yield set(number) - {k for k, _, _ in placed} == NO_PLACE, "one has no coordinates"
    yield {k for k, _, p in placed if not county[1].Contains(p)} == WRONG_TOWN["petitions"], "two lie outside the county"
    yield misplaced(placed, towns) == WRONG_TOWN["petitions"], "the others lie in their towns"
    yield sorted(spots.values())[-2:] == [1, 3], "three share one place, the others none"


def check_batches(rows, towns, villages):
    names = {row["code"]: (row["name"], row["parent"]) for row, _ in villages}
    codes = {row["name"]: row["code"] for row, _ in towns}
    days = collections.defaultdict(set)
    for row in rows:
        days[int(row["批次"])].add(day(row["交办日期"]))
    yield len(rows) == len({r["受理编号"] for r in rows}) == 54, "54 petitions came in batches"
    yield sorted(days) == list(range(1, 25)), "in 24 batches"
    yield all(len(d) == 1 for d in days.values()), "each batch has one day"
    every = [min(days[k]) for k in sorted(days)]
    yield every == sorted(set(every)) and every[0] >= day("2020-09-01") and every[-1] <= day("2020-10-01"), "days lie in the stationing period"
    yield all(names[r["village_code"]] == (r["村"], codes[r["乡镇"]]) for r in rows), "villages and towns belong together"
    yield sum(len(r["污染类型"].split("；")) for r in rows) > 54, "some have several kinds of pollution"


def check_orders(rows, ledger, towns):
    problems = {r["问题编号"]: r for r in ledger}
    places = [(r["交办单号"], r["乡镇"], point(*from_gcj02(float(r["经度"]), float(r["纬度"])))) for r in rows]
    linked = [(r, problems[r["问题编号"]], p) for r, (_, _, p) in zip(rows, places) if r["问题编号"]]
    yield len(rows) == len({r["交办单号"] for r in rows}) == 244, "244 supervision orders"
    yield all(day(r["交办日期"]).year == 2022 for r in rows), "all of 2022"
    yield len(linked) == 150, "150 of them name a problem"
    yield all(day(p["交办日期"]) <= day(r["交办日期"]) for r, p, _ in linked), "which was known by then"
    yield all(metres(spot, point(p["经度"], p["纬度"])) < 42 for _, p, spot in linked), "and which lies within 42 m, read as GCJ-02"
    yield not misplaced(places, towns), "orders lie in their towns, read as GCJ-02"


def metres(a, b):
    north = (a.GetY() - b.GetY()) * 110_860
    return math.hypot((a.GetX() - b.GetX()) * 111_320 * math.cos(math.radians(a.GetY())), north)


def to_gcj02(lon, lat):
    x, y, sin, pi = lon - 105, lat - 35, math.sin, math.pi
    d_lat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    d_lon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    for scale, wave in ((20, 6), (20, 2)):
        d_lat, d_lon = d_lat + scale * sin(wave * x * pi) / 1.5, d_lon + scale * sin(wave * x * pi) / 1.5
    for scale, wave in ((20, 1), (40, 3), (160, 12), (320, 30)):
        d_lat += scale * sin(y * pi / wave) / 1.5
    for scale, wave in ((20, 1), (40, 3), (150, 12), (300, 30)):
        d_lon += scale * sin(x * pi / wave) / 1.5
    a, ee, phi = 6378245.0, 0.00669342162296594323, lat * pi / 180
    magic = 1 - ee * sin(phi) ** 2
    return (lon + d_lon * 180 / (a / math.sqrt(magic) * math.cos(phi) * pi), lat + d_lat * 180 / (a * (1 - ee) / magic ** 1.5 * pi))


def from_gcj02(lon, lat):
    at = (lon, lat)
    for _ in range(10):
        shifted = to_gcj02(*at)
        at = (at[0] + lon - shifted[0], at[1] + lat - shifted[1])
    return at


# --- footprints
def check_landfills(rows, towns):
    listed = [r for r, _ in rows if r["list"]]
    yield len(rows) == 61 and all(g.IsValid() for _, g in rows), "61 town landfills, as valid footprints"
    yield count([r for r, _ in rows], "list") == {"18": 18, "23": 23, None: 20}, "18 on one list, 23 on the other, 20 on none"
    yield all(day(r["accept_due"]) == datetime.date(2019 if r["list"] == "18" else 2020, 12, 31) for r in listed), "due at the end of 2019 and 2020"
    yield all(day(r["accept_on"]) <= day(r["accept_due"]) for r in listed), "accepted in time"
    yield not any(r["accept_on"] for r, _ in rows if not r["list"]), "of the 20 nothing is known"
    yield [r["lined"] for r, _ in rows if r["sampled"]] == ["0"] * 3, "3 were sampled and none is lined"
    yield misplaced([(r["lf_id"], r["town"], g) for r, g in rows], towns) == WRONG_TOWN["landfills"], "landfills lie in their towns, but for two"


def check_yards(rows, towns):
    due = {"small": day("2024-03-31"), "large": day("2024-04-30")}
    standing = [r for r, _ in rows if not r["cleared_on"]]
    late = count([{"days": (AS_OF - day(r["due"])).days} for r in standing], "days")
    yield count([r for r, _ in rows], "size_cls") == {"small": 17, "large": 9}, "26 yards: 17 small and 9 large"
    yield all(day(r["due"]) == due[r["size_cls"]] for r, _ in rows), "small ones due 2024-03-31, large ones 2024-04-30"
    yield late == {39: 4, 9: 4}, "4 small ones are 39 days late and 4 large ones 9 days"
    yield all(day(r["cleared_on"]) <= day(r["due"]) for r, _ in rows if r["cleared_on"]), "the others were cleared in time"
    yield {r["yard_id"] for r, _ in rows if (float(r["area_m2"]) > 5000) != (r["size_cls"] == "large")} == {"CJ-20"}, "only CJ-20 has the wrong class"
    yield not misplaced([(r["yard_id"], r["town"], g) for r, g in rows], towns), "yards lie in their towns"
    left = {r["yard_id"]: g for r, g in layer("yards_residual.geojson")}
    whole = {r["yard_id"]: g for r, g in rows}
    yield set(left) == {r["yard_id"] for r in standing}, "the 8 that stand, and only they, have a residual footprint"
    yield all(g.Difference(whole[k]).Area() < 1e-3 * g.Area() for k, g in left.items()), "which lies within the yard"


def check_mines(rows, towns):
    green = collections.defaultdict(list)
    for row, geometry in layer("mines_regreened.geojson"):
        green[row["mine_id"]].append(geometry)
    yield len(rows) == 14 and all(g.IsValid() for _, g in rows), "14 abandoned mines, as valid footprints"
    yield not misplaced([(r["mine_id"], r["town"], g) for r, g in rows], towns), "mines lie in their towns"
    for row, geometry in rows:
        parts = green[row["mine_id"]]
        share = sum(g.Intersection(geometry).Area() for g in parts) / geometry.Area()
        yield abs(share - float(row["regreen_share"])) < 1e-4, f"{row['mine_id']} is re-greened as far as it says"
        yield all(a.Intersection(b).Area() == 0 for k, a in enumerate(parts) for b in parts[:k]), f"green parts of {row['mine_id']} do not overlap"
        yield share < 1 + 1e-6, f"{row['mine_id']} has no more green than ground"


# --- surroundings
def check_ground(county):
    zones = {r["zone_id"]: (r, g) for r, g in layer("zones.geojson")}
    yield count([r for r, _ in zones.values()], "grade") == {"1": 2, "2": 2, "quasi": 2}, "two sources, zones of three grades"
    for source in ("SZ-1", "SZ-2"):
        first, second, third = (zones[f"{source}-{grade}"][1] for grade in ("1", "2", "quasi"))
        yield second.Contains(first) and third.Contains(second), f"the zones of {source} nest"
    wells = csv_rows("sources.csv")
    yield all(zones[r["source_id"].replace("SY", "SZ")[:4] + "-1"][1].Contains(point(r["lon"], r["lat"])) for r in wells), "intake and wells lie in grade 1"
    yield zones["SZ-1-1"][1].Contains(layer("reservoir.geojson")[0][1]), "the reservoir lies in grade 1"
    basins = layer("catchments.geojson")
    yield len(basins) == 6 and all(r["quality"] == "good" for r, _ in basins), "6 groundwater catchments, all good"
    yield all(a.Intersection(b).Area() == 0 for k, (_, a) in enumerate(basins) for _, b in basins[:k]), "catchments do not overlap"
    yield all(g.Difference(county[1]).Area() < 1e-12 for _, g in basins), "catchments lie in the county"
    rivers = [g for _, g in layer("rivers.geojson")]
    yield len(rivers) == 2 and all(g.Intersects(county[1]) for g in rivers), "a river and a creek run through"
    yield set(count(attributes("roads.geojson"), "class")) == {"expressway", "national", "provincial", "county"}, "roads of four classes"
    for name in ("homes.geojson", "schools.geojson", "farmland.geojson"):
        yield all(g.IsValid() and g.Intersects(county[1]) for _, g in layer(name)), f"{name} is valid and lies in the county"


def check_stations(county):
    air, cameras = csv_rows("air_stations.csv"), csv_rows("cameras.csv")
    yield count(air, "grade") == {"national": 2, "county": 2, "town": 4}, "8 air stations, 2 of them national"
    yield all(county[1].Contains(point(r["经度"], r["纬度"])) for r in air), "they lie in the county"
    yield len(cameras) == 42 and sum(r["in_service"] == "yes" for r in cameras) == 41, "42 cameras, 41 in service"
    yield sum(bool(r["fov"]) for r in cameras) == 6, "6 of them see a sector"
    yield all(bool(r["fov"]) == bool(r["azimuth"]) for r in cameras), "a sector has a direction"
    yield all(county[1].Contains(point(r["lon"], r["lat"])) for r in cameras), "cameras lie in the county"
    yield len(layer("patrol_tracks.geojson")) == 7, "7 patrols"


def check_plants(towns):
    rows = csv_rows("plants.csv")
    yield [int(r["处理能力_吨每日"]) for r in rows] == [600, 1000, 1500, 1200], "plants of 600, 1000, 1500 and 1200 t/d, 4300 in all"
    yield abs(sum(float(r["投资_亿元"]) for r in rows) - 23.638) < 1e-9, "which cost 23.638 hundred million yuan"
    yield [r["项目编号"] for r in rows if r["建成投产"] > r["计划建成"]] == ["WTE-B"], "only B was built late"
    yield all(r["建成投产"] <= r["计划投产"] for r in rows), "all were in service in time"
    yield not misplaced([(r["项目编号"], r["乡镇"], point(r["经度"], r["纬度"])) for r in rows], towns), "plants lie in their towns"


def check_visits(ledger):
    rows, problems = csv_rows("visits.csv"), {r["问题编号"]: r for r in ledger}
    visited = {r["问题编号"] for r in rows}
    yield len(rows) == 36 and len(visited) == 30, "36 visits to 30 problems"
    yield all(day(r["日期"]) > day(problems[r["问题编号"]]["销号日期"]) for r in rows), "all were closed before the visit"
    yield sum(r["status_en"] == "closed" and r["问题编号"] not in visited for r in ledger) == 16, "16 of the 46 were never visited"
    yield count(rows, "result_en")["rebound"] == 3 and count(rows, "result_en")["derived problem"] == 1, "3 rebounds and 1 derived problem"


# --- projects
def project(name):
    lines = (EXAMPLE / name).read_text(encoding="utf-8").splitlines()
    return json.loads("\n".join(line for line in lines if not line.startswith("//")))


def header(path):
    if path.suffix == ".csv":
        encoding = "gb18030" if path.name == "orders.csv" else "utf-8"
        return set(path.read_text(encoding=encoding).splitlines()[0].split(","))
    return set(features(path)[0][0])


def check_project(name, lang):
    wanted, plain = project(name), {"path", "layer", "sheet", "as", "crs", "label", "where"}
    yield wanted["lang"] == lang and wanted["as_of"] == AS_OF.isoformat(), f"{name} is of {lang} and {AS_OF}"
    yield wanted["steps"][:2] == [{"check": {}}, {"assign": {"by": ["kind", "status"]}}], f"{name} checks and assigns first"
    yield [bool(u["label"]) for u in wanted["inputs"]["units"]] == [True] * 3, f"{name} has three levels with labels"
    for role, rows in wanted["inputs"].items():
        for row in rows:
            path = EXAMPLE / row["path"]
            columns = {v for k, v in row.items() if k not in plain and not v.startswith("=")}
            yield path.exists() and columns <= header(path), f"{name}, {role}: {row['path']} has the columns {sorted(columns)}"
            yield path.suffix not in (".csv", ".xlsx") or "crs" in row, f"{name}: the table {row['path']} states its crs"


# --- making it again
def same(old, new):
    """Byte by byte; layers and workbooks may differ in bytes where another GDAL or zlib wrote them, but not in content."""
    if old.read_bytes() == new.read_bytes():
        return True
    if old.suffix in TEXT or old.suffix in (".dbf", ".shx", ".prj"):
        return old.suffix not in TEXT
    print(f"note: the bytes of {old.name} are not those of this machine's libraries; its rows are compared")
    flat = [[(row, g and g.ExportToWkt()) for row, g in features(path)] for path in (old, new)]
    return flat[0] == flat[1]


def check_making():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(HERE / "make_example.py"), folder], check=True)
        made = sorted(pathlib.Path(folder).iterdir())
        kept = {p.name for p in EXAMPLE.iterdir() if p.is_file()} - {"example.source.md"}
        yield {p.name for p in made} == kept, "the script makes all the files, and there are no others"
        for path in made:
            kept = EXAMPLE / path.name
            yield kept.exists() and same(kept, path), f"{path.name} is made again"
        yield sum(p.stat().st_size for p in made) < 3_000_000, "the example is smaller than 3 MB"


def claims():
    (county,), towns, villages = layer("county.geojson"), layer("towns.gpkg"), layer("villages.shp")
    ledger = attributes("ledger.xlsx")
    yield from check_units(county, towns, villages)
    yield from check_ledger(ledger, towns, villages)
    yield from check_petitions(csv_rows("petitions.csv"), towns, county)
    yield from check_batches(csv_rows("batch_petitions.csv"), towns, villages)
    yield from check_orders(csv_rows("orders.csv", "gb18030"), ledger, towns)
    yield from check_landfills(layer("landfills.gpkg"), towns)
    yield from check_yards(layer("yards.shp"), towns)
    yield from check_mines(layer("mines.geojson"), towns)
    yield from check_ground(county)
    yield from check_stations(county)
    yield from check_plants(towns)
    yield from check_visits(ledger)
    yield from check_project("project.json", "en")
    yield from check_project("project.zh.json", "zh")
    yield from check_making()


def main():
    checked, faults = 0, 0
    for holds, claim in claims():
        checked += 1
        if not holds:
            faults += 1
            print(f"NOT: {claim}")
    print(f"{checked} claims, {faults} do not hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
