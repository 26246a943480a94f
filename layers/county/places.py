"""The county as units of three levels, its settlements, water, fields and zones, and ways to put a site somewhere in it."""
import functools
import math

from . import names
from .land import Land, height
from .plane import (blob, degrees, distance_to_line, in_polygons, km, ring_area2, rng, ticks)

COUNTY_CODE = "999901"
BEND = 0.25  # km


class Places:
    def __init__(self):
        self.land = Land()
        self.mesh = self.land.mesh
        self.seat = self.mesh.centres[self.land.town_seat[0]]
        self.villages = self.make_villages()
        self.towns = self.make_towns()
        self.county = self.make_county()
        self.lines = [[self.closed_km(r) for p in v["polygons"] for r in p] for v in self.villages]
        self.reservoir, self.reservoir_arms = self.make_reservoir()
        self.roads = self.land.roads()
        self.rivers = {name: self.land.stream_line(name) for name in ("main", "creek")}
        self.settlements = self.make_settlements()

    @staticmethod
    def closed_km(ring):
        return [km(p) for p in ring + ring[:1]]

    # --- units
    def make_villages(self):
        random_, rows, number = rng("villages"), [], {}
        spare = iter(names.villages(len(self.land.villages), random_))
        for v, ((town, cells), centre) in enumerate(zip(self.land.villages, self.land.village_centre)):
            number[town] = number.get(town, 0) + 1
            urban = town == 0 and number[town] <= 4
            tail, tail_en = ("社区", "Community") if urban else ("村", "Village")
            code = f"{COUNTY_CODE}{101 + town}{number[town] if urban else 200 + number[town] - (4 if town == 0 else 0):03d}"
            at = self.mesh.centres[centre]
            away = math.dist(at, self.mesh.centres[self.land.town_seat[town]])
            homes = round((2600 if urban else 500) * math.exp(-away / 9) + 40 * len(cells) + random_.uniform(0, 150))
            zh, en = next(spare)
            rows.append({"code": code, "name": zh + tail, "name_en": f"{en} {tail_en}", "level": 3, "parent": f"{COUNTY_CODE}{101 + town}",
                         "keeper": f"K-{v + 1:03d}", "ur_class": self.urban_class(town, number[town]), "homes": homes,
                         "pop": round(homes * random_.uniform(2.6, 3.2)), "polygons": self.mesh.outline(cells),
                         "town": town, "at": at, "cells": cells})
        return rows

    @staticmethod
    def urban_class(town, number):
        if town == 0:
            return "111" if number == 1 else "112" if number <= 4 else "122" if number <= 7 else "220"
        return "121" if number == 1 else "122" if number == 2 else "220"

    def make_towns(self):
        rows = []
        for town, cells in enumerate(self.land.towns):
            own = [v for v in self.villages if v["town"] == town]
            zh, en = names.TOWNS[town][:2]
            rows.append({"code": f"{COUNTY_CODE}{101 + town}", "name": zh, "name_en": en, "level": 2, "parent": COUNTY_CODE,
                         "keeper": f"K-{101 + town}", "team": f"T-{town + 1}", "homes": sum(v["homes"] for v in own),
                         "pop": sum(v["pop"] for v in own), "polygons": self.mesh.outline(cells)})
        return rows

    def make_county(self):
        zh, en = names.COUNTY
        return {"code": COUNTY_CODE, "name": zh, "name_en": en, "level": 1, "keeper": "K-000", "homes": sum(t["homes"] for t in self.towns),
                "pop": sum(t["pop"] for t in self.towns), "polygons": self.mesh.outline(self.land.county)}

    # --- ground
    def make_reservoir(self):
        """A dammed valley: a long arm up the creek, side valleys of unlike length, a blunt end at the dam. Radius in km by angle, and the outline."""
        line = [km(p) for p in self.land.stream_line("creek")]
        middle = next(p for p in line if p[1] < 22.6)
        random_ = rng("reservoir")
        arms = ((1.2, 2.5, 0.3), (0.55, 1.0, 0.2), (2.35, 1.5, 0.24), (3.05, 0.5, 0.25), (5.9, 0.6, 0.3), (4.6, 0.35, 0.4))
        radii = []
        for i in range(120):
            angle = 2 * math.pi * i / 120
            reach = sum(length * math.exp(-((math.remainder(angle - a, 2 * math.pi) / width) ** 2)) for a, length, width in arms)
            radii.append((0.42 + reach) * (1 + random_.uniform(-0.06, 0.06)))
        return self.star(middle, radii), (middle, radii)

    @staticmethod
    def star(middle, radii):
        """The outline with these radii, bent by the lie of the land; bending keeps what lies within what."""
        n = len(radii)
        points = ((middle[0] + r * math.cos(2 * math.pi * i / n), middle[1] + r * math.sin(2 * math.pi * i / n)) for i, r in enumerate(radii))
        return [ticks(x + BEND * math.sin(1.7 * y + 0.4), y + BEND * math.sin(1.5 * x + 1.1)) for x, y in points]

    def dry(self, at, clear=0.0):
        middle, radii = self.reservoir_arms
        return math.dist(at, middle) > max(radii) + BEND + clear

    def make_settlements(self):
        rows = []
        for v, village in enumerate(self.villages):
            random_ = rng(f"settlements {village['code']}")
            centre = self.land.village_centre[v]
            others = sorted(village["cells"] - {centre})
            random_.shuffle(others)
            for number, cell in enumerate([centre] + others[:3 + len(others) // 4]):
                x, y = self.mesh.centres[cell]
                main = number == 0
                seat = centre in self.land.town_seat and main
                radius = 1.05 if seat and v == 0 else 0.62 if seat else random_.uniform(0.26, 0.36) if main else random_.uniform(0.1, 0.22)
                if not self.dry((x, y), 0.5) or (not main and height(x, y) > 1.6):
                    continue
                shape = blob(random_, x, y, radius, 18 if radius > 0.5 else 12, 0.3, random_.uniform(1, 1.35), random_.uniform(0, 3.14))
                rows.append({"at": (x, y), "village": v, "main": main, "radius": radius, "ring": [ticks(*p) for p in shape],
                             "name": village["name"] + ("" if main else f"{number}组"), "cell": cell,
                             "name_en": village["name_en"] + ("" if main else f" group {number}"),
                             "homes": round(village["homes"] * (0.5 if main else 0.12))})
        return rows

    def farmland(self):
        """Fields: shrunken mesh cells of the lower ground, with a hole where a settlement lies."""
        random_, rows = rng("farmland"), []
        homes = {s["cell"]: s for s in self.settlements}
        for v, village in enumerate(self.villages):
            for cell in sorted(village["cells"]):
                x, y = self.mesh.centres[cell]
                shrink, keep = random_.uniform(0.62, 0.86), random_.random()
                if height(x, y) > 0.75 or keep < 0.12 or not self.dry((x, y), 1.0):
                    continue
                ring = []
                corners = [self.mesh.nodes[n] for _, n in self.mesh.rings[cell]]
                for a, b in zip(corners, corners[1:] + corners[:1]):
                    t, u = random_.uniform(0.2, 0.4), random_.uniform(0.6, 0.8)
                    for along, inward in ((0, random_.uniform(0.75, 0.92)), (t, random_.uniform(0.9, 1.03)), (u, random_.uniform(0.9, 1.03))):
                        px, py = a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])
                        ring.append(ticks(x + (px - x) * shrink * inward, y + (py - y) * shrink * inward))
                rings = [ring]
                if cell in homes:
                    hole = [ticks(x + 1.15 * (km(p)[0] - x), y + 1.15 * (km(p)[1] - y)) for p in homes[cell]["ring"]]
                    if not all(in_polygons(p, [[ring]]) for p in hole) or any(in_polygons(p, [[hole]]) for p in ring):
                        continue
                    rings.append(hole[::-1])
                rows.append({"village": v, "crop": "paddy" if height(x, y) < 0.1 else "dry", "polygons": [rings]})
        return rows

    def catchments(self):
        """Six groundwater basins: mesh cells near six places, each cell with the nearest."""
        middles = ((-10.5, 18.0), (9.0, 9.0), (-20.0, -9.0), (-2.0, -8.0), (-9.0, -23.0), (19.0, -9.0))
        parts = [set() for _ in middles]
        for i in sorted(self.land.county):
            far, k = min((math.dist(self.mesh.centres[i], m), k) for k, m in enumerate(middles))
            if far < 7.5:
                parts[k].add(i)
        return [self.mesh.outline(self.land.largest(p)) for p in parts]

    # --- putting sites somewhere
    def village_of(self, point):
        return next((v for v, row in enumerate(self.villages) if in_polygons(point, row["polygons"])), None)

    @functools.cached_property
    def banks(self):
        """River vertices (km) inside the county and away from the reservoir."""
        line = self.rivers["main"] + self.rivers["creek"]
        return [km(p) for p in line if in_polygons(p, self.county["polygons"]) and self.dry(km(p), 1.2)]

    def border_km(self, v, at):
        return min(distance_to_line(at, line) for line in self.lines[v])

    def near(self, random_, at, least, most, v=None, clear=0.06):
        """A random dry point between least and most km from `at`, at least `clear` km from any village border."""
        for _ in range(4000):
            turn, r = random_.uniform(0, 2 * math.pi), random_.uniform(least, most)
            spot = (at[0] + r * math.cos(turn), at[1] + r * math.sin(turn))
            village = self.village_of(ticks(*spot))
            if village is None or (v is not None and village != v) or not self.dry(spot, 0.1):
                continue
            if self.border_km(village, spot) > clear:
                return spot, village
        raise ValueError(f"no room near {at}")

    def lonely(self, at, clear):
        """No settlement within `clear` km."""
        return all(math.dist(at, s["at"]) > s["radius"] + clear for s in self.settlements)

    def near_nobody(self, random_, at, least, most, v, clear, homes):
        """As near(), and at least `homes` km from every settlement."""
        for _ in range(400):
            spot, village = self.near(random_, at, least, most, v, clear)
            if self.lonely(spot, homes):
                return spot, village
        raise ValueError(f"no lonely place near {at}")

    def border_segments(self, a, b):
        """Segments (ticks) that the outlines of villages a and b share, as a walks along them."""
        return sorted(s for s in self.segments[a] if (s[1], s[0]) in self.segments[b])

    @functools.cached_property
    def segments(self):
        return [{pair for poly in v["polygons"] for r in poly for pair in zip(r, r[1:] + r[:1])} for v in self.villages]

    @functools.cached_property
    def neighbours(self):
        """Pairs of villages that share at least ten segments."""
        touching = {(self.owner[i], self.owner[n]) for i in self.land.county for n in self.mesh.neighbours[i] if n in self.land.county}
        return [(a, b) for a, b in sorted(touching) if a < b and len(self.border_segments(a, b)) >= 10]

    @functools.cached_property
    def owner(self):
        """Mesh cell -> index of its village."""
        return {i: v for v, row in enumerate(self.villages) for i in row["cells"]}


def metres2(ring):
    """Area of a small ring (ticks) in square metres, on the WGS 84 ellipsoid's local scale."""
    lat = math.radians(degrees(ring[0])[1])
    a, e2 = 6378137.0, 0.00669437999014
    w = 1 - e2 * math.sin(lat) ** 2
    east, north = a / math.sqrt(w) * math.cos(lat), a * (1 - e2) / w ** 1.5
    return ring_area2(ring) / 2 * east * north * math.radians(1e-7) ** 2
