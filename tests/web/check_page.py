#!/usr/bin/env python3
"""Opens web maps from files in a headless Chromium and uses them as people do: by mouse, by keyboard, by a screen reader's tree. Exit 77 without
Chromium. A third argument is a folder for pictures to look at."""
import json
import pathlib
import sys
import tempfile
import time

import chromium
from page_file import run_project

NASTY = ['<script>document.title="hit"</script>', '</script><img src=x onerror=alert(1)>', "<!--", "a \"quote\" & 'another'", "]]>", "\u202eright to left", "=1+1"]
TEXT_OF = "e => e.textContent"


def texts(browser, selector):
    return browser.value(f"[...document.querySelectorAll({json.dumps(selector)})].map({TEXT_OF})")


def layer_named(name):
    return f"gridwarden.page.layers.find(l => l.name === {json.dumps(name)})"


def screen_of(layer, row):
    """Where the middle of a row is on the screen."""
    return (f"(() => {{ const m = gridwarden.map, b = {layer}.box({row}), r = m.canvas.getBoundingClientRect();"
            f" return [r.left + m.view.px((b[0] + b[2]) / 2), r.top + m.view.py((b[1] + b[3]) / 2)]; }})()")


def colours_seen(browser):
    """Colours of the map's canvas, rarest left out."""
    return browser.value("(() => { const c = gridwarden.map.canvas, o = new OffscreenCanvas(c.width, c.height).getContext('2d', {willReadFrequently: true}); o.drawImage(c, 0, 0); const d = o.getImageData(0, 0, c.width, c.height).data, n = {};"
                         " for (let i = 0; i < d.length; i += 4) { const k = '#' + [d[i], d[i+1], d[i+2]].map(v => v.toString(16).padStart(2, '0')).join(''); n[k] = (n[k] ?? 0) + 1; }"
                         " return Object.fromEntries(Object.entries(n).filter(([, v]) => v >= 50)); })()")


def check_silence(browser):
    yield browser.console == [], f"nothing on the console: {browser.console[:3]}"
    asked = [url for url in browser.requests if not url.startswith(("file:", "data:"))]
    yield asked == [] and len(browser.requests) == 1, f"nothing is asked for but the page: {browser.requests[:3]}"


def check_legend(browser):
    for part in browser.value("gridwarden.page.layers.filter(l => l.shown).map(l => [l.title, l.style.classes.map(c => c.label || l.title)])"):
        shown = browser.value(f"[...document.querySelectorAll('#legend .part')].find(p => p.querySelector('ul').getAttribute('aria-label').includes({json.dumps(part[0])}))"
                              "?.querySelectorAll('.name').length")
        yield shown == len(part[1]), f"the legend of {part[0]} has {len(part[1])} lines"
    wanted = browser.value("gridwarden.page.layers.filter(l => l.shown).flatMap(l => l.style.classes.map(c => c.label || l.title)).sort()")
    yield sorted(texts(browser, "#legend .name")) == sorted(wanted), "the legend says what the styles say"


def check_drawing(browser):
    seen = colours_seen(browser)
    for colour in browser.value("gridwarden.page.layers.filter(l => l.shown).flatMap(l => { const n = l.counts(); return l.style.classes.filter((c, i) => n[i] > 2).map(c => c.symbol.fill); }).filter(Boolean)"):
        yield colour in seen, f"{colour} of the legend is on the map"


def check_switches(browser):
    before = colours_seen(browser)
    browser.value("document.querySelector('#layers input[type=radio]').click()")
    yield browser.value("gridwarden.page.layers.filter(l => l.role === 'theme' && l.shown).length") == 0, "shading can be switched off"
    yield colours_seen(browser) != before, "then the map looks otherwise"
    for name in browser.value("gridwarden.page.layers.filter(l => l.onMap).map(l => l.title)"):
        browser.value(f"gridwarden.panel.turnOn(gridwarden.page.layers.find(l => l.title === {json.dumps(name)}))")
    yield len(texts(browser, "#layers .row[data-layer]")) == browser.value("gridwarden.page.layers.filter(l => l.onMap).length"), "a switch for every layer"
    yield from check_legend(browser)


def check_search(browser, words, name):
    browser.value("document.getElementById('search').focus(), document.getElementById('search').select()")
    browser.type(words)
    hits = texts(browser, "#hits .name")
    yield name in hits, f"searching {words} finds {name}: {hits[:5]}"
    browser.key("ArrowDown")
    marked = browser.value("document.getElementById(document.getElementById('search').getAttribute('aria-activedescendant'))?.getAttribute('aria-selected')")
    yield marked == "true", "an arrow marks a hit, and tells a screen reader which"
    browser.key("Enter")
    yield browser.value("!document.getElementById('card').hidden && document.querySelector('#card h2').textContent") == hits[0], "Enter shows its properties"


def check_card(browser, layer, row):
    """A click on a point shows its columns under their titles."""
    browser.value(f"(l => {{ for (const o of gridwarden.page.layers) o.shown = o === l; gridwarden.changed(); gridwarden.zoomToRow(l, {row}); }})({layer})")
    browser.value("gridwarden.card.close()")
    browser.click(*browser.value(screen_of(layer, row)))
    browser.wait("!document.getElementById('card').hidden")
    browser.value(f"(() => {{ const c = gridwarden.card; c.at = c.found.findIndex(f => f.layer === {layer} && f.row === {row}); c.render(); }})()")
    wanted = browser.value(f"{layer}.fields.map(f => [f.title, f.column.shown({row})])")
    yield [*zip(texts(browser, "#card dt"), texts(browser, "#card dd"))] == [tuple(pair) for pair in wanted], "the card has every column"
    yield "—" in texts(browser, "#card dd") or all(value != "—" for _, value in wanted), "what is not known is a dash"
    browser.value("document.querySelector('#card h2').focus()")
    browser.key("Escape")
    yield browser.value("document.getElementById('card').hidden"), "Escape closes the card"


def check_keyboard(browser):
    browser.value("gridwarden.map.home(), gridwarden.map.canvas.focus()")
    before = browser.value("[gridwarden.map.view.x, gridwarden.map.view.scale]")
    browser.key("ArrowLeft")
    browser.key("+", "+")
    after = browser.value("[gridwarden.map.view.x, gridwarden.map.view.scale]")
    yield after[0] < before[0] and after[1] > before[1], "an arrow moves the map, plus zooms in"
    browser.key("Home")
    yield abs(browser.value("gridwarden.map.view.scale") - before[1]) < 1e-9, "Home shows everything"
    browser.value("gridwarden.panel.turnOn(gridwarden.page.layers[0])")
    browser.value("gridwarden.map.canvas.focus()")
    browser.key("Enter")
    yield browser.value("document.activeElement === document.querySelector('#card h2')"), "Enter tells what is in the middle and takes the focus there"
    browser.key("Escape")
    yield browser.value("document.activeElement === gridwarden.map.canvas"), "Escape gives the focus back to the map"


def check_rings(browser):
    station = "gridwarden.page.layers.find(l => l.rings)"
    browser.value(f"gridwarden.go({station}, 0)")
    counted = browser.value(f"(l => l.rings.map(([name]) => {{ const k = gridwarden.page.layers[l.links]; let n = 0;"
                            " for (let r = 0; r < k.rows; r++) n += k.column('station_id').text(r) === l.idOf(0) && k.column('ring').text(r) === name; return String(n); }))(" + station + ")")
    yield texts(browser, "#card .rings td:nth-child(2)")[:len(counted)] == counted, f"the rings of a station count its links: {counted}"
    yield browser.value("gridwarden.map.circles.rings.length") == len(counted), "and are drawn as circles"
    browser.value("gridwarden.card.close()")


def check_time(browser):
    browser.value("document.getElementById('timeline-on').click()")
    browser.value("(r => { r.valueAsNumber = gridwarden.page.asOfDay - 400; r.dispatchEvent(new Event('input')); })(gridwarden.timeline.range)")
    time.sleep(0.2)
    for layer in browser.value("gridwarden.timeline.dated.map(d => ({drawn: d.layer.mask.reduce((a, b) => a + b, 0), open: d.opened.filter((o, i) =>"
                               " (o === null || o <= gridwarden.page.asOfDay - 400) && (d.closed[i] === null || d.closed[i] > gridwarden.page.asOfDay - 400)).length}))"):
        yield layer["drawn"] == layer["open"], f"what was open that day is drawn: {layer}"
    browser.value("document.getElementById('timeline-on').click()")
    yield browser.value("gridwarden.timeline.dated.every(d => d.layer.mask === null)"), "without a day everything is shown"


def check_table(browser):
    browser.value("gridwarden.openTable(gridwarden.page.layers.find(l => l.role === 'marks'))")
    yield len(texts(browser, "#grid tbody tr")) == min(100, browser.value("gridwarden.table.layer.rows")), "the table shows the first hundred rows"
    browser.value("document.querySelectorAll('#grid th button')[0].click()")
    first = texts(browser, "#grid tbody tr td:nth-child(2)")
    yield browser.value("document.querySelector('#grid th').getAttribute('aria-sort')") == "ascending" and len(first) > 0, "a heading sorts"
    browser.value("document.querySelectorAll('#grid th button')[0].click()")
    yield texts(browser, "#grid tbody tr td:nth-child(2)")[0] != first[0], "and sorts the other way"
    browser.value("document.querySelector('#grid tbody button').click()")
    yield browser.value("!document.getElementById('card').hidden"), "a row leads to its place"
    browser.value("gridwarden.card.close(), gridwarden.table.setOpen(false)")


def check_names(browser):
    """What a screen reader is told: every control has a name, landmarks are there."""
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = [node.get("role", {}).get("value") for node in nodes if not node.get("ignored")]
    nameless = [node["role"]["value"] for node in nodes if not node.get("ignored") and not node.get("name", {}).get("value")
                and node.get("role", {}).get("value") in ("button", "checkbox", "radio", "combobox", "slider", "application", "searchbox", "listbox", "link", "table")]
    yield nameless == [], f"every control has a name: {nameless}"
    for role in ("banner", "main", "complementary", "search", "heading", "status"):
        yield role in roles, f"there is a {role}"


def check_narrow(page, pictures):
    with chromium.Chromium(420, 800, mobile=True) as browser:
        browser.open(page)
        yield browser.value("document.documentElement.scrollWidth <= 420"), "a narrow screen need not scroll sideways"
        yield len(colours_seen(browser)) > 5, "and has a map"
        picture(browser, pictures, f"{page.parent.name}_narrow")
        yield from check_silence(browser)


def picture(browser, folder, name):
    if folder:
        time.sleep(0.3)
        browser.screenshot(folder / f"{name}.png")


def check_example(out, pictures):
    page = out / "map.html"
    with chromium.Chromium() as browser:
        browser.open(page)
        time.sleep(0.3)
        yield browser.value("document.querySelectorAll('#marks .mark, #marks .notice').length") == 2, "internal, and not reviewed as a map"
        picture(browser, pictures, f"{out.name}_first")
        yield from check_legend(browser)
        yield from check_drawing(browser)
        yield from check_names(browser)
        yield from check_search(browser, "9902A", browser.value("(l => l.nameOf(1))(gridwarden.page.layers.find(l => l.rings))"))
        yield from check_rings(browser)
        yield from check_time(browser)
        yield from check_table(browser)
        yield from check_keyboard(browser)
        yield from check_switches(browser)
        yield from check_card(browser, layer_named("assign"), 5)
        yield from check_names(browser)
        with tempfile.NamedTemporaryFile(suffix=".pdf") as pdf:
            browser.pdf(pdf.name)
            yield pathlib.Path(pdf.name).stat().st_size > 20_000, "it prints"
        yield from check_silence(browser)
    yield from check_narrow(page, pictures)


def write_nasty(folder):
    """A project whose sites are named like markup."""
    square = [[0, 0], [0.1, 0], [0.1, 0.1], [0, 0.1], [0, 0]]
    units = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "u1", "name": NASTY[0]},
             "geometry": {"type": "Polygon", "coordinates": [[[x + 116, y + 31] for x, y in square]]}}]}
    (folder / "units.geojson").write_text(json.dumps(units), encoding="utf-8")
    cells = ["id,name,kind,lon,lat"] + ['s{},"{}","{}",{},31.05'.format(i, *[text.replace('"', '""') for text in (name, name)], 116.01 + i / 100) for i, name in enumerate(NASTY)]
    (folder / "sites.csv").write_text("\n".join(cells) + "\n", encoding="utf-8")
    project = {"gridwarden": 1, "title": {"en": NASTY[1]}, "as_of": "2024-05-09", "lang": "en",
               "inputs": {"units": [{"path": "units.geojson", "id": "code", "name": "name", "label": NASTY[0]}],
                          "sites": [{"path": "sites.csv", "id": "id", "name": "name", "kind": "kind", "lon": "lon", "lat": "lat", "crs": "wgs84"}]},
               "steps": [{"assign": {"by": ["kind"]}}]}
    (folder / "project.json").write_text(json.dumps(project), encoding="utf-8")


def check_nasty(out):
    with chromium.Chromium() as browser:
        browser.open(out / "map.html")
        yield browser.value("document.querySelector('h1').textContent") == NASTY[1], "a title that is markup is text"
        yield browser.value("document.querySelectorAll('img, script').length") == 2, "no element comes from the data"
        shown = browser.value("(l => Array.from({length: l.rows}, (_, r) => l.nameOf(r)))(" + layer_named("assign") + ")")
        yield sorted(shown) == sorted(NASTY), f"names are what they were: {shown}"
        for row in range(len(NASTY)):
            browser.value(f"gridwarden.go({layer_named('assign')}, {row})")
            yield texts(browser, "#card h2") == [shown[row]], f"{shown[row]} is text in the card"
        yield from check_search(browser, "<script>", NASTY[0])
        browser.value(f"gridwarden.openTable({layer_named('assign')})")
        yield NASTY[0] in texts(browser, "#grid td"), "and in the table"
        yield browser.value("document.title") != "hit" and browser.value("document.querySelectorAll('img').length") == 0, "nothing ran"
        yield from check_silence(browser)


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    pictures = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if not chromium.find():
        print("skipped: there is no chromium here")
        return 77
    faults = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        write_nasty(folder)
        runs = {"en": check_example(run_project(program, root / "layers/example/project.json", folder / "en"), pictures),
                "zh": check_example(run_project(program, root / "layers/example/project.zh.json", folder / "zh"), pictures),
                "nasty": check_nasty(run_project(program, folder / "project.json", folder / "nasty"))}
        for name, results in runs.items():
            count = 0
            for holds, claim in results:
                count += 1
                if not holds:
                    faults += 1
                    print(f"{name}: NOT: {claim}")
            print(f"{name}: {count} checks")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
