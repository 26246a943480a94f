#!/usr/bin/env python3
"""Bad input gets a clear message: each case states the code, the exit status and what must stand in the message, and no output
is left behind where the run fails. `--soak` adds a line of 1 GB. Uses the system's Python, which has GDAL."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]
CASES = []


def case(status, code, *words, arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson,id=id", "-o", "out.geojson"), soak=False):
    """Registers a case: its function makes the files that differ from the good ones."""
    def add(make):
        CASES.append((make.__name__, make, status, code, words, list(arguments), soak))
        return make
    return add


def text(folder, name, content):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def polygons(folder, *features, name="units.geojson"):
    rows = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    text(folder, name, json.dumps({"type": "FeatureCollection", "features": rows}))


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def good(folder):
    text(folder, "sites.csv", "id,lon,lat\na,1,1\nb,0.5,1.5\n")
    polygons(folder, ({"id": "u", "name": "U"}, polygon(SQUARE)))


@case(0, None, "2 sites: 2 in a unit")
def nothing_wrong(folder):
    pass


@case(3, "GW-IO-001", "site.csv does not exist", "sites.csv", arguments=("assign", "site.csv,crs=wgs84", "--units", "units.geojson", "-o", "out.geojson"))
def missing_file(folder):
    pass


@case(3, "GW-IO-003", "sites.bin", arguments=("assign", "sites.bin,crs=wgs84", "--units", "units.geojson", "-o", "out.geojson"))
def unknown_format(folder):
    text(folder, "sites.bin", bytes(range(256)) * 20)


@case(3, "GW-IO-019", "workbook", arguments=("check", "book.csv,crs=wgs84"))
def workbook_named_csv(folder):
    text(folder, "book.csv", b"PK\x03\x04" + bytes(100))


@case(3, "GW-IO-011", "line 1", "column")
def truncated_geojson(folder):
    text(folder, "units.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature","geome')


@case(3, "GW-IO-007", "is empty")
def empty_file(folder):
    text(folder, "sites.csv", "")


@case(3, "GW-IO-004", "villages", "towns", arguments=("assign", "sites.csv,crs=wgs84", "--units", "u.gpkg,layer=villages,id=id", "-o", "out.geojson"))
def no_such_layer(folder):
    subprocess.run(["ogr2ogr", "-f", "GPKG", folder / "u.gpkg", folder / "units.geojson", "-nln", "towns"], check=True)


@case(3, "GW-COL-001", "code", "id, name", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson,id=code", "-o", "out.geojson"))
def no_such_column(folder):
    pass


@case(3, "GW-COL-002", "lon=", "Columns: id, town")
def table_without_coordinates(folder):
    text(folder, "sites.csv", "id,town\na,U\n")


@case(3, "GW-CRS-101", "crs=wgs84", "--assume-wgs84", arguments=("assign", "sites.csv", "--units", "units.geojson", "-o", "out.geojson"))
def no_crs(folder):
    pass


@case(3, "GW-CRS-001", "wgs48", arguments=("assign", "sites.csv,crs=wgs48", "--units", "units.geojson", "-o", "out.geojson"))
def unknown_crs(folder):
    pass


@case(3, "GW-UNIT-109", "no areal unit")
def empty_layer(folder):
    polygons(folder)


@case(0, "GW-UNIT-101", "row 2", "no code")
def unit_without_id(folder):
    polygons(folder, ({"id": "u"}, polygon(SQUARE)), ({"id": None}, polygon([[5, 5], [6, 5], [6, 6], [5, 5]])))


@case(3, "GW-UNIT-102", "has two names")
def one_id_two_names(folder):
    polygons(folder, ({"id": "u", "name": "U"}, polygon(SQUARE)), ({"id": "u", "name": "V"}, polygon([[5, 5], [6, 5], [6, 6], [5, 5]])))


@case(0, "GW-UNIT-106", "row 2", "POINT")
def mixed_geometry(folder):
    polygons(folder, ({"id": "u"}, polygon(SQUARE)), ({"id": "p"}, {"type": "Point", "coordinates": [1, 1]}))


@case(0, "GW-UNIT-114", "pole")
def polar_ring(folder):
    polygons(folder, ({"id": "u"}, polygon(SQUARE)), ({"id": "p"}, polygon([[-180, -60], [-60, -60], [60, -60], [180, -60], [-180, -60]])))


@case(0, None, "2 sites: 2 in a unit")
def antimeridian_unit(folder):
    text(folder, "sites.csv", "id,lon,lat\na,179.5,1\nb,-179.5,1\n")
    polygons(folder, ({"id": "u"}, polygon([[179, 0], [-179, 0], [-179, 2], [179, 2], [179, 0]])))


@case(0, "GW-UNIT-104", "repaired", "before", "after")
def bowtie(folder):
    polygons(folder, ({"id": "u"}, polygon([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]])))


@case(0, "GW-IO-032", "row 2", "fewer than 4")
def short_ring(folder):
    polygons(folder, ({"id": "u"}, polygon(SQUARE)), ({"id": "v"}, polygon([[5, 5], [6, 5], [5, 5]])))


@case(3, "GW-ASSIGN-101", "11640.1 km apart", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-o", "out.geojson"))
def far_apart(folder):
    text(folder, "sites.csv", "id,lon,lat\na,112,37\n")


@case(0, "GW-XY-005", "row 4", "not finite", "GW-XY-001", "row 5")
def not_finite(folder):
    text(folder, "sites.csv", "id,lon,lat\na,1,1\nb,nan,1\nc,inf,1\nd,1,x1\n")


@case(0, "GW-XY-004", "row 3")
def off_the_earth(folder):
    text(folder, "sites.csv", "id,lon,lat\na,1,1\nb,1,191\n")


@case(0, "GW-ID-001", "a")
def repeated_id(folder):
    text(folder, "sites.csv", "id,lon,lat\na,1,1\na,1,1.5\n")


@case(0, "GW-IO-022", "row 3", "cells")
def row_too_long(folder):
    text(folder, "sites.csv", "id,lon,lat\na,1,1\nb,1,1,7\n")


@case(3, "GW-IO-021", "line 3", "never closed")
def open_quote(folder):
    text(folder, "sites.csv", 'id,lon,lat\na,1,1\n"b,1,1\n')


@case(0, "GW-IO-037", "2 rows", arguments=("check", "--units", "z.gpkg,id=id", "-v"))
def with_z(folder):
    polygons(folder, *(({"id": i}, polygon([[x + c[0], c[1], 7] for c in SQUARE])) for i, x in (("u", 0), ("v", 2))), name="z.geojson")
    subprocess.run(["ogr2ogr", "-f", "GPKG", folder / "z.gpkg", folder / "z.geojson"], check=True)


@case(0, "GW-IO-038", "curves", arguments=("check", "--units", "c.gpkg,id=id", "-v"))
def with_curves(folder):
    from osgeo import ogr, osr
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(folder / "c.gpkg"))
    layer = source.CreateLayer("c", reference, ogr.wkbCurvePolygon)
    layer.CreateField(ogr.FieldDefn("id", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["id"] = "round"
    feature.SetGeometry(ogr.CreateGeometryFromWkt("CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))"))
    layer.CreateFeature(feature)


@case(2, "GW-ARG-010", "unit", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-o", "o.geojson", "--default-accuracy", "30"))
def bare_length(folder):
    pass


@case(2, "GW-IO-008", "where", arguments=("check", "sites.csv,crs=wgs84,where=town = 'x'"))
def bad_where(folder):
    pass


@case(4, "GW-OUT-001", "--overwrite")
def output_exists(folder):
    text(folder, "out.geojson", "mine")


@case(2, "GW-OUT-008", "input", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-o", "sites.csv", "--overwrite"))
def output_is_input(folder):
    pass


@case(2, "GW-OUT-009", "two outputs", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-o", "o.csv", "--rollup", "./o.csv"))
def two_outputs_of_one_name(folder):
    pass


@case(4, "GW-OUT-001", "r1.csv", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-o", "o.csv", "--rollup", "r%level.csv"))
def one_of_the_outputs_exists(folder):
    text(folder, "r1.csv", "mine")


@case(4, "GW-OUT-002", "nowhere", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-o", "nowhere/out.geojson"))
def no_folder(folder):
    pass


@case(2, "GW-OUT-003", "xyz", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-o", "out.xyz"))
def unknown_output_format(folder):
    pass


@case(4, "GW-OUT-004", arguments=("assign", "sites.csv,crs=wgs84", "--units", "units.geojson", "-f", "geojson", "-o", "/dev/full"))
def full_device(folder):
    pass


@case(4, "GW-OUT-004", arguments=("bash", "-c", "ulimit -f 4; \"$0\" assign sites.csv,crs=wgs84 --units units.geojson -o out.geojson"))
def full_disk(folder):
    text(folder, "sites.csv", "id,lon,lat\n" + "".join(f"s{i},1,1\n" for i in range(2000)))


@case(4, "GW-OUT-002", arguments=("bash", "-c", "chmod 755 .; chmod -R a+rX .; setpriv --reuid=65534 --clear-groups \"$0\" assign sites.csv,crs=wgs84 "
                                  "--units units.geojson -o out.geojson"))
def no_write_permission(folder):
    pass


@case(2, "GW-PROJ-001", "line 1", "column", "nearest", arguments=("run", "p.json"))
def unknown_project_key(folder):
    text(folder, "p.json", '{"gridwarden": 1, "as_of": "2024-05-09", "inptus": {}, "inputs": {}, "steps": []}')


@case(2, "GW-JSON-001", "line 2", arguments=("run", "p.json"))
def broken_project(folder):
    text(folder, "p.json", '{"gridwarden": 1,\n "as_of" "2024-05-09"}')


@case(2, "GW-PROJ-015", "asign", "assign", arguments=("run", "p.json"))
def unknown_step(folder):
    text(folder, "p.json", '{"gridwarden": 1, "as_of": "2024-05-09", "inputs": {}, "steps": [{"asign": {}}]}')


@case(3, "GW-COL-002", arguments=("check", "sites.csv,crs=wgs84"), soak=True)
def line_of_a_gigabyte(folder):
    with open(folder / "sites.csv", "wb") as out:
        out.write(b"id;note\na;")
        for _ in range(1000):
            out.write(b"x" * 1_000_000)


def failed(program, entry, folder):
    name, make, status, code, words, arguments, _ = entry
    good(folder)
    make(folder)
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.stat().st_size < 1e8}
    argv = [*arguments, program] if arguments[0] == "bash" else [program, *arguments]
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    said = done.stderr + done.stdout
    left = {p.name for p in folder.iterdir()} - set(before)
    if done.returncode != status:
        yield f"status {done.returncode}, not {status}"
    for word in ([code] if code else []) + list(words):
        if word not in said:
            yield f"does not say '{word}'"
    if status != 0 and left - {"sites.csv"}:
        yield f"left behind: {sorted(left)}"
    if any((folder / n).read_bytes() != b for n, b in before.items()):
        yield "an input was changed"
    if done.returncode in (70, -6, -11) or "Traceback" in said:
        yield "a defect of ours"


def main():
    program, soak, faults = str(pathlib.Path(sys.argv[1]).resolve()), "--soak" in sys.argv, 0
    for entry in CASES:
        if entry[-1] != soak:
            continue
        if entry[0] == "no_write_permission" and os.geteuid() != 0:
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            found = list(failed(program, entry, pathlib.Path(folder)))
        faults += bool(found)
        if found:
            print(f"{entry[0]}: {'; '.join(found)}")
    print(f"{sum(e[-1] == soak for e in CASES)} cases, {faults} not as promised")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
