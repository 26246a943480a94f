#!/usr/bin/env python3
"""Every layer of the example county, opened in a headless QGIS: its style applied (renderer, classes, fields that exist, aliases,
labels), every class that features belong to is drawn in its colour, and QGIS reports nothing missing."""
import collections
import pathlib
import subprocess
import sys
import tempfile

try:
    import headless
    from qgis.core import QgsCategorizedSymbolRenderer, QgsGraduatedSymbolRenderer, QgsRenderContext, QgsRuleBasedRenderer, QgsSingleSymbolRenderer
except ImportError as error:
    print(f"QGIS for Python is not here ({error})")
    sys.exit(77)

RENDERERS = {"assign": QgsRuleBasedRenderer, "assign-rollup-1": QgsGraduatedSymbolRenderer, "assign-rollup-2": QgsGraduatedSymbolRenderer,
             "assign-rollup-3": QgsGraduatedSymbolRenderer, "hot": QgsCategorizedSymbolRenderer, "camera": QgsGraduatedSymbolRenderer}
AT_LEAST = 12  # layers of the example county


def classes(renderer):
    if isinstance(renderer, QgsSingleSymbolRenderer):
        return [("every feature", renderer.symbol().clone())]
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        return [(c.label(), c.symbol().clone()) for c in renderer.categories()]
    if isinstance(renderer, QgsRuleBasedRenderer):
        return [(r.label(), r.symbol().clone()) for r in renderer.rootRule().children()]
    return [(r.label(), r.symbol().clone()) for r in renderer.ranges()]


def has_features(path):
    """An empty GeoJSON cannot say what kind of geometry it has none of."""
    return path.exists() and '"type":"Feature"' in path.read_text(encoding="utf-8")


def is_plain(symbol):
    """Neither faint, nor hollow, nor the outline of an area alone."""
    first = symbol.symbolLayer(0)
    outline = symbol.type() == 2 and first.layerType() == "SimpleLine"
    return symbol.opacity() == 1 and symbol.color().alpha() == 255 and first.properties().get("style") != "no" and not outline


def check(layer, wanted, lang):
    yield layer.isValid(), "is valid"
    renderer = layer.renderer()
    yield wanted is None or isinstance(renderer, wanted), f"has a {wanted and wanted.__name__}, not {type(renderer).__name__}"
    found = classes(renderer)
    yield len(found) > 0, "has classes"
    yield all(label for label, _ in found), "labels every class"
    fields = {f.name() for f in layer.fields()}
    asked = renderer.usedAttributes(QgsRenderContext())
    yield (asked or isinstance(renderer, QgsSingleSymbolRenderer)) and set(asked) <= fields, f"asks for fields it has: {asked}"
    aliased = [f.name() for f in layer.fields() if f.alias()]
    yield len(aliased) >= min(5, len(fields)), f"has aliases ({len(aliased)} of {len(fields)} fields)"
    if lang == "zh":
        yield any(any("\u4e00" <= c <= "\u9fff" for c in f.alias()) for f in layer.fields()), "has aliases in Chinese"
    used = collections.Counter()
    context = QgsRenderContext()
    expressions = layer.createExpressionContext()
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        if feature.hasGeometry():
            expressions.setFeature(feature)
            context.setExpressionContext(expressions)
            symbols = renderer.originalSymbolsForFeature(feature, context)
            yield len(symbols) == 1, f"draws feature {feature.id()} once, not {len(symbols)} times"
            used.update({label for label, s in found for symbol in symbols if s.color() == symbol.color()})
    renderer.stopRender(context)
    layer.setLabelsEnabled(False)
    layer.setOpacity(1)
    colours = headless.colours_of(headless.draw([layer], (700, 700)))
    for label, symbol in found:
        if used[label] >= (5 if layer.geometryType() == 1 else 1) and is_plain(symbol):  # a single short line has no pixel of its own
            yield headless.pixels_of(colours, symbol.color()) >= 3, f"shows class '{label}' in {symbol.color().name()}"


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    faults = []
    with headless.Qgis() as qgis:
        for project, lang in (("project.json", "en"), ("project.zh.json", "zh")):
            with tempfile.TemporaryDirectory() as temporary:
                out = pathlib.Path(temporary) / "out"
                subprocess.run([program, "run", root / "layers" / "example" / project, "-o", out, "--quiet"], check=True)
                layers = sorted(path.stem for path in out.glob("*.qml") if has_features(out / f"{path.stem}.geojson"))
                faults += [f"{project}: {name} is missing" for name in RENDERERS if name not in layers]
                faults += [f"{project}: {len(layers)} layers only"] if len(layers) < AT_LEAST else []
                for name in layers:
                    layer = headless.open_layer(out / f"{name}.geojson")
                    faults += [f"{project} {name}: NOT: {claim}" for holds, claim in check(layer, RENDERERS.get(name), lang) if not holds]
                    del layer
        faults += [f"QGIS says {message}" for message in qgis.messages]
    print("\n".join(faults[:30]) or f"every layer opens styled: {', '.join(layers)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
