#!/usr/bin/env python3
"""Fails when a room of src/ includes one that src/modules.txt does not allow, or a library that is not its own."""
import pathlib
import re
import sys

# library header -> the room(s) whose .cpp files may see it
LIBRARIES = {
    r"unicode/": {"text"}, r"nlohmann/": {"json"}, r"proj|geodesic\.h": {"geodesy"},
    r"geos": {"geometry", "index"}, r"boost/geometry/index": {"index"}, r"boost/geometry": {"geometry", "index"},
    r"gdal|ogr|cpl_": {"io"}, r"simdjson": {"io"}, r"openssl/": {"io"}, r"CLI/": {"cli"},
    r"cairo|pango|zlib": {"page"}, r"xlsxwriter": {"office"},
}


def rules(root):
    allowed = {}
    for line in (root / "modules.txt").read_text(encoding="utf-8").splitlines():
        name, colon, rooms = line.split("#")[0].partition(":")
        if colon:
            allowed[name.strip()] = rooms.split()
    return allowed


def faults(root):
    allowed = rules(root)
    order = list(allowed)
    for room, rooms in allowed.items():
        for other in rooms:
            if other not in order or order.index(other) >= order.index(room):
                yield f"modules.txt: {room} may include {other}, which is not below it"
    for folder in sorted(p.name for p in root.iterdir() if p.is_dir()):
        if folder not in allowed:
            yield f"{folder}/: this room is not in modules.txt"
    for path in sorted([*root.rglob("*.hpp"), *root.rglob("*.cpp")]):
        parts = path.relative_to(root).parts
        if len(parts) == 1:
            continue  # main.cpp
        yield from faults_of(path, path.relative_to(root), parts[0], allowed)


def faults_of(path, shown, room, allowed):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        own = re.match(r'\s*#\s*include\s+"(\w+)/', line)
        if own and own[1] != room and own[1] not in allowed.get(room, ()):
            yield f"{shown}:{number}: {room} must not include {own[1]}"
        foreign = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
        for pattern, owners in LIBRARIES.items() if foreign else ():
            if re.match(pattern, foreign[1]):
                if room not in owners:
                    yield f"{shown}:{number}: <{foreign[1]}> belongs to {'/'.join(sorted(owners))}, not to {room}"
                elif path.suffix == ".hpp":
                    yield f"{shown}:{number}: <{foreign[1]}> must stay out of headers"
                break


if __name__ == "__main__":
    found = list(faults(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "rooms: every include goes the allowed way")
    sys.exit(1 if found else 0)
