#!/usr/bin/env python3
"""A density raster, its contours, clusters and their hulls, made of the example county and opened in a headless QGIS: each style is
applied, classes of raster and contours agree, and what should be seen is drawn."""
import pathlib
import subprocess
import sys
import tempfile

try:
    import headless
    from qgis.core import QgsCategorizedSymbolRenderer, QgsGraduatedSymbolRenderer, QgsRasterLayer, QgsSingleBandPseudoColorRenderer
except ImportError as error:
    print(f"QGIS for Python is not here ({error})")
    sys.exit(77)


def make(program, root, out):
    sites = f"{root}/layers/example/petitions.csv,crs=wgs84"
    subprocess.run([program, "density", sites, "--bandwidth", "3km", "--cell", "250m", "--aoi", f"{root}/layers/example/county.geojson", "-o",
                    out / "bands.geojson", "--raster", out / "surface.tif", "--quiet"], check=True)
    subprocess.run([program, "cluster", sites, "--radius", "1km", "--min-sites", "3", "-o", out / "clusters.geojson", "--hulls",
                    out / "hulls.geojson", "--quiet"], check=True)


def check(out):
    raster = QgsRasterLayer(str(out / "surface.tif"), "surface")
    renderer = raster.renderer()
    yield isinstance(renderer, QgsSingleBandPseudoColorRenderer), f"the raster is drawn by {type(renderer).__name__}"
    items = renderer.shader().rasterShaderFunction().colorRampItemList()
    yield items[0].color.alpha() == 0, "nothing is drawn below the first limit"
    bands = headless.open_layer(out / "bands.geojson")
    yield isinstance(bands.renderer(), QgsGraduatedSymbolRenderer), f"bands are drawn by {type(bands.renderer()).__name__}"
    drawn = [(r.label(), r.symbol().color().name()) for r in bands.renderer().ranges() if r.lowerValue() > 0]
    yield [(i.label, i.color.name()) for i in items[1:]] == drawn[::-1], f"raster and bands have the same legend: {drawn}"
    yield all(f.hasGeometry() and f.geometry().isGeosValid() for f in bands.getFeatures()), "bands are valid"
    for layer in (raster, bands):
        layer.setOpacity(1)
    renderer.setOpacity(1)
    image = headless.draw([raster], (600, 600))
    for label, colour in drawn[-2:]:
        yield headless.pixels_of(image, colour) > 20, f"the raster shows {label}"
    clusters, hulls = headless.open_layer(out / "clusters.geojson"), headless.open_layer(out / "hulls.geojson")
    yield isinstance(clusters.renderer(), QgsCategorizedSymbolRenderer), "clusters are told apart"
    yield [c.label() for c in clusters.renderer().categories()][:2] == ["1", "2"], "clusters are listed by number"
    image = headless.draw([clusters, hulls], (600, 600))
    yield headless.pixels_of(image, "#0072b2") > 10, "the largest cluster is seen"
    yield headless.pixels_of(image, "#00507a", 40) > 10, "hulls are seen"


def main():
    with headless.Qgis() as qgis, tempfile.TemporaryDirectory() as temporary:
        out = pathlib.Path(temporary)
        make(sys.argv[1], sys.argv[2], out)
        faults = [f"NOT: {claim}" for holds, claim in check(out) if not holds]
        faults += [f"QGIS says {message}" for message in qgis.messages]
    print("\n".join(faults) or "surfaces and clusters open styled")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
