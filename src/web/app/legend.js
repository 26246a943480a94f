/** The legend of what is shown: one line a class of the style, in its order, with its count; each class can be switched off. */
class Legend {
  constructor(page, onchange) {
    this.page = page;
    this.onchange = onchange;
    this.parts = new Map();
    this.element = make("section", { id: "legend", "aria-labelledby": "legend-title" });
    this.refresh();
  }

  part(layer) {
    const counts = [];
    const only = layer.style.classes.length === 1;
    const unnamed = only && !layer.style.classes[0].label; // a layer that looks one way is named once
    const items = layer.style.classes.map(({ label, symbol }, i) => {
      counts.push(make("span", { class: "count" }));
      const line = [swatchOf(layer.style, symbol), make("span", { class: "name" }, label || layer.title), counts[i]];
      const toggle = make("input", { type: "checkbox", checked: true, onchange: (event) => this.showClass(layer, i, event.target.checked) });
      return make("li", {}, only ? make("span", { class: "switch" }, ...line) : make("label", { class: "switch" }, toggle, ...line));
    });
    const list = make("ul", { "aria-label": say("legendOf", { title: layer.title }) }, ...items);
    return { counts, element: make("div", { class: "part", "data-layer": layer.name }, ...(unnamed ? [] : [make("h3", {}, layer.title)]), list) };
  }

  showClass(layer, of, on) {
    layer.classOn[of] = on;
    this.onchange();
  }

  /** Parts of what is shown, topmost first, outlines of units last; counts as they are now. */
  refresh() {
    const shown = drawingOrder(this.page.layers).reverse().sort((a, b) => (a.role === "units") - (b.role === "units"));
    for (const layer of shown) {
      if (!this.parts.has(layer)) {
        this.parts.set(layer, this.part(layer));
      }
      const { counts } = this.parts.get(layer);
      layer.counts().forEach((count, i) => (counts[i].textContent = `(${grouped(count)})`));
    }
    this.element.replaceChildren(make("h2", { id: "legend-title", class: "heading" }, say("legend")), ...shown.map((layer) => this.parts.get(layer).element));
  }
}
