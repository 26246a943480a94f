const PRINT_SIZE = [720, 620]; // pixels of the map on a page of A4 across, beside the legend

/** Puts the page together and says what leads to what. */
class App {
  constructor(page) {
    this.page = page;
    this.announcer = make("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.card = new Card(page, { onshow: (layer, row) => this.choose(layer, row), onclose: () => this.map.choose(null, null), onzoom: (layer, row) => this.zoomToRow(layer, row) });
    this.map = new MapCanvas(page, { onpick: (found, byKey) => this.picked(found, byKey), onmove: () => {} });
    this.legend = new Legend(page, () => this.map.redraw());
    this.panel = new Panel(page, { onchange: () => this.changed(), onzoom: (layer) => this.zoomToLayer(layer), ontable: (layer) => this.openTable(layer) });
    this.timeline = new Timeline(page, () => this.changed());
    this.table = new DataTable(page, { onrow: (layer, row) => this.go(layer, row), ontoggle: () => {}, onsay: (text) => this.announce(text) });
    this.search = new Search(page, (layer, row) => this.go(layer, row));
    this.readout = make("p", { id: "readout", title: say("coordinates") });
    this.foot = make("p", { id: "foot" });
    this.tip = make("p", { id: "tip", "aria-hidden": "true", hidden: true });
  }

  mount(root) {
    const controls = make("div", { id: "controls" },
      iconButton("plus", say("zoomIn"), () => this.map.zoomBy(1.5)), iconButton("minus", say("zoomOut"), () => this.map.zoomBy(1 / 1.5)),
      iconButton("home", say("zoomAll"), () => this.map.home()), iconButton("print", say("print"), () => window.print()));
    const place = make("section", { id: "map-place", "aria-label": say("map") },
      this.map.canvas, make("p", { id: "map-help", class: "unseen" }, say("mapHelp")), controls, this.readout, this.tip, this.card.element);
    const panel = make("aside", { id: "panel", "aria-label": say("panel") },
      this.search.element, this.legend.element, ...(this.timeline.element ? [this.timeline.element] : []), this.panel.element, aboutPage(this.page));
    root.append(place, panel, this.table.element, this.foot, this.announcer);
    document.body.prepend(make("a", { class: "skip", href: "#table-toggle", onclick: () => this.table.setOpen(true) }, say("skipToTable")));
    this.map.resize();
    this.listen();
  }

  listen() {
    const { canvas } = this.map;
    canvas.addEventListener("pointermove", onceAFrame((event) => this.pointed(event)));
    canvas.addEventListener("pointerleave", () => (this.tip.hidden = true));
    window.addEventListener("beforeprint", () => this.beforePrint());
    window.addEventListener("afterprint", () => this.afterPrint());
  }

  /** The map at the size of the paper, and below it what a page out of its file must say. */
  beforePrint() {
    this.afterPrint = this.map.drawForPrint(...PRINT_SIZE);
    const { crs, crsName, program } = this.page;
    this.foot.textContent = [say("scale", { n: scaleText(this.map.view.denominator) }), crsName || crs, program].join(" · ");
  }

  announce(text) {
    this.announcer.textContent = text;
  }

  /** Layers, classes or the day have changed. */
  changed() {
    this.legend.refresh();
    this.map.redraw();
  }

  /** Under the mouse: where that is, and what it is called. */
  pointed(event) {
    const { view, canvas } = this.map;
    const place = lonLat(this.page.lattice, view.planeX(event.offsetX), view.planeY(event.offsetY));
    this.readout.textContent = place ? `${place[0].toFixed(4)}°, ${place[1].toFixed(4)}°` : "";
    const top = event.buttons || event.pointerType === "touch" ? null : this.map.pickAt(event.offsetX, event.offsetY)[0];
    canvas.classList.toggle("over", Boolean(top));
    this.tip.hidden = !top;
    if (top) {
      this.tip.textContent = top.layer.nameOf(top.row);
      this.tip.style.transform = `translate(${event.offsetX + 14}px, ${event.offsetY + 14}px)`;
    }
  }

  picked(found, byKey) {
    if (found.length) {
      this.card.open(found, byKey);
    } else {
      this.card.close();
      this.announce(say("nothingHere"));
    }
  }

  choose(layer, row) {
    this.map.choose({ layer, row }, ringsOf(layer, row));
    this.announce(`${layer.nameOf(row)}, ${layer.title}`);
  }

  /** Shows a row wherever it was found. */
  go(layer, row) {
    this.panel.turnOn(layer);
    this.card.open([{ layer, row }], false);
    this.zoomToRow(layer, row);
  }

  zoomToRow(layer, row) {
    const rings = ringsOf(layer, row);
    const far = rings ? rings.rings[rings.rings.length - 1][1] : layer.kind(row) === KIND.point ? 1500 : 0;
    const [west, south, east, north] = layer.box(row);
    this.map.fit([west - far, south - far, east + far, north + far], this.covered());
  }

  /** What the card covers of the map: the left side, on a narrow screen the lower part. */
  covered() {
    const { element } = this.card;
    const { width } = this.map.view;
    return element.hidden ? {} : element.offsetWidth < width / 2 ? { left: element.offsetLeft + element.offsetWidth } : { bottom: element.offsetHeight };
  }

  zoomToLayer(layer) {
    const extent = layer.extent();
    this.panel.turnOn(layer);
    if (extent) {
      this.map.fit(extent);
    }
  }

  openTable(layer) {
    this.table.setOpen(true);
    this.table.setLayer(layer);
    this.table.select.focus();
  }
}

function start() {
  const page = decode(JSON.parse(document.getElementById("data").textContent));
  language = page.lang;
  const app = new App(page);
  app.mount(document.getElementById("app"));
  window.gridwarden = app; // for tests
  document.documentElement.dataset.ready = "yes";
}
