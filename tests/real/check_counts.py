#!/usr/bin/env python3
"""On real data: counts of every unit equal those of an independent computation (GEOS through shapely, given the repaired layer
that gridwarden wrote), and the sums balance at every level. Skips where the reference data is absent."""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

CASES = {
    "nyc": (["us_northeast/sites/superfund_npl_final.csv,lat=lattude,lon=longitude,id=epa_id,crs=EPSG:4269"]
            + [f"us_northeast/sites/lmop_{state}.csv,crs=wgs84" for state in ("ny", "nj")],
            ["nyc/boundaries/nybb.shp,id=BoroCode,name=BoroName", "nyc/boundaries/nycdta2020.shp,id=CDTA2020,name=CDTAName",
             "nyc/boundaries/nynta2020.shp,id=NTA2020,name=NTAName"]),
    "us": (["us_northeast/sites/epa_frs_100k_points.csv,id=n,crs=wgs84"],
           ["us_northeast/boundaries/us_atlas_counties-10m.json,layer=states,id=id,name=name",
            "us_northeast/boundaries/us_atlas_counties-10m.json,layer=counties,id=id,name=name"]),
    "china": (["china_east/stations/cnemc_stations_gbk.csv,id=监测点编码,name=监测点名称,crs=wgs84",
               "china_east/sites/wri_china_power_waste_cmm.csv,crs=wgs84"],
              ["china_east/boundaries/jiang_xi_geo.json,id=name,name=name", "china_east/boundaries/counties_jiangxi.geojson,id=adcode,name=name"]),
    "taiwan": (["china_east/sites/cdm_points_derived.csv,id=cdm_ref,crs=wgs84"],
               ["hierarchies/taiwan/villages-10t.json,layer=counties,id=COUNTYCODE,name=COUNTYNAME",
                "hierarchies/taiwan/villages-10t.json,layer=towns,id=TOWNCODE,name=TOWNNAME",
                "hierarchies/taiwan/villages-10t.json,layer=villages,id=VILLCODE,name=VILLNAME"]),
}


def run(program, data, sites, units, folder):
    argv = [program, "assign", *(f"{data}/{s}" for s in sites)]
    for unit in units:
        argv += ["--units", f"{data}/{unit}"]
    argv += ["-o", folder / "sites.geojson", "--rollup", folder / "rollup-%level.geojson", "--precision", "15", "--assume-wgs84", "--quiet"]
    done = subprocess.run(argv, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-1500:])
    load = lambda name: json.loads((folder / name).read_text(encoding="utf-8"))["features"]
    return load("sites.geojson"), [load(f"rollup-{k + 1}.geojson") for k in range(len(units))]


def owners(features, points):
    """For each point the set of unit ids whose polygon covers it, by shapely's own index."""
    import shapely
    from shapely.geometry import Point, shape
    from shapely.prepared import prep
    from shapely.strtree import STRtree
    shapes = [shape(f["geometry"]) for f in features]
    ids = {id(s): f["properties"]["unit_id"] for s, f in zip(shapes, features)}
    prepared = {id(s): prep(s) for s in shapes}
    tree = STRtree(shapes)
    old = shapely.__version__ < "2"
    for x, y in points:
        p = Point(x, y)
        near = tree.query(p) if old else [shapes[i] for i in tree.query(p)]
        yield {ids[id(s)] for s in near if prepared[id(s)].covers(p)}


def check(name, sites, levels):
    placed = [s for s in sites if s["geometry"] and s["geometry"]["type"] == "Point"]
    points = [s["geometry"]["coordinates"][:2] for s in placed]
    for k, level in enumerate(levels, 1):
        counted = collections.Counter(s["properties"][f"level{k}_id"] for s in sites)
        for unit in level:
            have = unit["properties"]["site_count"]
            if counted[unit["properties"]["unit_id"]] != have:
                yield f"{name} level {k}: unit {unit['properties']['unit_id']} says {have}, its sites are {counted[unit['properties']['unit_id']]}"
        if sum(u["properties"]["site_count"] for u in level) + counted[None] != len(sites):
            yield f"{name} level {k} does not balance"
    k = len(levels)
    for site, owning in zip(placed, owners(levels[-1], points)):
        unit = site["properties"][f"level{k}_id"]
        if (unit is None) != (not owning) or (unit is not None and unit not in owning):
            yield f"{name}: site {site['properties']['site_id']} at {site['geometry']['coordinates']} is in {unit}, shapely says {owning}"


def main():
    program, data = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    if not data.is_dir():
        print("the folder of reference data (../shared) is not here")
        return 77
    faults = []
    for name, (sites, units) in CASES.items():
        with tempfile.TemporaryDirectory() as temporary:
            try:
                layer, levels = run(program, data, sites, units, pathlib.Path(temporary))
                found = list(check(name, layer, levels))
                print(f"{name}: {len(layer)} sites, {'/'.join(str(len(v)) for v in levels)} units, {len(found)} differences")
            except RuntimeError as error:
                found = [f"{name}: {error}"]
        faults += found
    print("\n".join(faults[:20]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
