#!/usr/bin/env python3
"""On real data: the pairs of site and zone that `hits` finds equal those of shapely, and the balance closes. Counties stand in for zones
where the real zones hold no site. Skips where the reference data is absent."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

SITES = ["us_northeast/sites/epa_frs_100k_points.csv,id=n,crs=wgs84"]
CASES = {
    "wellhead zones": "us_northeast/zones/wellhead_protection.geojson,id=OBJECTID",
    "counties": "us_northeast/boundaries/us_atlas_counties-10m.json,layer=counties,id=id",
}


def run(program, data, zones, folder):
    hits = subprocess.run([program, "hits", *(f"{data}/{s}" for s in SITES), "--zones", f"{data}/{zones}", "-o", folder / "hits.csv", "--json",
                           "--precision", "15", "--assume-wgs84"], capture_output=True, text=True)
    if hits.returncode != 0:
        raise RuntimeError(hits.stderr.strip()[-1500:])
    # The zones as gridwarden took them: repaired, in lon/lat.
    done = subprocess.run([program, "assign", f"{data}/{SITES[0]}", "--units", f"{data}/{zones}", "-o", folder / "s.csv", "--rollup",
                           folder / "zones.geojson", "--precision", "15", "--assume-wgs84", "-q"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-1500:])
    rows = list(csv.DictReader((folder / "hits.csv").open(encoding="utf-8-sig")))
    return json.loads(hits.stdout)["balance"], rows, json.loads((folder / "zones.geojson").read_text(encoding="utf-8"))["features"]


def pairs_of_shapely(features, points):
    from shapely.geometry import Point, shape
    from shapely.prepared import prep
    from shapely.strtree import STRtree
    shapes = [shape(f["geometry"]) for f in features]
    ids = {id(s): f["properties"]["unit_id"] for s, f in zip(shapes, features)}
    ready = {id(s): prep(s) for s in shapes}
    tree = STRtree(shapes)
    for site, (x, y) in points.items():
        p = Point(x, y)
        for s in tree.query(p):
            s = s if id(s) in ids else shapes[s]
            if ready[id(s)].covers(p):
                yield site, ids[id(s)]


def main():
    program, data = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    if not data.is_dir():
        print("the folder of reference data (../shared) is not here")
        return 77
    faults = []
    for name, zones in CASES.items():
        with tempfile.TemporaryDirectory() as temporary:
            balance, rows, features = run(program, data, zones, pathlib.Path(temporary))
        points = {r["site_id"]: (float(r["lon"]), float(r["lat"])) for r in rows}
        found = {(r["site_id"], r["zone_id"]) for r in rows if r["relation"] != "outside"}
        wanted = set(pairs_of_shapely(features, points))
        print(f"{name}: {len(features)} zones, {balance['in']} sites, {len(found)} pairs, {len(found ^ wanted)} differences")
        faults += [f"{name}: {pair}" for pair in sorted(found ^ wanted)[:10]]
        if balance["in"] != balance["hit"] + balance["outside"] + balance["unplaced"] or len({s for s, _ in found}) != balance["hit"]:
            faults.append(f"{name}: the balance does not close: {balance}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
