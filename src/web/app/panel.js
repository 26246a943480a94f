/** Layers by how they take part, each with its legend while it is shown. `onchange` is called after every switch. */
class Panel {
  constructor(page, { onchange, onzoom, ontable }) {
    this.page = page;
    this.act = { onchange, onzoom, ontable };
    this.legends = new Map();
    const themes = page.layers.filter((layer) => layer.role === "theme");
    const others = page.layers.filter((layer) => layer.onMap && layer.role !== "theme");
    this.element = make("div", { id: "layers" });
    if (!themes.length && !others.length) {
      this.element.append(make("p", {}, say("noLayers")));
    }
    if (others.length) {
      this.element.append(this.section("over", others.map((layer) => this.entry(layer, "checkbox"))));
    }
    if (themes.length) {
      this.element.append(this.section("themes", [this.noTheme(themes), ...themes.map((layer) => this.entry(layer, "radio"))]));
    }
    this.refresh();
  }

  section(key, entries) {
    return make("fieldset", { class: key }, make("legend", {}, say(key)), ...entries);
  }

  noTheme(themes) {
    const radio = make("input", { type: "radio", name: "theme", checked: !themes.some((layer) => layer.shown), onchange: () => this.showTheme(null) });
    return make("div", { class: "layer" }, make("label", { class: "switch" }, radio, make("span", {}, say("noTheme"))));
  }

  entry(layer, type) {
    const onchange = (event) => (type === "radio" ? this.showTheme(layer) : this.showLayer(layer, event.target.checked));
    layer.toggle = make("input", { type, name: type === "radio" ? "theme" : null, checked: layer.shown, onchange });
    const legend = this.legend(layer);
    this.legends.set(layer, legend);
    return make("div", { class: "layer", "data-layer": layer.name },
      make("div", { class: "row" },
        make("label", { class: "switch" }, layer.toggle, make("span", {}, layer.title)),
        iconButton("zoom", say("zoomTo", { title: layer.title }), () => this.act.onzoom(layer)),
        iconButton("table", say("showTable", { title: layer.title }), () => this.act.ontable(layer))),
      legend.list);
  }

  /** One line a class of the style, in its order. */
  legend(layer) {
    const counts = [];
    const only = layer.style.classes.length === 1;
    const items = layer.style.classes.map(({ label, symbol }, i) => {
      counts.push(make("span", { class: "count" }));
      const name = make("span", { class: "name" }, label);
      const line = [swatchOf(layer.style, symbol), name, counts[i]];
      const toggle = make("input", { type: "checkbox", checked: true, onchange: (event) => this.showClass(layer, i, event.target.checked) });
      return make("li", {}, only ? make("span", { class: "switch" }, ...line) : make("label", { class: "switch" }, toggle, ...line));
    });
    return { counts, list: make("ul", { class: "legend", "aria-label": say("legendOf", { title: layer.title }) }, ...items) };
  }

  showTheme(theme) {
    for (const layer of this.page.layers.filter((one) => one.role === "theme")) {
      layer.shown = layer === theme;
    }
    this.changed();
  }

  showLayer(layer, shown) {
    layer.shown = shown;
    this.changed();
  }

  showClass(layer, of, on) {
    layer.classOn[of] = on;
    this.act.onchange();
  }

  /** Shows a layer as if it had been switched on by hand. */
  turnOn(layer) {
    if (layer.shown) {
      return;
    }
    layer.toggle.checked = true;
    layer.role === "theme" ? this.showTheme(layer) : this.showLayer(layer, true);
  }

  changed() {
    this.refresh();
    this.act.onchange();
  }

  /** Legends of what is shown, with counts as they are now. */
  refresh() {
    for (const [layer, { counts, list }] of this.legends) {
      list.hidden = !layer.shown;
      if (layer.shown) {
        layer.counts().forEach((count, i) => (counts[i].textContent = `(${grouped(count)})`));
      }
    }
  }
}
