#!/usr/bin/env python3
"""The data of the example county's web map: decoded it is what the layers hold, places to within their rounding; the page is small, the same twice and
at any number of threads, and its legends are those of the QGIS styles."""
import json
import sys
import tempfile
import xml.etree.ElementTree as ET

from page_file import PageFile, run_project

MOST_BYTES = 3_000_000
DEGREES = 2e-5  # 0.1 m of rounding and the lattice of the readout: about 2 m


def features(path):
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def check_cells(page, layer, rows, personal):
    for name in rows[0]["properties"]:
        if name in personal:
            yield all(field["name"] != name for field in layer["fields"]), f"{layer['name']}.{name} is personal and stays out"
            continue
        decoded = page.cells(layer, name)
        expected = [row["properties"][name] for row in rows]
        column = page.data["columns"][next(f["cells"] for f in layer["fields"] if f["name"] == name)]
        if column["type"] == "date":
            continue  # days; the page shows them as dates, which check_page.py looks at
        same = all(a == b or (a is not None and b is not None and column["type"] == "text" and str(b).lower() == a.lower()) for a, b in zip(decoded, expected))
        yield same and len(decoded) == len(expected), f"{layer['name']}.{name} is what the layer holds"


def check_points(page, layer, rows):
    places = page.points(layer)
    yield len(places) == len(rows), f"{layer['name']}: a place a row"
    for place, row in zip(places, rows):
        geometry = row["geometry"]
        if (place is None) != (geometry is None):
            yield False, f"{layer['name']}: {row['properties']} has a place in one and not in the other"
        elif place and (at := page.lon_lat(*place)):
            off = max(abs(a - b) for a, b in zip(at, geometry["coordinates"]))
            yield off < DEGREES, f"{layer['name']}: {row['properties'].get('site_id')} is {off:.7f} degrees off"


def check_shapes(page, layer, rows):
    for i, row in enumerate(rows):
        geometry = row["geometry"]
        yield (geometry is None) == (layer["places"]["shapes"][i] < 0), f"{layer['name']}: row {i} has a place in both or in none"
        if geometry is None or not geometry["type"].endswith("Polygon"):
            continue
        rings = geometry["coordinates"] if geometry["type"] == "Polygon" else [ring for part in geometry["coordinates"] for ring in part]
        paths = page.paths(layer, i)
        yield len(paths) == len(rings), f"{layer['name']}: row {i} has {len(rings)} rings"
        for path, ring in zip(paths, rings):
            at = page.lon_lat(*path[0])
            off = max(abs(a - b) for a, b in zip(at, ring[0]))
            yield off < DEGREES, f"{layer['name']}: row {i} begins {off:.7f} degrees off"


def qml_labels(path):
    root = ET.parse(path).getroot().find("renderer-v2")
    entries = root.findall("categories/category") + root.findall("ranges/range") + root.findall("rules/rule")
    return list(dict.fromkeys(entry.get("label") for entry in entries))


def check(page, out):
    yield len(page.text.encode()) < MOST_BYTES, f"{len(page.text.encode())} bytes are less than {MOST_BYTES}"
    for place in ("https://", "http://", "//cdn", "@import", "url("):
        asked = page.text.replace("http://www.w3.org/2000/svg", "").count(place)
        yield asked == 0, f"the page names no address ({place})"
    personal = set(json.loads((out / "run.json").read_text(encoding="utf-8"))["personal_columns"])
    for name, layer in page.layers.items():
        path = out / f"{name}.geojson"
        if not path.exists() or not layer.get("style"):
            continue
        rows = features(path)
        yield layer["rows"] == len(rows) == len(page.classes(layer)), f"{name} has {len(rows)} rows"
        yield from check_cells(page, layer, rows, personal)
        yield from (check_points if "x" in layer["places"] else check_shapes)(page, layer, rows)
        labels = qml_labels(out / f"{name}.qml")
        yield not labels or labels == [c["label"] for c in layer["style"]["classes"]], f"{name}: the legend is that of its QGIS style: {labels}"


def main():
    program, root = sys.argv[1], sys.argv[2]
    faults = 0
    with tempfile.TemporaryDirectory() as temporary:
        for project in ("project.json", "project.zh.json"):
            out = run_project(program, f"{root}/layers/example/{project}", f"{temporary}/{project}", "--threads", "1")
            again = run_project(program, f"{root}/layers/example/{project}", f"{temporary}/{project}.again", "--threads", "7")
            results = [*check(PageFile(out / "map.html"), out), ((out / "map.html").read_bytes() == (again / "map.html").read_bytes(), "the same bytes at 1 and 7 threads")]
            for holds, claim in results:
                if not holds:
                    faults += 1
                    print(f"{project}: NOT: {claim}")
            print(f"{project}: {len(results)} checks")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
