#!/usr/bin/env python3
"""The GeoPackage of a run, opened in a headless QGIS: each layer takes the style that is inside by itself, and its columns have titles."""
import pathlib
import subprocess
import sys
import tempfile

try:
    import headless
    from qgis.core import QgsProviderRegistry, QgsSingleSymbolRenderer, QgsVectorLayer
except ImportError as error:
    print(f"QGIS for Python is not here ({error})")
    sys.exit(77)


def check(package, folder):
    names = [d.name() for d in QgsProviderRegistry.instance().querySublayers(str(package))]
    styled = sorted(p.stem for p in folder.glob("*.qml") if (folder / f"{p.stem}.geojson").exists() and p.stem != "check")
    yield len(styled) > 15, f"{len(styled)} layers have a style"
    for name in styled:
        yield name in names, f"{name} is in the package"
        layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
        yield layer.isValid(), f"{name} is valid"
        beside = headless.open_layer(folder / f"{name}.geojson")
        yield type(layer.renderer()) is type(beside.renderer()), f"{name}: {type(layer.renderer()).__name__}, as the style beside the layer"
        if not isinstance(layer.renderer(), QgsSingleSymbolRenderer):
            yield len(layer.renderer().legendSymbolItems()) == len(beside.renderer().legendSymbolItems()), f"{name}: as many classes"
        yield any(f.alias() for f in layer.fields()), f"{name}: columns have titles"
        one, other = (headless.colours_of(headless.draw([drawn], (400, 400))) for drawn in (layer, beside))
        same = sum(min(one[c], other[c]) for c in one) / 160000
        yield same > 0.97, f"{name}: drawn as the layer itself ({same:.3f} of the picture)"


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    with headless.Qgis() as qgis, tempfile.TemporaryDirectory() as temporary:
        out = pathlib.Path(temporary) / "示例 out"
        subprocess.run([program, "run", root / "layers" / "example" / "project.json", "-o", out, "--quiet"], check=True)
        faults = [f"NOT: {claim}" for holds, claim in check(out / "gridwarden.gpkg", out) if not holds]
        faults += [f"QGIS says {message}" for message in qgis.messages]
    print("\n".join(faults[:30]) or "every layer of the package opens styled")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
