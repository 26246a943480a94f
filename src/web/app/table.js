const PAGE_ROWS = 100;

const csvCell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of a layer as CSV, as the files have them. */
function csvOf(layer, rows) {
  const lines = [layer.fields.map(({ name }) => csvCell(name)), ...rows.map((row) => layer.fields.map(({ column }) => csvCell(column.text(row))))];
  return lines.map((line) => line.join(",")).join("\r\n");
}

/** Puts text on the clipboard; the older way where the newer is not allowed. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Any layer or table, sorted by a column, a hundred rows at a time: the same data without a map. */
class DataTable {
  constructor(page, { onrow, ontoggle, onsay }) {
    this.page = page;
    this.act = { onrow, ontoggle, onsay };
    this.toggle = make("button", { type: "button", id: "table-toggle", "aria-expanded": "false", "aria-controls": "table-body", onclick: () => this.setOpen(this.body.hidden) },
      icon("table"), make("span", {}, say("openTable")));
    this.select = make("select", { id: "which-table", onchange: () => this.setLayer(page.layers[this.select.value]) },
      ...page.layers.map((layer) => make("option", { value: layer.index }, layer.title)));
    this.filter = make("input", { type: "search", id: "filter", oninput: () => this.refilter() });
    this.grid = make("table", { id: "grid" });
    this.state = make("span", { role: "status" });
    this.body = make("div", { id: "table-body", hidden: true }, this.toolbar(), make("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": "table-title" }, this.grid));
    this.element = make("section", { id: "table", "aria-labelledby": "table-title" }, make("h2", { id: "table-title", class: "unseen" }, say("table")), this.toggle, this.body);
  }

  toolbar() {
    const button = (key, onclick) => make("button", { type: "button", onclick }, say(key));
    return make("div", { class: "toolbar" },
      make("label", {}, say("whichTable"), " ", this.select), make("label", {}, say("filter"), " ", this.filter),
      button("previous", () => this.turn(-1)), this.state, button("next", () => this.turn(1)), button("copyCsv", () => this.copy()));
  }

  setOpen(open) {
    this.body.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    this.toggle.lastChild.textContent = say(open ? "closeTable" : "openTable");
    if (open && !this.layer) {
      this.setLayer(this.page.layers.find((layer) => layer.shown && layer.role !== "units") ?? this.page.layers[0]);
    }
    this.act.ontoggle();
  }

  setLayer(layer) {
    this.layer = layer;
    this.select.value = layer.index;
    this.sorted = null;
    this.filter.value = "";
    this.refilter();
  }

  refilter() {
    const wanted = folded(this.filter.value.trim());
    const holds = (row) => this.layer.fields.some(({ column }) => folded(column.text(row)).includes(wanted));
    this.rows = Array.from({ length: this.layer.rows }, (_, row) => row).filter((row) => !wanted || holds(row));
    this.sort();
  }

  sort() {
    if (this.sorted) {
      this.rows.sort(comparer(this.layer.fields[this.sorted.field].column, this.sorted.descending));
    }
    this.first = 0;
    this.render();
  }

  sortBy(field) {
    this.sorted = { field, descending: this.sorted?.field === field && !this.sorted.descending };
    this.sort();
    this.grid.tHead.rows[0].cells[field + 1].firstChild.focus();
  }

  turn(step) {
    const first = this.first + step * PAGE_ROWS;
    if (first >= 0 && first < this.rows.length) {
      this.first = first;
      this.render();
    }
  }

  render() {
    const rows = this.rows.slice(this.first, this.first + PAGE_ROWS);
    const head = make("tr", {}, make("td", {}), ...this.layer.fields.map(({ title }, i) => this.heading(title, i)));
    this.grid.replaceChildren(make("caption", { class: "unseen" }, this.layer.title), make("thead", {}, head), make("tbody", {}, ...rows.map((row) => this.line(row))));
    this.state.textContent = rows.length ? say("rowsOf", { from: grouped(this.first + 1), to: grouped(this.first + rows.length), n: grouped(this.rows.length) }) : say("noRows");
  }

  heading(title, i) {
    const sort = this.sorted?.field === i ? (this.sorted.descending ? "descending" : "ascending") : null;
    const button = make("button", { type: "button", onclick: () => this.sortBy(i) }, title);
    return make("th", { scope: "col", "aria-sort": sort, class: this.layer.fields[i].column.type }, button);
  }

  line(row) {
    const { layer } = this;
    const placed = layer.onMap && layer.kind(row) !== KIND.none;
    const first = make("td", {}, ...(placed ? [iconButton("zoom", say("onMap", { name: layer.nameOf(row) }), () => this.act.onrow(layer, row))] : []));
    return make("tr", {}, first, ...layer.fields.map(({ column }) => make("td", { class: column.type }, column.shown(row))));
  }

  async copy() {
    const done = await copyText(csvOf(this.layer, this.rows));
    this.act.onsay(done ? say("copied", { n: grouped(this.rows.length) }) : say("notCopied"));
  }
}
