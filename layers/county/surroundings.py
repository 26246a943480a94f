"""What lies around the sites: stations, cameras, plants, protection zones, homes, schools, and who went where."""
import math

from . import names, words
from .land import height
from .plane import blob, degrees, distance_to_line, km, rng, smooth, ticks
from .registers import between, date, lonlat

AIR = ("national", "国控"), ("county", "县控"), ("town", "乡镇")


def air_stations(places):
    """8 stations: 2 national and 1 county in or near the county seat, 4 in towns, 1 clean-air reference in the hills."""
    random_, x, y = rng("air"), *places.seat
    hills = max(places.land.county, key=lambda c: (height(*places.mesh.centres[c]) - 0.02 * abs(places.mesh.centres[c][0] + 12), c))
    spots = [("模城中学", "Mocheng School", 0, (x - 0.5, y + 0.4)), ("模城东园", "Mocheng East Park", 0, (x + 1.6, y - 0.5)),
             ("模城水厂", "Mocheng Waterworks", 1, (x - 2.2, y - 2.0))]
    for town, row in list(enumerate(names.TOWNS))[1:5]:
        at = places.mesh.centres[places.land.town_seat[town]]
        spots.append((row[0], row[1], 2, (at[0] + random_.uniform(-0.4, 0.4), at[1] + random_.uniform(-0.4, 0.4))))
    spots.append(("虚岭对照点", "Xuling Reference", 1, places.mesh.centres[hills]))
    rows = []
    for k, (name, name_en, grade, at) in enumerate(spots, 1):
        lon, lat = lonlat(ticks(*at))
        rows.append({"监测点编码": f"99{k:02d}A", "监测点名称": name, "name_en": name_en, "级别": AIR[grade][1], "grade": AIR[grade][0], "经度": lon,
                     "纬度": lat, "对照点": "Y" if k == len(spots) else "N"})
    return rows


def cameras(places):
    """42 towers over the lower ground, each as far as may be from the others; 6 see a sector only, 1 is out of service."""
    random_ = rng("cameras")
    low = sorted(c for c in places.land.county if height(*places.mesh.centres[c]) < 0.7 and places.dry(places.mesh.centres[c]))
    chosen = [places.land.town_seat[3]]
    while len(chosen) < 42:
        far = sorted(low, key=lambda c: (-min(math.dist(places.mesh.centres[c], places.mesh.centres[o]) for o in chosen), c))
        chosen.append(random_.choice(far[:25]))
    rows = []
    for k, cell in enumerate(chosen, 1):
        (x, y), sector = places.mesh.centres[cell], k % 7 == 3
        village = places.villages[places.owner[cell]]
        lon, lat = lonlat(ticks(x + random_.uniform(-0.3, 0.3), y + random_.uniform(-0.3, 0.3)))
        rows.append({"tower": f"LT-{k:02d}", "塔名": village["name"] + "塔", "name_en": village["name_en"] + " tower", "lon": lon, "lat": lat,
                     "height_m": random_.choice((30, 35, 40, 45)), "radius_m": 5000 if k == 1 else 3000 if k % 10 == 5 else 2000,
                     "azimuth": random_.randrange(0, 360, 15) if sector else None, "fov": 120 if sector else None,
                     "in_service": "no" if k == 29 else "yes"})
    return rows


def plants(places):
    """4 waste-to-energy plants: capacity, cost, what was planned and what happened (B was built four months late)."""
    facts = (("A", 600, 4.2, "2018-01", "2019-12", "2019-12", "2019-12", (1, -16.0, 9.5)),
             ("B", 1000, 5.6, "2018-10", "2019-12", "2020-12", "2020-04", (4, -6.5, -18.0)),
             ("C", 1500, 7.78, "2018-12", "2020-12", "2020-12", "2020-06", (0, 7.5, 0.5)),
             ("D", 1200, 6.058, "2019-05", "2020-12", "2020-12", "2020-12", (3, 17.0, -12.0)))
    rows, random_ = [], rng("plants")
    for letter, capacity, cost, start, built_by, service_by, built, (_, x, y) in facts:
        spot, village = places.near(random_, (x, y), 0.0, 1.5, None, 0.2)
        town = places.towns[places.villages[village]["town"]]
        lon, lat = lonlat(ticks(*spot))
        rows.append({"项目编号": f"WTE-{letter}", "项目名称": f"垃圾焚烧发电{letter}厂", "name_en": f"Waste-to-energy plant {letter}", "乡镇": town["name"], "town_en": town["name_en"],
                     "处理能力_吨每日": capacity, "投资_亿元": cost, "开工": start, "计划建成": built_by, "计划投产": service_by,
                     "line_1": "2019-09" if letter == "A" else None, "建成投产": built, "经度": lon, "纬度": lat})
    return rows


def zones(places):
    """Protection zones of three grades round two sources, each within the next; and the intake and wells they protect."""
    middle, radii = places.reservoir_arms
    waves = rng("zones")
    phase = waves.uniform(0, 6)
    rows, sources = [], []
    widths = (("1", lambda r, a: r + 0.2), ("2", lambda r, a: 0.55 * r + 1.9 + 0.15 * math.sin(3 * a + phase)),
              ("quasi", lambda r, a: 0.3 * r + 3.6 + 0.35 * math.sin(2 * a + phase) + 0.15 * math.sin(5 * a)))
    for grade, width in widths:
        grown = [width(r, 2 * math.pi * i / len(radii)) for i, r in enumerate(radii)]
        rows.append(zone("SZ-1", *names.RESERVOIR, grade, "reservoir", places.star(middle, grown)))
    lon, lat = lonlat(ticks(middle[0] - 0.2, middle[1] - 0.3))
    sources.append({"source_id": "SY-1", "name": "设湖取水口", "name_en": "Shehu intake", "kind": "reservoir", "lon": lon, "lat": lat, "m3_per_day": 42000})
    seat = places.mesh.centres[places.land.town_seat[3]]
    x, y = seat[0] + 1.0, seat[1] - 3.4
    for grade, radius in (("1", 0.32), ("2", 0.95), ("quasi", 2.1)):
        shape = blob(rng("well field"), x, y, radius, 40, 0.12, 1.2, 0.5)
        rows.append(zone("SZ-2", "样丰水源地", "Yangfeng well field", grade, "groundwater", [ticks(*p) for p in shape]))
    for k, (dx, dy) in enumerate(((-0.12, -0.06), (0.02, 0.04), (0.14, 0.05)), 1):
        lon, lat = lonlat(ticks(x + dx, y + dy))
        sources.append({"source_id": f"SY-2-{k}", "name": f"样丰{k}号井", "name_en": f"Yangfeng well {k}", "kind": "well", "lon": lon, "lat": lat, "m3_per_day": 3000})
    return rows, sources


def zone(source, name, name_en, grade, kind, ring):
    chinese = {"1": "一级", "2": "二级", "quasi": "准"}[grade]
    return {"zone_id": f"{source}-{grade}", "source": source, "name": f"{name}{chinese}保护区", "name_en": f"{name_en}, {'quasi' if grade == 'quasi' else 'grade ' + grade} zone",
            "grade": grade, "kind": kind, "polygons": [[ring]]}


def schools(places):
    random_, rows = rng("schools"), []
    for k, home in enumerate([s for s in places.settlements if s["main"]][::3], 1):
        x, y = home["at"]
        name = places.villages[home["village"]]
        rows.append({"receptor_id": f"XX-{k:02d}", "name": f"{name['name']}学校", "name_en": f"{name['name_en']} school", "class": "school",
                     "pupils": random_.randrange(60, 900, 10), "point": ticks(x + random_.uniform(-0.1, 0.1), y + random_.uniform(-0.1, 0.1))})
    return rows


def visits(ledger):
    """36 look-back visits to 30 of the 46 closed problems: 24 once, 6 twice; none before the closing date."""
    random_ = rng("visits")
    closed = [r for r in ledger.rows if r["status"] == "closed"]
    chosen = random_.sample(closed, 30)
    results = ["up to standard"] * 26 + ["rebound"] * 3 + ["derived problem"]
    rows = []
    for k, row in enumerate(chosen):
        for turn in range(2 if k < 6 else 1):
            result = results[(k + 5) % 30] if turn == 0 else "up to standard"
            rows.append({"日期": between(random_, row["closed"] + (3 + 2 * turn) * (date("2024-01-02") - date("2024-01-01")), date("2024-05-08")), "问题编号": row["id"],
                         "经度": round(row["lon"] + random_.uniform(-1.5e-4, 1.5e-4), 6), "纬度": round(row["lat"] + random_.uniform(-1.5e-4, 1.5e-4), 6),
                         "方式": random_.choice(("现场", "现场", "无人机")), "结果": words.RESULTS[result], "result_en": result})
    rows.sort(key=lambda r: (r["日期"], r["问题编号"]))
    for k, row in enumerate(rows, 1):
        row["编号"] = f"HTK-{k:02d}"
    return rows


def tracks(places):
    """Seven patrol tracks of one day around the national stations."""
    random_, (x, y), rows = rng("tracks"), places.seat, []
    for k in range(7):
        turn = 2 * math.pi * k / 7
        points = [(x + r * math.cos(turn + bend), y + r * math.sin(turn + bend)) for r, bend in
                  ((0.3, 0), (1.1, random_.uniform(-0.3, 0.3)), (2.0, random_.uniform(0, 0.5)), (2.6, 0.7), (1.6, 0.9), (0.6, 0.8))]
        rows.append({"track_id": f"GJ-{k + 1}", "patrol": f"P-{k + 1}", "day": date("2024-05-08"), "line": [ticks(*p) for p in smooth(points, 0.15)]})
    return rows


def roads(places):
    return [{"road_id": f"R-{k:03d}", "name": name, "name_en": name_en, "class": kind, "line": [ticks(*p) for p in line]}
            for k, (kind, name, name_en, line) in enumerate(places.roads, 1)]


def rivers(places):
    (zh, en), (zh2, en2) = names.RIVER, names.TRIBUTARY
    return [{"river_id": "H-1", "name": zh, "name_en": en, "class": "main", "chief": "HZ-1", "line": places.rivers["main"]},
            {"river_id": "H-2", "name": zh2, "name_en": en2, "class": "tributary", "chief": "HZ-2", "line": places.rivers["creek"]}]
