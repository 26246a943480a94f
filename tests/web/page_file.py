"""A map page read as a file: its data without its program. Decodes by the rules that the headers of src/web/ state."""
import json
import pathlib
import re
import subprocess


def run_project(program, project, out, *more):
    subprocess.run([program, "run", project, "-o", out, "--quiet", *more], check=True)
    return pathlib.Path(out)


def decode_codes(data, rows):
    """Numbers in base 90: printable characters from # without < and the backslash, so many digits each."""
    digits = {c: i for i, c in enumerate(chr(k) for k in range(ord("#"), ord("~") + 1) if chr(k) not in "<\\")}
    width = data["width"]
    if width == 0:
        return [0] * rows
    out = []
    for i in range(0, len(data["codes"]), width):
        number = 0
        for c in data["codes"][i:i + width]:
            number = number * 90 + digits[c]
        out.append(number)
    return out


class PageFile:
    def __init__(self, path):
        self.text = pathlib.Path(path).read_text(encoding="utf-8")
        self.json = re.search(r'<script type="application/json" id="data">(.*?)</script>', self.text, re.S).group(1)
        self.data = json.loads(self.json)
        self.layers = {layer["name"]: layer for layer in self.data["layers"] if not layer["input"]}

    def cells(self, layer, name):
        field = next(f for f in layer["fields"] if f["name"] == name)
        column = self.data["columns"][field["cells"]]
        cells = column["cells"] if "cells" in column else [column["values"][code] for code in decode_codes(column, layer["rows"])]
        return [None if cell is None else cell == 1 for cell in cells] if column["type"] == "boolean" else cells

    def classes(self, layer):
        return [code - 1 for code in decode_codes(layer["classes"], layer["rows"])]

    def points(self, layer):
        """Plane coordinates of a layer of points; None without a place."""
        out, x, y = [], 0, 0
        for dx, dy in zip(layer["places"]["x"], layer["places"]["y"]):
            if dx is None:
                out.append(None)
                continue
            x, y = x + dx, y + dy
            out.append((x * self.data["pointStep"], y * self.data["pointStep"]))
        return out

    def paths(self, layer, row):
        """Paths of a shape in the plane."""
        step, out = self.data["shapeStep"], []
        for path in self.data["shapes"][layer["places"]["shapes"][row]][1:]:
            x = y = 0
            places = []
            for dx, dy in zip(path[::2], path[1::2]):
                x, y = x + dx, y + dy
                places.append((x * step, y * step))
            out.append(places)
        return out

    def lon_lat(self, x, y):
        lattice = self.data["lattice"]
        n, u, v = lattice["n"], (x - lattice["x"]) / lattice["dx"], (y - lattice["y"]) / lattice["dy"]
        i, j = int(u), int(v)
        if not (0 <= i < n - 1 and 0 <= j < n - 1):
            return None

        def between(nodes):
            at = j * n + i
            south = nodes[at] + (u - i) * (nodes[at + 1] - nodes[at])
            north = nodes[at + n] + (u - i) * (nodes[at + n + 1] - nodes[at + n])
            return south + (v - j) * (north - south)
        return between(lattice["lon"]), between(lattice["lat"])
