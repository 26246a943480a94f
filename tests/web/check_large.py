#!/usr/bin/env python3
"""A hundred thousand sites in the example county: the page stays under 10 MB and can be dragged. Prints the times that a frame takes; they are not judged
tightly, for machines differ. Exit 77 without Chromium."""
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import chromium

SITES = 100_000
MOST_BYTES = 10_000_000
MOST_MS = 100  # of the median frame, on a slow machine without a graphics card

FRAMES = """new Promise(done => {
  const map = gridwarden.map, box = map.canvas.getBoundingClientRect(), times = [];
  const fire = (type, x, y) => map.canvas.dispatchEvent(new PointerEvent(type, {pointerId: 1, clientX: x, clientY: y, bubbles: true, isPrimary: true}));
  map.canvas.setPointerCapture = () => {};
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  fire('pointerdown', x, y);
  let last = performance.now();
  const step = now => {
    times.push(now - last);
    last = now;
    const turn = times.length / 8;
    fire('pointermove', x + 250 * Math.sin(turn), y + 150 * Math.sin(2 * turn));
    if (times.length < 150) return requestAnimationFrame(step);
    fire('pointerup', x, y);
    times.sort((a, b) => a - b);
    done({median: times[75], p95: times[142], worst: times[149]});
  };
  requestAnimationFrame(step);
})"""


def write_sites(folder, root):
    numbers = random.Random(1)
    kinds = ["dust", "outfall", "dumping", "industry", "landfill"]
    rows = ["id,name,kind,opened,lon,lat"]
    for i in range(SITES):
        day = f"202{numbers.randrange(4)}-{numbers.randrange(1, 13):02}-{numbers.randrange(1, 29):02}"
        rows.append(f"s{i},Place {i % 5000},{kinds[i % 5]},{day},{numbers.gauss(117.0, 0.12):.6f},{numbers.gauss(31.0, 0.12):.6f}")
    (folder / "sites.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    example = root / "layers/example"
    (folder / "project.json").write_text("""{"gridwarden": 1, "title": {"en": "A hundred thousand sites"}, "as_of": "2024-05-09", "lang": "en",
      "inputs": {"units": [{"path": "%s", "id": "code", "name": "name_en"}, {"path": "%s", "id": "code", "name": "name_en", "parent": "parent"}],
                 "sites": [{"path": "sites.csv", "id": "id", "name": "name", "kind": "kind", "opened": "opened", "lon": "lon", "lat": "lat", "crs": "wgs84"}]},
      "steps": [{"assign": {"by": ["kind"]}}]}""" % (example / "county.geojson", example / "villages.shp"), encoding="utf-8")


def measure(page):
    with chromium.Chromium() as browser:
        start = time.monotonic()
        browser.open(page)
        print(f"ready after {time.monotonic() - start:.1f} s, {browser.value('performance.memory.usedJSHeapSize') / 1e6:.0f} MB of heap")
        redraw = browser.value("(() => { const t = performance.now(); gridwarden.map.redraw(); return performance.now() - t; })()")
        frames = browser.value(FRAMES)
        print(f"redraw {redraw:.0f} ms; dragging: median {frames['median']:.0f} ms a frame, 95 % under {frames['p95']:.0f}, worst {frames['worst']:.0f}")
        return frames["median"]


def main():
    program, root = sys.argv[1], pathlib.Path(sys.argv[2])
    if not chromium.find():
        print("skipped: there is no chromium here")
        return 77
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        write_sites(folder, root)
        page = folder / "map.html"
        subprocess.run([program, "report", folder / "project.json", "-o", page, "--quiet"], check=True)
        size = page.stat().st_size
        print(f"{size / 1e6:.1f} MB for {SITES} sites")
        median = measure(page)
    return 0 if size < MOST_BYTES and median < MOST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
