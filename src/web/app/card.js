/** What is at a place: the properties of each thing there, one at a time. */
class Card {
  constructor(page, { onshow, onclose, onzoom }) {
    this.page = page;
    this.act = { onshow, onclose, onzoom };
    this.found = [];
    this.at = 0;
    this.element = make("section", { id: "card", "aria-label": say("card"), hidden: true, onkeydown: (event) => event.key === "Escape" && this.close() });
  }

  /** Shows what was found; takes the focus where it was asked for by keyboard. */
  open(found, takeFocus) {
    this.found = found;
    this.at = 0;
    this.opener = takeFocus ? document.activeElement : null;
    this.render();
    if (takeFocus) {
      this.element.querySelector("h2").focus();
    }
  }

  close() {
    this.element.hidden = true;
    this.opener?.focus();
    this.act.onclose();
  }

  turn(step) {
    this.at = (this.at + step + this.found.length) % this.found.length;
    this.render();
    this.element.querySelector(step > 0 ? ".next" : ".previous").focus();
  }

  render() {
    const { layer, row } = this.found[this.at];
    const title = make("h2", { tabindex: "-1" }, layer.nameOf(row));
    const bar = make("div", { class: "row" }, title, iconButton("zoom", say("zoomHere"), () => this.act.onzoom(layer, row)), iconButton("close", say("close"), () => this.close()));
    this.element.replaceChildren(bar, make("p", { class: "more" }, layer.title), ...this.pager(), ...ringTable(this.page, layer, row), propertyList(layer, row));
    this.element.hidden = false;
    this.element.scrollTop = 0;
    this.act.onshow(layer, row);
  }

  pager() {
    const n = this.found.length;
    if (n < 2) {
      return [];
    }
    const button = (name, step) => make("button", { type: "button", class: name, onclick: () => this.turn(step) }, say(name));
    return [make("div", { class: "pager" }, button("previous", -1), make("span", {}, say("ofHere", { i: this.at + 1, n })), button("next", 1))];
  }
}

/** Title and cell of every column; what is not known is a dash. */
function propertyList(layer, row) {
  const pairs = layer.fields.flatMap(({ title, column }) => [make("dt", {}, title), make("dd", {}, column.shown(row))]);
  return make("dl", {}, ...pairs);
}

/** The rings of a station as circles: its place and their bounds; null for anything else. */
function ringsOf(layer, row) {
  if (!layer.rings || Number.isNaN(layer.x[row])) {
    return null;
  }
  return { x: layer.x[row], y: layer.y[row], rings: layer.rings };
}

/** How many linked sites of a station lie in each ring, and up to its bound. */
function ringTable(page, layer, row) {
  if (!ringsOf(layer, row)) {
    return [];
  }
  const counts = ringCounts(page.layers[layer.links], layer.idOf(row));
  let sum = 0;
  const line = (name, count, upTo) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, grouped(count)), make("td", {}, upTo));
  const lines = layer.rings.map(([name], i) => {
    const count = counts.get(name) ?? 0;
    sum += count;
    return line(i ? say("above", { from: layer.rings[i - 1][0], to: name }) : say("upTo", { to: name }), count, grouped(sum));
  });
  if (counts.get("")) {
    lines.push(line(say("beyond"), counts.get(""), "—"));
  }
  const head = make("tr", {}, ...["ring", "inRing", "within"].map((key) => make("th", { scope: "col" }, say(key))));
  return [make("table", { class: "rings" }, make("caption", {}, say("rings")), make("thead", {}, head), make("tbody", {}, ...lines))];
}

function ringCounts(links, station) {
  const counts = new Map();
  const [ids, rings] = [links.column("station_id"), links.column("ring")];
  for (let row = 0; ids && rings && row < links.rows; row++) {
    if (ids.text(row) === station) {
      counts.set(rings.text(row), (counts.get(rings.text(row)) ?? 0) + 1);
    }
  }
  return counts;
}
