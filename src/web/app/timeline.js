/** Layers whose rows have a first and a last day, with those days. */
function datedLayers(page) {
  return page.layers.filter((layer) => layer.onMap && layer.opened >= 0).flatMap((layer) => {
    const days = (field) => (field < 0 ? new Array(layer.rows).fill(null) : Array.from({ length: layer.rows }, (_, row) => layer.fields[field].column.day(row)));
    const opened = days(layer.opened);
    return opened.some((day) => day !== null) ? [{ layer, opened, closed: days(layer.closed) }] : [];
  });
}

/** Open on a day: opened by then and not closed by then. Without an opening day a row counts as open until it is closed. */
const isOpen = (opened, closed, day) => (opened === null || opened <= day) && (closed === null || closed > day);

/** A slider over the days of the register: shows only what was open on one. */
class Timeline {
  constructor(page, onchange) {
    this.dated = datedLayers(page);
    this.onchange = onchange;
    if (!this.dated.length) {
      this.element = null;
      return;
    }
    const first = Math.min(...this.dated.flatMap(({ opened }) => opened.reduce((least, day) => (day === null ? least : Math.min(least, day)), page.asOfDay)));
    this.on = make("input", { type: "checkbox", id: "timeline-on", onchange: () => this.apply() });
    this.range = make("input", { type: "range", min: first, max: page.asOfDay, value: page.asOfDay, "aria-label": say("day"), oninput: onceAFrame(() => this.apply()) });
    this.range.valueAsNumber = page.asOfDay;
    this.ends = make("div", { class: "ends", "aria-hidden": "true" }, make("span", {}, dateText(first)), make("span", {}, dateText(page.asOfDay)));
    this.said = make("p", { class: "more", role: "status" });
    this.element = make("fieldset", { class: "timeline" }, make("legend", {}, say("timeline")),
      make("label", { class: "switch" }, this.on, make("span", {}, say("onDay"))), this.range, this.ends, this.said);
    this.enable();
  }

  enable() {
    this.range.disabled = !this.on.checked;
    this.range.setAttribute("aria-valuetext", dateText(this.range.valueAsNumber));
  }

  apply() {
    this.enable();
    const day = this.range.valueAsNumber;
    for (const { layer, opened, closed } of this.dated) {
      layer.mask = this.on.checked ? Uint8Array.from(opened, (from, row) => isOpen(from, closed[row], day)) : null;
    }
    this.tell(day);
    this.onchange();
  }

  /** Counts of the topmost dated layer that is shown. */
  tell(day) {
    const { layer, opened } = this.dated.find((one) => one.layer.shown) ?? this.dated[0];
    const open = layer.mask ? layer.mask.reduce((sum, one) => sum + one, 0) : 0;
    const undated = opened.filter((from) => from === null).length;
    const text = say("openOn", { day: dateText(day), open: grouped(open), all: grouped(layer.rows) });
    this.said.textContent = !this.on.checked ? "" : undated ? `${text} ${say("undated", { n: grouped(undated) })}` : text;
  }
}
