"""The registers: problems, petitions, landfills, yards, mines, and what lies around them."""
import datetime
import math

from . import words
from .land import height
from .places import metres2
from .plane import blob, degrees, gcj02, km, rng, ring_area2, ticks, whole

AS_OF = datetime.date(2024, 5, 9)
DAY = datetime.timedelta(days=1)


def date(text):
    return datetime.date.fromisoformat(text)


def between(random_, first, last):
    return first + random_.randrange((last - first).days + 1) * DAY


def lonlat(point, digits=6):
    lon, lat = degrees(point)
    return round(lon, digits), round(lat, digits)


def placed(places, spot, village, digits=6):
    """Columns of a site at `spot` (km) in a village; the point is what the register says, rounding included."""
    lon, lat = lonlat(ticks(*spot), digits)
    town = places.towns[places.villages[village]["town"]]
    return {"lon": lon, "lat": lat, "town": town["name"], "town_en": town["name_en"], "v": village}


def shuffled(random_, items):
    items = list(items)
    random_.shuffle(items)
    return items


class Ledger:
    """99 problems: 64 dated (46 closed, 4 closing, 14 in progress, 3 of them overdue) and 35 long-term."""

    NEAR_BORDER, AT_VERTEX, WRONG_TOWN = (7, 21, 33, 48, 62, 85), 50, (12, 40, 77)
    OVERDUE = ("2024-03-31", "2024-04-30", "2024-04-30")
    LEFT = OVERDUE + ("2024-05-09", "2024-05-31", "2024-06-30", "2024-06-30", "2024-06-30", "2024-09-30", "2024-09-30", "2024-12-31",
                      "2024-12-31", "2024-12-31", "2025-06-30")

    def __init__(self, places):
        self.places, self.random = places, rng("ledger")
        kinds = shuffled(self.random, [k for k in words.PROBLEMS for _ in range(k[2])])
        lives = shuffled(self.random, ["closed"] * 46 + ["closing"] * 4 + ["left"] * 14 + ["long"] * 35)
        sources = shuffled(self.random, [s for s, n in zip(words.SOURCES, (38, 14, 9, 12, 6, 20)) for _ in range(n)])
        opened = sorted(between(self.random, date("2021-03-01"), date("2023-11-30")) for _ in range(99))
        self.left = iter(self.LEFT)
        self.rows = [self.row(k, *each) for k, each in enumerate(zip(kinds, lives, sources, opened), 1)]

    def row(self, number, problem, life, source, opened):
        kind, category, _, office, topics = problem
        spot = self.spot(number, kind)
        village = self.places.villages[spot["v"]]
        topic = self.random.choice(topics)
        office = list(words.OFFICES)[office]
        row = {"id": f"WT-{number:03d}", "name": village["name"] + topic[0], "name_en": f"{village['name_en']}: {topic[1]}", "kind": kind,
               "category": category, "topic": topic, "source": source, "office": office, "opened": opened, "team": f"T-{village['town'] + 1}",
               "accuracy": self.random.choice((10, 10, 30, 30, 100)), **spot, **self.life(life, opened)}
        if number in self.WRONG_TOWN:
            other = self.places.towns[(village["town"] + 1) % 6]
            row["town"], row["town_en"] = other["name"], other["name_en"]
        return row

    def spot(self, number, kind):
        places = self.places
        if number == self.AT_VERTEX:
            return self.on_vertex()
        if number in self.NEAR_BORDER:
            return beside_border(places, self.random, self.NEAR_BORDER.index(number))
        village = self.random.choices(range(59), [v["pop"] for v in places.villages])[0]
        homes = [s for s in places.settlements if s["village"] == village]
        if kind == "outfall":
            return placed(places, *places.near(self.random, self.random.choice(places.banks), 0.05, 0.4))
        home = self.random.choice(homes)
        least, most = {"dust": (0.1, 1.2), "industry": (0.5, 1.6), "dumping": (0.4, 1.8)}[kind]
        return placed(places, *places.near(self.random, home["at"], least, most))

    def on_vertex(self):
        """Exactly on a vertex that two villages of one town share: (lon, lat) to 7 decimals."""
        places = self.places
        a, b = next(p for p in places.neighbours if places.villages[p[0]]["town"] == places.villages[p[1]]["town"] == 3)
        segments = places.border_segments(a, b)
        ends = {s[1] for s in segments}
        vertex = next(s[0] for s in segments[len(segments) // 2:] if s[0] in ends)
        return placed(places, km(vertex), a) | dict(zip(("lon", "lat"), degrees(vertex)))

    def life(self, life, opened):
        out = dict.fromkeys(("deadline", "done", "accepted", "notice_from", "notice_to", "closed"))
        out["deadline_type"] = "long-term" if life == "long" else "dated"
        out["status"] = life if life in ("closed", "closing") else "in progress"
        if life == "left":
            out["deadline"] = date(next(self.left))
        if life == "closing":
            out["deadline"], out["done"], out["accepted"] = date("2024-06-30"), date("2024-03-20"), date("2024-04-18")
            out["notice_from"], out["notice_to"] = date("2024-04-28"), date("2024-05-04")
        if life == "closed":
            out["done"] = between(self.random, opened + 60 * DAY, min(opened + 420 * DAY, date("2024-02-10")))
            out["accepted"] = out["done"] + self.random.randint(5, 25) * DAY
            out["notice_from"] = out["accepted"] + self.random.randint(1, 10) * DAY
            out["notice_to"] = out["notice_from"] + 6 * DAY
            out["closed"] = out["notice_to"] + self.random.randint(1, 12) * DAY
            out["deadline"] = quarter_end(out["closed"] + self.random.choice((0, 0, 90)) * DAY)
        return out


def quarter_end(day):
    month = (day.month + 2) // 3 * 3
    return datetime.date(day.year + month // 12, month % 12 + 1, 1) - DAY


def beside_border(places, random_, which):
    """10 to 25 m from the border of two villages, on the side of the first."""
    pairs = places.neighbours
    a, b = pairs[(which * 17 + 5) % len(pairs)]
    segments = [(km(p), km(q)) for p, q in places.border_segments(a, b)]
    for p, q in segments[len(segments) // 3:] + segments:
        length, off = math.dist(p, q), random_.uniform(0.010, 0.025)
        if length > 0.12:  # the inside of a counter-clockwise ring is on the left
            spot = ((p[0] + q[0]) / 2 - off * (q[1] - p[1]) / length, (p[1] + q[1]) / 2 + off * (q[0] - p[0]) / length)
            if places.village_of(ticks(*spot)) == a and places.border_km(a, spot) > 0.008:
                return placed(places, spot, a)
    raise ValueError("no straight piece of border")


def petitions(places):
    """102 petitions, all rectified, 101 closed; 2 lie outside the county, 1 has no coordinates, 3 share one place, 4 are near a border."""
    random_, rows, repeated = rng("petitions"), [], None
    received = sorted(between(random_, date("2024-03-20"), date("2024-04-20")) for _ in range(102))
    kinds = shuffled(random_, [t for t, n in zip(words.TYPES, (34, 22, 21, 9, 10, 6)) for _ in range(n)])
    for k, (day, kind) in enumerate(zip(received, kinds), 1):
        village = random_.choices(range(59), [v["pop"] for v in places.villages])[0]
        home = random_.choice([s for s in places.settlements if s["village"] == village])
        spot = placed(places, *places.near(random_, home["at"], 0.0, 0.9))
        if k in (17, 44, 71, 96):
            spot = beside_border(places, random_, k)
        if k in (58, 90):
            spot = dict(repeated)
        elif k == 30:
            repeated = spot
        done = day + random_.randint(3, 9) * DAY
        row = {"id": f"X9SL{day:%Y%m%d}{k:04d}", "received": day, "way": "信" if random_.random() < 0.3 else "电", "type": kind, **spot,
               "place": places.villages[spot["v"]]["name"] + "附近", "place_en": "near " + places.villages[spot["v"]]["name_en"],
               "accuracy": random_.choice((30, 50, 100)), "done": done,
               "closed": done + random_.randint(1, 8) * DAY, "status": "closed"}
        if k == 63:
            row |= {"closed": None, "status": "complete"}
        if k == 8:
            row |= {"lon": None, "lat": None, "accuracy": None}
        if k in (25, 80):
            row |= outside(places, 25 == k)
        rows.append(row)
    return rows


def outside(places, east):
    """A place 1 to 4 km beyond the county's border."""
    ring = [km(p) for p in places.county["polygons"][0][0]]
    end = max(ring) if east else min(ring, key=lambda p: p[1])
    spot = (end[0] + 1.4, end[1] + 0.2) if east else (end[0] - 0.3, end[1] - 3.6)
    lon, lat = lonlat(ticks(*spot))
    return {"lon": lon, "lat": lat, "place": "县界附近", "place_en": "near the county border"}


def batches(places):
    """54 petitions in 24 batches within 2020-09-01..2020-10-01; 13 name two kinds of pollution, 4 name three."""
    random_ = rng("batches")
    sizes = shuffled(random_, [1] * 6 + [2] * 8 + [3] * 8 + [4] * 2)
    days = sorted(random_.sample(range(2, 30), 24))
    many = shuffled(random_, [1] * 37 + [2] * 13 + [3] * 4)
    rows = []
    for batch, (size, day) in enumerate(zip(sizes, days), 1):
        for _ in range(size):
            village = places.villages[random_.choices(range(59), [v["pop"] for v in places.villages])[0]]
            town = places.towns[village["town"]]
            kinds = random_.sample(list(words.TYPES), many[len(rows)])
            received = date("2020-09-01") + (day - 1) * DAY
            rows.append({"batch": batch, "id": f"D9SL{received:%Y%m%d}{len(rows) + 1:04d}", "received": received, "town": town["name"],
                         "town_en": town["name_en"], "village": village["name"], "village_code": village["code"],
                         "types": "；".join(words.TYPES[t] for t in kinds), "types_en": "; ".join(kinds),
                         "true": random_.choice(("属实", "属实", "基本属实", "不属实")), "status": "closed"})
    return rows


def orders(places, ledger):
    """244 supervision orders of 2022, located by telephone (GCJ-02): 150 about a problem then open, 94 about none of the ledger."""
    random_, rows = rng("orders"), []
    days = sorted(between(random_, date("2022-01-05"), date("2022-12-28")) for _ in range(244))
    for k, (day, linked) in enumerate(zip(days, shuffled(random_, [True] * 150 + [False] * 94)), 1):
        if linked:
            problem = random_.choice([r for r in ledger.rows if r["opened"] <= day and (r["closed"] is None or r["closed"] > day)])
            spot, village = places.near(random_, km(whole(problem["lon"], problem["lat"])), 0.005, 0.04, None, 0.005)
            row = {f: problem[f] for f in ("kind", "category", "office")} | {"problem": problem["id"], "what": problem["topic"]}
        else:
            kind, category, _, office, topics = random_.choices(words.PROBLEMS, [p[2] for p in words.PROBLEMS])[0]
            spot, village = places.near(random_, random_.choice(places.settlements)["at"], 0.2, 1.6)
            row = {"kind": kind, "category": category, "office": list(words.OFFICES)[office], "what": random_.choice(topics)}
        at = placed(places, spot, village)
        at["lon"], at["lat"] = (round(c, 6) for c in gcj02(*degrees(ticks(*spot))))
        due = day + 15 * DAY
        rows.append({"id": f"DB-2022-{k:03d}", "issued": day, "due": due, "done": between(random_, day + 3 * DAY, due), "status": "closed"} | row | at)
    return rows


def footprint(random_, spot, radius, vertices=12, rough=0.22):
    shape = blob(random_, *spot, radius, vertices, rough, random_.uniform(1.0, 1.4), random_.uniform(0, math.pi))
    return [ticks(*p) for p in shape]


def landfills(places):
    """61 town landfills: 18 on the list of 2019, 23 on the list of 2020, 20 on none; LF-19 and LF-52 lie across a village border."""
    random_ = rng("landfills")
    lists = shuffled(random_, ["18"] * 18 + ["23"] * 23 + [None] * 20)
    rows = []
    for k, (on, village) in enumerate(zip(lists, shuffled(random_, list(range(59)) + [3, 27])), 1):
        homes = [s for s in places.settlements if s["village"] == village]
        if k in (19, 52):
            pair = [p for p in places.neighbours if village in p][0]
            a, b = places.border_segments(*pair)[4]
            spot = km(a)
            town = places.towns[places.villages[village]["town"]]
        else:
            home = random_.choice(homes)
            spot, _ = places.near_nobody(random_, home["at"], 0.3 + home["radius"], 1.4 + home["radius"], village, 0.16, 0.2)
            town = places.towns[places.villages[village]["town"]]
        ring = footprint(random_, spot, random_.uniform(0.035, 0.085))
        name = places.villages[village]
        row = {"lf_id": f"LF-{k:02d}", "name": f"{name['name']}填埋场", "name_en": f"{name['name_en']} landfill", "list": on, "town": town["name"],
               "town_en": town["name_en"], "area_mu": round(metres2(ring) * 3 / 2000, 2), "polygons": [[ring]], "v": village}
        if on:
            year = 2019 if on == "18" else 2020
            row |= {"accept_due": datetime.date(year, 12, 31), "accept_on": between(random_, datetime.date(year, 4, 1), datetime.date(year, 12, 28)),
                    "state": words.STATUS["closed"], "state_en": "closed"}
        if k in (5, 23, 47):
            row |= {"sampled": 1, "lined": 0}
        rows.append(row)
    return rows


def yards(places):
    """26 dismantling yards: 17 small (due 2024-03-31, 13 cleared), 9 large (due 2024-04-30, 5 cleared); and what is left of the 8."""
    random_ = rng("yards")
    classes = shuffled(random_, ["small"] * 17 + ["large"] * 9)
    rows, left, seen = [], [], {"small": 0, "large": 0}
    for k, size in enumerate(classes, 1):
        village = random_.choices(range(59), [v["pop"] for v in places.villages])[0]
        home = random_.choice([s for s in places.settlements if s["village"] == village])
        spot, village = places.near_nobody(random_, home["at"], 0.4, 1.6, None, 0.15, 0.1)
        big = (size == "large") != (k == 20)  # CJ-20 is declared in the wrong class
        ring = footprint(random_, spot, random_.uniform(0.05, 0.08) if big else random_.uniform(0.018, 0.032), 8, 0.12)
        seen[size] += 1
        due = date("2024-03-31") if size == "small" else date("2024-04-30")
        cleared = seen[size] > 4
        town = places.towns[places.villages[village]["town"]]
        rows.append({"yard_id": f"CJ-{k:02d}", "name": f"{places.villages[village]['name']}拆解点", "name_en": f"{places.villages[village]['name_en']} yard",
                     "size_cls": size, "area_m2": round(metres2(ring), 1), "due": due, "cleared_on": between(random_, due - 40 * DAY, due) if cleared else None,
                     "state": words.STATUS["closed" if cleared else "behind"], "state_en": "closed" if cleared else "behind", "town": town["name"],
                     "town_en": town["name_en"], "polygons": [[ring]], "v": village})
        if not cleared:
            part = part_of(ring, random_.uniform(0.2, 0.9), random_)
            left.append({"yard_id": f"CJ-{k:02d}", "seen_on": date("2024-05-06"), "residual_share": share(part, ring), "polygons": [[part]]})
    return rows, left


def mines(places):
    """14 abandoned mines in the hills and their re-greened parts: 3 have none, 1 is green all over, 1 has two parts."""
    random_ = rng("mines")
    hills = sorted(c for c in places.land.county if height(*places.mesh.centres[c]) > 0.9)
    shares = [0, 0, 0, 1, (0.25, 0.4), 0.6, 0.125, 0.35, 0.5, 0.72, 0.8, 0.45, 0.9, 0.28]
    states = ["behind", "behind", "in progress", "closed", "in progress", "in progress", "behind", "in progress", "in progress", "closed", "closed",
              "in progress", "closed", "in progress"]
    rows, parts = [], []
    for k, (green, state, cell) in enumerate(zip(shares, states, random_.sample(hills, 14)), 1):
        spot, village = places.near_nobody(random_, places.mesh.centres[cell], 0.0, 2.5, None, 0.42, 0.45)
        ring = footprint(random_, spot, random_.uniform(0.12, 0.27), 20, 0.16)
        greens = green if isinstance(green, tuple) else (green,) if green else ()
        town = places.towns[places.villages[village]["town"]]
        own, turn = [], random_.uniform(0, math.pi)
        for n, g in enumerate(greens):
            part = ring if g == 1 else part_of(ring, g, random_, turn + n * math.pi)
            own.append({"part_id": f"KS-{k:02d}-{n + 1}", "mine_id": f"KS-{k:02d}", "greened_on": between(random_, date("2021-03-01"), date("2023-11-30")),
                        "area_ha": round(metres2(part) / 1e4, 4), "polygons": [[part]]})
        parts += own
        rows.append({"mine_id": f"KS-{k:02d}", "name": f"{places.villages[village]['name']}采石场", "name_en": f"{places.villages[village]['name_en']} quarry",
                     "area_ha": round(metres2(ring) / 1e4, 4), "regreen_share": round(sum(share(p["polygons"][0][0], ring) for p in own), 6),
                     "state": words.STATUS[state], "state_en": state, "due": date("2024-12-31"), "town": town["name"], "town_en": town["name_en"],
                     "polygons": [[ring]], "v": village})
    return rows, parts


def share(part, ring):
    return round(ring_area2(part) / ring_area2(ring), 6)


def part_of(ring, wanted, random_, turn=None):
    """The part of a ring on one side of a straight cut, so that it holds the wanted share of the area."""
    for _ in range(50):
        angle = random_.uniform(0, 2 * math.pi) if turn is None else turn
        nx, ny = math.cos(angle), math.sin(angle)
        reach = [nx * x + ny * y for x, y in ring]
        low, high = min(reach), max(reach)
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if abs(ring_area2(below(ring, nx, ny, middle))) < wanted * ring_area2(ring) else (low, middle)
        side = [r <= low for r in reach]
        if sum(a != b for a, b in zip(side, side[1:] + side[:1])) == 2:
            return below(ring, nx, ny, low)
        turn = None
    raise ValueError("the ring is too crooked to cut")


def below(ring, nx, ny, limit):
    out = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        ra, rb = nx * a[0] + ny * a[1] - limit, nx * b[0] + ny * b[1] - limit
        if ra <= 0:
            out.append(a)
        if (ra <= 0) != (rb <= 0):
            w = ra / (ra - rb)
            out.append((round(a[0] + w * (b[0] - a[0])), round(a[1] + w * (b[1] - a[1]))))
    return out
