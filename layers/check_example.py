#!/usr/bin/env python3
"""Counts the example county again, without gridwarden: totals of the registers, units that nest and share borders vertex by vertex, and
the bytes that make_example.py makes. Needs GDAL's Python bindings."""
import collections
import csv
import filecmp
import os
import pathlib
import subprocess
import sys
import tempfile

from osgeo import ogr

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE / "example"
ogr.UseExceptions()


def rows(name, encoding="utf-8-sig"):
    with open(DATA / name, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def features(name, layer=None):
    source = ogr.Open(str(DATA / name))
    return [(f.items(), f.GetGeometryRef().Clone() if f.GetGeometryRef() else None) for f in (source.GetLayer(layer) if layer else source.GetLayer(0))]


def count(records, field, *values):
    return sum(r[field] in values for r in records)


def registers():
    ledger = [f for f, _ in features("ledger.xlsx", "台账")]
    yield len(ledger), 99, "problems"
    yield count(ledger, "deadline_type_en", "dated"), 64, "dated problems"
    yield count(ledger, "deadline_type_en", "long-term"), 35, "long-term problems"
    yield count(ledger, "status_en", "closed"), 46, "closed problems"
    yield count(ledger, "status_en", "closing"), 4, "closing problems"
    petitions = rows("petitions.csv")
    yield len(petitions), 102, "petitions"
    yield count(petitions, "status_en", "closed"), 101, "closed petitions"
    batches = rows("batch_petitions.csv")
    yield len(batches), 54, "petitions in batches"
    yield len({r["批次"] for r in batches}), 24, "batches"
    landfills = [f for f, _ in features("landfills.gpkg", "landfills")]
    lists = collections.Counter(f["list"] for f in landfills)
    yield len(landfills), 61, "landfills"
    yield (lists["18"], lists["23"]), (18, 23), "landfills on the lists"
    yards = [f for f, _ in features("yards.shp")]
    yield len({f["size_cls"] for f in yards}), 2, "size classes of yards"
    yield sorted({str(f["due"]).replace("/", "-") for f in yards}), ["2024-03-31", "2024-04-30"], "deadlines of yards"
    yield len(rows("orders.csv", "gb18030")), 244, "supervision orders"
    yield [int(r["处理能力_吨每日"]) for r in rows("plants.csv")], [600, 1000, 1500, 1200], "capacities"
    yield len(features("catchments.geojson")), 6, "catchments"
    yield len({f["grade"] for f, _ in features("zones.geojson")}), 3, "grades of zones"
    mines = {f["mine_id"]: g for f, g in features("mines.geojson")}
    parts = features("mines_regreened.geojson")
    yield all(f["mine_id"] in mines for f, _ in parts) and len(parts) > 0, True, "re-greened parts belong to mines"


def edges(geometry):
    """Every edge of the polygons, as an unordered pair of corners."""
    polygons = [geometry] if geometry.GetGeometryType() in (ogr.wkbPolygon, ogr.wkbPolygon25D) else [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())]
    for polygon in polygons:
        for ring in (polygon.GetGeometryRef(i) for i in range(polygon.GetGeometryCount())):
            points = [ring.GetPoint_2D(i) for i in range(ring.GetPointCount())]
            yield from (frozenset(pair) for pair in zip(points, points[1:]))


def units():
    levels = [features("county.geojson"), features("towns.gpkg", "towns"), features("villages.shp")]
    yield [len(level) for level in levels], [1, 6, 59], "units"
    outlines = []
    for level in levels:
        uses = collections.Counter(edge for _, g in level for edge in edges(g))
        yield max(uses.values()) <= 2, True, "no edge belongs to three units"
        outlines.append({edge for edge, n in uses.items() if n == 1})
    yield outlines[1] == outlines[0] == outlines[2], True, "the outline is the same at each level, vertex by vertex"
    codes = {f["code"] for f, _ in levels[1]}
    yield all(f["parent"] in codes for f, _ in levels[2]), True, "villages name their towns"
    for level in levels:
        yield all(g.IsValid() for _, g in level), True, "units are valid"
    for town, outline in levels[1]:
        children = [g for f, g in levels[2] if f["parent"] == town["code"]]
        uses = collections.Counter(edge for g in children for edge in edges(g))
        yield {e for e, n in uses.items() if n == 1} == set(edges(outline)), True, f"the villages of {town['name_en']} fill it exactly"


def made_again():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, HERE / "make_example.py", folder], check=True)
        made = sorted(os.listdir(folder))
        text = [n for n in made if n.endswith((".csv", ".json", ".geojson", ".prj", ".cpg"))]
        different = [n for n in text if not filecmp.cmp(f"{folder}/{n}", DATA / n, shallow=False)]
    yield different, [], "made again, the text files are the same"
    kept = sorted(p.name for p in DATA.iterdir() if p.is_file() and p.name != "example.source.md")
    yield made, kept, "made again, there are the same files"


def main():
    faults = 0
    for part in (registers, units, made_again):
        for got, want, what in part():
            if got != want:
                faults += 1
                print(f"{what}: {got}, not {want}")
    print("the example county is as described" if not faults else f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
