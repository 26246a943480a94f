/** Switches of all layers by how they take part. `onchange` is called after every switch. */
class Panel {
  constructor(page, { onchange, onzoom, ontable }) {
    this.page = page;
    this.act = { onchange, onzoom, ontable };
    this.themes = page.layers.filter((layer) => layer.role === "theme");
    const others = page.layers.filter((layer) => layer.onMap && layer.role !== "theme");
    this.element = make("div", { id: "layers" });
    if (!this.themes.length && !others.length) {
      this.element.append(make("p", {}, say("noLayers")));
    }
    if (this.themes.length) {
      this.element.append(this.section("themes", [this.noTheme(), ...this.themes.map((layer) => this.entry(layer, "radio"))]));
    }
    if (others.length) {
      this.element.append(this.section("over", others.map((layer) => this.entry(layer, "checkbox"))));
    }
  }

  section(key, entries) {
    return make("fieldset", { class: key }, make("legend", {}, say(key)), ...entries);
  }

  noTheme() {
    const radio = make("input", { type: "radio", name: "theme", checked: !this.themes.some((layer) => layer.shown), onchange: () => this.showTheme(null) });
    return make("div", { class: "row" }, make("label", { class: "switch" }, radio, make("span", {}, say("noTheme"))));
  }

  entry(layer, type) {
    const onchange = (event) => (type === "radio" ? this.showTheme(layer) : this.showLayer(layer, event.target.checked));
    layer.toggle = make("input", { type, name: type === "radio" ? "theme" : null, checked: layer.shown, onchange });
    return make("div", { class: "row", "data-layer": layer.name },
      make("label", { class: "switch" }, layer.toggle, make("span", {}, layer.title)),
      iconButton("zoom", say("zoomTo", { title: layer.title }), () => this.act.onzoom(layer)),
      iconButton("table", say("showTable", { title: layer.title }), () => this.act.ontable(layer)));
  }

  showTheme(theme) {
    for (const layer of this.themes) {
      layer.shown = layer === theme;
    }
    this.act.onchange();
  }

  showLayer(layer, shown) {
    layer.shown = shown;
    this.act.onchange();
  }

  /** Shows a layer as if it had been switched on by hand. */
  turnOn(layer) {
    if (!layer.shown) {
      layer.toggle.checked = true;
      layer.role === "theme" ? this.showTheme(layer) : this.showLayer(layer, true);
    }
  }
}
