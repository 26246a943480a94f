#!/usr/bin/env python3
"""Runs the example county and checks that its numbers balance: every input, every level, every column of counts."""
import json
import pathlib
import subprocess
import sys
import tempfile


def features(path):
    return [f["properties"] for f in json.loads(path.read_text(encoding="utf-8"))["features"]]


def check(out):
    manifest = json.loads((out / "run.json").read_text(encoding="utf-8"))
    for item in manifest["inputs"]:
        yield item["read"] == item["accepted"] + item["rejected"] + item["filtered"], f"{item['path']} balances"
        yield len(item["sha256"]) == 64, f"{item['path']} has a hash"
    sites = [i for i in manifest["inputs"] if i["role"] == "sites"]
    accepted = sum(i["accepted"] for i in sites)
    layer = features(out / "assign.geojson")
    yield len(layer) == accepted, f"{accepted} accepted sites are in assign.geojson"
    sizes = {1: 1, 2: 6, 3: 59}
    totals = {}
    for level, units in sizes.items():
        rollup = features(out / f"assign-rollup-{level}.geojson")
        yield len(rollup) == units, f"level {level} has {units} units"
        counted = sum(u["site_count"] for u in rollup)
        unassigned = sum(1 for s in layer if s[f"level{level}_id"] is None)
        yield counted + unassigned == accepted, f"level {level}: {counted} + {unassigned} = {accepted}"
        by_kind = sum(v for u in rollup for k, v in u.items() if k.startswith("count_kind_"))
        yield by_kind == counted, f"level {level}: counts by kind add up to {counted}, are {by_kind}"
        totals[level] = sum(u["area_km2"] for u in rollup)
    yield max(totals.values()) - min(totals.values()) <= 1e-9 * totals[1], f"areas agree: {totals}"
    yield from check_ledger(out, manifest)
    yield from check_ground(out)
    for output in manifest["outputs"]:
        yield (out / output["path"]).exists(), f"{output['path']} exists"
    for name in ("assign", "assign-rollup-1", "assign-rollup-2", "assign-rollup-3"):
        yield (out / f"{name}.qml").exists(), f"{name}.qml exists"


def check_ledger(out, manifest):
    """The totals of the made-up register (see layers/example/example.source.md), and the one claim that does not hold."""
    states = [p["state"] for p in features(out / "problems.geojson")]
    yield (len(states), states.count("closed"), states.count("closing")) == (99, 46, 4), f"99 problems, 46 closed, 4 closing: {len(states)}"
    visits = [p["visited"] for p in features(out / "lookback.geojson")]
    yield (len(visits), sum(visits)) == (46, 30), f"of 46 closed problems 30 were visited: {sum(visits)} of {len(visits)}"
    wrong = [(c["expected"], c["got"]) for c in manifest["claims"] if c["result"] != "match"]
    yield wrong == [(61, 41)], f"one claim does not hold, 61 landfills of which 41 are on a list: {wrong}"


def check_ground(out):
    for unit in features(out / "camera.geojson"):
        whole = unit["covered_km2"] + unit["gap_km2"]
        yield abs(whole - unit["area_km2"]) <= 1e-9 * unit["area_km2"], f"covered and gap of {unit['unit_id']} make its area"
    cells = features(out / "hot.geojson")
    yield sum(c["site_count"] for c in cells) > 190, "the cells hold the problems and the petitions"
    yield sum(c["gi_bin"] > 0 for c in cells) == 8, "8 cells are hot"
    county = features(out / "assign-rollup-1.geojson")[0]["area_km2"]
    yield abs(sum(c["area_km2"] for c in cells) - county) <= 1e-9 * county, "the cells make the county"


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    faults = 0
    for project in ("project.json", "project.zh.json"):
        with tempfile.TemporaryDirectory() as temporary:
            out = pathlib.Path(temporary) / "out"
            subprocess.run([program, "run", root / "layers" / "example" / project, "-o", out, "--quiet"], check=True)
            for holds, claim in check(out):
                if not holds:
                    faults += 1
                    print(f"{project}: NOT: {claim}")
    print("balanced" if not faults else f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
