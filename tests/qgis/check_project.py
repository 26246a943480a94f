#!/usr/bin/env python3
"""`gridwarden.qgs` of the example county, opened in a headless QGIS from a folder that was moved to a path with blanks and Chinese: read without a
message, every layer valid, in groups, the map in a metric CRS, and what is ticked is drawn; the print layouts export."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    import headless
    from qgis.core import (QgsLayoutExporter, QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings, QgsProject,
                           QgsRectangle)
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor, QImage
except ImportError as error:
    print(f"QGIS for Python is not here ({error})")
    sys.exit(77)


def first_view(project, layers):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(project.crs())
    settings.setExtent(QgsRectangle(project.viewSettings().defaultViewExtent()))
    settings.setOutputSize(QSize(600, 500))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def check(path, lang):
    project = QgsProject.instance()
    yield project.read(str(path)) and not project.error(), f"is read: {project.error()}"
    yield project.crs().isValid() and not project.crs().isGeographic(), f"has a metric CRS: {project.crs().authid()}"
    yield ("示例县" in project.title()) == (lang == "zh"), f"has its title in {lang}: {project.title()}"
    root = project.layerTreeRoot()
    layers = root.layerOrder()
    yield len(layers) >= 15, f"has many layers: {len(layers)}"
    for layer in layers:
        yield layer.isValid() and layer.crs().isValid(), f"{layer.name()} is valid"
        yield layer.type() == QgsMapLayer.RasterLayer or layer.featureCount() > 0, f"{layer.name()} has features"
        yield str(path.parent) in layer.dataProvider().dataSourceUri(), f"{layer.name()} is beside the project"
    points = [i for i, layer in enumerate(layers) if layer.type() == QgsMapLayer.VectorLayer and layer.geometryType() == 0]
    areas = [i for i, layer in enumerate(layers) if layer.type() == QgsMapLayer.VectorLayer and layer.geometryType() == 2]
    yield max(points) < min(areas), "draws points above areas"
    shown = [layer for layer in layers if root.findLayer(layer).isVisible()]
    yield len(shown) >= 2, f"shows something when it opens: {[layer.name() for layer in shown]}"
    image = first_view(project, shown)
    drawn = 600 * 500 - headless.pixels_of(image, "#ffffff")
    yield drawn > 60000, f"draws the county in its first view: {drawn} pixels"
    yield from check_layouts(project, path.parent)
    project.clear()


def exported(layout, path):
    """The picture of a layout's current page."""
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 50
    done = QgsLayoutExporter(layout).exportToImage(str(path), settings) == QgsLayoutExporter.Success
    return QImage(str(path)) if done else QImage()


def check_layouts(project, folder):
    layouts = project.layoutManager().printLayouts()
    yield [layout.atlas().enabled() for layout in layouts] == [False, True], "has an overview and an atlas"
    for layout in layouts:
        for item in layout.items():
            if hasattr(item, "layers") and hasattr(item, "scale"):
                yield len(item.layers()) >= 2, f"{layout.name()}: the map shows its layers"
                yield layout.atlas().enabled() or round(item.scale(), 3) in (400000, 450000), f"{layout.name()}: at a round scale: {item.scale()}"
    overview, atlas = layouts
    image = exported(overview, folder / "overview.png")
    yield headless.pixels_of(image, "#41b6c4") > 300, "the overview draws the units in their colours"
    pages = atlas.atlas()
    yield pages.updateFeatures() == 59, f"the atlas has a page for each village: {pages.count()}"
    atlas.reportContext().setPredefinedScales(project.viewSettings().mapScales())
    pages.beginRender()
    atlas.reportContext().setLayer(pages.coverageLayer())
    pages.seekTo(5)
    image = exported(atlas, folder / "atlas.png")
    yield headless.pixels_of(image, "#d7301f") > 100, "the atlas marks the unit of its page"
    pages.endRender()


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    faults = []
    with headless.Qgis() as qgis, tempfile.TemporaryDirectory() as temporary:
        for name, lang in (("project.json", "en"), ("project.zh.json", "zh")):
            made = pathlib.Path(temporary) / "made"
            moved = pathlib.Path(temporary) / f"移动 后 {lang}"
            subprocess.run([program, "run", root / "layers" / "example" / name, "-o", made, "--quiet"], check=True)
            shutil.move(made, moved)
            faults += [f"{name}: NOT: {claim}" for holds, claim in check(moved / "gridwarden.qgs", lang) if not holds]
        faults += [f"QGIS says {message}" for message in qgis.messages]
    print("\n".join(faults[:30]) or "both projects open as they should")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
